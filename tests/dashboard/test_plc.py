"""How far each reaches into what a team writes: the team itself, its house, and nobody else."""

import pytest

from dashboard.access import Grant, Role, Scope
from dashboard.plc import Access, Plc, Visibility, access, coordinates, may_set_up, own_place, takes_part

PLC = Plc(number=7, name="4. årgang", unit=30, institution=3)


def scope(role: Role, unit: int, institution: int | None = None, *plcs: int) -> Scope:
    return Scope((Grant(role, unit, institution, frozenset({1, 2})),), plcs=dict.fromkeys(plcs, role))


READERS = {
    "member": (scope(Role.MEMBER, 30, 3, 7), Access.WRITE, Access.WRITE),
    "coordinator": (scope(Role.COORDINATOR, 30, 3, 7), Access.WRITE, Access.WRITE),
    "leader": (scope(Role.LEADER, 3), Access.OVERSIGHT, Access.TEXT),
    "leader who is named": (scope(Role.LEADER, 3, None, 7), Access.WRITE, Access.WRITE),
    "resource person": (scope(Role.RESOURCE_PERSON, 3), Access.OVERSIGHT, Access.TEXT),
    "another team": (scope(Role.MEMBER, 31, 3, 8), Access.NOTHING, Access.TEXT),
    "board": (scope(Role.BOARD, 3), Access.NOTHING, Access.NOTHING),
    "another leader": (scope(Role.LEADER, 4), Access.NOTHING, Access.NOTHING),
    "another school's team": (scope(Role.MEMBER, 40, 4, 9), Access.NOTHING, Access.NOTHING),
    "municipality": (scope(Role.MUNICIPALITY, 2), Access.NOTHING, Access.NOTHING),
    "programme": (scope(Role.PROGRAMME, 1), Access.NOTHING, Access.NOTHING),
    "administrator": (scope(Role.ADMINISTRATOR, 1), Access.NOTHING, Access.NOTHING),
    "researcher": (scope(Role.RESEARCHER, 1), Access.NOTHING, Access.NOTHING),
    "nobody": (Scope(), Access.NOTHING, Access.NOTHING),
}


@pytest.mark.parametrize("name", READERS)
def test_the_team_writes_the_house_is_shown_what_is_shared_and_nobody_else_anything(name: str) -> None:
    who, alone, shared = READERS[name]
    assert access(who, PLC, Visibility.TEAM) is alone
    assert access(who, PLC, Visibility.HOUSE) is shared


def test_a_team_that_has_ended_is_only_read() -> None:
    ended = Plc(7, "4. årgang", 30, 3, ended=True)
    assert access(READERS["member"][0], ended, Visibility.TEAM) is Access.TEXT


def test_who_takes_part_and_who_coordinates() -> None:
    member, coordinator = READERS["member"][0], READERS["coordinator"][0]
    assert takes_part(member, PLC)
    assert takes_part(coordinator, PLC)
    assert (coordinates(member, PLC), coordinates(coordinator, PLC)) == (False, True)
    assert not takes_part(READERS["leader"][0], PLC)


def test_only_the_leader_of_the_institution_names_its_teams() -> None:
    may = {name for name, (who, *_) in READERS.items() if may_set_up(who, 3)}
    assert may == {"leader", "leader who is named"}


@pytest.mark.parametrize(
    ("grants", "place"),
    [
        ([(Role.MEMBER, 30)], 30),
        ([(Role.MEMBER, 30), (Role.COORDINATOR, 31)], 3),
        ([(Role.LEADER, 3)], 3),
        ([(Role.RESOURCE_PERSON, 3), (Role.MEMBER, 30)], 3),
        ([(Role.MEMBER, 30), (Role.MEMBER, 40)], 30),
    ],
)
def test_the_overview_is_of_the_one_place_that_is_ones_own_else_of_the_institution(
    grants: list[tuple[Role, int]], place: int
) -> None:
    """40 lies in another institution."""
    held = tuple(Grant(role, unit, None if unit == 3 else 4 if unit == 40 else 3) for role, unit in grants)
    assert own_place(Scope(held), 3) == place

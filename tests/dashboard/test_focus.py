"""Who reads and who chooses focus areas, stated twice; and what may be written about them."""

from itertools import product

import pytest

from dashboard.access import Grant, Place, Role, Scope
from dashboard.focus import LONGEST, may_choose, may_read, refusal

PROGRAMME, TOWN = Place(1, "programme"), Place(2, "municipality")
HOME, OTHER = Place(3, "institution"), Place(4, "institution")
TEAM, SISTER = Place(5, "team"), Place(6, "team")
ROOM, NEXT_ROOM = Place(7, "child_group"), Place(8, "child_group")
PATHS = {
    "programme": (PROGRAMME,),
    "municipality": (PROGRAMME, TOWN),
    "home": (PROGRAMME, TOWN, HOME),
    "other": (PROGRAMME, TOWN, OTHER),
    "team": (PROGRAMME, TOWN, HOME, TEAM),
    "sister": (PROGRAMME, TOWN, HOME, SISTER),
    "room": (PROGRAMME, TOWN, HOME, TEAM, ROOM),
    "next room": (PROGRAMME, TOWN, HOME, SISTER, NEXT_ROOM),
}
HELD = {
    "leader": Grant(Role.LEADER, 3),
    "leader elsewhere": Grant(Role.LEADER, 4),
    "coordinator": Grant(Role.COORDINATOR, 5, 3),
    "member": Grant(Role.MEMBER, 5, 3),
    "member of the room": Grant(Role.MEMBER, 7, 3),
    "resource person": Grant(Role.RESOURCE_PERSON, 3),
    "board": Grant(Role.BOARD, 3),
    "municipality": Grant(Role.MUNICIPALITY, 2),
    "programme": Grant(Role.PROGRAMME, 1),
    "administrator": Grant(Role.ADMINISTRATOR, 1),
    "researcher": Grant(Role.RESEARCHER, 1),
}
# The plan once more, in words of its own.
CHOOSES = {
    "leader": {"home", "team", "sister", "room", "next room"},
    "leader elsewhere": {"other"},
    "coordinator": {"home", "team", "room"},
    "member": {"team", "room"},
    "member of the room": {"room"},
}
AT_HOME = {"home", "team", "sister", "room", "next room"}
READS = {
    **dict.fromkeys(("leader", "coordinator", "member", "member of the room", "resource person"), AT_HOME),
    "leader elsewhere": {"other"},
}


@pytest.mark.parametrize(("who", "where"), list(product(HELD, PATHS)))
def test_who_chooses_and_who_reads_is_as_agreed(who: str, where: str) -> None:
    scope = Scope((HELD[who],))
    assert may_choose(scope, PATHS[where]) == (where in CHOOSES.get(who, ()))
    assert may_read(scope, PATHS[where]) == (where in READS.get(who, ()))


@pytest.mark.parametrize(("one", "other"), [("board", "member"), ("municipality", "leader elsewhere")])
def test_several_roles_open_what_one_of_them_opens(one: str, other: str) -> None:
    scope = Scope((HELD[one], HELD[other]))
    assert {where for where, path in PATHS.items() if may_choose(scope, path)} == CHOOSES[other]
    assert {where for where, path in PATHS.items() if may_read(scope, path)} == READS[other]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Vi er i gang med det allerede.", None),
        ("x" * LONGEST, None),
        ("x" * (LONGEST + 1), "focus.refused.long"),
        ("Ring om 010190-1234", "focus.refused.cpr"),
        ("Ring om 0101901234", "focus.refused.cpr"),
    ],
)
def test_a_text_is_short_and_holds_no_number_of_anybody(text: str, why: str | None) -> None:
    assert refusal(text, may_be_empty=False) == refusal(text, may_be_empty=True) == why


def test_only_a_target_may_be_left_empty() -> None:
    assert refusal("", may_be_empty=True) is None
    assert refusal("", may_be_empty=False) == "focus.refused.empty"

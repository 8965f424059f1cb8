"""Who takes part in what is said of a figure, stated twice; and what a note may hold."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.access import LEVELS, Grant, Place, Role, Scope
from dashboard.notes import LONGEST, Audience, audiences, cleaned, may_read, may_withdraw, refusal, roles_there

PROGRAMME, TOWN, HOME, OTHER = (
    Place(1, "programme"), Place(2, "municipality"), Place(3, "institution"), Place(4, "institution"),
)  # fmt: skip
TEAM, ROOM = Place(5, "team"), Place(6, "child_group")
PATHS = {
    "programme": (PROGRAMME,),
    "municipality": (PROGRAMME, TOWN),
    "institution": (PROGRAMME, TOWN, HOME),
    "team": (PROGRAMME, TOWN, HOME, TEAM),
    "child_group": (PROGRAMME, TOWN, HOME, TEAM, ROOM),
}
PLACES = {"programme": PROGRAMME, "municipality": TOWN, "institution": HOME, "team": TEAM, "child_group": ROOM}
# The contract once more, in words of its own: who reads what is written for whom, who writes, who may take it back.
READS_FOR_ALL = {
    "leader": "institution", "resource_person": "institution", "coordinator": "institution", "member": "institution",
    "municipality": "municipality", "programme": "programme",
}  # fmt: skip
READS_FOR_LEADERS = ("leader", "resource_person")
KNOWN_OUTSIDE = ("administrator", "board", "researcher")


def held(role: Role, place: Place | None = None) -> Grant:
    """At the highest place of its kind on the way to the room, or at another."""
    place = place or PLACES[next(kind for kind in PLACES if kind in LEVELS[role])]
    inside = place.kind in ("team", "child_group")
    return Grant(role, place.unit, HOME.unit if inside else None, frozenset({1, 2}) - {place.unit})


@pytest.mark.parametrize("kind", PATHS)
@pytest.mark.parametrize("role", Role)
def test_one_role_takes_part_where_the_contract_says(kind: str, role: Role) -> None:
    roles = roles_there(Scope((held(role),)), PATHS[kind])
    level = READS_FOR_ALL.get(role.value)
    takes_part = level == kind or (level == "institution" and kind in ("institution", "team", "child_group"))
    assert (role in roles) == takes_part
    assert may_read(roles, Audience.ALL, began=False) == takes_part
    leads = takes_part and role.value in READS_FOR_LEADERS
    assert may_read(roles, Audience.LEADERS, began=False) == leads
    assert may_read(roles, Audience.LEADERS, began=True) == takes_part
    assert may_withdraw(roles, wrote=True) == takes_part
    assert may_withdraw(roles, wrote=False) == (takes_part and role.value == "leader")
    assert bool(audiences(roles)) == takes_part


@pytest.mark.parametrize("count", [0, 2, 3, len(Role)])
def test_several_roles_open_what_one_of_them_opens(count: int) -> None:
    for some in combinations(Role, count):
        scope = Scope(tuple(held(role) for role in some))
        for path in PATHS.values():
            alone = [roles_there(Scope((held(role),)), path) for role in some]
            for audience in Audience:
                together = may_read(roles_there(scope, path), audience, began=False)
                assert together == any(may_read(roles, audience, began=False) for roles in alone)


@pytest.mark.parametrize("role", Role)
def test_nobody_from_elsewhere_takes_part(role: Role) -> None:
    """A leader of the other institution, a municipality beside: the same roles at other places."""
    elsewhere = {"institution": OTHER, "municipality": Place(12, "municipality"), "team": Place(15, "team")}
    place = next((elsewhere[kind] for kind in elsewhere if kind in LEVELS[role]), None)
    if place is None:
        assert LEVELS[role] == {"programme"}
        return
    scope = Scope((Grant(role, place.unit, OTHER.unit if place.kind == "team" else None, frozenset({1, 2})),))
    assert all(roles_there(scope, path) == () for path in PATHS.values())


def test_the_console_reads_no_notes() -> None:
    assert roles_there(Scope(unlimited=True), PATHS["institution"]) == ()


def test_a_note_is_signed_with_the_strongest_role() -> None:
    scope = Scope((held(Role.MEMBER), held(Role.LEADER), held(Role.BOARD)))
    assert roles_there(scope, PATHS["team"]) == (Role.LEADER, Role.MEMBER)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"), (" \n\t ", "empty"), ("\u200b\u2060", "empty"), ("x" * (LONGEST + 1), "long"),
        ("Ring til 010190-1234 i morgen", "cpr"), ("0101901234", "cpr"), ("010190 1234", "cpr"),
        ("x" * LONGEST, None), ("Trivsel er steget med 20 point siden 2017.", None), ("tlf. 12 34 56 78", None),
        ("👩‍👩‍👧‍👦", None),
    ],
)  # fmt: skip
def test_what_a_note_may_hold(text: str, reason: str | None) -> None:
    assert refusal(cleaned(text)) == (f"notes.refused.{reason}" if reason else None)


@given(st.text())
def test_cleaning_takes_away_nothing_but_controls_and_space_around(text: str) -> None:
    kept = cleaned(text)
    assert cleaned(kept) == kept
    assert "\0" not in kept
    kept.encode("utf-8")
    visible = [sign for sign in text if sign.isprintable() and not sign.isspace()]
    assert [sign for sign in kept if sign.isprintable() and not sign.isspace()] == visible


def test_line_breaks_are_kept() -> None:
    assert cleaned("en\r\nto\rtre\n\nfire\tfem\x00\x1b ") == "en\nto\ntre\n\nfire\tfem"

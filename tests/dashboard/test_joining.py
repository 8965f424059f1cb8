"""Joining units of an organisation before anything is counted."""

from dashboard.joining import Join, fits, joined
from dashboard.organisation import Unit
from dashboard.tree import Tree

UNITS = (
    Unit("S", "", "institution", "School", "school"),
    Unit("T", "S", "team", "T", grade="4", successor_of=("old",)),
    Unit("U", "S", "team", "U", grade="4"),
    Unit("V", "S", "team", "V", grade="5"),
    Unit("4a", "T", "child_group", "4.A"),
    Unit("4b", "S", "child_group", "4.B"),
)
BOTH = Join(("T", "U"), "T og U")


def test_the_joined_team_takes_the_place_of_its_parts() -> None:
    units = {unit.code: unit for unit in joined(UNITS, [BOTH])}
    whole = units["T+U"]
    assert (whole.parent, whole.kind, whole.name, whole.grade) == ("S", "team", "T og U", "4")
    assert whole.successor_of == ("T", "U", "old")
    assert {code for code, unit in units.items() if unit.parent == "T+U"} == {"T", "U", "4a"}
    assert {code for code, unit in units.items() if unit.pooled} == {"T", "U"}


def test_a_grade_that_differs_is_left_out() -> None:
    assert {unit.code: unit for unit in joined(UNITS, [Join(("T", "V"), "T og V")])}["T+V"].grade == ""


def test_the_tree_knows_which_units_are_parts() -> None:
    tree = Tree.of("p", joined(UNITS, [BOTH]))
    assert {tree.codes[position] for position in tree.pooled} == {"T", "U"}
    assert Tree.of("p", UNITS).pooled == frozenset()


def test_a_join_that_does_not_fit_waits() -> None:
    strangers = [
        Join(("T", "gone"), "x"),
        Join(("T",), "x"),
        Join(("T", "4b"), "x"),
        Join(("4a", "4b"), "x"),
        Join(("S", "T"), "x"),
    ]
    assert not any(fits(UNITS, one) for one in strangers)
    assert joined(UNITS, strangers) == UNITS
    assert joined((*UNITS, Unit("T+U", "S", "team", "x")), [BOTH])[-1].code == "T+U"


def test_a_part_is_joined_once() -> None:
    units = joined(UNITS, [BOTH, Join(("T", "V"), "T og V")])
    assert "T+V" not in {unit.code for unit in units}

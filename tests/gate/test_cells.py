"""What every published cell must keep by itself, on a school that one can count on one's fingers."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from dashboard.gate.cells import broken_cells
from dashboard.gate.standing import Standing
from dashboard.gate.truth import Truth
from dashboard.publication import counted, sums
from dashboard.statistics import atoms
from dashboard.statistics.points import Constants
from tests.statistics.made_up import Row, World, make_form
from tests.statistics.trees import make_tree

TREE = make_tree("school . institution", "4a school child_group", "4b school child_group")
CONSTANTS = {"wellbeing": Constants(3.0, 1.0, within=95, between=20, scale=(1, 5), turned=False)}
GENDER = {
    "column": "sex",
    "name": {"da": "Køn"},
    "values": {"1": {"key": "girl", "da": "Piger"}, "2": {"key": "boy", "da": "Drenge"}},
}
FACTOR = {"key": "wellbeing", "scale": (1, 5), "items": ["q0"]}

# Six girls with 3 and six boys with 4 in 4a, two of each with 3 in 4b; 1.96 · √(95² / 16 + 20² / 2) = 54.2.
SHOWN, FEW, PROTECT = "shown", ("few", *[None] * 6), ("protect", *[None] * 6)
WHOLE = (SHOWN, 16, 540, 486, 594, None, 2)
GIRLS, BOYS = (SHOWN, 8, 500, 429, 571, None, 2), (SHOWN, 8, 575, 504, 646, None, 2)
CLASS = (SHOWN, 12, 550, 496, 604, None, 0)
RIGHT: dict[tuple[str, str], tuple] = {
    **{(unit, "all"): WHOLE for unit in ("pfl", "school")},
    **{(unit, "gender=girl"): GIRLS for unit in ("pfl", "school")},
    **{(unit, "gender=boy"): BOYS for unit in ("pfl", "school")},
    ("4a", "all"): CLASS,
    ("4b", "all"): FEW,
}
ITEMS = [("school", "q0", "all", 16, 3.4), ("4a", "q0", "all", 12, 3.5)]
BANDS = [("school", "wellbeing", "all", 16, "<10", "63", "38")]
ANSWERED = [("school", 16, 20), ("4a", 12, None)]


def truth(factor: dict[str, Any] = FACTOR, k: int = 5, splits_from: str = "institution", **form: Any) -> Truth:
    def rows(unit: str, count: int, answer: float, gender: str) -> list[Row]:
        return [Row(unit, {"q0": answer}, splits={"gender": gender}) for _ in range(count)]

    everyone = rows("4a", 6, 3, "girl") + rows("4a", 6, 4, "boy") + rows("4b", 2, 3, "girl") + rows("4b", 2, 3, "boy")
    world = World(make_form([factor], split={"gender": GENDER}, **form), everyone)
    frame = atoms.of(world.frame(), world.form).collect("polars").to_native()
    return Truth(
        world.form,
        counted.from_atoms(frame, world.form, TREE),
        sums.from_atoms(frame, world.form, TREE),
        k,
        splits_from,
    )


def standing(
    of: Truth,
    cells: dict[tuple[str, str], tuple] = RIGHT,
    items: Sequence[tuple] = ITEMS,
    bands: Sequence[tuple] = BANDS,
    answered: Sequence[tuple] = ANSWERED,
) -> Standing:
    rows = [(unit, "wellbeing", label, *cell) for (unit, label), cell in cells.items()]
    return Standing(of.form, of.counted.tree, rows, items, bands, answered)


def found(of: Truth, stands: Standing, constants: dict[str, Constants] = CONSTANTS) -> set[tuple[str, str]]:
    """Reasons with the unit."""
    return {(one.reason, one.places[0].unit) for one in broken_cells(of, stands, constants, 0)}


def changed(unit: str, label: str, cell: tuple) -> set[tuple[str, str]]:
    whole = truth()
    return found(whole, standing(whole, RIGHT | {(unit, label): cell}))


def test_what_is_right_passes() -> None:
    whole = truth()
    assert found(whole, standing(whole)) == set()
    hidden = RIGHT | {("4a", "all"): PROTECT}
    assert found(whole, standing(whole, hidden, items=ITEMS[:1])) == set()


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ((SHOWN, 4, 500, 407, 593, None, 0), "fewer_than_k"),
        (("extreme", None, None, None, None, ">=650", None), "fewer_than_k"),
        (("few", 4, None, None, None, None, None), "number_in_hidden"),
        (("few", None, None, None, None, None, 0), "number_in_hidden"),
        (("few", None, None, None, None, ">=650", None), "bound_elsewhere"),
        (PROTECT, "other_status"),
        (("absent", *[None] * 6), "other_status"),
    ],
)
def test_a_group_of_four_is_told_of_in_no_way(cell: tuple, reason: str) -> None:
    assert (reason, "4b") in changed("4b", "all", cell)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ((SHOWN, 12, 551, 497, 605, None, 0), "too_fine"),
        ((SHOWN, 12, 555, 501, 609, None, 0), "other_figure"),
        ((SHOWN, 11, 550, 496, 604, None, 0), "other_n"),
        ((SHOWN, 12, 550, 490, 610, None, 0), "other_interval"),
        ((SHOWN, 12, 550, 496, 604, None, 1), "other_interval"),
        ((SHOWN, 12, 550, 496, None, None, 0), "incomplete"),
        (("extreme", None, None, None, None, ">=650", None), "no_extreme"),
        (("extreme", None, None, None, None, "high", None), "other_bound"),
        (FEW, "other_status"),
        (("hidden", *[None] * 6), "unknown_status"),
    ],
)
def test_a_figure_is_the_rounded_truth_and_nothing_else(cell: tuple, reason: str) -> None:
    assert (reason, "4a") in changed("4a", "all", cell)


def test_splits_stand_at_their_own_level_and_above_only() -> None:
    whole = truth()
    below = RIGHT | {("4a", "gender=girl"): (SHOWN, 6, 500, 424, 576, None, 0)}
    assert found(whole, standing(whole, below)) == {("undeclared", "4a")}
    higher = truth(splits_from="municipality")
    assert found(higher, standing(higher)) == {("undeclared", "school")}


def test_leaders_are_told_of_from_the_municipality_only() -> None:
    leaders = truth(informant="leader")
    assert {unit for reason, unit in found(leaders, standing(leaders)) if reason == "undeclared"} == {
        "school",
        "4a",
        "4b",
    }


def test_fewer_than_five_leaders_are_never_told_of() -> None:
    assert truth(informant="leader", k=3).k == 5
    assert truth(k=3).k == 3


def test_a_local_factor_is_not_told_for_the_programme() -> None:
    local = truth(factor=FACTOR | {"local": True})
    assert ("undeclared", "pfl") in found(local, standing(local))
    own = {place: cell for place, cell in RIGHT.items() if place[0] != "pfl"}
    assert found(local, standing(local, own)) == set()


def test_a_part_of_a_joined_team_is_never_told_of() -> None:
    whole = truth()
    pooled = replace(TREE, pooled=frozenset({TREE.position["4a"]}))
    joined = replace(whole, counted=replace(whole.counted, tree=pooled))
    assert ("undeclared", "4a") in found(joined, standing(joined))


@pytest.mark.parametrize("place", RIGHT)
def test_every_declared_cell_is_there(place: tuple[str, str]) -> None:
    whole = truth()
    rest = {other: cell for other, cell in RIGHT.items() if other != place}
    assert ("missing", place[0]) in found(whole, standing(whole, rest))


@pytest.mark.parametrize("place", [("nowhere", "all"), ("school", "gender=other"), ("school", "colour=red")])
def test_cells_of_unknown_places_are_found(place: tuple[str, str]) -> None:
    whole = truth()
    assert {reason for reason, _ in found(whole, standing(whole, RIGHT | {place: GIRLS}))} == {"undeclared"}


def test_a_cell_of_an_unknown_factor_is_found() -> None:
    whole = truth()
    stands = standing(whole)
    strange = replace(stands, factor_rows=[*stands.factor_rows, ("school", "secret", "all", *WHOLE)])
    assert {reason for reason, _ in found(whole, strange)} == {"undeclared"}


def test_a_factor_without_a_scale_is_told_nowhere() -> None:
    whole = truth()
    assert {reason for reason, _ in found(whole, standing(whole), constants={})} == {"no_scale"}


SAME = {"scale": (1, 5), "within": 95, "between": 20}


@pytest.mark.parametrize(
    ("higher_is", "bound", "reasons"),
    [
        ("better", ">=650", set()),
        ("better", ">=651", {"other_bound"}),
        ("better", ">=655", {"other_bound"}),
        ("better", ">=645", {"other_bound"}),
        ("better", "<=650", {"other_bound"}),
        ("worse", "<=350", set()),
        ("worse", ">=350", {"other_bound"}),
    ],
)
def test_near_an_end_only_a_bound_is_told_and_it_is_true(higher_is: str, bound: str, reasons: set[str]) -> None:
    """Nine answers of 5 and three of 4.9 give 4.975; the highest mean told of twelve is 5 − 2 / 12 = 4.83."""
    whole = ends(higher_is)
    constants = {"wellbeing": Constants(3.33, 1.0, turned=False, **SAME)}
    cells = {("4a", "all"): ("extreme", None, None, None, None, bound, None)}
    told = broken_cells(whole, standing(whole, cells, (), (), ()), constants, 0)
    assert {one.reason for one in told if one.places[0].unit == "4a"} == reasons


def test_near_an_end_no_figure_is_told() -> None:
    whole = ends("better")
    cells = {("4a", "all"): (SHOWN, 12, 700, 646, 754, None, 0)}
    items = [("4a", "q0", "all", 12, 5.0)]
    told = broken_cells(whole, standing(whole, cells, items, (), ()), CONSTANTS, 0)
    assert {(one.variable, one.reason) for one in told if one.places[0].unit == "4a"} == {
        ("factor.wellbeing", "near_end"),
        ("item.q0", "near_end"),
    }


def ends(higher_is: str) -> Truth:
    form = make_form([FACTOR | {"higher_is": higher_is}])
    rows = [Row("4a", {"q0": 5.0 if place < 9 else 4.9}) for place in range(12)]
    frame = atoms.of(World(form, rows).frame(), form).collect("polars").to_native()
    return Truth(form, counted.from_atoms(frame, form, TREE), sums.from_atoms(frame, form, TREE), 5, "institution")


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        (("school", "q0", "all", 16, 3.38), "too_fine"),
        (("school", "q0", "all", 16, 3.5), "other_figure"),
        (("school", "q0", "all", 15, 3.4), "other_n"),
        (("4b", "q0", "all", 4, 3.0), "fewer_than_k"),
        (("4b", "q0", "all", 4, 3.0), "undeclared"),
        (("4a", "q0", "gender=girl", 6, 3.0), "undeclared"),
        (("school", "q9", "all", 16, 3.4), "undeclared"),
    ],
)
def test_items_are_told_where_their_factor_is_and_with_one_decimal(item: tuple, reason: str) -> None:
    whole = truth()
    assert reason in {reason for reason, _ in found(whole, standing(whole, items=[item]))}


@pytest.mark.parametrize(
    ("band", "reason"),
    [
        (("school", "wellbeing", "all", 16, "<10", "62", "38"), "other_share"),
        (("school", "wellbeing", "all", 15, "<10", "63", "38"), "other_n"),
        (("school", "wellbeing", "gender=girl", 8, "<10", ">90", "<10"), "fewer_than_ten"),
        (("4b", "wellbeing", "all", 4, "<10", ">90", "<10"), "undeclared"),
        (("school", "secret", "all", 16, "<10", ">90", "<10"), "undeclared"),
    ],
)
def test_the_spread_is_told_of_ten_or_more(band: tuple, reason: str) -> None:
    whole = truth()
    assert reason in {reason for reason, _ in found(whole, standing(whole, bands=[band]))}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("school", 17, 20), "other_n"),
        (("4b", 4, 20), "fewer_than_k"),
        (("nowhere", 16, 20), "undeclared"),
    ],
)
def test_how_many_answered_is_told_of_enough(row: tuple, reason: str) -> None:
    whole = truth()
    assert reason in {reason for reason, _ in found(whole, standing(whole, answered=[row]))}

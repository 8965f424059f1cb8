"""Attacks on the mask: what an attacker gets by subtracting shown cells from shown totals."""

import numpy as np
import pytest
from hypothesis import given, settings

from dashboard.disclosure.institutions import FEWEST, LARGEST_SHARE
from dashboard.disclosure.masking import Table, mask
from dashboard.organisation import Unit
from dashboard.tree import Tree
from tests.disclosure.worlds import LABELS, World, worlds

Shown = dict[str, np.ndarray]


def topmost_shown_below(world: World, shown: np.ndarray, unit: int) -> list[int]:
    """Walked one by one, unlike the mask, which keeps running sums."""
    found = []
    for child in [position for position, parent in enumerate(world.tree.parents) if parent == unit]:
        found += [child] if shown[child] else topmost_shown_below(world, shown, child)
    return found


def is_safe(left: int, k: int) -> bool:
    return left == 0 or left >= k


@given(worlds())
@settings(max_examples=300, deadline=None)
def test_a_shown_cell_has_enough_respondents(world: World) -> None:
    table = world.table()
    for label, shown in mask(table).items():
        assert (table.counts[label][shown] >= world.k).all()


@given(worlds())
@settings(max_examples=300, deadline=None)
def test_what_is_left_of_a_unit_is_nobody_or_enough(world: World) -> None:
    table = world.table()
    for label, shown in mask(table).items():
        counts = table.counts[label][:, 0]
        for unit in np.flatnonzero(shown):
            left = counts[unit] - counts[topmost_shown_below(world, shown, int(unit))].sum()
            assert is_safe(left, world.k), (label, world.tree.codes[unit], left)


@given(worlds())
@settings(max_examples=300, deadline=None)
def test_the_values_of_a_split_leave_nobody_or_enough(world: World) -> None:
    table = world.table()
    shown = mask(table)
    for unit in np.flatnonzero(shown["all"]):
        told = [label for label in LABELS if shown[label][unit]]
        left = table.counts["all"][unit, 0] - sum(table.counts[label][unit, 0] for label in told)
        assert not told or is_safe(left, world.k)


@given(worlds())
@settings(max_examples=200, deadline=None)
def test_no_split_is_shown_where_the_whole_is_hidden_or_below_the_institution(world: World) -> None:
    shown = mask(world.table())
    for label in LABELS:
        assert not (shown[label] & ~shown["all"]).any()
        assert not shown[label][world.tree.depths > 2].any()


@given(worlds())
@settings(max_examples=200, deadline=None)
def test_a_figure_above_the_institutions_hides_every_single_one(world: World) -> None:
    """Four others, and none with more than half, in the figure and in what remains of the programme."""
    table = world.table()
    places = world.tree.of_kind("institution")
    for label, shown in mask(table).items():
        for unit in (u for u in np.flatnonzero(shown) if world.tree.depths[u] < 2 and len(places) > 1):
            inside = [p for p in places if unit in (0, world.tree.parents[p])]
            assert protects(table.counts[label][inside, 0])
            hidden = [p for p in inside if unit == 0 and not shown[world.tree.parents[p]]]
            assert protects(table.counts[label][hidden, 0])


def protects(answers: np.ndarray) -> bool:
    given_any = answers[answers > 0]
    return not len(given_any) or (len(given_any) >= FEWEST and given_any.max() <= LARGEST_SHARE * given_any.sum())


@given(worlds())
@settings(max_examples=100, deadline=None)
def test_the_mask_does_not_depend_on_the_order_of_the_units(world: World) -> None:
    """Stable masks need an order of their own."""
    flipped = reversed_siblings(world)
    one, other = mask(world.table()), mask(flipped.table())
    for label in one:
        by_code = dict(zip(flipped.tree.codes, other[label], strict=True))
        assert [by_code[code] for code in world.tree.codes] == one[label].tolist()


def reversed_siblings(world: World) -> World:
    tree = world.tree
    units = [
        Unit(code, tree.codes[parent] if parent > 0 else "", kind, code)
        for code, kind, parent in zip(tree.codes[1:], tree.kinds[1:], tree.parents[1:], strict=True)
    ]
    flipped = Tree.of(tree.codes[0], units[::-1])
    order = [tree.position[code] for code in flipped.codes]
    return World(flipped, {label: direct[order] for label, direct in world.direct.items()}, world.k)


@pytest.fixture
def school() -> Tree:
    """One school with three classes; the only institution, so no rule for institutions applies."""
    return Tree.of(
        "p",
        [
            Unit("m", "", "municipality", "m"),
            Unit("s", "m", "institution", "s"),
            *(Unit(f"c{number}", "s", "child_group", "c") for number in range(3)),
        ],
    )


def shown_codes(tree: Tree, sizes: list[int], people: list[int] | None = None, k: int = 5) -> set[str]:
    direct = np.array([0, 0, 0, *sizes]).reshape(-1, 1)
    counts = {"all": tree.rolled_up(direct)}
    different = {"all": tree.rolled_up(np.array([0, 0, 0, *(people or sizes)]).reshape(-1, 1))}
    declared = {"all": np.ones(len(tree.codes), dtype=bool)}
    shown = mask(Table(tree, counts, different, declared, k))["all"]
    return {code for code, told in zip(tree.codes, shown, strict=True) if told}


def test_one_small_class_takes_the_next_smallest_with_it(school: Tree) -> None:
    assert shown_codes(school, [20, 18, 4]) == {"p", "m", "s", "c0"}


def test_two_small_classes_that_are_enough_together_hide_nobody_else(school: Tree) -> None:
    assert shown_codes(school, [20, 4, 4]) == {"p", "m", "s", "c0"}
    assert shown_codes(school, [20, 18, 0]) == {"p", "m", "s", "c0", "c1"}


def test_many_answers_of_few_people_are_few(school: Tree) -> None:
    assert shown_codes(school, [20, 20, 20], people=[2, 2, 6]) == {"p", "m", "s"}
    assert shown_codes(school, [20, 20, 20], people=[1, 1, 2]) == set()


def test_a_school_too_small_to_show_shows_nothing(school: Tree) -> None:
    assert shown_codes(school, [4, 0, 0]) == set()

"""Counts of answers while they come in, held against two attackers that share nothing with what hides them."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.cells import Status
from dashboard.disclosure.turnout import Counts, least, statuses
from dashboard.organisation import Unit
from dashboard.tree import Tree

KINDS = ("municipality", "institution", "team", "child_group")
TOWN = (
    Unit("M", "", "municipality", "M"),
    Unit("A", "M", "institution", "A"),
    Unit("B", "M", "institution", "B"),
    *(Unit(code, code[0], "child_group", code) for code in ("A1", "A2", "A3", "B1", "B2")),
)


def counted(units: tuple[Unit, ...], answered: dict[str, int], k: int = 5, lowest: str = "child_group") -> Counts:
    """Every unit in `answered` has a count of its own; twice as many and one were invited."""
    tree = Tree.of("root", units)
    own = np.zeros(len(tree.codes), dtype=np.int64)
    for code, n in answered.items():
        own[tree.position[code]] = n
    asked = np.array([code in answered for code in tree.codes])
    return Counts(tree, asked, np.where(asked, 2 * own + 1, 0), own, lowest, k)


def told(counts: Counts, withheld: frozenset[int] = frozenset()) -> dict[str, Status]:
    return {counts.tree.codes[place]: status for place, status in statuses(counts, withheld).items()}


def test_counts_that_are_large_enough_are_told() -> None:
    found = told(counted(TOWN, {"A1": 12, "A2": 9, "A3": 7, "B1": 8, "B2": 5}))
    assert set(found.values()) == {Status.SHOWN}


def test_nobody_and_a_few_are_told_in_the_same_way() -> None:
    found = told(counted(TOWN, {"A1": 0, "A2": 4, "A3": 9, "B1": 8, "B2": 6}))
    assert found["A1"] is found["A2"] is Status.FEW


def test_a_few_cannot_be_worked_out_from_the_others() -> None:
    found = told(counted(TOWN, {"A1": 12, "A2": 3, "A3": 9, "B1": 8, "B2": 6}))
    assert found == {**dict.fromkeys(("root", "M", "A", "A1", "B", "B1", "B2"), Status.SHOWN), "A2": Status.FEW} | {
        "A3": Status.PROTECT
    }


def test_who_is_hidden_beside_a_few_does_not_depend_on_how_many_have_answered() -> None:
    """The class with fewest invited is, so that what is hidden stays so while answers come in."""
    early, late = counted(TOWN, {"A1": 9, "A2": 3, "A3": 12}), counted(TOWN, {"A1": 14, "A2": 4, "A3": 13})
    few_pupils = np.where(early.tree.position["A1"] == np.arange(len(early.tree.codes)), 15, 30)
    for counts in (early, late):
        again = Counts(counts.tree, counts.asked, few_pupils, counts.answered, counts.lowest, counts.k)
        assert told(again)["A1"] is Status.PROTECT
        assert told(again)["A3"] is Status.SHOWN


def test_two_hidden_counts_are_not_told_by_their_sum_alone() -> None:
    """Four and four: both under five, and eight together."""
    found = told(counted(TOWN, {"A1": 4, "A2": 4, "A3": 20, "B1": 9, "B2": 9}))
    assert found["A3"] is Status.PROTECT


def test_a_form_that_is_not_told_below_a_level_says_nothing_there() -> None:
    counts = counted(TOWN, {"A": 6, "B": 7}, lowest="municipality")
    assert told(counts) == {"root": Status.SHOWN, "M": Status.SHOWN}


def test_leaders_are_never_told_below_five() -> None:
    assert least(3, "leader") == 5
    assert least(3, "pupil") == 3
    assert least(7, "leader") == 7


def test_what_a_publication_hides_stays_hidden_and_protects_itself() -> None:
    counts = counted(TOWN, {"A1": 12, "A2": 9, "A3": 9, "B1": 8, "B2": 6})
    found = told(counts, frozenset({counts.tree.position["A1"]}))
    assert found["A1"] is Status.PROTECT
    assert found["A2"] is found["A"] is Status.SHOWN


def test_parts_of_a_joined_team_are_not_spoken_of() -> None:
    units = (
        Unit("A", "", "institution", "A"),
        Unit("t", "A", "team", "t"),
        *(Unit(code, "t", "team", code, pooled=True) for code in ("t1", "t2")),
        Unit("u", "A", "team", "u"),
    )
    assert told(counted(units, {"t1": 3, "t2": 4, "u": 9})) == dict.fromkeys(("root", "A", "t", "u"), Status.SHOWN)


@st.composite
def worlds(draw: st.DrawFn) -> Counts:
    """A few units under each other, up to four of them with a count of their own, parents among them too."""
    units: list[Unit] = []
    for number in range(draw(st.integers(2, 6))):
        above = draw(st.sampled_from(["", *(unit.code for unit in units if unit.kind != KINDS[-1])]))
        depth = 0 if not above else KINDS.index(next(unit.kind for unit in units if unit.code == above)) + 1
        kind = KINDS[draw(st.integers(depth, len(KINDS) - 1))]
        units.append(Unit(f"u{number}", above, kind, ""))
    asked = draw(st.lists(st.sampled_from([unit.code for unit in units]), min_size=1, max_size=4, unique=True))
    return counted(tuple(units), {code: draw(st.integers(0, 5)) for code in asked}, k=3)


def indicators(counts: Counts, own: np.ndarray) -> np.ndarray:
    """Units × those with a count of their own: whose counts each unit's is the sum of."""
    rows = np.zeros((len(counts.tree.codes), len(own)), dtype=np.int64)
    for column, place in enumerate(own):
        while place >= 0:
            rows[place, column] = 1
            place = counts.tree.parents[place]
    return rows


@given(worlds())
def test_no_group_below_k_follows_by_adding_and_subtracting(counts: Counts) -> None:
    own = np.flatnonzero(counts.asked)
    rows = indicators(counts, own)
    known = rows[[place for place, status in statuses(counts).items() if status is Status.SHOWN]]
    for size in range(1, len(own) + 1):
        for group in combinations(range(len(own)), size):
            if 0 < counts.answered[own[list(group)]].sum() < counts.k:
                wanted = np.isin(np.arange(len(own)), group).astype(int)
                assert np.linalg.matrix_rank(np.vstack([known, wanted])) > np.linalg.matrix_rank(known), group


@given(worlds())
def test_no_count_below_k_is_the_only_one_that_fits_what_is_told(counts: Counts) -> None:
    """Every way in which the answers could lie is tried."""
    own, found = np.flatnonzero(counts.asked), statuses(counts)
    most = int(counts.answered.sum()) + counts.k
    lies = np.indices((most + 1,) * len(own)).reshape(len(own), -1)
    sums, truth = indicators(counts, own) @ lies, indicators(counts, own) @ counts.answered[own]
    fits = np.ones(lies.shape[1], dtype=bool)
    for place, status in found.items():
        few = sums[place] < counts.k
        fits &= {Status.SHOWN: sums[place] == truth[place], Status.FEW: few, Status.PROTECT: ~few}[status]
    for place, status in found.items():
        if status is Status.FEW and truth[place] > 0:
            assert len(set(sums[place][fits].tolist())) > 1, counts.tree.codes[place]


@pytest.mark.parametrize("k", [3, 5, 7])
def test_many_classes_that_have_just_begun_hide_each_other(k: int) -> None:
    found = told(counted(TOWN, {"A1": 1, "A2": 1, "A3": 1, "B1": k, "B2": k}, k=k))
    assert [found[code] for code in ("A1", "A2", "A3")] == [Status.FEW] * 3
    assert found["A"] is (Status.SHOWN if k == 3 else Status.FEW)

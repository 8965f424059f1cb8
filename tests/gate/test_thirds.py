"""Who lies wholly in one third of the scale, as far as told bands tell, against trying out every possibility."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.gate.columns import Attack
from dashboard.gate.figures import Figures
from dashboard.gate.thirds import pinned_thirds
from tests.gate.builders import attached, counted, told, tree

SCHOOL = tree("s . institution", "t s team", "a t child_group", "b t child_group", "c s child_group")
LOW = "low.x"
GROUPS = ("a", "b", "c")
INSIDE = {"s": "abc", "t": "ab", "a": "a", "b": "b", "c": "c"}


def found(sizes: dict[str, int], limits: dict[str, tuple[int, int]]) -> set[frozenset[str]]:
    """The groups that make up each remainder which is pinned."""
    version = counted(SCHOOL, {LOW: attached(**{code: {("",): n} for code, n in sizes.items()})})
    publication = told(version, *limits)
    units = np.array([SCHOOL.position[code] for code in limits], dtype=np.int64)
    whole = np.array([sum(sizes[group] for group in INSIDE[code]) for code in limits])
    least, most = (np.array([ends[side] for ends in limits.values()]) / whole for side in (0, 1))
    zeros = np.zeros(len(units), dtype=np.int64)
    figures = Figures(LOW, (0.0, 1.0), zeros, units, np.full(len(units), "all"), least, most)
    findings = pinned_thirds(Attack([publication]), "form", figures)
    return {remainder(one.places[0].unit, list(limits)) for one in findings}


def remainder(code: str, cells: list[str]) -> frozenset[str]:
    within = [cell for cell in cells if cell != code and set(INSIDE[cell]) <= set(INSIDE[code])]
    return frozenset(INSIDE[code]) - frozenset("".join(INSIDE[cell] for cell in within))


def tried_out(sizes: dict[str, int], limits: dict[str, tuple[int, int]]) -> set[frozenset[str]]:
    possible = [
        dict(zip(GROUPS, counts, strict=True))
        for counts in product(*(range(sizes[group] + 1) for group in GROUPS))
        if all(
            low <= sum(dict(zip(GROUPS, counts, strict=True))[group] for group in INSIDE[code]) <= high
            for code, (low, high) in limits.items()
        )
    ]
    rests = {remainder(code, list(limits)) for code in limits}
    return {
        rest
        for rest in rests
        if (size := sum(sizes[group] for group in rest))
        and (
            all(sum(one[group] for group in rest) == size for one in possible)
            or not any(one[group] for one in possible for group in rest)
        )
    }


@given(st.data())
@settings(max_examples=400, deadline=None)
def test_the_boxes_say_what_trying_out_says(data: st.DataObject) -> None:
    sizes = {group: data.draw(st.integers(1, 4)) for group in GROUPS}
    truth = {group: data.draw(st.integers(0, size)) for group, size in sizes.items()}
    cells = data.draw(st.lists(st.sampled_from(list(INSIDE)), min_size=1, unique=True))
    limits = {}
    for code in cells:
        size, count = (sum(part[group] for group in INSIDE[code]) for part in (sizes, truth))
        limits[code] = (data.draw(st.integers(0, count)), data.draw(st.integers(count, size)))
    assert found(sizes, limits) == tried_out(sizes, limits)


def test_a_school_whose_others_are_all_low_gives_away_the_last_class() -> None:
    assert found({"a": 4, "b": 4, "c": 4}, {"s": (12, 12)}) == {frozenset("abc")}
    assert found({"a": 4, "b": 4, "c": 4}, {"s": (4, 4), "a": (0, 0), "b": (0, 0)}) >= {frozenset("c")}


def test_rounded_shares_leave_it_open() -> None:
    assert found({"a": 4, "b": 4, "c": 4}, {"s": (1, 11), "t": (1, 7)}) == set()

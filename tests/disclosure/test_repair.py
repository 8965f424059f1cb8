"""The whole mask, held against other implementations: trying out every group, and the publish gate."""

from itertools import combinations

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dashboard.disclosure.institutions import FEWEST
from dashboard.gate.groups import exposed_groups
from dashboard.gate.institutions import exposed_institutions
from tests import reference
from tests.disclosure.worlds import World, worlds

MOST = 18  # atoms that can still be tried out one by one

Shown = dict[str, np.ndarray]


def atoms_of(world: World) -> dict[str, int]:
    counted = world.counted
    return {str(place): int(n) for place, n in enumerate(counted.n[:, 0])}


def told_cells(world: World, shown: Shown) -> dict[str, frozenset[str]]:
    return {
        f"{world.tree.codes[unit]} {label}": members(world, int(unit), label)
        for label, flags in shown.items()
        for unit in np.flatnonzero(flags)
    }


def members(world: World, unit: int, label: str) -> frozenset[str]:
    counted = world.counted
    return frozenset(
        str(place)
        for place, (home, value) in enumerate(zip(counted.units, counted.values["gender"], strict=True))
        if is_under(world, int(home), unit) and label in ("all", f"gender={value}")
    )


def is_under(world: World, unit: int, above: int) -> bool:
    while unit > above:
        unit = world.tree.parents[unit]
    return unit == above


@given(worlds(municipalities=1, institutions=2))
@settings(max_examples=100, deadline=None)
def test_no_sum_of_told_cells_speaks_of_fewer_than_k(world: World) -> None:
    assume(len(world.counted.units) <= MOST)
    shown = world.shown()
    assert reference.exposed(told_cells(world, shown), atoms_of(world), world.k) == []


@given(worlds())
@settings(max_examples=300, deadline=None)
def test_the_gate_agrees_with_the_mask(world: World) -> None:
    publication = world.publication(world.shown())
    assert exposed_groups("form", [publication], world.k) == []
    assert exposed_institutions("form", [publication]) == []


@given(worlds(), st.data())
@settings(max_examples=150, deadline=None)
def test_hiding_any_further_cell_stays_safe(world: World, data: st.DataObject) -> None:
    shown = world.shown()
    for flags in shown.values():
        flags &= np.array(data.draw(st.lists(st.booleans(), min_size=len(flags), max_size=len(flags))))
    assert exposed_groups("form", [world.publication(shown)], world.k) == []


@given(worlds())
@settings(max_examples=100, deadline=None)
def test_a_figure_above_institutions_never_speaks_of_fewer_than_five(world: World) -> None:
    """Tried out: leaving out the persons of any four institutions must not lower the rank of what is told above."""
    places = world.tree.of_kind("institution")
    assume(2 <= len(places) <= 8)
    above = {name: cell for name, cell in told_cells(world, world.shown()).items() if is_above(world, name)}
    homes = {str(at): int(world.tree.institutions[unit]) for at, unit in enumerate(world.counted.units)}
    persons = sorted(frozenset().union(*above.values()))
    complete = reference.rank(reference.indicators(above.values(), persons))
    for few in combinations(places.tolist(), min(FEWEST - 1, len(places))):
        others = [one for one in persons if homes[one] not in few]
        assert reference.rank(reference.indicators(above.values(), others)) == complete


def is_above(world: World, name: str) -> bool:
    return world.tree.depths[world.tree.position[name.partition(" ")[0]]] < 2

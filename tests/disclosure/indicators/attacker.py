"""A slow, obvious attack on what is told of a world: every few pupils are tried one set after the other."""

from collections.abc import Iterable, Iterator
from itertools import combinations

import numpy as np

from dashboard.indicators.disclosure.drafts import Draft
from dashboard.indicators.disclosure.places import Place
from dashboard.indicators.values import Told
from tests.disclosure.indicators.worlds import Atom, World


def singled_out(world: World, told: Iterable[Draft], k: int) -> Iterator[tuple[Atom, ...]]:
    """Sets of the smallest cells with fewer than k pupils of which some sum can be worked out.

    A sum of told cells that is 0 for all other pupils speaks of these alone: there is one exactly when the rank of
    what is told falls by leaving them out.
    """
    atoms = [atom for atom, (n, _) in world.atoms.items() if n]
    rows = np.array([_row(world, atoms, draft) for draft in told if draft.status in (Told.SHOWN, Told.EXTREME)])
    if not len(rows):
        return
    whole = np.linalg.matrix_rank(rows)
    for size in range(1, k):
        for some in combinations(range(len(atoms)), size):
            if sum(world.atoms[atoms[at]][0] for at in some) < k:
                others = np.delete(rows, some, axis=1)
                if not others.shape[1] or np.linalg.matrix_rank(others) < whole:
                    yield tuple(atoms[at] for at in some)


def _row(world: World, atoms: list[Atom], draft: Draft) -> list[float]:
    inside = set(world.inside((draft.row.unit, draft.row.grade, draft.row.group)))
    return [float(atom in inside) for atom in atoms]


def singled_out_of_two(before: World, now: World, told: Iterable[Draft], anew: Iterable[Draft], k: int) -> bool:
    """Who keeps what was told `before`, too: every smallest cell falls into those who stayed, went and came."""
    persons: dict[tuple[Atom, str], int] = {}
    for atom in sorted({*before.atoms, *now.atoms}):
        was, is_now = before.atoms.get(atom, (0, 0))[0], now.atoms.get(atom, (0, 0))[0]
        parts = {"stayed": min(was, is_now), "went": was - is_now, "came": is_now - was}
        persons |= {(atom, part): n for part, n in parts.items() if n > 0}
    rows = [
        [float(atom in set(world.inside(_place(draft))) and part != other) for atom, part in persons]
        for world, some, other in ((before, told, "came"), (now, anew, "went"))
        for draft in some
        if draft.status in (Told.SHOWN, Told.EXTREME)
    ]
    return bool(rows) and _speaks_of_few(np.array(rows), list(persons.values()), k)


def _speaks_of_few(rows: np.ndarray, persons: list[int], k: int) -> bool:
    whole, columns = np.linalg.matrix_rank(rows), range(len(persons))
    for some in (some for size in range(1, k) for some in combinations(columns, size)):
        if sum(persons[at] for at in some) < k and np.linalg.matrix_rank(np.delete(rows, some, axis=1)) < whole:
            return True
    return False


def _place(draft: Draft) -> Place:
    return draft.row.unit, draft.row.grade, draft.row.group

"""Whether some relation between columns touches fewer than k persons: dependent sets of few columns, found exactly."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from math import comb

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from dashboard.gate.residues import (
    PRIME,
    Matrix,
    null_space,
    product,
    projected,
    rank,
    reduced,
    together,
    vanishing,
)
from dashboard.gate.subsets import subsets

LIMIT = 20_000_000  # sets looked at for one group of columns; beyond it nothing is proved
MANY = 300  # sets named for one group of columns
PIECE = 1 << 12  # relations written out at once


@dataclass(frozen=True, eq=False)
class Suspect:
    """Columns of fewer than k persons that hold a relation, or (`proved` is False) may hold one."""

    columns: NDArray[np.int64]
    proved: bool = True


@dataclass(frozen=True, eq=False)
class _Classes:
    """Relations over classes of columns that every relation holds together or not at all. `owner` is each original
    column's class, -1 where no light relation can hold it."""

    relations: Matrix
    weight: NDArray[np.int64]
    owner: NDArray[np.int64]


def suspects(relations: Matrix, weight: NDArray[np.int64], k: int, every: bool = False) -> Iterator[Suspect]:
    """For each connected part of the relations (rows, over columns) the first set found, if there is one. Or so many
    that whoever knows all relations within these sets knows every light one."""
    classes = _classes(reduced(relations)[0], weight, k)
    for rows, some in _parts(classes.relations):
        found = _light(classes.relations[rows][:, some], classes.weight[some], k)
        for suspect in islice(found, MANY if every else 1):
            yield Suspect(np.flatnonzero(np.isin(classes.owner, some[suspect.columns])), suspect.proved)
        if every and next(found, None):
            yield Suspect(np.flatnonzero(np.isin(classes.owner, some)), proved=False)


def _classes(relations: Matrix, weight: NDArray[np.int64], k: int) -> _Classes:
    """Of reduced relations. Columns that always go together count as one; whatever then weighs k or more must vanish,
    and so on."""
    classes = _joined(_Classes(relations, weight, np.arange(len(weight))))
    while (heavy := classes.weight >= k).any():
        number = np.where(heavy, -1, np.cumsum(~heavy) - 1)
        left = vanishing(classes.relations, heavy)[:, ~heavy]
        classes = _joined(_Classes(left, classes.weight[~heavy], _renumbered(classes.owner, number)))
    return classes


def _joined(classes: _Classes) -> _Classes:
    """With columns that always go together as one, and without those that no relation holds."""
    number = together(classes.relations)
    held = number >= 0
    places, first = np.unique(number[held], return_index=True)
    weight = np.zeros(len(places), dtype=np.int64)
    np.add.at(weight, number[held], classes.weight[held])
    return _Classes(classes.relations[:, held][:, first], weight, _renumbered(classes.owner, number))


def _renumbered(owner: NDArray[np.int64], number: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.append(number, -1)[owner]  # the last entry answers for -1


def _parts(relations: Matrix) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Rows and columns of reduced relations that have nothing to do with the others."""
    height, width = relations.shape
    rows, columns = relations.nonzero()
    graph = coo_array((np.ones(len(rows)), (rows, columns + height)), shape=(height + width, height + width))
    count, part = connected_components(graph, directed=False)
    for number in range(count):
        yield np.flatnonzero(part[:height] == number), np.flatnonzero(part[height:] == number)


def _light(relations: Matrix, weight: NDArray[np.int64], k: int) -> Iterator[Suspect]:
    """Of one part. A single relation holds all columns. Of several, either the relations are looked through that
    vanish in as many columns as they can, or the sets of columns that weigh less than k: whatever is fewer."""
    if len(relations) == 1:
        yield from [Suspect(np.arange(len(weight)))] if weight.sum() < k else []
        return
    vanishing, sets = comb(len(weight), len(relations) - 1), _number_of_sets(weight, k)
    if min(vanishing, sets) > LIMIT:
        yield Suspect(np.arange(len(weight)), proved=False)
    elif vanishing <= sets:
        yield from _by_vanishing(relations, weight, k)
    else:
        yield from _by_sets(relations, weight, k)


def _number_of_sets(weight: NDArray[np.int64], k: int) -> int:
    """Sets of columns with a weight that weigh less than k together."""
    counts = [1, *[0] * (k - 1)]
    for one in weight[weight > 0].tolist():
        counts = [count + (counts[at - one] if at >= one else 0) for at, count in enumerate(counts)]
    return sum(counts)


def _by_vanishing(relations: Matrix, weight: NDArray[np.int64], k: int) -> Iterator[Suspect]:
    """Every relation that holds as little as possible is 0 in a set of columns which no other relation is 0 in; its
    coefficients are the minors of these columns, with alternating signs."""
    size, met = len(relations) - 1, set()
    signs = (-1) ** np.arange(size + 1)
    for _, minors in subsets(relations.T, size, np.zeros(len(weight), dtype=np.int64), 0):
        for start in range(0, len(minors), PIECE):
            coefficients = minors[start : start + PIECE, ::-1] * signs % PRIME
            held = product(coefficients, relations) != 0
            for light in held[held.any(axis=1) & (held @ weight < k)]:
                if light.tobytes() not in met:
                    met.add(light.tobytes())
                    yield Suspect(np.flatnonzero(light))


def _by_sets(relations: Matrix, weight: NDArray[np.int64], k: int) -> Iterator[Suspect]:
    """A set of columns holds a relation exactly when its rows of the null space depend on each other. Columns without
    weight are in every set, so all is taken modulo their rows."""
    null_vectors = null_space(relations)
    free, heavier = np.flatnonzero(weight == 0), np.argsort(weight, kind="stable")[(weight == 0).sum() :]
    if rank(null_vectors[free]) < len(free):
        yield Suspect(free)
    rows = product(null_vectors[heavier], null_space(null_vectors[free]))
    lightest = np.cumsum(weight[heavier])
    met: list[NDArray[np.int64]] = []
    for size in range(1, int((lightest < k).sum()) + 1):
        for sets, determinants in subsets(projected(rows, size), size, weight[heavier], k - 1):
            for some in _without(sets[determinants[:, 0] == 0], met):
                if rank(rows[some]) < size:
                    met.append(some)
                    yield Suspect(np.concatenate([free, heavier[some]]))


def _without(sets: Matrix, met: list[NDArray[np.int64]]) -> Matrix:
    """The sets that hold none of those met before, which are smaller."""
    for one in met:
        if one.size < sets.shape[1]:
            sets = sets[np.isin(sets, one).sum(axis=1) < one.size]
    return sets

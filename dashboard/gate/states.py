"""How an atom that changed between versions divides into those who stayed and those who came, went or changed.

Nobody can say who changed, so the fewest who can have changed are taken: that makes the change as easy as possible to
single out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.publication.counted import Counted, Publication

SAME_TOTAL = 1e-6


@dataclass(frozen=True, eq=False)
class States:
    """Columns: see `gate.columns.Columns`, which has the same fields. `alive` is columns × publications."""

    atoms: NDArray[np.int64]
    n: NDArray[np.int64]
    weight: NDArray[np.int64]
    total: NDArray[np.float64]
    alive: NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class _Versions:
    """Atoms × versions. `state` is the first version with the same numbers."""

    n: NDArray[np.int64]
    people: NDArray[np.int64]
    total: NDArray[np.float64]
    state: NDArray[np.int64]


def of(variable: str, publications: Sequence[Publication], positions: Sequence[NDArray], size: int) -> States:
    """One variable's columns. Publications without the variable have none of its columns."""
    having = [p for p, publication in enumerate(publications) if variable in publication.counted.variables]
    first = list({id(publications[p].counted): p for p in reversed(having)}.values())[::-1]
    versions = _versions(variable, [(publications[p].counted, positions[p]) for p in first], size)
    parts = [_kept(versions), *(_changed(versions, state) for state in range(len(first)))]
    atoms, n, weight, total = (np.concatenate(some) for some in zip(*(part[:4] for part in parts), strict=True))
    by_version = np.concatenate([part[4] for part in parts])
    alive = np.zeros((len(atoms), len(publications)), dtype=bool)
    for p in having:
        counted = publications[p].counted
        alive[:, p] = by_version[:, [publications[one].counted is counted for one in first].index(True)]
    return States(atoms, n, weight, total, alive)


def _versions(variable: str, counted: Sequence[tuple[Counted, NDArray[np.int64]]], size: int) -> _Versions:
    n, people = np.zeros((2, size, len(counted)), dtype=np.int64)
    total = np.zeros((size, len(counted)))
    for index, (one, positions) in enumerate(counted):
        column = one.column(variable)
        np.add.at(n[:, index], positions, one.n[:, column])
        np.add.at(people[:, index], positions, one.people[:, column])
        np.add.at(total[:, index], positions, one.total[:, column])
    same = (n[:, :, None] == n[:, None]) & (people[:, :, None] == people[:, None])
    same &= np.abs(total[:, :, None] - total[:, None]) < SAME_TOTAL
    return _Versions(n, people, total, same.argmax(axis=2))


_Part = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.float64], NDArray[np.bool_]]


def _stayed(versions: _Versions) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Answers and persons of every atom that stand in all versions unchanged."""
    tie = _tie(versions)
    fewest = versions.people.min(axis=1) - tie
    n = np.maximum(versions.n.min(axis=1) - tie, 0)
    return n, np.clip(fewest, 0, n)


def _tie(versions: _Versions) -> NDArray[np.bool_]:
    """Atoms with two different states of the same size: at least one answer was put in another's place."""
    n, state = versions.n, versions.state
    return ((n[:, :, None] == n[:, None]) & (state[:, :, None] != state[:, None])).any(axis=(1, 2))


def _kept(versions: _Versions) -> _Part:
    n, weight = _stayed(versions)
    atoms = np.flatnonzero(n)
    whole = (versions.state[atoms] == 0).all(axis=1)
    total = np.where(whole, versions.total[atoms, 0], np.nan)
    return atoms, n[atoms], weight[atoms], total, np.ones((len(atoms), versions.n.shape[1]), dtype=bool)


def _changed(versions: _Versions, state: int) -> _Part:
    """Those who stand only in the versions with this state."""
    kept, _ = _stayed(versions)
    n = versions.n[:, state] - kept
    divided = (versions.state != 0).any(axis=1) & (versions.state[:, state] == state) & (n > 0)
    atoms = np.flatnonzero(divided)
    total = np.where(kept[atoms] == 0, versions.total[atoms, state], np.nan)
    weight = np.minimum(_weight(versions, state)[atoms], n[atoms])
    return atoms, n[atoms], weight, total, versions.state[atoms] == state


def _weight(versions: _Versions, state: int) -> NDArray[np.int64]:
    """The fewest persons of a state who were not in the others: never the same person twice."""
    kept, _ = _stayed(versions)
    each = np.arange(versions.n.shape[1])
    distinct = versions.state == each
    two = (distinct.sum(axis=1) == 2) & ~_tie(versions)
    grown = versions.people[:, state] - versions.people.min(axis=1)
    first = np.argmax(distinct & (versions.n > kept[:, None]), axis=1) == state
    one = np.minimum(first, versions.people[:, state])
    return np.where(two, grown, one)

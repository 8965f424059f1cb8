"""Persons as columns: those whom nothing that was ever told of a round separates stand together in one.

Several versions of a round have most persons in common. Of an atom that differs between versions nobody knows who
was changed, so as few persons as possible are taken to differ: what is told of few must not be told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dashboard.publication.counted import UNTOLD, Counted

SAME = 1e-6  # totals that differ by less are binary rounding

Key = tuple[str, ...]  # unit code, then the value of every split


@dataclass(frozen=True, eq=False)
class Columns:
    """`alive` is columns × versions. `n` and `weight` are columns × variables: persons in the column, and how many of
    them protect each other."""

    keys: list[Key]
    splits: tuple[str, ...]
    versions: list[Counted]
    alive: NDArray[np.bool_]
    n: NDArray[np.int64]
    weight: NDArray[np.int64]

    @cached_property
    def places(self) -> NDArray[np.int64]:
        """columns × versions: the position of each column's unit in the version's tree, -1 where it has none."""
        found = [[version.tree.position.get(key[0], -1) for key in self.keys] for version in self.versions]
        return np.array(found, dtype=np.int64).reshape(len(self.versions), len(self.keys)).T

    def under(self, version: int) -> dict[int, NDArray[np.int64]]:
        """By unit, the columns of those who answered there or below."""
        tree = self.versions[version].tree
        members: dict[int, list[int]] = {}
        for column in np.flatnonzero(self.alive[:, version] & (self.places[:, version] >= 0)).tolist():
            unit = int(self.places[column, version])
            while unit >= 0:
                members.setdefault(unit, []).append(column)
                unit = tree.parents[unit]
        return {unit: np.array(columns, dtype=np.int64) for unit, columns in members.items()}

    def has(self, label: str) -> NDArray[np.bool_]:
        """Columns of those with the label's value."""
        split, _, value = label.partition("=")
        if split not in self.splits:
            return np.ones(len(self.keys), dtype=bool)
        place = 1 + self.splits.index(split)
        return np.array([key[place] == value for key in self.keys], dtype=bool)


def columns(versions: Sequence[Counted], variables: Sequence[str]) -> Columns:
    versions, splits = list(versions), _splits(versions)
    keys, table = _table(versions, splits, variables)
    n, total, people = table
    same = np.abs(total - total[:1]) <= SAME
    steady = ((n == n[:1]) & same).all(axis=(0, 2))
    kept = [_Part(keys[atom], np.ones(len(versions), dtype=bool), n[0, atom], people[0, atom]) for atom in _at(steady)]
    for atom in _at(~steady):
        kept += _changed(keys[atom], n[:, atom], total[:, atom], people[:, atom])
    return Columns(
        keys=[part.key for part in kept],
        splits=splits,
        versions=versions,
        alive=np.array([part.alive for part in kept], dtype=bool).reshape(-1, len(versions)),
        n=np.array([part.n for part in kept], dtype=np.int64).reshape(-1, len(variables)),
        weight=np.array([part.weight for part in kept], dtype=np.int64).reshape(-1, len(variables)),
    )


@dataclass(frozen=True, eq=False)
class _Part:
    key: Key
    alive: NDArray[np.bool_]
    n: NDArray[np.int64]
    weight: NDArray[np.int64]


def _splits(versions: Sequence[Counted]) -> tuple[str, ...]:
    return tuple(sorted({split for version in versions for split in version.values}))


def _table(
    versions: Sequence[Counted], splits: tuple[str, ...], variables: Sequence[str]
) -> tuple[list[Key], NDArray[np.float64]]:
    """Every atom of any version, and n, total and people as versions × atoms × variables."""
    named = [_keys(version, splits) for version in versions]
    number = {key: index for index, key in enumerate(dict.fromkeys(key for keys in named for key in keys))}
    table = np.zeros((3, len(versions), len(number), len(variables)))
    for at, (version, keys) in enumerate(zip(versions, named, strict=True)):
        rows = np.array([number[key] for key in keys], dtype=np.int64)
        for place, variable in enumerate(variables):
            if variable in version.variables:
                column = version.column(variable)
                for part, values in enumerate((version.n, version.total, version.people)):
                    np.add.at(table[part, at, :, place], rows, values[:, column])
    return list(number), table


def _keys(version: Counted, splits: tuple[str, ...]) -> list[Key]:
    nobody = np.full(len(version.units), UNTOLD)
    values = [version.values.get(split, nobody).tolist() for split in splits]
    codes = [version.tree.codes[unit] for unit in version.units.tolist()]
    return list(zip(codes, *values, strict=True))


def _changed(key: Key, n: NDArray, total: NDArray, people: NDArray) -> list[_Part]:
    """Those who stayed, and for every state of the atom those whom only that state has, from versions × variables."""
    states = _states(n, total)
    stayed_n, stayed = n.min(axis=0).astype(np.int64), people.min(axis=0).astype(np.int64)
    own_n = np.zeros((len(states), n.shape[1]), dtype=np.int64)
    own = own_n.copy()
    for place in range(n.shape[1]):
        counts = [int(n[state[0], place]) for state in states]
        if _is_one(n[:, place], total[:, place]):
            continue
        alike = len(set(counts)) < len(states)
        stayed_n[place] = max(min(counts) - alike, 0)
        stayed[place] = max(int(people[:, place].min()) - alike, 0)
        own_n[:, place] = np.array(counts) - stayed_n[place]
        own[:, place] = _weights(own_n[:, place], int(people[:, place].max() - people[:, place].min()), alike)
    parts = [_Part(key, np.ones(len(n), dtype=bool), stayed_n, stayed)]
    return parts + [
        _Part(key, np.isin(np.arange(len(n)), state), own_n[at], own[at]) for at, state in enumerate(states)
    ]


def _weights(own: NDArray[np.int64], more: int, alike: bool) -> NDArray[np.int64]:
    """With two states the difference is known; with more, or where as many left as came, one person may be all."""
    weights = np.zeros(len(own), dtype=np.int64)
    if not alike and len(own) == 2:
        return np.where(own > 0, more, 0)
    weights[0] = 1
    return weights


def _states(n: NDArray, total: NDArray) -> list[list[int]]:
    """Versions grouped by what the atom was in them."""
    states: list[list[int]] = []
    for version in range(len(n)):
        for state in states:
            if (n[state[0]] == n[version]).all() and (np.abs(total[state[0]] - total[version]) <= SAME).all():
                state.append(version)
                break
        else:
            states.append([version])
    return states


def _is_one(n: NDArray, total: NDArray) -> bool:
    return bool((n == n[0]).all() and (np.abs(total - total[0]) <= SAME).all())


def _at(flags: NDArray[np.bool_]) -> list[int]:
    return np.flatnonzero(flags).tolist()

"""Atoms of all versions under common numbers, and where in each tree they stand."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from dashboard.publication.counted import Counted, Publication

_NONE = np.zeros(0, dtype=np.int64)


def numbered(counted: Counted, keys: dict[tuple[str, ...], int]) -> NDArray[np.int64]:
    """The number of every atom, giving new ones to those not met before."""
    codes = [counted.tree.codes[unit] for unit in counted.units.tolist()]
    values = [counted.values[split].tolist() for split in sorted(counted.values)]
    return np.array([keys.setdefault(key, len(keys)) for key in zip(codes, *values, strict=True)], dtype=np.int64)


def subtrees(counted: Counted, positions: NDArray[np.int64], size: int) -> sparse.csr_array:
    """Units × atoms: which atoms lie in each unit's subtree."""
    parents = np.array(counted.tree.parents)
    units, atoms = counted.units, positions
    above: list[NDArray[np.int64]] = []
    below: list[NDArray[np.int64]] = []
    while len(units):
        above.append(units)
        below.append(atoms)
        higher = parents[units]
        units, atoms = higher[higher >= 0], atoms[higher >= 0]
    at = (np.concatenate(above or [_NONE]), np.concatenate(below or [_NONE]))
    found = sparse.csr_array((np.ones(len(at[0]), dtype=np.int64), at), shape=(len(parents), size))
    found.data[:] = 1  # atoms listed twice stand there once
    return found


def homes(publications: Sequence[Publication], positions: Sequence[NDArray[np.int64]], size: int) -> NDArray[np.str_]:
    """The code of every atom's institution as last told; units above institutions stand alone."""
    found = np.zeros(size, dtype=object)
    for publication, at in zip(publications, positions, strict=True):
        tree = publication.counted.tree
        found[at] = np.array(tree.codes, dtype=object)[tree.institutions[publication.counted.units]]
    return found.astype(np.str_)

"""The true sums, a point known to be possible: where versions leave open how an atom divides, the middle is taken."""

import numpy as np
from numpy.typing import NDArray

from dashboard.gate.columns import Attack, Columns

Numbers = NDArray[np.float64]


def totals(attack: Attack, columns: Columns, scale: tuple[float, float]) -> Numbers:
    """Every column's sum of scores, the scale's lower end taken as 0 and its width as 1; columns not merged.

    Nobody knows how the total of an atom that changed divides into those who stayed and those who came or went:
    whatever they can have in every version will do. An atom no division fits gets one that breaks some limits.
    """
    worth = (columns.total - columns.n * scale[0]) / (scale[1] - scale[0])
    open_ones = np.flatnonzero(np.isnan(worth))
    if open_ones.size:
        worth[open_ones] = _divided(columns, open_ones, _by_version(attack, columns.variable, scale))
    return np.clip(worth, 0, columns.n)


def _divided(columns: Columns, some: NDArray[np.int64], versions: Numbers) -> Numbers:
    """`versions` (atoms × publications) holds the sums to divide, nan where a publication lacks the variable."""
    atoms, size, alive = columns.atoms[some], columns.n[some].astype(float), columns.alive[some]
    asked = ~np.isnan(versions).all(axis=0)
    stayed = alive[:, asked].all(axis=1)
    apart = np.zeros(versions.shape)  # how many of an atom stand in this version and not in all
    np.add.at(apart, atoms[~stayed], size[~stayed, None] * alive[~stayed])
    most, least = np.nanmin(versions[:, asked], axis=1), np.nanmax((versions - apart)[:, asked], axis=1)
    staying = np.zeros(len(versions))
    kept = atoms[stayed]
    staying[kept] = np.clip((np.maximum(least[kept], 0) + np.minimum(most[kept], size[stayed])) / 2, 0, size[stayed])
    first = alive.argmax(axis=1)
    return np.where(stayed, staying[atoms], versions[atoms, first] - staying[atoms])


def _by_version(attack: Attack, variable: str, scale: tuple[float, float]) -> Numbers:
    sums = np.full((len(attack.keys), len(attack.publications)), np.nan)
    for number, (publication, atoms) in enumerate(zip(attack.publications, attack.positions, strict=True)):
        counted = publication.counted
        if variable in counted.variables:
            column = counted.column(variable)
            sums[:, number] = 0
            worth = (counted.total[:, column] - counted.n[:, column] * scale[0]) / (scale[1] - scale[0])
            np.add.at(sums[:, number], atoms, worth)
    return sums

"""What was told of one variable, as limits on means: what an attacker writes down."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Figures:
    """One entry per told cell. `publications` count from 0 in the order they were told, `units` are positions in that
    publication's tree. The mean of the cell's answers lies between `least` and `most` on the variable's scale."""

    variable: str
    scale: tuple[float, float]
    publications: NDArray[np.int64]
    units: NDArray[np.int64]
    labels: NDArray[np.str_]
    least: NDArray[np.float64]
    most: NDArray[np.float64]

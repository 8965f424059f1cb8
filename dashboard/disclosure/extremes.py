"""Means so near the end of the scale that they would tell what everyone answered (trust.md SDC-4)."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

SLACK = 0.5  # of the scale's width, divided by n


def too_high(mean: ArrayLike, n: ArrayLike, scale: tuple[float, float]) -> NDArray[np.bool_]:
    return np.asarray(mean) >= highest_told(n, scale) - _last_digit(scale)


def too_low(mean: ArrayLike, n: ArrayLike, scale: tuple[float, float]) -> NDArray[np.bool_]:
    return np.asarray(mean) <= lowest_told(n, scale) + _last_digit(scale)


def highest_told(n: ArrayLike, scale: tuple[float, float]) -> NDArray[np.float64]:
    """T = U − 0.5 (U − L) / n on the answer scale."""
    return scale[1] - SLACK * (scale[1] - scale[0]) / np.asarray(n, dtype=float)


def lowest_told(n: ArrayLike, scale: tuple[float, float]) -> NDArray[np.float64]:
    """B = L + 0.5 (U − L) / n on the answer scale."""
    return scale[0] + SLACK * (scale[1] - scale[0]) / np.asarray(n, dtype=float)


def _last_digit(scale: tuple[float, float]) -> float:
    """A mean on the bound itself is protected, whatever binary numbers make of it."""
    return 1e-9 * (scale[1] - scale[0])

"""Fixing a factor's constants at its first publication: μ, σ, and the spread s and t that intervals are made of."""

from collections.abc import Mapping as MappingType

import numpy as np

from dashboard.disclosure.universe import ALL
from dashboard.mapping import Factor, Form
from dashboard.publication.sums import Sums
from dashboard.statistics.points import COARSE, UNIT, Constants, to_step
from dashboard.statistics.uncertainty import spread

Anchors = MappingType[str, Constants]  # by factor key

# Of the scale's width. Sums of equal thirds or tenths leave a spread of up to 1e-7 that is nobody's; one different
# answer to one of twenty items in a whole country leaves 1e-5.
ALIKE = 1e-6


def completed(form: Form, sums: Sums, fixed: Anchors) -> dict[str, Constants]:
    """The form's constants: those fixed before stand, whatever this round says; the rest are computed from it.

    A factor whose answers do not vary at all has no scale and is left out.
    """
    fresh = {factor.key: _constants(factor, column, sums) for column, factor in enumerate(form.factors)}
    found = {factor.key: fixed.get(factor.key) or fresh[factor.key] for factor in form.factors}
    return {key: constants for key, constants in found.items() if constants is not None}


def _constants(factor: Factor, column: int, sums: Sums) -> Constants | None:
    n, total, squares = (part[:, column] for part in (sums.direct_n[ALL], sums.direct_total, sums.direct_squares))
    if not n.sum():
        return None
    mean = total.sum() / n.sum()
    deviation = float(np.sqrt(max(0.0, squares.sum() / n.sum() - mean**2)))
    if deviation < ALIKE * (factor.scale[1] - factor.scale[0]):
        return None
    within, between = spread(n, total, squares, sums.tree.institutions)
    return Constants(
        mean=float(mean),
        deviation=deviation,
        within=int(to_step(UNIT * within / deviation, COARSE)),
        between=int(to_step(UNIT * between / deviation, COARSE)),
        scale=factor.scale,
        turned=factor.higher_is == "worse",
    )

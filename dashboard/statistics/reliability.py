"""Whether a factor's items measure one thing: Cronbach's α."""

import math

import narwhals as nw
import numpy as np
from narwhals.typing import IntoFrame

from dashboard.mapping import Factor
from dashboard.statistics.scores import turned

WEAK = 0.7  # below, the page marks the factor
STRONG = 0.8  # from here on the questions of a factor go well together
STEP = 0.05  # published α is rounded, so that a single answer seldom moves it (design.md section 4)


def alpha(answers: IntoFrame, factor: Factor) -> float | None:
    """α over respondents who answered all items (Cronbach 1951); None for one item or where nothing varies."""
    items = nw.from_native(answers).select(*[turned(factor, item).alias(item) for item in factor.items]).drop_nulls()
    complete = items.lazy().collect().to_numpy()
    count = len(factor.items)
    if count < 2 or len(complete) < 2:
        return None
    variance = float(np.var(complete.sum(axis=1)))
    return count / (count - 1) * (1 - float(np.var(complete, axis=0).sum()) / variance) if variance > 0 else None


def published(value: float | None) -> float | None:
    """Rounded down, so that a factor is marked as weak exactly when its α is."""
    return None if value is None else round(math.floor(value / STEP + 1e-9) * STEP, 2)

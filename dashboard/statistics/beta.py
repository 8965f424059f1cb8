"""Quantiles of the beta distribution, which exact limits of a share are made of, without a library slow to load."""

import math

TINY = 1e-300  # keeps the fraction from dividing by 0
PRECISION = 1e-12
MOST_STEPS = 200


def quantile(a: float, b: float, share: float) -> float:
    """Below which this share of Beta(a, b) lies, both above 0: Newton's steps, halving where one would leave the room.

    The room is what is known of the place; it starts as 0-1 and only shrinks.
    """
    low, high, at = 0.0, 1.0, a / (a + b)
    for _ in range(MOST_STEPS):
        over = below(a, b, at) - share
        low, high = (low, at) if over > 0 else (at, high)
        slope = _density(a, b, at)
        step = at - over / slope if slope else low
        step = step if low < step < high else (low + high) / 2
        if abs(step - at) <= PRECISION:
            return step
        at = step
    return at


def below(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function I(x; a, b) (DLMF 8.17.22, and 8.17.4 where that is slow)."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - below(b, a, 1 - x)
    return math.exp(_log_front(a, b, x)) / a * _fraction(a, b, x)


def _log_front(a: float, b: float, x: float) -> float:
    """Of xᵃ (1 - x)ᵇ / B(a, b)."""
    return a * math.log(x) + b * math.log1p(-x) + math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)


def _density(a: float, b: float, x: float) -> float:
    return math.exp(_log_front(a, b, x)) / (x * (1 - x)) if 0 < x < 1 else 0.0


def _fraction(a: float, b: float, x: float) -> float:
    """1 / (1 + d₁ / (1 + d₂ / (1 + …))), from its top by Lentz's rule (Press et al. 2007, section 5.2)."""
    upper, lower = 1.0, 1 / (1 - (a + b) * x / (a + 1) or TINY)
    found, step, change = lower, 0, 0.0
    while abs(change - 1) > PRECISION:
        step += 1
        for part in _parts(a, b, x, step):
            lower = 1 / (1 + part * lower or TINY)
            upper = 1 + part / upper or TINY
            change = upper * lower
            found *= change
    return found


def _parts(a: float, b: float, x: float, m: int) -> tuple[float, float]:
    """d₂ₘ and d₂ₘ₊₁ of DLMF 8.17.23."""
    even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    return even, odd

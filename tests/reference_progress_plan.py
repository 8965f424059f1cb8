"""Slow, obvious second implementation of what it takes to see a change, to check the real one against."""

import math

import numpy as np

ROUNDED_AWAY = 2.5
FOUR_OF_FIVE = 1 - math.erfc(0.84 / math.sqrt(2)) / 2  # 0.7995: the contract writes 2.80 = 1.96 + 0.84


def error(now: tuple[int, int], later: tuple[int, int], s: float, t: float) -> float:
    """Of the change between two rounds, each with n answers from so many groups; 0 groups are drawn anew as one."""
    total = 0.0
    for n, groups in (now, later):
        total += s * s / n + t * t / max(1, groups)
    return math.sqrt(total)


def asked(figures: int) -> float:
    """How many errors away from 0 a change must lie: 1.96 alone, and among several so far that chance gets beyond it
    once in 40 × `figures` times; found by halving."""
    if figures == 1:
        return 1.96
    low, high = 0.0, 10.0
    for _ in range(60):
        middle = (low + high) / 2
        beyond = math.erfc(middle / math.sqrt(2)) / 2
        low, high = (middle, high) if beyond > 0.025 / figures else (low, middle)
    return low


def power(change: float, now: tuple[int, int], later: tuple[int, int], s: float, t: float, figures: int = 1) -> float:
    """Under the bell of measured changes about the true one, the area beyond what the verdict asks for, in strips."""
    spread = error(now, later, s, t)
    least = asked(figures) * error(now, later, s + ROUNDED_AWAY, t + ROUNDED_AWAY)
    most = max(least, change) + 9 * spread
    width = (most - least) / 20_000
    measured = least + width * (np.arange(20_000) + 0.5)
    bell = np.exp(-(((measured - change) / spread) ** 2) / 2) / (spread * math.sqrt(2 * math.pi))
    return float(bell.sum() * width)


def detectable(now: tuple[int, int], later: tuple[int, int], s: float, t: float, figures: int = 1) -> float:
    """The change that is seen four times out of five, found by halving."""
    low, high = 0.0, 2000.0
    for _ in range(24):
        middle = (low + high) / 2
        low, high = (middle, high) if power(middle, now, later, s, t, figures) < FOUR_OF_FIVE else (low, middle)
    return high


def groups_needed(change: float, each: int, s: float, t: float) -> int:
    """Count up until there are enough."""
    groups = 1
    while detectable((each * groups, groups), (each * groups, groups), s, t) > change:
        groups += 1
    return groups


def floor(groups: int, s: float, t: float) -> float:
    """With a hundred million answers in each round."""
    return detectable((10**8, groups), (10**8, groups), s, t)

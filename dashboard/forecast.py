"""Where the number of answers is heading while a round is open: the pace of the last days, kept up to the last day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import ceil, floor

FEWEST_POINTS = 3
LAST_DAYS = timedelta(days=7)
_DAY = timedelta(days=1)

Told = tuple[datetime, int]  # a moment and how many had answered


@dataclass(frozen=True, slots=True)
class Forecast:
    """How many will have answered when the round closes, between the two."""

    low: int
    high: int


def forecast(told: Sequence[Told], invited: int, closed: date) -> Forecast | None:
    """From the oldest to the latest. None with fewer than three points in time, or when the last day is here.

    Two paces are kept up: that of the last seven days (of the last three points where these reach further back), and
    that of the later half of them. Nobody takes an answer back, and no more answer than are invited.
    """
    end = datetime.combine(closed + _DAY, time.min)
    if len(told) < FEWEST_POINTS or told[-1][0] >= datetime.combine(closed, time.min):
        return None
    at, answered = told[-1]
    since = min(at - LAST_DAYS, told[-FEWEST_POINTS][0])
    last = [one for one in told if one[0] >= since]
    left = (end - at) / _DAY
    paces = sorted(_pace(last[place:]) for place in (0, (len(last) - 1) // 2))
    most = max(invited, answered)
    return Forecast(
        *(min(most, round_(answered + pace * left)) for pace, round_ in zip(paces, (floor, ceil), strict=True))
    )


def _pace(told: Sequence[Told]) -> float:
    """Answers a day, from the first to the last."""
    (start, before), (end, now) = told[0], told[-1]
    return max(0.0, (now - before) / ((end - start) / _DAY))

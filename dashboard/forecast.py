"""How many can have answered at most when a round closes: the pace of the last days, kept up to the last day.

A ceiling and no forecast: those who are left are the hardest to reach, so that most rounds end below it.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from math import ceil

FEWEST_POINTS = 3
LAST_DAYS = timedelta(days=7)
_DAY = timedelta(days=1)

Told = tuple[datetime, int]  # a moment and how many had answered


def ceiling(told: Sequence[Told], invited: int, closed: date) -> int | None:
    """From the oldest to the latest. None where nothing can be said: with fewer than three points in time, when the
    last day is here, when everybody can be reached, and while answers come faster and faster.

    The pace is that of the last seven days, or of the last three points where these reach further back. It rises when
    the later half of them is faster than the whole.
    """
    if len(told) < FEWEST_POINTS or told[-1][0] >= datetime.combine(closed, time.min):
        return None
    at, answered = told[-1]
    since = min(at - LAST_DAYS, told[-FEWEST_POINTS][0])
    last = [one for one in told if one[0] >= since]
    whole, later = (_pace(last[place:]) for place in (0, (len(last) - 1) // 2))
    most = ceil(answered + whole * ((datetime.combine(closed + _DAY, time.min) - at) / _DAY))
    return most if later <= whole and most < invited else None


def _pace(told: Sequence[Told]) -> float:
    """Answers a day, from the first to the last."""
    (start, before), (end, now) = told[0], told[-1]
    return max(0.0, (now - before) / ((end - start) / _DAY))

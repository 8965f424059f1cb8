"""What the mapping's own questions tell of the same as an indicator: another instrument, so never on one axis."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dashboard.cells import Cell
from dashboard.profile import Choice
from dashboard.trend import Course, Stop, There

_FIRST_MONTH = 8  # in which a school year begins


@dataclass(frozen=True, slots=True)
class Voice:
    """The factor of one form that asks about the same: all its rounds, the newest last."""

    form: Choice
    stops: tuple[Stop, ...]
    course: Course
    now: int
    before: int | None
    k: int

    @property
    def told(self) -> list[tuple[Stop, Cell]]:
        """The rounds of which there is a number."""
        pairs = zip(self.stops, self.course.line.own, strict=True)
        return [(stop, cell) for stop, cell in pairs if stop.there is There.OPEN and cell.shown]


@dataclass(frozen=True, slots=True)
class Beside:
    """`open` is False where the mapping's results of the unit are not this reader's to see."""

    construct: str
    voices: tuple[Voice, ...] = ()
    open: bool = True


def in_school_years(day: date) -> float:
    """Where a day lies when a whole number is the middle of the school year that begins in that calendar year."""
    year = day.year if day.month >= _FIRST_MONTH else day.year - 1
    first, next_first = date(year, _FIRST_MONTH, 1), date(year + 1, _FIRST_MONTH, 1)
    return year - 0.5 + (day - first).days / (next_first - first).days


def broken_between(voice: Voice) -> list[tuple[Stop, Stop]]:
    """Rounds, one after the other, that were asked with other questions."""
    line = voice.course.line
    asked = [place for place, signature in enumerate(line.signatures) if signature is not None]
    return [(voice.stops[one], voice.stops[other]) for one, other in pairwise(asked) if not line.comparable(one, other)]

"""The yearly wheel: what the programme does when, seen from today."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

_CATALOGUE = Path(__file__).parent / "catalogues" / "year.toml"
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Activity:
    """`first` and `last` are months, 1-12; `last` may lie in the next calendar year."""

    key: str
    first: int
    last: int

    @property
    def months(self) -> tuple[int, ...]:
        length = (self.last - self.first) % MONTHS + 1
        return tuple((self.first - 1 + more) % MONTHS + 1 for more in range(length))

    def is_on(self, today: date) -> bool:
        return today.month in self.months

    def wait(self, today: date) -> int:
        """Months until it begins; 0 where it begins this month."""
        return (self.first - today.month) % MONTHS


@dataclass(frozen=True, slots=True)
class Year:
    """`months` in the order of a school year."""

    activities: tuple[Activity, ...]
    months: tuple[int, ...]

    def now(self, today: date) -> tuple[Activity, ...]:
        return tuple(one for one in self.activities if one.is_on(today))

    def next(self, today: date) -> tuple[Activity, ...]:
        """What begins first of all that is not on."""
        waiting = [one for one in self.activities if not one.is_on(today)]
        soonest = min((one.wait(today) for one in waiting), default=0)
        return tuple(one for one in waiting if one.wait(today) == soonest)


@cache
def year() -> Year:
    read = tomllib.loads(_CATALOGUE.read_text(encoding="utf-8"))
    first = read["first_month"]
    months = tuple((first - 1 + more) % MONTHS + 1 for more in range(MONTHS))
    return Year(tuple(Activity(**one) for one in read["activity"]), months)

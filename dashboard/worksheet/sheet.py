"""A worksheet as a reader meets it: whose it is, what it is about and how far the reader reaches into it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dashboard.mapping import Name
from dashboard.plc import Access, Plc, Visibility
from dashboard.profile import Choice, UnitLink

NEW_SCHOOL_YEAR = 8  # the month
MOST_AREAS = 3  # that one worksheet works on


class Status(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Topic:
    """A focus area that the worksheet works on, by its `number`; `form` and `factor` are keys."""

    number: int
    unit: int
    form: str
    factor: str
    name: Name
    turned: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """`unit` is where the team belongs, as the newest round that has it knows it; `round` the one that is analysed.

    `previous` is the worksheet that this one is a new cycle of. `made` is told as a clock in Denmark shows it.
    `with_past`: what was written over or taken away is the reader's too, and not only what stands now.
    """

    number: int
    plc: Plc
    unit: UnitLink
    round: Choice
    template: str
    status: Status
    visibility: Visibility
    access: Access
    topics: tuple[Topic, ...]
    previous: int | None
    made: datetime
    with_past: bool = False

    @property
    def may_write(self) -> bool:
        """A closed worksheet is read until somebody opens it again."""
        return self.access is Access.WRITE and self.status is Status.OPEN


def school_year(day: date) -> str:
    """As it is written in Denmark, where it begins in August: 2016/17."""
    first = day.year if day.month >= NEW_SCHOOL_YEAR else day.year - 1
    return f"{first}/{(first + 1) % 100:02}"

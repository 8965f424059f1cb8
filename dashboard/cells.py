"""A published cell: what a reader may know about one factor, unit, split and round."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    SHOWN = "shown"
    FEW = "few"  # fewer than k answers
    PROTECT = "protect"  # hidden so that another group cannot be worked out
    EXTREME = "extreme"  # so near the end of the scale that only a bound is told
    ABSENT = "absent"  # not asked


@dataclass(frozen=True, slots=True)
class Cell:
    """Every number is None unless `status` is shown; extreme has only `bound`, such as ">=560".

    `points`, `low` and `high` are on the 500 ± 100 scale, rounded for publication; `n` counts respondents with the
    factor score and `groups` the child groups or teams they came from, 0 where they are attached to the unit itself.
    """

    status: Status
    n: int | None = None
    points: int | None = None
    low: int | None = None
    high: int | None = None
    bound: str | None = None
    groups: int | None = None

    @property
    def shown(self) -> bool:
        return self.status is Status.SHOWN


NOT_ASKED = Cell(Status.ABSENT)

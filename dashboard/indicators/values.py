"""A value of an indicator as it is told: of one unit, school year, grade and group of pupils."""

from dataclasses import dataclass
from enum import StrEnum

ALL = "all"  # grade or group: everybody
COUNTRY = 0  # stands where a unit's number stands, for the whole country
COUNTRY_CODE = "country"  # and where its code stands, in files


class Told(StrEnum):
    """Whether there is a number, or why not.

    `few` and `protect` were hidden here, `suppressed` by the source; `missing` was never there, or was no value.
    """

    SHOWN = "shown"
    EXTREME = "extreme"
    FEW = "few"
    PROTECT = "protect"
    SUPPRESSED = "suppressed"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Value:
    """`value` is rounded as it may be shown, `n` how many persons it rests on; both None unless it is shown.

    An extreme one has a `bound` instead, such as ">=95". `n` is None, too, where the source does not tell it.
    """

    indicator: str
    unit: int
    school_year: int
    grade: str
    group: str
    status: Told
    value: float | None = None
    n: int | None = None
    bound: str | None = None
    source: str = ""
    made_up: bool = False

"""What the gate found: places only, never a number of a hidden cell."""

from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """`doubt` is what could not be proved within the gate's limits; it counts like a violation."""

    CELL = "cell"  # one cell by itself tells more than it may
    GROUP = "group"  # fewer than k can be singled out by adding and subtracting what is told
    PERSON = "person"  # some respondent's own score is known to less than half of the scale
    INSTITUTION = "institution"  # an institution can be worked out from figures above it
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of publication number `publication` (the order in which they were told), by the unit's code."""

    publication: int
    unit: str
    label: str


@dataclass(frozen=True, slots=True)
class Finding:
    """`places` are told cells which together give it away."""

    rule: Rule
    form: str
    variable: str
    places: tuple[Place, ...]
    reason: str = ""

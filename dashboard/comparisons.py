"""A reader's own sets of units, each under a name: published figures side by side, with neither mean nor rank."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.access import LOOKING_DOWN, Role
from dashboard.cells import Cell
from dashboard.mapping import Name
from dashboard.profile import Choice, UnitLink
from dashboard.selection import Selection

MOST_UNITS = 12
MOST_SETS = 20
LONGEST_NAME = 128  # characters

# Whoever may open the pages of several units. A board and a researcher have one.
WHO_COMPARES = LOOKING_DOWN | {Role.LEADER, Role.COORDINATOR, Role.MEMBER, Role.RESOURCE_PERSON}


@dataclass(frozen=True, slots=True)
class OwnSet:
    """`units` counts all of them, those the reader may no longer open included."""

    number: int
    name: str
    units: int


@dataclass(frozen=True, slots=True)
class Line:
    """One factor, its cells by the unit's number. `turned` says that in the answers higher was worse."""

    key: str
    name: Name
    turned: bool
    cells: Mapping[int, Cell]


@dataclass(frozen=True, slots=True)
class Comparisons:
    """`/comparisons`. `selection` has the round and form filled in where there are any.

    `units` are those of the chosen set that the reader may open in the round, and `closed` counts the others: nothing
    more is told of them. `offered` are all that could be put into a set. Nothing here is in an order that means
    anything: pages sort units by name, and `lines` are in the form's order.
    """

    selection: Selection
    sets: tuple[OwnSet, ...]
    chosen: OwnSet | None
    rounds: tuple[Choice, ...]
    forms: tuple[Choice, ...]
    units: tuple[UnitLink, ...]
    closed: int
    lines: tuple[Line, ...]
    offered: tuple[UnitLink, ...]
    k: int

    @property
    def is_full(self) -> bool:
        return len(self.sets) >= MOST_SETS

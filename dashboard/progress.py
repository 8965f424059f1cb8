"""The page of progress: what of a unit's way over the rounds each of its sections tells."""

from dataclasses import dataclass
from enum import StrEnum

from dashboard.access import is_aggregate
from dashboard.choosing import Choosing
from dashboard.levels import depth
from dashboard.profile import Choice, UnitLink
from dashboard.selection import Selection


class Section(StrEnum):
    CHANGES = "changes"  # which units below have changed, in what
    TREND = "trend"  # the unit's own way over all rounds
    SPREAD = "spread"  # how far the units below lie apart, and how much of it is chance
    EQUITY = "equity"  # how gaps between groups of children have moved
    MUNICIPAL = "municipal"  # all factors of a municipality, daycare and school side by side
    TRANSITION = "transition"  # from daycare to school
    WORK = "work"  # what became of the focus areas, and what was done about them
    PLAN = "plan"  # what it takes to see a change


_ABOVE = (
    *(Section.CHANGES, Section.TREND, Section.SPREAD, Section.EQUITY),
    *(Section.MUNICIPAL, Section.WORK, Section.PLAN),
)
_INSTITUTION = (
    *(Section.TREND, Section.CHANGES, Section.SPREAD, Section.EQUITY),
    *(Section.TRANSITION, Section.WORK, Section.PLAN),
)
_TEAM = (Section.TREND, Section.CHANGES, Section.WORK, Section.PLAN)
_GROUP = (Section.TREND, Section.PLAN)
WITHOUT_FORM = frozenset({Section.MUNICIPAL, Section.TRANSITION, Section.WORK})  # they speak of all forms at once
WITHOUT_EARLIER = frozenset({Section.TRANSITION, Section.PLAN})  # nobody chooses what they are held against


def sections(kind: str) -> tuple[Section, ...]:
    """Those of a unit of that kind, the first it opens with first."""
    if is_aggregate(kind):
        return _ABOVE
    if kind == "institution":
        return _INSTITUTION
    return _TEAM if depth(kind) < depth("child_group") else _GROUP


@dataclass(frozen=True, slots=True)
class Progress:
    """What frames every section. `selection` is complete: round, section and, where it applies, form are filled in, and
    `against` is the key of the earlier round, None where there is none.

    `rounds` oldest first, `earlier` those before the chosen one; `withheld` names the kinds of the units, this one or
    those above it, of which some form is not told to this reader. `choosing` is given where the reader has a page of
    focus areas.
    """

    selection: Selection
    unit: UnitLink
    path: tuple[UnitLink, ...]
    rounds: tuple[Choice, ...]
    earlier: tuple[Choice, ...]
    forms: tuple[Choice, ...]
    sections: tuple[Section, ...]
    k: int
    withheld: frozenset[str] = frozenset()
    choosing: Choosing | None = None

    @property
    def section(self) -> Section:
        return Section(self.selection.section or self.sections[0])

    @property
    def programme(self) -> UnitLink:
        return self.path[0] if self.path else self.unit

    @property
    def round(self) -> Choice:
        return next(one for one in self.rounds if one.key == self.selection.round)

    @property
    def before(self) -> Choice | None:
        """The earlier round that the chosen one is held against."""
        return next((one for one in self.earlier if one.key == self.selection.against), None)

    @property
    def form(self) -> Choice | None:
        return next((one for one in self.forms if one.key == self.selection.form), None)

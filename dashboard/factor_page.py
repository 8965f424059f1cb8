"""What lies behind one factor of one unit: values only, ready to be laid out."""

from dataclasses import dataclass
from enum import StrEnum

from dashboard.answer_bands import Bands
from dashboard.cells import Cell
from dashboard.mapping import Name
from dashboard.notes import FactorNotes
from dashboard.profile import Choice, FactorRow, Profile, UnitLink
from dashboard.statistics.verdicts import Difference


class Since(StrEnum):
    """What has become of a question since the round before."""

    FIRST = "first"  # the factor was not asked before
    SAME = "same"
    REWORDED = "reworded"
    RESCALED = "rescaled"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Item:
    """One question, as it was asked. `mean` is on the answer scale, as answered; None like `n` where it is not told.

    `reversed`: high answers count as low ones in the factor.
    """

    key: str
    text: Name
    reversed: bool
    since: Since
    n: int | None = None
    mean: float | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """The unit's figure for one value of a split, such as girls."""

    value: Choice
    cell: Cell


@dataclass(frozen=True, slots=True)
class Gap:
    """One value of a split less another; without a difference where either side is hidden."""

    one: Choice
    other: Choice
    difference: Difference | None


@dataclass(frozen=True, slots=True)
class Split:
    """Parts in the catalogue's order, and every two of them held against each other."""

    key: str
    name: Name
    parts: tuple[Part, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Below:
    """A unit just below, less the unit it is part of: the same verdict as on its own profile."""

    unit: UnitLink
    cell: Cell
    difference: Difference | None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What another form asks here about the same construct."""

    form: Choice
    factor: Choice


@dataclass(frozen=True, slots=True)
class FactorPage:
    """`/profile/<unit>?factor=<key>`. `profile` is the unit's in the same view; its selection names the factor.

    `order` holds the form's factors as they were asked. `reliability` is α of the round, None where there is none.
    `scale` is the lowest and the highest answer. Items, bands and units below are told of everybody, whatever split
    the reader has chosen; `everybody` is the unit's own figure for them. `notes` is None for who takes no part in them.
    """

    profile: Profile
    factor: FactorRow
    informant: str
    construct: str | None
    order: tuple[Choice, ...]
    reliability: float | None
    scale: tuple[float, float]
    everybody: Cell
    items: tuple[Item, ...]
    bands: Bands | None
    splits: tuple[Split, ...]
    below: tuple[Below, ...]
    elsewhere: tuple[Elsewhere, ...]
    notes: FactorNotes | None = None

    @property
    def place(self) -> int:
        """Of the factor in the form, from 0."""
        return next(place for place, choice in enumerate(self.order) if choice.key == self.factor.key)

    @property
    def before(self) -> Choice | None:
        return self.order[self.place - 1] if self.place else None

    @property
    def after(self) -> Choice | None:
        return next(iter(self.order[self.place + 1 :]), None)

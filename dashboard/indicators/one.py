"""Everything that one indicator of one unit has to tell, as far as this reader may know it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.indicators.beside import Beside
from dashboard.indicators.catalogue import Indicator
from dashboard.indicators.gap import Gaps
from dashboard.indicators.panel import AnyCard, Card, PublicCard, Series, Status
from dashboard.indicators.rights import Edition
from dashboard.indicators.targets import Own, Targets, Whose, in_force
from dashboard.mapping import Name
from dashboard.profile import UnitLink
from dashboard.selection import Selection


@dataclass(frozen=True, slots=True)
class OfGrade:
    """One grade: the unit's own course and the whole country's, which may be empty."""

    grade: str
    own: Series
    country: Series


@dataclass(frozen=True, slots=True)
class Standing:
    """A target as it was in force from one school year to another."""

    first: int
    last: int
    value: float
    whose: Whose = Whose.NATIONAL


@dataclass(frozen=True, slots=True)
class OfInstitution:
    unit: UnitLink
    card: Card


@dataclass(frozen=True, slots=True)
class One:
    """`chooses`: the reader may look at both editions. `card` and `targets` are as the panel and the forms have them.

    `standing` are the targets of a level, year by year; `related` are the cards of the indicators over the same
    persons, such as the share of the most able. `institutions` and `beside` are for readers inside.
    """

    selection: Selection
    unit: UnitLink
    path: tuple[UnitLink, ...]
    edition: Edition
    chooses: bool
    card: AnyCard
    targets: Targets | None = None
    standing: tuple[Standing, ...] = ()
    grades: tuple[OfGrade, ...] = ()
    gaps: tuple[Gaps, ...] = ()
    related: tuple[Card, ...] = ()
    institutions: tuple[OfInstitution, ...] = ()
    beside: Beside | None = None

    @property
    def figures(self) -> Card | None:
        """None where only words may be told."""
        return self.card.figures if isinstance(self.card, PublicCard) else self.card

    @property
    def name(self) -> Name:
        return self.card.indicator.name


def by_status(institutions: Sequence[OfInstitution]) -> dict[Status | None, list[OfInstitution]]:
    """In the order of the words, those of which nothing is judged last; inside a word in the order given."""
    keys = [*Status, None]
    found: dict[Status | None, list[OfInstitution]] = {key: [] for key in keys}
    for one in institutions:
        found[_status(one)].append(one)
    return {key: several for key, several in found.items() if several}


def _status(one: OfInstitution) -> Status | None:
    return one.card.judgement.status if one.card.judgement and one.card.newest else None


def standing(indicator: Indicator, own: Own, years: Sequence[int]) -> tuple[Standing, ...]:
    """The levels in force from the first of the years to the last; years in a row with the same one are joined."""
    found: list[Standing] = []
    for year in range(min(years, default=0), max(years, default=-1) + 1):
        target = in_force(indicator, own, year)
        if target is None or target.value is None:
            continue
        last = found[-1] if found else None
        if last and (last.value, last.last) == (target.value, year - 1):
            found[-1] = replace(last, last=year)
        else:
            found.append(Standing(year, year, target.value, target.whose))
    return tuple(found)

"""What a unit can see in its next round, and what other sizes could: values only, ready to be laid out."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from dashboard.cells import Cell
from dashboard.mapping import Name
from dashboard.profile import Participation, UnitLink
from dashboard.statistics.power import detectable, errors, needed_groups, power, with_endless_answers
from dashboard.statistics.uncertainty import Basis
from dashboard.statistics.verdicts import LARGE, SMALL

ANSWERS = (10, 20, 50, 100, 200, 500, 1000, 2000)
PER_GROUP = (25, 12)  # answers from a full class, and from a small one or half of one
CHANCES = (20, 60)  # points: the changes whose chance to be seen is told
AIMS = (20, 30, 50)  # points: the changes that somebody may want to see
BANDS = (1, 20, 50, 100, 200)  # answers: where each size of unit begins
TYPICAL_GROUP = 20
EXAMPLE = 100  # answers


@dataclass(frozen=True, slots=True)
class Deviations:
    """s and t of a factor in points."""

    within: int
    between: int


@dataclass(frozen=True, slots=True)
class Reach:
    """From the factor where it is lowest to the one where it is highest."""

    lowest: float
    highest: float

    @classmethod
    def of(cls, values: Iterable[float]) -> Self:
        found = list(values)
        return cls(min(found), max(found))


@dataclass(frozen=True, slots=True)
class FactorPlan:
    """`change` is what as many answers again would show in four cases of five; `among` how often that very change would
    be seen among all the factors of the form, at least; `full` is the change with everybody's answer; `chances` are
    those of seeing each of CHANCES. None where the figure is hidden, and `full` where nobody said how many were
    invited or all have answered.
    """

    key: str
    name: Name
    turned: bool
    cell: Cell
    change: float | None = None
    among: float | None = None
    full: float | None = None
    chances: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Size:
    """What so many answers from so many groups would show: the change, and the chance of seeing each of CHANCES."""

    answers: int
    groups: int
    change: Reach
    chances: tuple[Reach, ...]


@dataclass(frozen=True, slots=True)
class Needed:
    """How many groups, each with `per_group` answers, it takes to see a change of `aim` points."""

    aim: int
    groups: Reach
    per_group: int

    @property
    def answers(self) -> Reach:
        return Reach(self.groups.lowest * self.per_group, self.groups.highest * self.per_group)


@dataclass(frozen=True, slots=True)
class Band:
    """Units with `least` to `most` answers, and how many of them can see SMALL and LARGE changes: in any factor of
    theirs, and in all."""

    least: int
    most: int | None
    units: int
    small: tuple[int, int]
    large: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Below:
    """Of the institutions below that the reader may open. `silent` have no figure that is shown; `together` of them can
    see a large change when all their `figures` are judged at once, as in the table of changes."""

    like: UnitLink | None
    bands: tuple[Band, ...]
    silent: int
    figures: int
    together: int

    @property
    def units(self) -> int:
        return sum(band.units for band in self.bands)

    @property
    def small(self) -> int:
        return sum(band.small[0] for band in self.bands)

    @property
    def large(self) -> int:
        return sum(band.large[0] for band in self.bands)


@dataclass(frozen=True, slots=True)
class Plan:
    """`floor` is the smallest change that any factor could show with endless answers from the same groups. `below` is
    given for units above institutions."""

    factors: tuple[FactorPlan, ...]
    participation: Participation
    sizes: tuple[Size, ...]
    needed: tuple[Needed, ...]
    floor: float | None = None
    below: Below | None = None

    @property
    def shown(self) -> tuple[FactorPlan, ...]:
        return tuple(one for one in self.factors if one.change is not None)

    @property
    def chances(self) -> tuple[Reach, ...]:
        """Of seeing each of CHANCES if as many answer again, from factor to factor."""
        return tuple(Reach.of(several) for several in zip(*(one.chances for one in self.shown), strict=True))

    @property
    def few_and_many(self) -> tuple[Size, Size]:
        """The same number of answers from the fewest groups and from the most."""
        found = [size for size in self.sizes if size.answers == EXAMPLE]
        return found[0], found[-1]


def of_factor(
    name: tuple[str, Name, bool], cell: Cell, spread: Deviations, figures: int, participation: Participation
) -> FactorPlan:
    """`name` is key, name and whether it is turned."""
    if not cell.shown:
        return FactorPlan(*name, cell)
    now = basis(cell)
    error = errors(now, now, spread.within, spread.between)
    change = detectable(error)
    among, full = power(change, error, figures), _full(now, spread, participation)
    return FactorPlan(*name, cell, change, among, full, tuple(power(points, error) for points in CHANCES))


def basis(cell: Cell) -> Basis:
    assert cell.n is not None
    return Basis(cell.n, cell.groups or 0)


def _full(now: Basis, spread: Deviations, participation: Participation) -> float | None:
    """Between this round as it was and one in which all answer; as large a share of them has a score as now."""
    rate = participation.rate
    if not rate or rate >= 1:
        return None
    return detectable(errors(Basis(round(now.n / rate), now.groups), now, spread.within, spread.between))


def floor(cells: Sequence[tuple[Cell, Deviations]]) -> float | None:
    found = [with_endless_answers(basis(cell).drawn, spread.between) for cell, spread in cells if cell.shown]
    return min(found, default=None)


def sizes(spreads: Sequence[Deviations]) -> tuple[Size, ...]:
    """Every number of answers with the numbers of groups that it realistically comes from."""
    if not spreads:
        return ()
    pairs = [(n, max(1, math.ceil(n / each))) for n in ANSWERS for each in PER_GROUP]
    return tuple(_size(n, groups, spreads) for n, groups in dict.fromkeys(pairs))


def _size(answers: int, groups: int, spreads: Sequence[Deviations]) -> Size:
    of = Basis(answers, groups)
    found = [errors(of, of, one.within, one.between) for one in spreads]
    chances = tuple(Reach.of(power(change, error) for error in found) for change in CHANCES)
    return Size(answers, groups, Reach.of(map(detectable, found)), chances)


def needed(spreads: Sequence[Deviations], cells: Sequence[Cell]) -> tuple[Needed, ...]:
    """With groups as large as here."""
    if not spreads:
        return ()
    shown = [basis(cell) for cell in cells if cell.shown]
    each = max(1, round(sum(one.n for one in shown) / sum(one.drawn for one in shown))) if shown else TYPICAL_GROUP
    return tuple(
        Needed(aim, Reach.of(needed_groups(aim, each, one.within, one.between) for one in spreads), each)
        for aim in AIMS
    )


def below(like: UnitLink | None, units: Sequence[Sequence[tuple[Cell, Deviations]]]) -> Below:
    """`units` hold every unit's figures with the factor's spread."""
    told = [[(basis(cell), spread) for cell, spread in unit if cell.shown] for unit in units]
    figures = sum(map(len, told))
    changes = {
        place: [detectable(errors(now, now, one.within, one.between)) for now, one in unit]
        for place, unit in enumerate(told)
        if unit
    }
    most = {place: max(now.n for now, _ in told[place]) for place in changes}
    ends = [*(least - 1 for least in BANDS[1:]), None]
    bands = [
        _band(least, end, [changes[place] for place, n in most.items() if n >= least and (end is None or n <= end)])
        for least, end in zip(BANDS, ends, strict=True)
    ]
    together = [any(_sees(now, one, figures) for now, one in unit) for unit in told]
    return Below(like, tuple(band for band in bands if band.units), len(units) - len(changes), figures, sum(together))


def _sees(now: Basis, spread: Deviations, figures: int) -> bool:
    return detectable(errors(now, now, spread.within, spread.between), figures) <= LARGE


def _band(least: int, most: int | None, units: Sequence[Sequence[float]]) -> Band:
    small, large = (
        (sum(min(unit) <= aim for unit in units), sum(max(unit) <= aim for unit in units)) for aim in (SMALL, LARGE)
    )
    return Band(least, most, len(units), small, large)

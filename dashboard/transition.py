"""From daycare to school: what children said before they started, and what they say now, as groups and never linked."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dashboard.cells import Cell, Status
from dashboard.mapping import Name
from dashboard.profile import Choice, UnitLink
from dashboard.statistics.verdicts import Difference


@dataclass(frozen=True, slots=True)
class Standing:
    """A figure on one side of school start, and how far it lies from the programme's in the same round and form.

    `position` is None where there is nothing to hold it against.
    """

    form: Choice
    factor: str
    name: Name
    turned: bool
    cell: Cell
    position: Difference | None = None


@dataclass(frozen=True, slots=True)
class Crossing:
    """One construct on both sides. The two figures are on two yardsticks: nothing is subtracted.

    `pooled` says that the figures are those of the whole, since a side of the pair itself has none to show.
    """

    construct: str
    then: Standing
    now: Standing
    pooled: bool = False

    @property
    def shown(self) -> bool:
        return self.then.cell.shown and self.now.cell.shown

    @property
    def asked(self) -> bool:
        return Status.ABSENT not in (self.then.cell.status, self.now.cell.status)


@dataclass(frozen=True, slots=True)
class Side:
    """Whose figures stand on one side; `home` is the institution that a child group lies in, `whole` says that they are
    those of all institutions together."""

    place: UnitLink
    home: UnitLink | None = None
    whole: bool = False

    @property
    def units(self) -> frozenset[int]:
        return frozenset(link.unit for link in (self.place, self.home) if link)


@dataclass(frozen=True, slots=True)
class Route:
    then: Side
    now: Side
    crossings: tuple[Crossing, ...]


@dataclass(frozen=True, slots=True)
class Transition:
    """`before` is None where no round lies before the one in view. `whole` tells of all children of the municipality or
    programme; None where it was not asked on both sides. `known` says whether any group here is told to come from a
    daycare."""

    now: Choice
    before: Choice | None = None
    whole: Route | None = None
    pairs: tuple[Route, ...] = ()
    known: bool = False

    @property
    def cells(self) -> list[Cell]:
        there = [*([self.whole] if self.whole else []), *self.pairs]
        return [side.cell for pair in there for one in pair.crossings for side in (one.then, one.now)]

    def own(self, unit: int) -> tuple[Standing, ...]:
        """What stands in the pairs of the unit itself and of the groups in it, each figure once."""
        found = {
            (when, side.place.unit, told.form.key, told.factor): told
            for pair in self.pairs
            for when, side in (("then", pair.then), ("now", pair.now))
            for told in (getattr(one, when) for one in pair.crossings if not one.pooled)
            if unit in side.units
        }
        return tuple(found.values())


def crossings(then: Iterable[tuple[str, Standing]], now: Iterable[tuple[str, Standing]]) -> tuple[Crossing, ...]:
    """Whatever both sides were asked about, in the earlier side's order."""
    later = list(now)
    return tuple(
        Crossing(construct, before, after) for construct, before in then for same, after in later if same == construct
    )


def with_the_whole(crossings: Iterable[Crossing], whole: Route | None) -> tuple[Crossing, ...]:
    """Each that can be shown as it is; in place of the others stand the figures of the whole, and say so."""
    instead = {_address(one): replace(one, pooled=True) for one in whole.crossings} if whole else {}
    return tuple(one if one.shown else instead.get(_address(one), one) for one in crossings if one.asked)


def _address(one: Crossing) -> tuple[str, ...]:
    return one.construct, *(part for side in (one.then, one.now) for part in (side.form.key, side.factor))

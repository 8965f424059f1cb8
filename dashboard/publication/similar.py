"""Groups of similar institutions: who is compared with whom, and what is told of a group.

A group's figure is worked out from its institutions' published, rounded figures and from nothing else. Whoever has all
published figures could work it out too, so it tells nothing new of a person; what it tells of institutions is judged in
dashboard/disclosure/similar.py.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from dashboard.cells import Cell, Status
from dashboard.disclosure.institutions import FEWEST
from dashboard.disclosure.similar import Sums
from dashboard.statistics.points import rounding, to_step
from dashboard.statistics.uncertainty import margin


@dataclass(frozen=True, slots=True)
class Institution:
    """`answers` to the form; `background` is the share that is not like most, None where it is not told."""

    unit: int
    type: str
    answers: int
    background: float | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Of one type; `size` (small | large) and `background` (low | high) are empty where they do not divide."""

    type: str
    members: tuple[Institution, ...]
    size: str = ""
    background: str = ""

    @property
    def units(self) -> frozenset[int]:
        return frozenset(member.unit for member in self.members)

    @property
    def halves(self) -> tuple["Group", ...]:
        """By size, then by background; none where that would leave too few."""
        if not self.size and (halves := self._halved(lambda one: one.answers)):
            return tuple(Group(self.type, some, size) for some, size in zip(halves, ("small", "large"), strict=True))
        if not self.background and (halves := self._halved(lambda one: one.background)):
            names = zip(halves, ("low", "high"), strict=True)
            return tuple(Group(self.type, some, self.size, background) for some, background in names)
        return ()

    def _halved(self, measure: Callable[[Institution], float | None]) -> tuple[tuple[Institution, ...], ...]:
        measured = [(one, value) for one in self.members if (value := measure(one)) is not None]
        if len(measured) < len(self.members):
            return ()
        middle = median(value for _, value in measured)
        lower = tuple(one for one, value in measured if value <= middle)
        upper = tuple(one for one, value in measured if value > middle)
        return (lower, upper) if min(len(lower), len(upper)) >= FEWEST else ()


@dataclass(frozen=True, slots=True)
class Told:
    """`factors` are those that a figure is told of."""

    group: Group
    factors: tuple[int, ...]

    @property
    def figures(self) -> int:
        """How many an institution's readers get to see, over all of its institutions."""
        return len(self.group.members) * len(self.factors)


@dataclass(frozen=True)
class FormOfRound:
    """`shown` are the "all" figures of institutions, by unit and factor; `sums` what is told above them."""

    institutions: Sequence[Institution]
    shown: Mapping[tuple[int, int], Cell]
    sums: Mapping[int, Sums]

    def told(self) -> tuple[Told, ...]:
        """Type by type. Where one that lacks a figure would take it from all others, it is tried without that one."""
        found: tuple[Told, ...] = ()
        by_type = sorted(self.institutions, key=lambda one: (one.type, one.unit))
        for _, some in groupby(by_type, key=lambda one: one.type):
            members = tuple(some)
            tried = [self._best(found, group) for group in _groups(members, self._complete(members))]
            found += max(tried, key=_figures, default=())
        return found

    def _complete(self, members: Sequence[Institution]) -> tuple[Institution, ...]:
        """Those with a figure of every factor that most of them have."""
        counts = {factor: sum((one.unit, factor) in self.shown for one in members) for factor in self.sums}
        usual = [factor for factor, count in counts.items() if 2 * count > len(members)]
        return tuple(one for one in members if all((one.unit, factor) in self.shown for factor in usual))

    def _best(self, before: tuple[Told, ...], group: Group) -> tuple[Told, ...]:
        """The group, or its halves where that costs no figure."""
        finer: tuple[Told, ...] = ()
        for half in group.halves:
            finer += self._best((*before, *finer), half)
        whole = self._alone(before, group)
        return finer if finer and _figures(finer) >= _figures(whole) else whole

    def _alone(self, before: Sequence[Told], group: Group) -> tuple[Told, ...]:
        factors = tuple(factor for factor in self.sums if self._may_tell(before, group, factor))
        return (Told(group, factors),) if factors else ()

    def _may_tell(self, before: Sequence[Told], group: Group, factor: int) -> bool:
        if not all((unit, factor) in self.shown for unit in group.units):
            return False
        groups = tuple(told.group.units for told in before if factor in told.factors)
        return self.sums[factor].may_tell(group.units, groups)


def _groups(*choices: tuple[Institution, ...]) -> list[Group]:
    return [Group(members[0].type, members) for members in dict.fromkeys(choices) if len(members) >= FEWEST]


def _figures(told: Iterable[Told]) -> int:
    return sum(one.figures for one in told)


def figure(cells: Sequence[Cell], within: int, between: int) -> Cell:
    """Of several published figures together, every answer alike. `within` and `between` are the factor's s and t."""
    n = sum(cell.n or 0 for cell in cells)
    groups = sum(max(1, cell.groups or 0) for cell in cells)  # one whose answers lie with itself is a group of its own
    mean = sum((cell.n or 0) * (cell.points or 0) for cell in cells) / n
    points = int(to_step(mean, rounding(n)))
    half = float(margin(n, groups, within, between))
    return Cell(Status.SHOWN, n, points, int(to_step(points - half, 1)), int(to_step(points + half, 1)), groups=groups)

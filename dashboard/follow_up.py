"""What became of a focus area: its value when it was chosen beside that of the rounds after, and what can be told."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.cells import Cell, Status
from dashboard.profile import Choice, UnitLink
from dashboard.statistics.verdicts import Difference, Verdict


class Outcome(StrEnum):
    """What a later round says."""

    BETTER = "better"
    CHANCE = "chance"  # cannot be told from chance
    WORSE = "worse"
    WAITING = "waiting"  # there is no later round yet
    LATER = "later"  # there is one, after the round in view
    GONE = "gone"  # there is one, and the unit is in none
    UNASKED = "unasked"  # the factor was not asked then
    REWORDED = "reworded"  # it was asked in another way
    HIDDEN = "hidden"  # one of the two values is not told
    CLOSED = "closed"  # the later round of the unit is not open to this reader


TOLD = (Outcome.BETTER, Outcome.CHANCE, Outcome.WORSE)
_OF_VERDICT = {Verdict.BETTER: Outcome.BETTER, Verdict.CHANCE: Outcome.CHANCE, Verdict.WORSE: Outcome.WORSE}


class Reached(StrEnum):
    """Where the aim lies beside a later value: only what its interval allows."""

    ABOVE = "above"  # the whole interval lies above the aim
    WITHIN = "within"
    BELOW = "below"  # the whole interval lies below it


@dataclass(frozen=True, slots=True)
class Later:
    """What one later round says; `difference` is since the round in which the area was chosen."""

    round: Choice
    outcome: Outcome
    cell: Cell
    difference: Difference | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """A focus area. `chosen` is the figure as it stood then; `corrected` what the same round says now, where that is
    something else. `worked` counts what was registered as done about it. `later` holds the next round and the newest
    up to the one in view.
    """

    number: int
    unit: UnitLink
    round: Choice
    form: Choice
    factor: Choice
    turned: bool
    chosen: Cell
    corrected: Cell | None
    aim: int | None
    worked: int
    since: date
    ended: date | None
    later: tuple[Later, ...]
    outcome: Outcome

    @property
    def newest(self) -> Outcome:
        """What the newest round says; `outcome` is what the next one said."""
        return self.later[-1].outcome if self.later else self.outcome

    def said_in(self, round_: str) -> Outcome:
        """What the round with that key says, of those that are followed up to it."""
        said = [one.outcome for one in self.later if one.round.key == round_]
        if said or not self.later or self.outcome is Outcome.CLOSED:
            return said[0] if said else self.outcome
        return Outcome.GONE


@dataclass(frozen=True, slots=True)
class FollowUp:
    """`is_above`: of a municipality or the programme, where areas are counted rather than told one by one. `is_told`:
    whether the reader would be told of any that there are."""

    areas: tuple[Area, ...]
    is_above: bool
    is_told: bool = True

    @property
    def counts(self) -> dict[Outcome, int]:
        """By what the round after the choice says."""
        return _counted(area.outcome for area in self.areas)

    def counts_in(self, round_: str) -> dict[Outcome, int]:
        return _counted(area.said_in(round_) for area in self.areas)

    @property
    def told(self) -> int:
        """How many have a verdict."""
        return sum(self.counts[outcome] for outcome in TOLD)


def _counted(outcomes: Iterable[Outcome]) -> dict[Outcome, int]:
    counted = Counter(outcomes)
    return {outcome: counted[outcome] for outcome in Outcome}


def outcome(then: Cell, now: Cell, difference: Difference | None, *, is_comparable: bool) -> Outcome:
    if now.status is Status.ABSENT:
        return Outcome.UNASKED
    if not is_comparable:
        return Outcome.REWORDED
    if difference is None or not (then.shown and now.shown):
        return Outcome.HIDDEN
    return _OF_VERDICT[difference.verdict]


def reached(aim: int, later: Later) -> Reached | None:
    """None where the value is not told, or was asked for in another way than when the aim was set."""
    cell = later.cell
    if later.outcome not in TOLD or cell.low is None or cell.high is None:
        return None
    return Reached.ABOVE if cell.low > aim else Reached.BELOW if cell.high < aim else Reached.WITHIN


def corrected(chosen: Cell, now: Cell) -> Cell | None:
    """What the round says now, where it is not what was chosen."""
    figures = [(one.n, one.points, one.low, one.high) for one in (chosen, now)]
    return None if figures[0] == figures[1] else now


def by_factor(areas: Iterable[Area]) -> list[tuple[Area, int]]:
    """The first area of every form and factor, and how many there are of it: names change, and two may share one."""
    first: dict[tuple[str, str], Area] = {}
    counted = Counter[tuple[str, str]]()
    for area in areas:
        key = (area.form.key, area.factor.key)
        first.setdefault(key, area)
        counted[key] += 1
    return [(first[key], times) for key, times in counted.items()]

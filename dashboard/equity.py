"""How far groups of children lie apart in a factor, round by round, and whether that has become less or more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from dashboard.cells import NOT_ASKED, Cell, Status
from dashboard.comparison import Pair, Side, apart, error_of_gaps, gaps_moved
from dashboard.mapping import Name
from dashboard.profile import Choice
from dashboard.statistics.uncertainty import ROUNDED_AWAY
from dashboard.statistics.verdicts import Difference, Verdict, judge


class Movement(StrEnum):
    SMALLER = "smaller"
    LARGER = "larger"
    TURNED = "turned"  # one group lay clearly higher before, the other does now
    TOWARDS = "towards"  # one group has gained on the other, but whether they lie closer now cannot be told
    CHANCE = "chance"


@dataclass(frozen=True, slots=True)
class Topic:
    """A factor with its s and t in points; `turned` says that in the answers higher was worse."""

    key: str
    name: Name
    turned: bool
    within: int
    between: int


@dataclass(frozen=True)
class RoundTold:
    """A round's published figures by value of the split and factor; `factors` are all that were asked in it.

    `comparable` names those that are asked in the same way in the round in view.
    """

    round: Choice
    cells: Mapping[tuple[str, str], Cell]
    factors: tuple[Topic, ...]
    comparable: frozenset[str]

    def cell(self, value: Choice, factor: Topic) -> Cell:
        return self.cells.get((value.key, factor.key), NOT_ASKED)


@dataclass(frozen=True, slots=True)
class GapThen:
    """`difference` is one value's points less the other's, None where either is hidden."""

    round: Choice
    one: Cell
    other: Cell
    difference: Difference | None
    comparable: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """One factor and two values of the split. `change` is the gap now less the gap in the earlier round."""

    factor: Topic
    one: Choice
    other: Choice
    rounds: tuple[GapThen, ...]
    change: Difference | None = None
    movement: Movement | None = None

    def then(self, round_key: str) -> GapThen:
        return next(one for one in self.rounds if one.round.key == round_key)

    def higher(self, round_key: str) -> Choice | None:
        """Who lay clearly higher in that round."""
        found = self.then(round_key).difference
        if found is None or found.verdict is Verdict.CHANCE:
            return None
        return self.one if found.value > 0 else self.other

    @property
    def gaining(self) -> Choice | None:
        """Who has clearly come up on the other."""
        if self.change is None or self.change.verdict is Verdict.CHANCE:
            return None
        return self.one if self.change.value > 0 else self.other


@dataclass(frozen=True, slots=True)
class Equity:
    """`gaps` in the form's order, every two values of the split held against each other: which of the values is the
    usual one is not ours to say. `closed` where this reader is told of no split of the unit at all."""

    splits: tuple[Choice, ...] = ()
    split: Choice | None = None
    gaps: tuple[Gap, ...] = ()
    factor: str | None = None
    closed: bool = False

    @property
    def chosen(self) -> tuple[Gap, ...]:
        return tuple(gap for gap in self.gaps if gap.factor.key == self.factor)

    @property
    def pairs(self) -> tuple[tuple[Choice, Choice], ...]:
        return tuple(dict.fromkeys((gap.one, gap.other) for gap in self.gaps))


def gaps(rounds: Sequence[RoundTold], now: str, before: str | None, values: Sequence[Choice]) -> tuple[Gap, ...]:
    """Of every factor that is asked here `now`, and every two values. Rounds are named by their keys, oldest first."""
    told = {one.round.key: one for one in rounds}
    by_round = {one.round.key: _of_round(one, values) for one in rounds}
    found = [
        Gap(factor, one, other, tuple(_then(told[key], factor, one, other, by_round[key]) for key in told))
        for factor in told[now].factors
        for one, other in combinations(values, 2)
        if Status.ABSENT not in (told[now].cell(one, factor).status, told[now].cell(other, factor).status)
    ]
    return _moved(found, told[now], told[before]) if before else tuple(found)


def _key(factor: Topic, one: Choice, other: Choice) -> str:
    return f"{factor.key} {one.key} {other.key}"


def _of_round(told: RoundTold, values: Sequence[Choice]) -> dict[str, Difference]:
    """All gaps of a round are one family, as where a single factor is shown."""
    return apart(
        {
            _key(factor, one, other): (_side(told.cell(one, factor), factor), _side(told.cell(other, factor), factor))
            for factor in told.factors
            for one, other in combinations(values, 2)
        }
    )


def _side(cell: Cell, factor: Topic) -> Side:
    return Side(cell, factor.within, factor.between)


def _then(told: RoundTold, factor: Topic, one: Choice, other: Choice, found: Mapping[str, Difference]) -> GapThen:
    is_same = factor.key in told.comparable
    cells = told.cell(one, factor), told.cell(other, factor)
    return GapThen(told.round, *cells, found.get(_key(factor, one, other)), is_same)


def _moved(found: Sequence[Gap], now: RoundTold, before: RoundTold) -> tuple[Gap, ...]:
    pairs = {
        _key(gap.factor, gap.one, gap.other): (
            _pair(gap.factor, gap.one, now, before),
            _pair(gap.factor, gap.other, now, before),
        )
        for gap in found
        if gap.factor.key in before.comparable
    }
    changes = gaps_moved(pairs)
    return tuple(_with_change(gap, pairs, changes, now.round.key, before.round.key) for gap in found)


def _pair(factor: Topic, value: Choice, now: RoundTold, before: RoundTold) -> Pair:
    return Pair(now.cell(value, factor), before.cell(value, factor), factor.within, factor.between)


def _with_change(
    gap: Gap, pairs: Mapping[str, tuple[Pair, Pair]], changes: Mapping[str, Difference], now: str, before: str
) -> Gap:
    key = _key(gap.factor, gap.one, gap.other)
    change = changes.get(key)
    if change is None:
        return gap
    latest, earlier = gap.then(now).difference, gap.then(before).difference
    assert latest is not None
    assert earlier is not None
    movement = judged(change, latest, earlier, error_of_gaps(*pairs[key], ROUNDED_AWAY))
    return Gap(gap.factor, gap.one, gap.other, gap.rounds, change, movement)


def judged(change: Difference, latest: Difference, earlier: Difference, error: float) -> Movement:
    """What a clear change has made of the gap.

    With g before and h now, h² − g² = (h − g)(h + g): the gap has become smaller or larger only where the sum of the
    two can be told from 0 as well. Its error is the same as that of their difference.
    """
    if change.verdict is Verdict.CHANCE:
        return Movement.CHANCE
    sides = {latest.verdict, earlier.verdict}
    if sides == {Verdict.BETTER, Verdict.WORSE}:
        return Movement.TURNED
    total = judge(latest.value + earlier.value, error, True)
    if total is Verdict.CHANCE:
        return Movement.TOWARDS
    return Movement.LARGER if total is change.verdict else Movement.SMALLER


def default_factor(found: Sequence[Gap], now: str) -> str | None:
    """That of the largest clear change, else of the largest clear gap now, else the first."""
    clear = [gap for gap in found if gap.change and gap.change.verdict is not Verdict.CHANCE]
    if clear:
        return max(clear, key=lambda gap: abs(gap.change.value) if gap.change else 0).factor.key
    apart_now = [gap for gap in found if gap.higher(now)]
    if apart_now:
        return max(apart_now, key=lambda gap: _distance(gap, now)).factor.key
    told = [gap for gap in found if gap.then(now).difference]
    return next((gap.factor.key for gap in [*told, *found]), None)


def _distance(gap: Gap, now: str) -> int:
    difference = gap.then(now).difference
    return abs(difference.value) if difference else 0

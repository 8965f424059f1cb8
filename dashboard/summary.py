"""What a profile says in short: clear strengths and challenges, what has changed, and what nobody can tell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.cells import Cell
from dashboard.comparison import Pair, against_round, against_whole
from dashboard.profile import Choice, FactorRow
from dashboard.statistics.verdicts import Difference, Verdict

MOST = 3  # sentences of a kind; more would be a list to read instead of a summary


@dataclass(frozen=True, slots=True)
class Finding:
    factor: FactorRow
    difference: Difference


@dataclass(frozen=True, slots=True)
class Against:
    """Every factor held against one whole or one earlier round; `above` and `below` are the clear ones, surest first.

    `chance` and `untold` are in the form's order: those that cannot be told from chance, and those without a figure on
    both sides or asked in another way.
    """

    other: Choice
    above: tuple[Finding, ...]
    below: tuple[Finding, ...]
    chance: tuple[FactorRow, ...]
    untold: tuple[FactorRow, ...]

    @property
    def says_anything(self) -> bool:
        return bool(self.above or self.below or self.chance)


@dataclass(frozen=True, slots=True)
class Summary:
    """`whole` is the municipality or programme, `before` the unit's own last round; None where there is none."""

    whole: Against | None
    before: Against | None


def summary(factors: Sequence[FactorRow], whole: Choice | None, before: Choice | None) -> Summary:
    """`whole` is a key of the factors' comparisons, `before` the key of one of their earlier rounds."""
    return Summary(
        whole=_against_whole(factors, whole) if whole else None,
        before=_against_round(factors, before) if before else None,
    )


def _against_whole(factors: Sequence[FactorRow], whole: Choice) -> Against:
    pairs = {one.key: _pair(one, one.comparisons[whole.key]) for one in factors if whole.key in one.comparisons}
    return _told(factors, whole, against_whole(pairs))


def _against_round(factors: Sequence[FactorRow], before: Choice) -> Against:
    points = [(one, point) for one in factors for point in one.earlier if point.round.key == before.key]
    pairs = {one.key: _pair(one, point.cell) for one, point in points if point.comparable}
    return _told(factors, before, against_round(pairs))


def _pair(factor: FactorRow, other: Cell) -> Pair:
    return Pair(factor.own, other, factor.within, factor.between)


def _told(factors: Sequence[FactorRow], other: Choice, differences: Mapping[str, Difference]) -> Against:
    found = [Finding(one, differences[one.key]) for one in factors if one.key in differences]
    return Against(
        other=other,
        above=_surest(one for one in found if one.difference.verdict is Verdict.BETTER),
        below=_surest(one for one in found if one.difference.verdict is Verdict.WORSE),
        chance=tuple(one.factor for one in found if one.difference.verdict is Verdict.CHANCE),
        untold=tuple(one for one in factors if one.key not in differences),
    )


def _surest(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By what is left of a difference when its uncertainty is taken off: size and certainty in one number."""
    return tuple(sorted(findings, key=lambda one: -sure_points(one.difference)))


def sure_points(difference: Difference) -> int:
    """The end of the interval that lies nearest to no difference; negative where the interval holds 0."""
    return max(difference.low, -difference.high)

"""What the reader's unit is compared with, and what the verdicts say about it."""

from collections.abc import Sequence

from dashboard.language import Language
from dashboard.profile import Choice, FactorRow, Profile
from dashboard.statistics.verdicts import Difference, Verdict


def compared_with(profile: Profile) -> Choice | None:
    """The chosen comparison; the first where none is chosen; None where there is nothing to compare with."""
    chosen = [choice for choice in profile.against if choice.key == profile.selection.against]
    return next(iter([*chosen, *profile.against]), None)


def wholes(profile: Profile) -> list[Choice]:
    """What the unit is part of, as far as any factor is compared with it: the programme itself has none."""
    return [choice for choice in profile.against if any(choice.key in factor.comparisons for factor in profile.factors)]


def whole_name(whole: Choice, language: Language) -> str:
    key = f"profile.whole.{whole.key}"
    return language.text(key) if language.has(key) else language.name(whole.name)


def in_a_sentence(against: Choice, language: Language) -> str:
    """ "the municipality"; another round by its own name."""
    key = f"against.{against.key}"
    return language.text(key) if language.has(key) else language.name(against.name)


def factor_name(factor: FactorRow, language: Language) -> str:
    return language.factor(factor.name, turned=factor.turned)


def with_verdict(factors: Sequence[FactorRow], verdict: Verdict) -> list[tuple[FactorRow, Difference]]:
    """In the form's order."""
    told = [(factor, factor.difference) for factor in factors if factor.difference is not None]
    return [(factor, difference) for factor, difference in told if difference.verdict is verdict]


def untold(factors: Sequence[FactorRow]) -> list[FactorRow]:
    return [factor for factor in factors if factor.difference is None]


def largest(factors: Sequence[FactorRow]) -> tuple[FactorRow, Difference] | None:
    """The clear difference with the most points; the first of the form where several have."""
    clear = [*with_verdict(factors, Verdict.BETTER), *with_verdict(factors, Verdict.WORSE)]
    order = {factor.key: place for place, factor in enumerate(factors)}
    return min(clear, key=lambda pair: (-abs(pair[1].value), order[pair[0].key]), default=None)

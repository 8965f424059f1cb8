"""The words of one indicator beyond those of the panel: years, grades, marks in a chart and the finding of the page."""

from collections.abc import Sequence

from dashboard.indicators.catalogue import Indicator, Kind
from dashboard.indicators.panel import Card, Point, PublicCard, Why, afterwards
from dashboard.indicators.values import ALL
from dashboard.language import Language
from dashboard.school_years import school_year_text
from layouts.figures.template import plain
from layouts.pieces.indicator_words import (
    between,
    persons,
    target_words,
    told,
    uncertainty,
    verdict_words,
    why,
)
from layouts.pieces.target_lines import target_lines


def year(school_year: int) -> str:
    return school_year_text(school_year)


def interval(point: Point, indicator: Indicator, language: Language) -> str:
    """Empty where nothing is known of how sure the value is, and beside a bound, which is no value."""
    is_sure = point.shown and point.low is not None and point.high is not None
    return between(point.low or 0, point.high or 0, indicator, language) if is_sure else ""


def in_a_chart(point: Point, name: str, indicator: Indicator, language: Language) -> str:
    """What a pointer reads at a mark."""
    assert point.value.value is not None
    value = told(point.value, indicator, language)
    head = language.text("one_indicator.hover", name=name, year=year(point.school_year), value=value)
    more = (uncertainty(point, indicator, language), persons(point.value, indicator, language))
    return "<br>".join(plain(part) for part in (head, *more) if part)


def grade(key: str, language: Language) -> str:
    """A grade is a number in most files, or several; what is neither is called as the file called it."""
    if key == ALL:
        return language.text("one_indicator.grade.all")
    first, dash, last = key.partition("-")
    if dash and first.isdecimal() and last.isdecimal():
        return language.text("one_indicator.grade.several", first=first, last=last)
    return language.text("one_indicator.grade.one", grade=key) if key.isdecimal() else key


def grades_listed(keys: Sequence[str], language: Language) -> list[str]:
    """In ranges where three or more follow on one another; single ones together, as a list of numbers."""
    numbers = [int(key) for key in keys if key.isdecimal()]
    runs = _runs(sorted(numbers))
    long = [run for run in runs if len(run) > 2]
    ranges = [language.text("one_indicator.grade.several", first=str(run[0]), last=str(run[-1])) for run in long]
    singles = [language.text("one_indicator.grade.each", grade=str(one)) for run in runs if len(run) < 3 for one in run]
    joined = language.text("one_indicator.grade.listed", grades=language.listed(singles))
    others = [grade(key, language) for key in keys if not key.isdecimal()]
    return [*([joined] if singles else []), *ranges, *others]


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """Those that follow on one another."""
    runs: list[list[int]] = []
    for one in numbers:
        if runs and one == runs[-1][-1] + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def finding(card: Card, language: Language) -> str:
    """The newest value and what is aimed at; whether it is reached says the status beside it."""
    if card.only_parts:
        return language.text("indicators.only_parts")
    if card.newest is None:
        return language.text("one_indicator.finding.nothing")
    value = told(card.newest.value, card.indicator, language)
    key = "shown" if card.newest.shown else "hidden"
    newest = language.text(f"one_indicator.finding.{key}", value=value, year=year(card.newest.school_year))
    return " ".join([newest, *_aim(card, language)])


def country_finding(card: Card, language: Language) -> str:
    """Of the whole country, where there is nothing else to find."""
    newest = card.country.newest
    if newest is None:
        return language.text("indicators.no_value")
    value = told(newest.value, card.indicator, language)
    words = language.text("one_indicator.finding.shown", value=value, year=year(newest.school_year))
    return " ".join([words, *_aim(card, language)])


def reasons(card: Card, language: Language) -> list[str]:
    """On what the judgement rests, or why there is none."""
    if card.judgement is None or card.newest is None or card.indicator.background:
        return []
    words = why(card.judgement, language)
    if card.judgement.why is Why.CLOSE and not card.newest.shown:
        value = told(card.newest.value, card.indicator, language)
        words = language.text("one_indicator.institutions.bound", value=value)
    return [words] if words else []


def _aim(card: Card | PublicCard, language: Language) -> list[str]:
    """Said at length where there is more to say of it than how much."""
    if card.target is None:
        return []
    if card.national or afterwards(card):
        return [f"{line.removesuffix('.')}." for line in target_lines(card, language)]
    return [language.text("one_indicator.finding.aim", aim=target_words(card.target, card.indicator, language))]


def public_finding(card: PublicCard, language: Language) -> str:
    """In words alone."""
    if card.school_year is None:
        return language.text("one_indicator.finding.nothing")
    parts = [language.text("one_indicator.finding.public", year=year(card.school_year)), *_aim(card, language)]
    if card.verdict is not None and card.since is not None:
        parts.append(f"{verdict_words(card.verdict, card.since, language, counted=card.indicator.kind is Kind.COUNT)}.")
    return " ".join(parts)

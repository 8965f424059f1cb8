"""The words of one indicator beyond those of the panel: years, grades, marks in a chart and the finding of the page."""

from dashboard.indicators.catalogue import Indicator, Kind
from dashboard.indicators.panel import Card, Point, PublicCard
from dashboard.indicators.values import ALL
from dashboard.language import Language
from dashboard.school_years import school_year_text
from layouts.figures.template import plain
from layouts.pieces.indicator_words import (
    between,
    number,
    persons,
    target_words,
    told,
    uncertainty,
    verdict_words,
)


def year(school_year: int) -> str:
    return school_year_text(school_year)


def interval(point: Point, indicator: Indicator, language: Language) -> str:
    """Empty where nothing is known of how sure the value is."""
    return "" if point.low is None or point.high is None else between(point.low, point.high, indicator, language)


def in_a_chart(point: Point, name: str, indicator: Indicator, language: Language) -> str:
    """What a pointer reads at a mark."""
    assert point.value.value is not None
    value = number(point.value.value, indicator, language)
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


def finding(card: Card, language: Language) -> str:
    """The newest value and what is aimed at; whether it is reached says the status beside it."""
    if card.newest is None:
        return language.text("one_indicator.finding.nothing")
    value = told(card.newest.value, card.indicator, language)
    key = "shown" if card.newest.shown else "hidden"
    newest = language.text(f"one_indicator.finding.{key}", value=value, year=year(card.newest.school_year))
    return " ".join([newest, *_aim(card, language)])


def _aim(card: Card | PublicCard, language: Language) -> list[str]:
    if card.target is None:
        return []
    return [language.text("one_indicator.finding.aim", aim=target_words(card.target, card.indicator, language))]


def public_finding(card: PublicCard, language: Language) -> str:
    """In words alone."""
    if card.school_year is None:
        return language.text("one_indicator.finding.nothing")
    parts = [language.text("one_indicator.finding.public", year=year(card.school_year)), *_aim(card, language)]
    if card.verdict is not None and card.since is not None:
        parts.append(f"{verdict_words(card.verdict, card.since, language, counted=card.indicator.kind is Kind.COUNT)}.")
    return " ".join(parts)

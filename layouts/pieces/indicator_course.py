"""The small chart on a card: one indicator by school year, the country beside it, the target and where it breaks."""

from dataclasses import replace
from typing import Any

from dash import html

from dashboard.indicators.catalogue import Break
from dashboard.indicators.one import Standing
from dashboard.indicators.panel import Card
from dashboard.language import Language
from dashboard.school_years import school_year_text
from layouts.figures.one_indicator import scale_of, year_chart, years_of
from layouts.figures.years import YearChart
from layouts.pieces.indicator_words import told
from layouts.pieces.one_indicator_chart import drawn

HEIGHT = 130  # pixels
FEWEST = 2  # points that make a course


def chart(card: Card, language: Language) -> list[Any]:
    """A single point says no more than the number beside it."""
    if not has_course(card):
        return []
    label = language.text("indicators.chart", takeaway=takeaway(card, language))
    return [html.Div(drawn(card.indicator.key, _chart(card, language), label, language), className="course")]


def has_course(card: Card) -> bool:
    return max(len(card.own.shown), len(card.country.shown)) >= FEWEST


def breaks(card: Card) -> list[Break]:
    """Those that either of the two courses passes, in order of time."""
    passed = {one.school_year: one for series in (card.own, card.country) for one in series.breaks}
    return [passed[year] for year in sorted(passed)]


def takeaway(card: Card, language: Language) -> str:
    """From the first number to the newest, of the unit or else of the country."""
    series = card.own if card.own.shown else card.country
    first, last = series.shown[0], series.shown[-1]
    words = language.text(
        f"indicators.takeaway.{'own' if card.own.shown else 'country'}",
        name=language.name(card.indicator.name),
        first=told(first.value, card.indicator, language),
        since=school_year_text(first.school_year),
        last=told(last.value, card.indicator, language),
        year=school_year_text(last.school_year),
    )
    broken = not series.comparable(first, last)
    return f"{words} {language.text('indicators.takeaway.broken')}" if broken else words


def _chart(card: Card, language: Language) -> YearChart:
    """Without numbers in it: the newest stands beside it."""
    both = (card.own, card.country)
    years = years_of(both)
    assert years is not None  # there are points
    aims = _aims(card, years)
    chart = year_chart(
        card.indicator,
        (language.text("indicators.here"), card.own),
        (language.text("indicators.country"), card.country),
        years,
        scale_of(both, card.indicator, aims),
        language,
        aims=aims,
        height=HEIGHT,
    )
    return replace(chart, runs=tuple(tuple(replace(dot, number="") for dot in run) for run in chart.runs))


def _aims(card: Card, years: tuple[int, int]) -> tuple[Standing, ...]:
    """A municipality's own from the year for which it set it; what was in force before is not told here."""
    target = card.target
    if target is None or target.value is None:
        return ()
    first = years[0] if target.school_year is None else target.school_year
    return (Standing(first, years[1], target.value),) if first <= years[1] else ()


def broken(found: Break, language: Language) -> str:
    """Why the figures before cannot be compared with those after."""
    return language.name(found.why)

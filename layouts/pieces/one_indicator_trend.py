"""The course of one indicator as a large figure: chart, how to read it, the same numbers, the source."""

from typing import Any

from dash import html

from dashboard.indicators.catalogue import Kind
from dashboard.indicators.one import One
from dashboard.indicators.panel import Card
from dashboard.language import Language
from layouts.attributes import attributes
from layouts.figures.one_indicator import LARGE, scale_of, year_chart, years_of
from layouts.pieces.indicator_card import sources
from layouts.pieces.indicator_course import takeaway
from layouts.pieces.one_indicator_change import listed
from layouts.pieces.one_indicator_chart import drawn, key
from layouts.pieces.one_indicator_numbers import numbers
from layouts.pieces.one_indicator_words import year

FEWEST = 2  # points that make a course


def trend(found: One, card: Card, language: Language) -> list[html.Figure]:
    """Nothing where neither the unit nor the country has a number."""
    if not (card.own.shown or card.country.shown):
        return []
    caption = [
        html.P(" · ".join([language.name(found.name), language.unit(found.unit)]), className="name"),
        html.H2(_takeaway(card, language), id="one-trend"),
        html.P(sources(card, language), className="source"),
    ]
    columns = {language.unit(found.unit): card.own, language.text("indicators.country"): card.country}
    more = listed(card, language)
    table = numbers(language.name(found.name), columns, card.indicator, language, more)
    parts = [html.Figcaption(caption), *_chart(found, card, language), *_reading(card, language), table]
    return [html.Figure(parts, className="finding", **attributes(aria_labelledby="one-trend"))]


def _takeaway(card: Card, language: Language) -> str:
    """A single year is no course."""
    longest = max(len(card.own.shown), len(card.country.shown))
    return takeaway(card, language) if longest >= FEWEST else language.text("one_indicator.trend.one_year")


def _chart(found: One, card: Card, language: Language) -> list[Any]:
    several = (card.own, card.country)
    years = years_of(several)
    assert years is not None
    own, country = language.unit(found.unit), language.text("indicators.country")
    chart = year_chart(
        card.indicator,
        (own, card.own),
        (country, card.country),
        years,
        scale_of(several, card.indicator, found.standing),
        language,
        aims=found.standing,
        height=LARGE,
    )
    label = f"{_takeaway(card, language)} {language.text('one_indicator.trend.label')}"
    return [key([chart], own, language), drawn("trend", chart, label, language)]


def _reading(card: Card, language: Language) -> list[html.P]:
    """What the band is, where there is one, and every break with its reason."""
    points = [*card.own.shown, *card.country.shown]
    sure = ["one_indicator.trend.band"] if any(point.low is not None for point in points) else []
    unknown = ["one_indicator.trend.no_n"] if _is_unsure(card) else []
    lines = [language.text(text) for text in (*sure, *unknown)]
    return [html.P(line, className="about") for line in (*lines, *_breaks(card, language))]


def _is_unsure(card: Card) -> bool:
    """A count rests on no persons that could be told."""
    is_count = card.indicator.kind is Kind.COUNT
    return not is_count and any(point.low is None and point.value.n is None for point in card.own.shown)


def _breaks(card: Card, language: Language) -> list[str]:
    passed = {one.school_year: one for series in (card.own, card.country) for one in series.breaks}
    return [
        language.text("one_indicator.trend.break", year=year(at), why=language.name(passed[at].why))
        for at in sorted(passed)
    ]

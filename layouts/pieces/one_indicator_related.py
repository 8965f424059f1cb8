"""The indicators over the same persons beside each other, year by year: the most able, and those with poor results."""

from typing import Any

from dash import html

from dashboard.indicators.one import One
from dashboard.indicators.panel import Card
from dashboard.language import Language
from layouts.attributes import attributes
from layouts.figures.one_indicator import scale_of, year_chart, years_of
from layouts.links import inside
from layouts.pieces.indicator_status import status
from layouts.pieces.one_indicator_chart import drawn, key_of_marks
from layouts.pieces.one_indicator_numbers import numbers
from layouts.pieces.one_indicator_words import finding


def related(found: One, language: Language) -> list[html.Section]:
    """Each on an axis of its own: one share lies far from another."""
    cards = [card for card in found.related if card.own.points or card.country.points]
    if not cards:
        return []
    small = [html.Li(_card(card, found, language)) for card in cards]
    parts = [
        html.H2(language.text("one_indicator.related.title")),
        html.P(language.text("one_indicator.related.about"), className="about"),
        html.Ul(small, className="year-grid wide"),
    ]
    return [html.Section(parts, className="part")]


def _card(card: Card, found: One, language: Language) -> html.Figure:
    indicator, title = card.indicator, f"related-{card.indicator.key}"
    name = language.name(indicator.name)
    to = found.selection.to(indicator=indicator.key)
    caption = [
        html.H3(inside(name, to.address), id=f"one-{title}"),
        html.P([*_status(card, language), " ", finding(card, language)], className="about"),
    ]
    own, country = language.unit(found.unit), language.text("indicators.country")
    columns = {own: card.own, country: card.country}
    parts = [
        html.Figcaption(caption),
        *_chart(card, title, found, language),
        numbers(name, columns, indicator, language),
    ]
    return html.Figure(parts, **attributes(aria_labelledby=f"one-{title}"))


def _status(card: Card, language: Language) -> list[html.Span]:
    return [status(card.judgement.status, language)] if card.judgement and card.newest else []


def _chart(card: Card, title: str, found: One, language: Language) -> list[Any]:
    several = (card.own, card.country)
    years = years_of(several)
    if years is None or not any(series.shown for series in several):
        return []
    own, country = (language.unit(found.unit), card.own), (language.text("indicators.country"), card.country)
    chart = year_chart(card.indicator, own, country, years, scale_of(several, card.indicator), language)
    label = language.text(
        "one_indicator.chart", name=f"{language.name(card.indicator.name)}: {finding(card, language)}"
    )
    return [*key_of_marks([chart], own[0], language), drawn(title, chart, label, language)]

"""A card for one indicator with its figures: what is found, the number, the target, the course and the source."""

from typing import Any

from dash import html

from dashboard.indicators.catalogue import Indicator
from dashboard.indicators.panel import Card
from dashboard.indicators.summary import course
from dashboard.language import Language
from dashboard.school_years import school_year_text
from dashboard.selection import Selection
from layouts.attributes import attributes
from layouts.links import inside
from layouts.pieces.indicator_course import breaks, broken, chart
from layouts.pieces.indicator_numbers import numbers
from layouts.pieces.indicator_status import status
from layouts.pieces.indicator_words import in_brief, persons, said, told, uncertainty
from layouts.pieces.target_lines import target_lines


def figure_card(card: Card, selection: Selection, language: Language) -> html.Figure:
    words = [_now(card, language), *_targets(card, language), *_change(card, language)]
    body = [html.Div(words, className="words"), *chart(card, language)]
    rest = [*said(card, language), *(broken(one, language) for one in breaks(card)), sources(card, language)]
    return html.Figure(
        [
            html.Figcaption(heading(card.indicator, _status(card, language), card.made_up, language)),
            html.Div(body, className="body"),
            html.Div([numbers(card, rest, language), more(card.indicator, selection, language)], className="foot"),
        ],
        className="indicator-card",
        **attributes(aria_labelledby=f"indicator-{card.indicator.key}"),
    )


def heading(indicator: Indicator, found: list[Any], made_up: bool, language: Language) -> list[Any]:
    """The name and what is found, read together."""
    name = language.name(indicator.name)
    part = [html.Span(language.text("indicators.part", part=indicator.part))] if indicator.part else []
    mark = [html.Span(language.text("indicators.made_up"), className="mark-word")] if made_up else []
    parts = [html.Span(name, className="indicator-name"), html.Span(": ", className="visually-hidden"), *found]
    above = [html.P([*part, *mark], className="name")] if part or mark else []
    return [*above, html.H3(parts if found else name, id=f"indicator-{indicator.key}")]


def more(indicator: Indicator, selection: Selection, language: Language) -> html.P:
    """To everything about the indicator, in the same edition."""
    words = language.text("indicators.more", name=language.name(indicator.name))
    return html.P(inside(words, selection.to(indicator=indicator.key).address), className="more")


def sources(card: Card, language: Language) -> str:
    return language.text("indicators.source", source=language.name(card.indicator.source))


def _status(card: Card, language: Language) -> list[Any]:
    return [status(card.judgement.status, language)] if card.judgement else []


def _change(card: Card, language: Language) -> list[html.P]:
    """The one that counts; the others stand with the numbers."""
    found = course(card)
    if card.newest is None or found is None or card.indicator.background:
        return []
    return [html.P(in_brief(found, card.indicator, language), className="said")]


def _now(card: Card, language: Language) -> html.P:
    """The newest number of the unit itself; else that of the country, said to be so."""
    newest = card.newest or card.country.newest
    if card.only_parts:
        return html.P(language.text("indicators.only_parts"), className="now")
    if newest is None:
        return html.P(language.text("indicators.no_value"), className="now")
    words = told(newest.value, card.indicator, language)
    notes = [
        language.text("indicators.country") if newest is not card.newest else "",
        school_year_text(newest.school_year),
        persons(newest.value, card.indicator, language) if newest is card.newest and newest.shown else "",
        uncertainty(newest, card.indicator, language, card.target) if newest is card.newest else "",
    ]
    head = html.Strong(words) if newest is card.newest and newest.shown else html.Span(words, className="figure")
    return html.P([head, *(html.Span([" ", note], className="note") for note in notes if note)], className="now")


def _targets(card: Card, language: Language) -> list[html.P]:
    """The one in force, and the national one where a municipality set another."""
    words = target_lines(card, language)
    if not words and not card.indicator.background:
        words = [language.text("indicators.target.none")]
    return [html.P(word, className="target" if place == 0 else "target other") for place, word in enumerate(words)]

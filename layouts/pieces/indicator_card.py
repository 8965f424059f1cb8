"""A card for one indicator with its figures: what is found, the number, the target, the course and the source."""

from typing import Any

from dash import html

from dashboard.indicators.catalogue import Indicator
from dashboard.indicators.panel import Card
from dashboard.language import Language
from dashboard.school_years import school_year_text
from dashboard.selection import Selection
from layouts.attributes import attributes
from layouts.links import inside
from layouts.pieces.indicator_course import course
from layouts.pieces.indicator_numbers import numbers
from layouts.pieces.indicator_status import status
from layouts.pieces.indicator_words import persons, said, told, uncertainty, whose_target


def figure_card(card: Card, selection: Selection, language: Language) -> html.Figure:
    words = [_now(card, language), *_targets(card, language), *(_said(one) for one in said(card, language))]
    body = [html.Div(words, className="words"), *course(card, language)]
    foot = [html.P(sources(card, language), className="source"), more(card.indicator, selection, language)]
    return html.Figure(
        [
            html.Figcaption(heading(card.indicator, _status(card, language), card.made_up, language)),
            html.Div(body, className="body"),
            numbers(card, language),
            html.Div(foot, className="foot"),
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
    name = html.Span(f": {language.name(indicator.name)}", className="visually-hidden")
    to = selection.to(indicator=indicator.key)
    return html.P(inside([language.text("indicators.more"), name], to.address), className="more")


def sources(card: Card, language: Language) -> str:
    return language.text("indicators.source", source=language.name(card.indicator.source))


def _status(card: Card, language: Language) -> list[Any]:
    return [status(card.judgement.status, language)] if card.judgement else []


def _said(words: str) -> html.P:
    return html.P(words, className="said")


def _now(card: Card, language: Language) -> html.P:
    """The newest number of the unit itself; else that of the country, said to be so."""
    newest = card.newest or card.country.newest
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
    found = [target for target in (card.target, card.national) if target]
    words = [whose_target(target, card.indicator, language) for target in found]
    if not words and not card.indicator.background:
        words = [language.text("indicators.target.none")]
    return [html.P(word, className="target" if place == 0 else "target other") for place, word in enumerate(words)]

"""The cards of one national goal side by side, of what lies outside the goals, or of what a municipality added."""

from typing import Any

from dash import html

from dashboard.indicators.panel import AnyCard, Card, Part, PublicCard, tally
from dashboard.language import Language
from dashboard.selection import Selection
from layouts.attributes import attributes
from layouts.pieces.indicator_card import figure_card
from layouts.pieces.indicator_public import public_card
from layouts.pieces.indicator_status import finding


def part(found: Part, selection: Selection, language: Language) -> html.Section:
    """Indicators without any number are only named."""
    told = [card for card in found.cards if _is_told(card)]
    silent = [language.name(card.indicator.name) for card in found.cards if not _is_told(card)]
    cards = [html.Div([_card(card, selection, language) for card in told], className="indicator-cards")] if told else []
    judged = tally(told)
    said = [html.P(finding(judged, language), className="about")] if judged.targets else []
    without = [html.P(language.text("indicators.without", names=language.listed(silent)), className="about")]
    return html.Section(
        [html.H2(_title(found, language), id=anchor(found)), *said, *cards, *(without if silent else [])],
        className="goal",
        **attributes(aria_labelledby=anchor(found)),
    )


def anchor(found: Part) -> str:
    """The part's place on the page."""
    return f"goal-{found.goal.key if found.goal else 'own' if found.own else 'beside'}"


def short_title(found: Part, language: Language) -> str:
    """For a link to it."""
    if found.goal is not None:
        return language.text("indicators.goal", goal=language.name(found.goal.name).partition(":")[0])
    return _title(found, language)


def _title(found: Part, language: Language) -> str:
    if found.goal is not None:
        return language.text("indicators.goal", goal=language.name(found.goal.name))
    return language.text("indicators.own" if found.own else "indicators.beside")


def _is_told(card: AnyCard) -> bool:
    if isinstance(card, PublicCard) and card.figures is None:
        return card.school_year is not None
    figures = card if isinstance(card, Card) else card.figures
    return figures is not None and bool(figures.own.points or figures.country.points)


def _card(card: AnyCard, selection: Selection, language: Language) -> Any:
    if isinstance(card, Card):
        return figure_card(card, selection, language)
    return public_card(card, selection, language)

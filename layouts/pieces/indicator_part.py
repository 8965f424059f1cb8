"""The cards of one national goal side by side, of what lies outside the goals, or of what a municipality added."""

from typing import Any

from dash import html

from dashboard.indicators.apart import GOAL
from dashboard.indicators.panel import AnyCard, Card, Part, PublicCard, judged
from dashboard.indicators.panel_page import PanelPage
from dashboard.language import Language
from dashboard.selection import Selection
from layouts.attributes import attributes
from layouts.pieces.indicator_apart import apart
from layouts.pieces.indicator_asked import asked
from layouts.pieces.indicator_card import figure_card
from layouts.pieces.indicator_public import public_card
from layouts.pieces.indicator_status import findings


def part(found: Part, on: PanelPage, language: Language) -> html.Section:
    """Indicators without any number are only named."""
    told = [card for card in found.cards if _is_told(card)]
    silent = [language.name(card.indicator.name) for card in found.cards if not _is_told(card)]
    cards = (
        [html.Div([_card(card, on.selection, language) for card in told], className="indicator-cards")] if told else []
    )
    said = [html.P(findings(told, language), className="about")] if any(map(judged, told)) else []
    without = [html.P(language.text("indicators.without", names=language.listed(silent)), className="about")]
    return html.Section(
        [
            html.H2(_title(found, language), id=anchor(found)),
            *said,
            *cards,
            *_beside(found, on, language),
            *(without if silent else []),
        ],
        className="goal",
        **attributes(aria_labelledby=anchor(found)),
    )


def _beside(found: Part, on: PanelPage, language: Language) -> list[Any]:
    """What else there is about the goal."""
    if found.goal is None:
        return []
    differences = apart(on.apart, language) if found.goal.key == GOAL else []
    return [*differences, *asked(on.asked, found.goal, on.unit.unit, language)]


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
    return figures is not None and bool(figures.own.points or figures.country.points or figures.parts)


def _card(card: AnyCard, selection: Selection, language: Language) -> Any:
    if isinstance(card, Card):
        return figure_card(card, selection, language)
    return public_card(card, selection, language)

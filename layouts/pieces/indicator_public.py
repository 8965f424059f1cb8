"""A card for one indicator, as anybody may read it: words alone where the figures are confidential."""

from typing import Any

from dash import html

from dashboard.indicators.catalogue import Kind
from dashboard.indicators.panel import PublicCard
from dashboard.language import Language
from dashboard.school_years import school_year_text
from dashboard.selection import Selection
from layouts.attributes import attributes
from layouts.pieces.indicator_card import figure_card, heading, more
from layouts.pieces.indicator_status import status
from layouts.pieces.indicator_words import verdict_words
from layouts.pieces.target_lines import target_lines


def public_card(card: PublicCard, selection: Selection, language: Language) -> Any:
    if card.figures is not None:
        return figure_card(card.figures, selection, language)
    said = [status(card.status, language)] if card.status else []
    return html.Article(
        [
            *heading(card.indicator, said, card.made_up, language),
            *(html.P(words, className="said") for words in _words(card, language)),
            html.Div([_confidential(language), more(card.indicator, selection, language)], className="foot"),
        ],
        className="indicator-card in-words",
        **attributes(aria_labelledby=f"indicator-{card.indicator.key}"),
    )


def _confidential(language: Language) -> html.P:
    return html.P(language.text("indicators.confidential"), className="source")


def _words(card: PublicCard, language: Language) -> list[str]:
    if card.school_year is None:
        return [language.text("indicators.no_value")]
    year = language.text("indicators.newest", year=school_year_text(card.school_year))
    return [year, *target_lines(card, language), _change(card, language)]


def _change(card: PublicCard, language: Language) -> str:
    if card.verdict is not None and card.since is not None:
        counted = card.indicator.kind is Kind.COUNT
        return verdict_words(card.verdict, card.since, language, counted=counted)
    return language.text("indicators.no_change")

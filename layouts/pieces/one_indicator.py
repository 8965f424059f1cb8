"""One indicator of one unit: the finding, its course, its parts, what lies beside it, and what it is."""

from collections.abc import Mapping
from typing import Any

from dash import html

from dashboard.indicators.one import One
from dashboard.indicators.panel import Card, PublicCard, status_of
from dashboard.language import Language
from dashboard.organisation import PROGRAMME
from layouts.links import inside
from layouts.pieces.indicator_edition import edition
from layouts.pieces.indicator_status import status
from layouts.pieces.one_indicator_about import about
from layouts.pieces.one_indicator_beside import beside
from layouts.pieces.one_indicator_change import changes
from layouts.pieces.one_indicator_gaps import gaps
from layouts.pieces.one_indicator_grades import grades
from layouts.pieces.one_indicator_institutions import institutions
from layouts.pieces.one_indicator_related import related
from layouts.pieces.one_indicator_trend import trend
from layouts.pieces.one_indicator_words import country_finding, finding, public_finding, reasons
from layouts.pieces.target_form import own_targets
from layouts.pieces.target_history import target_history
from layouts.pieces.units import breadcrumb, kind

Kept = Mapping[str, str]  # what was typed, where it was refused


def title(found: One, language: Language) -> str:
    """For the browser's tab and history."""
    return f"{language.name(found.name)} – {language.unit(found.unit)}"


def page(found: One, language: Language, kept: Kept | None = None) -> html.Div:
    figures = found.figures
    inside_words = _figures(found, figures, language) if figures else [_words_alone(language)]
    return html.Div(
        [
            breadcrumb(found.path, found.unit, found.selection.to(indicator=None), language),
            _heading(found, language),
            _back(found, language),
            edition(found.unit, found.selection, found.edition, language, chooses=found.chooses),
            *_finding(found, language),
            *inside_words,
            about(found, language),
            *_targets(found, kept or {}, language),
        ],
        className="one-indicator",
    )


def _heading(found: One, language: Language) -> html.Div:
    place = f"{kind(found.unit, language)}: {language.unit(found.unit)}"
    parts: list[Any] = [html.P(place, className="kind"), html.H1(language.name(found.name))]
    return html.Div(parts, className="heading")


def _back(found: One, language: Language) -> html.P:
    words = language.text("one_indicator.all", unit=language.unit(found.unit))
    return html.P(inside(words, found.selection.to(indicator=None).address), className="back")


def _finding(found: One, language: Language) -> list[html.P]:
    """The status with its shape first, then what it rests on."""
    card, figures = found.card, found.figures
    mark = [status(judged, language)] if (judged := status_of(card)) else []
    made_up = [html.Span(language.text("indicators.made_up"), className="mark-word")] if card.made_up else []
    lead = html.P([*mark, " ", _said(found, language), " ", *made_up], className="lead")
    lines = [*reasons(figures, language), *changes(figures, language)] if figures else []
    return [lead, *(html.P(line, className="said") for line in lines)]


def _said(found: One, language: Language) -> str:
    if found.unit.kind == PROGRAMME:
        alone = language.text("one_indicator.finding.programme")
        return f"{alone} {country_finding(found.figures, language)}" if found.figures else alone
    if isinstance(found.card, PublicCard) and found.card.figures is None:
        return public_finding(found.card, language)
    return finding(found.figures, language) if found.figures else ""


def _figures(found: One, card: Card, language: Language) -> list[Any]:
    return [
        *trend(found, card, language),
        *grades(found, card.indicator, language),
        *institutions(found, language),
        *gaps(found, language),
        *related(found, language),
        *beside(found, card, language),
    ]


def _words_alone(language: Language) -> html.P:
    return html.P(language.text("one_indicator.confidential"), className="notice")


def _targets(found: One, kept: Kept, language: Language) -> list[Any]:
    if found.targets is None or found.card.indicator.background:
        return []
    form = own_targets(found.targets, found.selection, kept, language)
    return [form, *target_history(found.targets, language)]

"""What a unit has chosen to work on, what its figures propose, and the step in which something is chosen."""

from typing import Any

from dash import html

from dashboard.focus_page import FocusPage
from dashboard.language import Language
from dashboard.proposals import SHARE, Influence
from layouts.pieces.choices import choices, of_rounds
from layouts.pieces.focus_areas import chosen_areas
from layouts.pieces.focus_choosing import Kept, choosing
from layouts.pieces.focus_dismissed import turned_down
from layouts.pieces.focus_proposals import proposed
from layouts.pieces.focus_table import own_choice
from layouts.pieces.unit_pages import unit_pages
from layouts.pieces.units import breadcrumb, kind

HOW = ("distance", "influence", "seen", "low", "read")


def title(found: FocusPage, language: Language) -> str:
    """For the browser's tab and history."""
    return f"{language.unit(found.progress.unit)} – {language.text('focus.title')}"


def page(found: FocusPage, kept: Kept, language: Language) -> html.Div:
    progress = found.progress
    whole = progress.selection.to(form=None, factor=None)
    heading = [
        html.P(f"{kind(progress.unit, language)} · {language.text('focus.title')}", className="kind"),
        html.H1(language.unit(progress.unit)),
    ]
    return html.Div(
        [
            breadcrumb(progress.path, progress.unit, whole, language),
            html.Div(heading, className="heading"),
            unit_pages(progress.unit, whole, language, in_the_house=True),
            *_rounds(found, language),
            *_content(found, kept, language),
        ],
        className="focus-page",
    )


def _rounds(found: FocusPage, language: Language) -> list[Any]:
    whole = found.progress.selection.to(form=None, factor=None)
    options = of_rounds(found.progress.rounds, whole, language)
    if len(options) < 2:
        return []
    shown = [html.Div([choices(language.text("profile.rounds"), options)], className="row-of-choices")]
    return shown if found.is_newest else [*shown, html.P(language.text("focus.older"), className="notice")]


def _content(found: FocusPage, kept: Kept, language: Language) -> list[Any]:
    """Who chooses looks at one figure and at nothing else."""
    if found.wanted is not None:
        return [choosing(found, found.wanted, kept, language)]
    return [
        html.P(language.text("focus.lead"), className="lead"),
        chosen_areas(found, kept, language),
        proposed(found, kept, language),
        own_choice(found, language),
        *turned_down(found, language),
        _how(language),
    ]


def _how(language: Language) -> html.Details:
    some, little = (language.percent(SHARE[one]) for one in (Influence.SOME, Influence.LITTLE))
    lines = [language.text(f"focus.how.{line}", some=some, little=little) for line in HOW]
    summary = html.Summary(language.text("focus.how.title"))
    return html.Details([summary, html.Ul([html.Li(line) for line in lines])], className="help")

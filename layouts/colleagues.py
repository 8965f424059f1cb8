"""The page of colleagues: who works in which team or child group, and adding somebody."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dash import html

from dashboard.colleagues import Colleagues
from dashboard.language import Language
from dashboard.selection import Selection
from layouts.links import inside
from layouts.pieces.add_colleague import add_colleague
from layouts.pieces.choices import Option, choices
from layouts.pieces.units import kind
from layouts.pieces.workplaces import workplaces


def title(found: Colleagues, language: Language) -> str:
    return f"{language.text('colleagues.title')} – {language.unit(found.home)}"


def page(found: Colleagues, today: date, kept: Mapping[str, str], language: Language) -> html.Div:
    """`kept` is what was typed into the form, where it was refused."""
    return html.Div(
        [
            *_others(found, language),
            _heading(found, language),
            html.Div(
                [workplaces(found, today, language), add_colleague(found, kept, language)], className="side-by-side"
            ),
        ],
        className="colleagues",
    )


def _heading(found: Colleagues, language: Language) -> html.Div:
    name = language.text("colleagues.heading", place=language.unit(found.home))
    above = html.P(kind(found.home, language), className="kind")
    lead = html.P(language.text(f"colleagues.lead.{found.role.value}"), className="lead")
    profile = html.P(
        inside(
            language.text("colleagues.profile", place=language.unit(found.home)),
            Selection("profile", found.home.unit).address,
        )
    )
    return html.Div([html.Div([above, html.H1(name)], className="heading"), lead, profile])


def _others(found: Colleagues, language: Language) -> list[Any]:
    """Nothing for who has one place only."""
    if not found.others:
        return []
    options = [
        Option(language.unit(place), Selection("colleagues", place.unit).address, place is found.home)
        for place in (found.home, *found.others)
    ]
    return [html.Div(choices(language.text("colleagues.others"), options), className="row-of-choices")]

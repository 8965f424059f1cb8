"""The page on which a leader names the teams that work with results (PLF), and writes how the work is organised."""

from collections.abc import Mapping
from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.profile import UnitLink
from dashboard.selection import Selection
from dashboard.teams import Teams
from layouts.links import inside
from layouts.pieces.teams_card import card, ended_card
from layouts.pieces.teams_new import new_team, proposed
from layouts.pieces.teams_way import way_of_working
from layouts.pieces.units import kind


def title(found: Teams, language: Language) -> str:
    return f"{language.text('teams.title')} – {language.unit(found.home)}"


def proposed_name(unit: UnitLink, language: Language) -> str:
    """What a team of that unit is called, until somebody calls it otherwise."""
    return language.text("teams.name", unit=language.unit(unit))


def page(found: Teams, kept: Mapping[str, str], language: Language) -> html.Div:
    """`kept` is what was typed into the form that was refused."""
    names = {one.unit.unit: proposed_name(one.unit, language) for one in found.proposals}
    return html.Div(
        [
            _heading(found, language),
            *proposed(found, names, language),
            *_teams(found, kept, language),
            html.Div(
                [new_team(found, kept, language), way_of_working(found, kept, language)], className="side-by-side"
            ),
            *_ended(found, language),
        ],
        className="teams",
    )


def _heading(found: Teams, language: Language) -> html.Div:
    count, place = len(found.teams), language.unit(found.home)
    heading = language.text("teams.heading" if count else "teams.heading_none", n=count, place=place)
    above = html.P(f"{language.text('teams.title')} · {kind(found.home, language)}", className="kind")
    links = [
        inside(language.text("teams.to_worksheets"), Selection("worksheets", found.home.unit).address),
        inside(language.text("teams.to_colleagues"), Selection("colleagues", found.home.unit).address),
    ]
    return html.Div(
        [
            html.Div([above, html.H1(heading)], className="heading"),
            html.P(language.text("teams.lead"), className="lead"),
            html.P(links, className="page-links"),
        ]
    )


def _teams(found: Teams, kept: Mapping[str, str], language: Language) -> list[Any]:
    if not found.teams:
        return []
    head = html.H2(language.text("teams.named"), className="visually-hidden")
    return [html.Section([head, *(card(one, found, kept, language) for one in found.teams)], className="plcs")]


def _ended(found: Teams, language: Language) -> list[Any]:
    if not found.ended:
        return []
    cards = html.Ul([html.Li(ended_card(one, language)) for one in found.ended])
    return [html.Section([html.H2(language.text("teams.ended")), cards])]

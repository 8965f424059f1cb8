"""The overview of worksheets: what is due, who meets when, how far each is, and what to begin."""

from datetime import datetime
from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.selection import Selection
from dashboard.worksheet.overview import Overview, coming, due
from layouts.links import inside
from layouts.pieces.choices import Option, choices, of_rounds
from layouts.pieces.units import kind
from layouts.pieces.way_of_working import way_of_working
from layouts.pieces.worksheets_begin import begin, plan
from layouts.pieces.worksheets_due import actions_due, meetings_ahead
from layouts.pieces.worksheets_table import sheets

CALENDAR = "meetings.ics"


def title(found: Overview, language: Language) -> str:
    return f"{language.text('worksheets.title')} – {language.unit(found.unit)}"


def page(found: Overview, now: datetime, language: Language) -> html.Div:
    """`now` is as a clock in Denmark shows it."""
    address = f"/worksheets/{found.unit.unit}/{CALENDAR}"
    return html.Div(
        [
            *_heading(found, language),
            *_rounds(found, language),
            html.Div(
                [
                    actions_due(due(found.lines, found.today), found, language),
                    meetings_ahead(coming(found.lines, now), address, found, language),
                ],
                className="two-columns",
            ),
            sheets(found, language),
            *begin(found, language),
            *plan(found, language),
            *way_of_working(found.way, language),
        ],
        className="worksheets",
    )


def _heading(found: Overview, language: Language) -> list[Any]:
    place = language.unit(found.unit)
    heading = language.text(
        "worksheets.heading" if found.open else "worksheets.heading_none", n=found.open, place=place
    )
    above = html.P(f"{language.text('worksheets.title')} · {kind(found.unit, language)}", className="kind")
    lead = "leading" if found.leads else "own" if found.beginnings else "reading"
    return [
        html.Div([above, html.H1(heading)], className="heading"),
        html.P(language.text(f"worksheets.lead.{lead}"), className="lead"),
        html.P(_links(found, language), className="page-links"),
    ]


def _links(found: Overview, language: Language) -> list[Any]:
    """Where the work comes from, and who does it."""
    places = [("worksheets.to_profile", "profile"), ("worksheets.to_focus", "focus")]
    links = [inside(language.text(key), Selection(view, found.unit.unit).address) for key, view in places]
    if found.unit.unit != found.home.unit:
        whole = language.text("worksheets.to_home", place=language.unit(found.home))
        links.append(inside(whole, Selection("worksheets", found.home.unit).address))
    if found.may_set_up:
        links.append(inside(language.text("worksheets.to_teams"), Selection("teams", found.home.unit).address))
    return links


def _rounds(found: Overview, language: Language) -> list[Any]:
    """Nothing where all are in view already."""
    if not found.elsewhere and found.selection.round is None:
        return []
    now = Option(language.text("worksheets.now"), found.selection.to(round=None).address, found.selection.round is None)
    options = [now, *of_rounds(found.rounds, found.selection, language)]
    return [html.Div(choices(language.text("worksheets.rounds"), options), className="row-of-choices")]

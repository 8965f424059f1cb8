"""New teams (PLF): those that the organisation itself suggests, and one of the leader's own."""

from collections.abc import Mapping
from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.teams import LONGEST_NAME, Proposal, Teams
from layouts.attributes import attributes
from layouts.pieces.forms import Fields, sent, single, submit
from layouts.pieces.teams_card import place_ticks
from layouts.pieces.units import kind


def proposed(found: Teams, names: Mapping[int, str], language: Language) -> list[Any]:
    """`names` by unit. One button names them all, and each can be named by itself."""
    if not found.proposals:
        return []
    text, count = language.text, len(found.proposals)
    lines = [html.Li(_proposal(one, names[one.unit.unit], found, language)) for one in found.proposals]
    everyone = [single("/teams/propose", text("teams.propose_all", n=count), class_name="action", unit=found.home.unit)]
    return [
        html.Section(
            [
                html.H2(text("teams.proposals"), id="proposals"),
                html.P(text("teams.proposals_more")),
                html.Ul(lines, className="proposals"),
                *(everyone if count > 1 else []),
            ],
            className="finding",
            **attributes(aria_labelledby="proposals"),
        )
    ]


def new_team(found: Teams, kept: Mapping[str, str], language: Language) -> html.Section:
    text = language.text
    fields = Fields("begin", language, kept if kept.get("form") == "begin" else {})
    belongs = [(str(one.unit), f"{language.unit(one)} ({kind(one, language)})") for one in (found.home, *found.units)]
    parts = [
        fields.line("name", text("teams.name_label"), required=True, maxlength=LONGEST_NAME),
        fields.choice("belongs", text("teams.belongs_label"), belongs, value=belongs[0][0]),
        html.P(text("teams.belongs_hint"), className="hint"),
        place_ticks(fields, found.units, (), text("teams.places")),
        submit(text("teams.begin_submit")),
    ]
    content = sent("/teams/begin", parts, unit=found.home.unit)
    head = html.H2(text("teams.begin"), id="begin")
    return html.Section([head, content], className="finding", **attributes(aria_labelledby="begin"))


def _proposal(one: Proposal, name: str, found: Teams, language: Language) -> list[Any]:
    inside = language.listed([language.unit(unit) for unit in one.inside])
    about = [html.Span(language.text("teams.holds", units=inside), className="about")] if inside else []
    text, at = language.text("teams.propose"), one.unit.unit
    button = single("/teams/begin", text, about=name, unit=found.home.unit, belongs=at, name=name)
    return [html.Div([html.Strong(name), *about]), button]

"""One team (PLF): where it belongs, whose results it works with, who takes part, and what the leader can change."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.profile import UnitLink
from dashboard.teams import LONGEST_NAME, Person, Team, Teams
from layouts.attributes import attributes
from layouts.pieces.forms import Fields, sent, single, submit


def card(team: Team, found: Teams, kept: Mapping[str, str], language: Language) -> html.Section:
    name = f"team-{team.plc.number}"
    parts = [
        html.H3(team.plc.name, id=name),
        html.P(_about(team, language), className="about"),
        *_missing(team, language),
        _people(team, language),
        _join(team, found, kept, language),
        _change(team, found, kept, language),
        _end(team, language),
    ]
    return html.Section(parts, className="workplace plc", **attributes(aria_labelledby=name))


def ended_card(team: Team, language: Language) -> list[Any]:
    return [html.Strong(team.plc.name), html.Span(f" {language.unit(team.unit)}", className="about")]


def place_ticks(fields: Fields, units: Sequence[UnitLink], ticked: Sequence[UnitLink], legend: str) -> html.Fieldset:
    """Whose results the team works with, beside those of where it belongs."""
    chosen = {unit.unit for unit in ticked}
    ticks = [fields.tick(f"unit-{one.unit}", fields.language.unit(one)) for one in units]
    for one, tick in zip(units, ticks, strict=True):
        tick.value = one.unit in chosen if not fields.kept else tick.value
    return html.Fieldset([html.Legend(legend), html.Div(ticks, className="ticks-of")], className="ticks")


def _about(team: Team, language: Language) -> str:
    parts = [language.text("teams.belongs", unit=language.unit(team.unit))]
    if team.places:
        parts.append(language.text("teams.works_with", units=language.listed([language.unit(p) for p in team.places])))
    return " ".join(parts)


def _missing(team: Team, language: Language) -> list[html.P]:
    """What a team needs and does not have."""
    key = "no_people" if not team.people else "no_coordinator" if not team.has_coordinator else None
    return [html.P(language.text(f"teams.{key}"), className="hint")] if key else []


def _people(team: Team, language: Language) -> html.Ul:
    return html.Ul([html.Li(_person(one, team, language)) for one in team.people])


def _person(one: Person, team: Team, language: Language) -> list[Any]:
    role = language.text("role.coordinator" if one.coordinates else "role.member")
    notes = [role] if one.named else [role, language.text("teams.by_role")]
    if not one.works_here:
        notes.append(language.text("teams.no_role"))
    about = html.Div([html.Strong(one.name), html.Span(" · ".join(notes), className="about")])
    if not one.named:
        return [about]
    text, whose = language.text("teams.leave"), f"{one.name}, {team.plc.name}"
    along = single("/teams/leave", text, about=whose, class_name="danger", plc=team.plc.number, name=one.name)
    return [about, along]


def _join(team: Team, found: Teams, kept: Mapping[str, str], language: Language) -> html.Details:
    text, form = language.text, f"join-{team.plc.number}"
    summary = html.Summary([text("teams.join"), html.Span(f" {team.plc.name}", className="visually-hidden")])
    known = {one.name for one in team.people if one.named}
    options = [(name, name) for name in found.colleagues if name not in known]
    if not options:
        return html.Details([summary, html.P(text("teams.nobody_left"))])
    fields = Fields(form, language, _kept(kept, form))
    parts = [
        fields.choice("name", text("teams.who"), options, value=options[0][0]),
        fields.tick("coordinates", text("teams.coordinates")),
        submit(text("teams.join_submit"), about=team.plc.name),
    ]
    content = sent("/teams/join", parts, plc=team.plc.number)
    return html.Details([summary, content], open=bool(_kept(kept, form)))


def _change(team: Team, found: Teams, kept: Mapping[str, str], language: Language) -> html.Details:
    text, form = language.text, f"change-{team.plc.number}"
    fields = Fields(form, language, _kept(kept, form))
    summary = html.Summary([text("teams.change"), html.Span(f" {team.plc.name}", className="visually-hidden")])
    others = [unit for unit in found.units if unit.unit != team.unit.unit]
    parts = [
        fields.line("name", text("teams.name_label"), value=team.plc.name, required=True, maxlength=LONGEST_NAME),
        place_ticks(fields, others, team.places, text("teams.places")),
        submit(text("teams.change_submit"), about=team.plc.name),
    ]
    content = sent("/teams/change", parts, plc=team.plc.number)
    return html.Details([summary, content], open=bool(fields.kept))


def _end(team: Team, language: Language) -> html.Details:
    text = language.text
    fields = Fields(f"end-{team.plc.number}", language)
    summary = html.Summary([text("teams.end"), html.Span(f" {team.plc.name}", className="visually-hidden")])
    parts = [
        html.P(text("teams.end_more")),
        fields.tick("sure", text("teams.end_sure")),
        submit(text("teams.end_submit"), about=team.plc.name, class_name="danger"),
    ]
    return html.Details([summary, sent("/teams/end", parts, plc=team.plc.number)])


def _kept(kept: Mapping[str, str], form: str) -> Mapping[str, str]:
    return kept if kept.get("form") == form else {}

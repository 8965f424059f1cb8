"""A step of a meeting: what it is for, who leads it, and the fields of the worksheet that it writes in."""

from collections.abc import Callable, Mapping
from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.meeting import GUESS, Step, agenda
from dashboard.meeting_page import MeetingPage
from dashboard.selection import Selection
from layouts.attributes import attributes
from layouts.links import inside
from layouts.pieces.meeting_words import about, leads, role, step_title
from layouts.pieces.sheet_field import sheet_field
from layouts.pieces.sheet_rows import sheet_rows
from layouts.pieces.suggestions import suggestions
from layouts.pieces.way_of_working import way_of_working


def step_head(step: Step, found: MeetingPage, language: Language, *, hidden: bool) -> html.Section:
    """Stands above the figures."""
    parts = [
        html.H2(step_title(step.key, language), id=f"step-{step.key}"),
        html.P(language.text(f"meeting.step.{step.key}.lead"), className="lead"),
        html.P(
            [_leads(step, found, language), " ", _say(step, language)],
            className="say",
        ),
        *MORE.get(step.key, _nothing)(found, language),
    ]
    return html.Section(parts, hidden=hidden, className="step-head", **attributes(data_panel=step.key))


def step_fields(step: Step, found: MeetingPage, language: Language, *, hidden: bool) -> html.Section:
    """Stands below the figures."""
    fields = [sheet_field(one, language, big=True) for one in step.addresses(found.meeting.row)]
    rows = [part for section, keys in step.rows.items() for part in _rows(section, keys, language)]
    parts = [*fields, *rows, *AFTER.get(step.key, _nothing)(found, language)]
    marks = attributes(data_panel=step.key, aria_label=step_title(step.key, language))
    return html.Section(parts, hidden=hidden, className="step-writing", **marks)


def _rows(section: str, keys: tuple[str, ...], language: Language) -> list[Any]:
    return [html.H3(language.text(f"worksheet.section.{section}")), sheet_rows(section, language, fields=keys)]


def _leads(step: Step, found: MeetingPage, language: Language) -> html.Strong:
    """The script tells it anew when the meeting comes to the step: the role may have been taken meanwhile."""
    marks = attributes(
        data_leads=step.leads,
        data_named=leads(step.leads, "{name}", language),
        data_unnamed=leads(step.leads, "", language),
    )
    return html.Strong(leads(step.leads, found.taken.get(step.leads, ""), language), **marks)


def _say(step: Step, language: Language) -> html.Q:
    return html.Q(language.text(f"meeting.step.{step.key}.say"))


def _nothing(_found: MeetingPage, _language: Language) -> list[Any]:
    return []


def norms(found: MeetingPage, language: Language, *, on_paper: bool = False) -> list[Any]:
    lines = [html.Li(language.text(f"meeting.norm.{one}")) for one in agenda().norms]
    listed = html.Ul(lines, className="norms")
    return [html.H3(language.text("meeting.norms")), listed, *way_of_working(found.way, language, is_open=on_paper)]


def looked_at(found: MeetingPage, language: Language) -> list[Any]:
    """What the guess is about; where there is nothing, where to find it."""
    if found.about:
        lines = [html.Li(about(one, language)) for one in found.about]
        return [html.P(language.text("meeting.about")), html.Ul(lines, className="looked-at")]
    return [html.P([language.text("meeting.no_findings"), " ", *_to_findings(found, language)], className="notice")]


def _to_findings(found: MeetingPage, language: Language) -> list[Any]:
    focus = inside(language.text("meeting.to_focus"), Selection("focus", found.sheet.unit.unit).address)
    return [focus]


def roles(found: MeetingPage, language: Language) -> list[Any]:
    """Written into the fields that are still empty, by the one who presses the button."""
    if not found.suggested:
        return []
    told = [language.text("meeting.role_for", role=role(key, language), name=name) for key, name in _in_order(found)]
    button = html.Button(
        language.text("meeting.roles.take"), type="button", className="quiet", **attributes(data_roles="yes")
    )
    words = html.P([language.text("meeting.roles.suggestion"), " ", language.listed(told), "."])
    return [html.Div([words, button], className="suggested-roles")]


def _in_order(found: MeetingPage) -> list[tuple[str, str]]:
    return [(key, found.suggested[key]) for key in agenda().roles if key in found.suggested]


def _skip(_found: MeetingPage, language: Language) -> list[Any]:
    needed = html.P(
        language.text("meeting.guess_first"),
        role="alert",
        hidden=True,
        className="notice",
        **attributes(data_needed="yes"),
    )
    skip = html.Button(
        language.text("meeting.skip"), type="button", className="quiet", **attributes(data_go="next", data_skip="yes")
    )
    return [needed, skip]


def _known(found: MeetingPage, language: Language) -> list[Any]:
    return suggestions(found.suggestions, language)


Part = Callable[[MeetingPage, Language], list[Any]]
MORE: Mapping[str, Part] = {"welcome": norms, GUESS: looked_at}
AFTER: Mapping[str, Part] = {"welcome": roles, GUESS: _skip, "plan": _known}

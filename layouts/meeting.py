"""Meeting mode: a team's meeting on one wall, step by step, before, while and after it is held."""

from typing import Any

from dash import dcc, html

from dashboard.language import Language
from dashboard.meeting import State, agenda
from dashboard.meeting_page import MeetingPage
from dashboard.plc import Access
from layouts.attributes import attributes
from layouts.links import inside
from layouts.pieces.meeting_after import after
from layouts.pieces.meeting_bar import agenda_list, bar, hints
from layouts.pieces.meeting_before import before
from layouts.pieces.meeting_figures import figures
from layouts.pieces.meeting_paper import paper
from layouts.pieces.meeting_step import step_fields, step_head
from layouts.pieces.meeting_words import heading, sheet_address
from layouts.pieces.sheet_status import sheet_status

# Where the findings of the step are, and what says that they are asked for anew (assets/meeting.js).
FIGURES, STEP = "meeting-figures", "meeting-step"


def title(found: MeetingPage, language: Language) -> str:
    return heading(found, language)


def page(found: MeetingPage, language: Language) -> html.Div:
    if found.is_led:
        return _led(found, language)
    parts = before(found, language) if found.meeting.state is State.PLANNED else after(found, language)
    return _sheet([*_heading(found, language), *parts], found, "meeting")


def on_paper(found: MeetingPage, language: Language) -> html.Div:
    """For when the projector fails."""
    return html.Div([*_heading(found, language), *paper(found, language)], className="meeting paper")


def shown(found: MeetingPage, language: Language) -> list[Any]:
    """What of the findings stands on the wall in this step."""
    parts = figures(found.findings, found.shows, language, corrected=found.corrected)
    if not parts or not found.has_seen:
        return parts
    return [html.Details([html.Summary(language.text("meeting.figures.again")), *parts], className="seen-before")]


def _heading(found: MeetingPage, language: Language) -> list[Any]:
    back = inside(language.text("meeting.to_sheet"), sheet_address(found.sheet))
    return [html.P(back, className="path"), html.H1(heading(found, language))]


def _led(found: MeetingPage, language: Language) -> html.Div:
    """All steps stand in the page, so that what somebody is writing in one stays when the meeting goes on."""
    steps, here = agenda().steps, found.meeting.step or ""
    heads = [step_head(one, found, language, hidden=one.key != here) for one in steps]
    fields = [step_fields(one, found, language, hidden=one.key != here) for one in steps]
    parts = [
        html.Div(_heading(found, language), className="meeting-head"),
        agenda_list(found, language),
        html.Div(heads, className="step-heads"),
        html.Div(shown(found, language), id=FIGURES),
        html.Div(fields, className="step-fields"),
        sheet_status(language),
        bar(found, language),
        hints(language),
        dcc.Store(id=STEP),
    ]
    return _sheet(parts, found, "meeting led")


def _sheet(parts: list[Any], found: MeetingPage, class_name: str) -> html.Div:
    """`left` counts from when the page was made."""
    meeting, sheet = found.meeting, found.sheet
    marks = attributes(
        data_meeting=str(meeting.number),
        data_state=meeting.state.value,
        data_step=meeting.step or "",
        data_left=str(found.left),
    )
    if sheet.access >= Access.TEXT:
        marks |= attributes(data_sheet=str(sheet.number), data_may_write="yes" if sheet.may_write else "no")
    names = html.Datalist([html.Option(value=one) for one in found.people], id="sheet-people")
    return html.Div(
        [*parts, names], id=f"meeting-{meeting.number}", key=meeting.state.value, className=class_name, **marks
    )

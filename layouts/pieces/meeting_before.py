"""Before a meeting: when it is, how the time is shared, who could do what, and the button that begins it."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.meeting import Meeting, agenda
from dashboard.meeting_page import MeetingPage
from dashboard.plc import Access
from layouts.pieces.forms import Fields, sent, single, submit
from layouts.pieces.meeting_step import norms, roles
from layouts.pieces.meeting_words import address, role, step_title, when
from layouts.pieces.scroller import scroller
from layouts.pieces.sheet_field import sheet_field
from layouts.pieces.sheet_status import sheet_status

FORM = "meeting-plan"


def before(found: MeetingPage, language: Language) -> list[Any]:
    parts: list[Any] = [html.P(when(found.meeting, language), className="lead")]
    if found.sheet.may_write:
        parts += [_begin(found, language), _roles(found, language)]
    elif found.sheet.access is Access.WRITE:
        parts.append(html.P(language.text("meeting.closed"), className="notice"))
    parts += [_agenda(found.meeting, language), html.Section(norms(found, language))]
    return [*parts, *(_move(found, language) if found.sheet.may_write else [])]


def _begin(found: MeetingPage, language: Language) -> html.Div:
    begin = single("/meeting/begin", language.text("meeting.begin"), class_name="action", meeting=found.meeting.number)
    return html.Div([begin, *beside(found.meeting, language)], className="ways")


def beside(meeting: Meeting, language: Language) -> list[Any]:
    """On paper, and into one's own calendar."""
    paper = html.A(language.text("meeting.to_paper"), href=f"{address(meeting)}?section=paper")
    kept = html.A(language.text("meeting.to_calendar"), href=f"{address(meeting)}/calendar.ics", download="")
    return [paper, *([kept] if meeting.planned else [])]


def _roles(found: MeetingPage, language: Language) -> html.Section:
    fields = [sheet_field(found.meeting.address_of(one), language) for one in agenda().roles]
    parts = [html.H2(language.text("meeting.roles.title")), *roles(found, language), *fields, sheet_status(language)]
    return html.Section(parts, className="finding who")


def _agenda(meeting: Meeting, language: Language) -> html.Section:
    lengths = agenda().lengths(meeting.minutes)
    heads = [html.Th(language.text(f"meeting.column.{one}"), scope="col") for one in ("step", "minutes", "leads")]
    rows = [
        html.Tr(
            [
                html.Th(step_title(one.key, language), scope="row"),
                html.Td(language.number(round(lengths[one.key] / 60))),
                html.Td(role(one.leads, language)),
            ]
        )
        for one in agenda().steps
    ]
    name = language.text("meeting.agenda_of", n=meeting.minutes)
    parts = [html.Caption(name), html.Thead(html.Tr(heads)), html.Tbody(rows)]
    table = scroller(html.Table(parts, className="list"), name, language)
    return html.Section([html.H2(language.text("meeting.agenda")), table])


def _move(found: MeetingPage, language: Language) -> list[Any]:
    planned, meeting = found.meeting.planned, found.meeting
    day, time = (f"{planned:%Y-%m-%d}", f"{planned:%H:%M}") if planned else ("", "")
    off = single("/meeting/off", language.text("meeting.off"), meeting=meeting.number) if planned else None
    return [
        html.Section(
            [
                html.H2(language.text("meeting.move")),
                sent(
                    "/meeting/move",
                    [*day_and_time(language, day, time, meeting.minutes), submit(language.text("meeting.move_submit"))],
                    meeting=meeting.number,
                ),
                *([off] if off else []),
            ],
            className="finding move",
        )
    ]


def day_and_time(language: Language, day: str = "", time: str = "", minutes: int | None = None) -> list[Any]:
    """The fields of a form that plans a meeting: `day`, `time` and `minutes`."""
    fields, length = Fields(FORM, language), agenda()
    return [
        fields.line("day", language.text("meeting.field.day"), value=day, type="date", required=True),
        fields.line("time", language.text("meeting.field.time"), value=time, type="time", required=True),
        fields.line(
            "minutes",
            language.text("meeting.field.minutes"),
            value=str(minutes or length.usual),
            type="number",
            min=length.shortest,
            max=length.longest,
            required=True,
        ),
    ]

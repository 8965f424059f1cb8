"""After a meeting: its minutes, to be put right, kept as a file and found again; and the next meeting."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.meeting import State, agenda
from dashboard.meeting_page import MeetingPage
from layouts.pieces.forms import sent, single, submit
from layouts.pieces.meeting_before import day_and_time
from layouts.pieces.meeting_minutes import minutes_on_page
from layouts.pieces.meeting_words import address, moment
from layouts.pieces.sheet_field import sheet_field
from layouts.pieces.sheet_status import sheet_status
from layouts.reports.minutes import contents

FILES = {"minutes.docx": "word", "minutes.pdf": "pdf"}


def after(found: MeetingPage, language: Language) -> list[Any]:
    """Also what somebody reads who is not at the table while the meeting is held."""
    parts: list[Any] = [html.P(_standing(found, language), className="lead"), _files(found, language)]
    if found.minutes is not None:
        parts.append(minutes_on_page(contents(found.minutes, language), language, is_empty=found.minutes.is_empty))
    return [*parts, *([_put_right(found, language), _next(found, language)] if found.sheet.may_write else [])]


def _standing(found: MeetingPage, language: Language) -> str:
    if found.meeting.state is State.RUNNING:
        return language.text("meeting.is_held")
    return language.text("meeting.ended", at=moment(found.meeting.ended, language) if found.meeting.ended else "")


def _files(found: MeetingPage, language: Language) -> html.Div:
    links = [
        html.A(language.text(f"meeting.file.{key}"), href=f"{address(found.meeting)}/{name}", download="")
        for name, key in FILES.items()
    ]
    return html.Div(links, className="ways")


def _put_right(found: MeetingPage, language: Language) -> html.Details:
    """What was written about the meeting itself; everything else is put right in the worksheet."""
    fields = [sheet_field(one, language) for one in agenda().own_fields(found.meeting.row)]
    resume = single("/meeting/resume", language.text("meeting.resume"), meeting=found.meeting.number)
    parts = [html.Summary(language.text("meeting.put_right")), *fields, sheet_status(language), resume]
    return html.Details(parts, className="put-right")


def _next(found: MeetingPage, language: Language) -> html.Section:
    return html.Section(
        [
            html.H2(language.text("meeting.next")),
            sent(
                "/meeting/plan",
                [*day_and_time(language, minutes=found.meeting.minutes), submit(language.text("meeting.plan"))],
                worksheet=found.sheet.number,
            ),
        ],
        className="finding move",
    )

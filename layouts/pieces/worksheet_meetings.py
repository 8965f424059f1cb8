"""The meetings about a worksheet: those that were held, those to come, and the way to a new one."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.meeting import Meeting
from dashboard.worksheet.page import SheetPage
from layouts.attributes import attributes
from layouts.links import inside
from layouts.pieces.forms import sent, single, submit
from layouts.pieces.meeting_before import day_and_time
from layouts.pieces.meeting_words import address, when

_HEADING = "worksheet-meetings"


def meetings(found: SheetPage, language: Language) -> list[html.Section]:
    lines = [html.Li(_line(one, language)) for one in found.meetings]
    listed = [html.Ul(lines)] if lines else [html.P(language.text("worksheet.meetings.nothing"), className="silent")]
    new = _new(found.sheet.number, language) if found.sheet.may_write else []
    if not (lines or new):
        return []
    head = html.H2(language.text("worksheet.section.meetings"), id=_HEADING)
    named = attributes(aria_labelledby=_HEADING)
    return [html.Section([head, *listed, *new], className="sheet-step sheet-meetings", **named)]


def _line(one: Meeting, language: Language) -> html.A:
    text = language.text("worksheet.meetings.one", place=one.place, when=when(one, language))
    return inside(text, address(one))


def _new(number: int, language: Language) -> list[Any]:
    """Now, or another day."""
    now = single("/meeting/now", language.text("worksheet.meetings.now"), class_name="action", worksheet=number)
    parts = [*day_and_time(language), submit(language.text("worksheet.meetings.plan"))]
    summary = html.Summary(language.text("worksheet.meetings.later"))
    later = html.Details([summary, sent("/meeting/plan", parts, worksheet=number)], className="hold")
    return [now, later]

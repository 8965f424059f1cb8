"""The files of a meeting: its minutes as Word and as PDF, and its time for a calendar."""

from flask import abort, redirect, request

from callbacks.calendar_file import MEDIA_TYPE, Planned, calendar_file
from callbacks.meeting_asking import asked, minutes_of
from callbacks.mounting import Denied, Fields, File, Mounted
from callbacks.reader import Reader
from callbacks.said import keep
from callbacks.view import Store
from dashboard.meeting import Meeting
from dashboard.meeting_file_name import file_name
from dashboard.plc import Plc
from dashboard.said import Said
from data_access.questions.worksheets.findings import of_sheet
from data_access.questions.worksheets.meetings import Over
from layouts.pieces import meeting_words
from layouts.reports import minutes_pdf, minutes_word
from layouts.reports.minutes import Contents, contents


def register(on: Mounted) -> None:
    on.numbered_file("minutes.docx", word)
    on.numbered_file("minutes.pdf", pdf)
    on.numbered_file("calendar.ics", calendar)


def word(who: Reader, store: Store, number: int, _fields: Fields) -> File:
    over, found = _contents(who, store, number)
    return _file(who, over, "docx", minutes_word.word(found, who.language), minutes_word.MEDIA_TYPE)


def pdf(who: Reader, store: Store, number: int, _fields: Fields) -> File:
    over, found = _contents(who, store, number)
    try:
        return _file(who, over, "pdf", minutes_pdf.pdf(found, who.language), minutes_pdf.MEDIA_TYPE)
    except minutes_pdf.NoPrinting:
        keep(Said("meeting.refused.pdf", refused=True))
        abort(redirect(meeting_words.address(over.meeting), code=303))


def calendar(who: Reader, store: Store, number: int, _fields: Fields) -> File:
    with store.asked() as (connection, catalogue):
        over = asked(who, connection, catalogue, number)
    planned = in_calendar(over.meeting, over.sheet.plc, who)
    if planned is None:
        raise Denied(over.sheet.plc.unit)
    return _file(who, over, "ics", calendar_file([planned], request.host, who.language), MEDIA_TYPE)


def in_calendar(meeting: Meeting, plc: Plc, who: Reader) -> Planned | None:
    """None where it has no day."""
    if meeting.planned is None or meeting.until is None:
        return None
    name = who.language.text("meeting.calendar.event", place=meeting.place, team=plc.name)
    address = request.host_url.rstrip("/") + meeting_words.address(meeting)
    return Planned(meeting.number, name, meeting.planned, meeting.until, address)


def _contents(who: Reader, store: Store, number: int) -> tuple[Over, Contents]:
    with store.asked() as (connection, catalogue):
        over = asked(who, connection, catalogue, number)
        found = of_sheet(who.scope, connection, catalogue, over.sheet)
        return over, contents(minutes_of(who, connection, over, found), who.language)


def _file(who: Reader, over: Over, ending: str, content: bytes, media_type: str) -> File:
    kind = who.language.text("meeting.file.calendar" if ending == "ics" else "meeting.file.name")
    name = file_name(kind, over.sheet.plc.name, over.meeting, ending)
    return File(name, content, media_type, {"meeting": str(over.meeting.number), "worksheet": str(over.sheet.number)})

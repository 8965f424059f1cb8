"""The overview of worksheets: parse, ask, hand on; and its meetings as a file for a calendar."""

from flask import request

from callbacks.calendar_file import MEDIA_TYPE, calendar_file
from callbacks.meeting_files import in_calendar
from callbacks.mounting import Denied, Fields, File, Mounted
from callbacks.reader import Reader
from callbacks.view import Shown, Store
from dashboard.moments import danish, present
from dashboard.selection import Selection
from dashboard.worksheet.overview import Overview, coming
from data_access.questions.worksheets.overview import overview
from layouts import worksheets as layout


def show(who: Reader, store: Store, selection: Selection) -> Shown | None:
    found = _asked(who, store, selection)
    if found is None:
        return None
    return layout.title(found, who.language), layout.page(found, danish(present()), who.language)


def register(on: Mounted, store: Store) -> None:
    on.numbered_file(layout.CALENDAR, calendar)


def calendar(who: Reader, store: Store, number: int, _fields: Fields) -> File:
    """Every meeting ahead whose worksheet the reader reads."""
    found = _asked(who, store, Selection("worksheets", number))
    if found is None:
        raise Denied(number)
    told = [in_calendar(one.meeting, one.sheet.plc, who) for one in coming(found.lines, danish(present()))]
    ahead = [one for one in told if one]
    content = calendar_file(ahead, request.host, who.language)
    return File(layout.CALENDAR, content, MEDIA_TYPE, {"meetings": str(len(ahead))})


def _asked(who: Reader, store: Store, selection: Selection) -> Overview | None:
    with store.asked() as (connection, catalogue):
        return overview(who.scope, connection, catalogue, selection)

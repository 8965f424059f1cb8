"""Planning a meeting, moving it and calling it off."""

from collections.abc import Callable
from datetime import datetime

from callbacks import fields as read
from callbacks.changing import Change, change
from callbacks.fields import Refused
from callbacks.meeting_changing import address, told, when_it_stands
from callbacks.mounting import Denied, Fields, Mounted
from callbacks.reader import Reader
from callbacks.said import Answer
from callbacks.view import Store
from dashboard.meeting import NotPlanned, State, agenda, length_of, moment_of
from dashboard.moments import today
from dashboard.selection import Selection
from dashboard.worksheet.sheet import Sheet
from data_access import meetings, worksheets
from data_access.engine import Connection
from data_access.questions.worksheets.meetings import Over
from data_access.questions.worksheets.sheet import sheet

Begun = tuple[int, bool]  # the meeting's number, and whether it was not there before


def register(on: Mounted) -> None:
    on.form("plan", plan)
    on.form("now", now)
    on.form("move", move)
    on.form("off", off)


def plan(who: Reader, store: Store, fields: Fields) -> Answer:
    """`worksheet`, `day`, `time` and `minutes`. Where one waits for that moment already, it leads there."""

    def do(connection: Connection, found: Sheet) -> Begun:
        when, minutes = _planned(fields), _length(fields)
        there = meetings.waiting(connection, found.number, when)
        return (there, False) if there else (meetings.plan(connection, found.number, when, minutes), True)

    return _added(who, store, fields, "planned", do)


def now(who: Reader, store: Store, fields: Fields) -> Answer:
    """A meeting that nobody has planned begins at once: `worksheet`. Where one is held already, it leads there."""

    def do(connection: Connection, found: Sheet) -> Begun:
        there = meetings.running(connection, found.number)
        if there:
            return there, False
        number = meetings.plan(connection, found.number, None, agenda().usual)
        return number, meetings.begin(connection, number)

    return _added(who, store, fields, "begun", do)


def move(who: Reader, store: Store, fields: Fields) -> Answer:
    """`meeting`, `day`, `time` and `minutes`."""
    return _moved(who, store, fields, "moved", lambda: (_planned(fields), _length(fields)))


def off(who: Reader, store: Store, fields: Fields) -> Answer:
    return _moved(who, store, fields, "off", lambda: (None, agenda().usual))


def _moved(
    who: Reader, store: Store, fields: Fields, done: str, when: Callable[[], tuple[datetime | None, int]]
) -> Answer:
    def do(connection: Connection, over: Over) -> bool:
        return meetings.move(connection, over.meeting.number, *when())

    return when_it_stands(who, store, fields, State.PLANNED, done, do)


def _added(who: Reader, store: Store, fields: Fields, done: str, do: Callable[[Connection, Sheet], Begun]) -> Answer:
    """Whoever presses twice, or comes second, is led to the meeting that the first press made."""
    worksheet = read.number(fields, "worksheet")

    def both(connection: Connection) -> Change:
        worksheets.take_turns(connection, worksheet)
        found = sheet(who.scope, connection, store.catalogue(connection), worksheet)
        if found is None or not found.may_write:
            raise Denied(found.plc.unit if found else None)
        number, is_new = do(connection, found)
        return told(who, found, number, done) if is_new else Change(None, address=address(number))

    return change(store, Selection("worksheet", worksheet).address, "plan", fields, both)


def _planned(fields: Fields) -> datetime:
    """Raises Refused."""
    try:
        return moment_of(fields.get("day", ""), fields.get("time", ""), today())
    except NotPlanned as refused:
        raise Refused(str(refused)) from None


def _length(fields: Fields) -> int:
    """Raises Refused."""
    try:
        return length_of(fields.get("minutes", ""))
    except NotPlanned as refused:
        known = agenda()
        raise Refused(str(refused), shortest=str(known.shortest), longest=str(known.longest)) from None

"""Planning a meeting, moving it and calling it off."""

import re
from collections.abc import Callable
from datetime import date, datetime

from callbacks import fields as read
from callbacks.changing import Change, change
from callbacks.fields import Refused
from callbacks.meeting_asking import asked
from callbacks.mounting import Denied, Fields, Mounted
from callbacks.reader import Reader
from callbacks.said import Answer
from callbacks.view import Store
from dashboard.logged import Entry, Event
from dashboard.meeting import State, agenda
from dashboard.moments import danish, present
from dashboard.said import Said
from dashboard.selection import Selection, is_day
from dashboard.worksheet.sheet import Sheet
from data_access import meetings
from data_access.engine import Connection
from data_access.questions.worksheets import meetings as questions
from data_access.questions.worksheets.meetings import Over
from data_access.questions.worksheets.sheet import sheet

_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")


def register(on: Mounted) -> None:
    on.form("plan", plan)
    on.form("now", now)
    on.form("move", move)
    on.form("off", off)


def plan(who: Reader, store: Store, fields: Fields) -> Answer:
    """`worksheet`, `day`, `time` and `minutes`."""
    found = _sheet(who, store, fields)

    def do(connection: Connection) -> Change:
        number = meetings.plan(connection, found.number, planned(fields), length(fields))
        return told(who, found, number, "planned")

    return change(store, Selection("worksheet", found.number).address, "plan", fields, do)


def now(who: Reader, store: Store, fields: Fields) -> Answer:
    """A meeting that nobody has planned begins at once: `worksheet`. Where one is held already, it leads there."""
    found = _sheet(who, store, fields)
    with store.asked() as (connection, _):
        held = questions.of_sheets(who.scope, connection, [found])[found.number]
    running = next((one.number for one in held if one.state is State.RUNNING), None)
    if running is not None:
        return Answer(address(running))

    def do(connection: Connection) -> Change:
        number = meetings.plan(connection, found.number, None, agenda().usual)
        meetings.begin(connection, number)
        return told(who, found, number, "begun")

    return change(store, Selection("worksheet", found.number).address, "now", fields, do)


def move(who: Reader, store: Store, fields: Fields) -> Answer:
    """`meeting`, `day`, `time` and `minutes`."""
    return _moved(who, store, fields, "moved", lambda: (planned(fields), length(fields)))


def off(who: Reader, store: Store, fields: Fields) -> Answer:
    return _moved(who, store, fields, "off", lambda: (None, agenda().usual))


def _moved(
    who: Reader, store: Store, fields: Fields, done: str, when: Callable[[], tuple[datetime | None, int]]
) -> Answer:
    over = writing_over(who, store, read.number(fields, "meeting"))
    if over.meeting.state is not State.PLANNED:
        raise Denied(over.sheet.plc.unit)

    def do(connection: Connection) -> Change:
        meetings.move(connection, over.meeting.number, *when())
        return told(who, over.sheet, over.meeting.number, done)

    return change(store, address(over.meeting.number), "move", fields, do)


def writing_over(who: Reader, store: Store, number: int) -> Over:
    """The meeting, if the reader writes in its worksheet. Raises Denied."""
    with store.asked() as (connection, catalogue):
        over = asked(who, connection, catalogue, number)
    if not over.sheet.may_write:
        raise Denied(over.sheet.plc.unit)
    return over


def told(who: Reader, found: Sheet, number: int, done: str) -> Change:
    """What is said on the meeting's page, and what the log keeps of it."""
    detail = {"done": done, "meeting": str(number), "worksheet": str(found.number)}
    entry = Entry(Event.MEETING, who.name, found.plc.unit, detail)
    return Change(Said(f"meeting.said.{done}"), [entry], address(number))


def address(number: int) -> str:
    return Selection("meeting", number).address


def planned(fields: Fields) -> datetime:
    """As a clock in Denmark shows it. Raises Refused."""
    day, time = fields.get("day", ""), fields.get("time", "")
    if not is_day(day) or not _TIME.fullmatch(time):
        raise Refused("meeting.refused.day")
    if date.fromisoformat(day) < danish(present()).date():
        raise Refused("meeting.refused.past")
    return datetime.fromisoformat(f"{day}T{time}")


def length(fields: Fields) -> int:
    """Minutes. Raises Refused."""
    found, known = fields.get("minutes", ""), agenda()
    minutes = int(found) if found.isascii() and found.isdecimal() and len(found) < 4 else 0
    if not known.shortest <= minutes <= known.longest:
        raise Refused("meeting.refused.minutes", shortest=str(known.shortest), longest=str(known.longest))
    return minutes


def _sheet(who: Reader, store: Store, fields: Fields) -> Sheet:
    """The worksheet, if the reader writes in it. Raises Denied."""
    with store.asked() as (connection, catalogue):
        found = sheet(who.scope, connection, catalogue, read.number(fields, "worksheet"))
    if found is None or not found.may_write:
        raise Denied(found.plc.unit if found else None)
    return found

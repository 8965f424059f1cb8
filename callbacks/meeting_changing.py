"""A change of a meeting: rights and state are asked while nobody else changes them; told and logged if it was made."""

from collections.abc import Callable

from callbacks import fields as read
from callbacks.changing import Change, change
from callbacks.meeting_asking import writing_over
from callbacks.mounting import Fields
from callbacks.reader import Reader
from callbacks.said import Answer
from callbacks.view import Store
from dashboard.logged import Entry, Event
from dashboard.meeting import State
from dashboard.said import Said
from dashboard.selection import Selection
from dashboard.worksheet.sheet import Sheet
from data_access.engine import Connection
from data_access.questions.worksheets.meetings import Over


def when_it_stands(
    who: Reader, store: Store, fields: Fields, before: State, done: str, do: Callable[[Connection, Over], bool]
) -> Answer:
    """`do` says whether it has changed anything. Whoever comes second, when two press a button, is led to the page."""
    number = read.number(fields, "meeting")

    def both(connection: Connection) -> Change:
        over = writing_over(who, connection, store.catalogue(connection), number)
        is_done = over.meeting.state is before and do(connection, over)
        return told(who, over.sheet, number, done) if is_done else Change(None)

    return change(store, address(number), done, fields, both)


def told(who: Reader, found: Sheet, number: int, done: str) -> Change:
    """What is said on the meeting's page, and what the log keeps of it."""
    detail = {"done": done, "meeting": str(number), "worksheet": str(found.number)}
    entry = Entry(Event.MEETING, who.name, found.plc.unit, detail)
    return Change(Said(f"meeting.said.{done}"), [entry], address(number))


def address(number: int) -> str:
    return Selection("meeting", number).address

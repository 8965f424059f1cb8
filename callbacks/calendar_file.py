"""Meetings as a file that calendars read: planned once, and brought up to date when it is kept again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from icalendar import Calendar, Event

from dashboard.language import Language
from dashboard.moments import from_danish, present

MEDIA_TYPE = "text/calendar; charset=utf-8"
PRODUCT = "-//Læringsblik//DA"


@dataclass(frozen=True, slots=True)
class Planned:
    """`start` and `end` are as a clock in Denmark shows them; `address` is that of the meeting's page, whole."""

    number: int
    name: str
    start: datetime
    end: datetime
    address: str


def calendar_file(meetings: Iterable[Planned], host: str, language: Language) -> bytes:
    """`host` makes the numbers of meetings differ from those of other installations."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", language.text("meeting.calendar.name"))
    for one in meetings:
        calendar.add_component(_event(one, host, language))
    return bytes(calendar.to_ical())


def _event(one: Planned, host: str, language: Language) -> Event:
    """Nothing of what the team writes: calendars are shared more widely than worksheets."""
    event = Event()
    event.add("uid", f"meeting-{one.number}@{host}")
    event.add("dtstamp", present())
    event.add("dtstart", from_danish(one.start))
    event.add("dtend", from_danish(one.end))
    event.add("summary", one.name)
    event.add("description", language.text("meeting.calendar.text", address=one.address))
    event.add("url", one.address)
    return event

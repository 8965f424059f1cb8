"""What the page of a meeting shows: how it stands, and of the findings no more than its step lets anybody see."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dashboard.library import Suggestions
from dashboard.meeting import Meeting, Shows, State, agenda
from dashboard.minutes import Minutes
from dashboard.teams import WayOfWorking
from dashboard.worksheet.finding import Finding
from dashboard.worksheet.sheet import Sheet


@dataclass(frozen=True)
class MeetingPage:
    """`findings` are what may be shown of all that the worksheet holds, in words only where `shows` says told.

    `about` are those that will be looked at, to be told without figures. `people` are the team's; `suggested` gives
    whom each role could fall to, `taken` the name of who has it, `suggestions` what the library knows of the factors.
    `left` are the seconds of the step, less than 0 over time. `minutes` are given where the meeting has ended, or is
    read from outside. `way` is how the work is organised there.
    """

    meeting: Meeting
    sheet: Sheet
    about: tuple[Finding, ...] = ()
    findings: tuple[Finding, ...] = ()
    shows: Shows = Shows.NOTHING
    corrected: bool = False
    people: tuple[str, ...] = ()
    suggestions: tuple[Suggestions, ...] = ()
    suggested: Mapping[str, str] = field(default_factory=dict)
    taken: Mapping[str, str] = field(default_factory=dict)
    left: int = 0
    minutes: Minutes | None = None
    way: WayOfWorking | None = None

    @property
    def has_seen(self) -> bool:
        """Whether the figures were on the wall in the step before, so that they can be put aside now."""
        known, here = agenda(), self.meeting.step
        return self.shows is Shows.TOLD and here is not None and known.place(here) > known.place(known.first_told)

    @property
    def is_led(self) -> bool:
        """Whether the reader is at the table while it is held."""
        return self.sheet.may_write and self.meeting.state is State.RUNNING


def seen(shows: Shows, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings whose figures may leave the server."""
    return () if shows is Shows.NOTHING else tuple(findings)


def seconds_left(meeting: Meeting, now: datetime) -> int:
    """Of the step that it stands at, by the clock of the server; `now` is in UTC."""
    if meeting.step is None or meeting.step_at is None:
        return 0
    return agenda().lengths(meeting.minutes)[meeting.step] - int((now - meeting.step_at).total_seconds())

"""The worksheets of an institution or one of its places at a glance: how far they are, what is due, who meets."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dashboard.mapping import Name
from dashboard.meeting import Meeting, State
from dashboard.plc import Access, Plc
from dashboard.profile import Choice, UnitLink
from dashboard.selection import Selection
from dashboard.teams import WayOfWorking
from dashboard.worksheet.actions import UNDER_WAY, counted, status
from dashboard.worksheet.sheet import Sheet, Status
from dashboard.worksheet.written import Row, Written

SOON = timedelta(days=14)  # an action that ends within this is told as due


@dataclass(frozen=True, slots=True)
class Action:
    """`end` is None where nobody has said until when."""

    title: str
    responsible: str
    status: str
    end: date | None


@dataclass(frozen=True, slots=True)
class Line:
    """A worksheet as far as the reader reaches into it: `actions` and `goal` are empty where the text is not theirs.

    `statuses` counts the actions by what they are.
    """

    sheet: Sheet
    decision: str
    statuses: Mapping[str, int]
    actions: tuple[Action, ...] = ()
    goal: str = ""
    meetings: tuple[Meeting, ...] = ()

    @property
    def next_meeting(self) -> Meeting | None:
        planned = [one for one in self.meetings if one.state is State.PLANNED and one.planned]
        return min(planned, key=lambda one: one.planned or datetime.max, default=None)

    @property
    def is_open(self) -> bool:
        return self.sheet.status is Status.OPEN


@dataclass(frozen=True, slots=True)
class Due:
    """An action that is to be done; `is_late` where its last day has gone."""

    action: Action
    sheet: Sheet
    is_late: bool


@dataclass(frozen=True, slots=True)
class Planned:
    """A meeting that runs, or is planned and has not passed."""

    meeting: Meeting
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Topic:
    """A focus area that a worksheet can be begun about."""

    number: int
    unit: UnitLink
    round: Choice
    name: Name
    turned: bool


@dataclass(frozen=True, slots=True)
class Beginning:
    """A team of the reader's own, and what it can begin a worksheet about."""

    plc: Plc
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Team:
    """A team with those of its worksheets that are in view. `is_own`: the reader takes part in it."""

    plc: Plc
    lines: tuple[Line, ...]
    is_own: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """`unit` is what the page is of and `home` its institution. `rounds` are those that some worksheet is about.

    Without a chosen round the open worksheets are in view, and those of the newest round; `elsewhere` counts the rest.
    `way` is how the work is organised there.
    """

    selection: Selection
    unit: UnitLink
    home: UnitLink
    teams: tuple[Team, ...]
    rounds: tuple[Choice, ...]
    elsewhere: int
    leads: bool
    today: date
    may_set_up: bool = False
    beginnings: tuple[Beginning, ...] = ()
    newest: Choice | None = None
    way: WayOfWorking | None = None

    @property
    def lines(self) -> list[Line]:
        return [line for team in self.teams for line in team.lines]

    @property
    def open(self) -> int:
        return sum(line.is_open for line in self.lines)

    @property
    def unread(self) -> bool:
        """Whether some text is the team's alone, so that what is due there is not told."""
        return any(line.sheet.access is Access.OVERSIGHT for line in self.lines)


def line(sheet: Sheet, written: Written, meetings: Sequence[Meeting]) -> Line:
    rows = written.rows("actions")
    told = sheet.access >= Access.TEXT
    return Line(
        sheet=sheet,
        decision=written.text("evaluation.decision"),
        statuses=counted(row.text("status") for row in rows),
        actions=tuple(map(_action, rows)) if told else (),
        goal=written.text("goal.difference") if told else "",
        meetings=tuple(meetings) if told else (),
    )


def _action(row: Row) -> Action:
    return Action(row.text("title"), row.text("responsible"), status(row.text("status")), _day(row.text("end")))


def in_view(sheets: Iterable[Sheet], round_: str | None, newest: str | None) -> list[Sheet]:
    """Those of the chosen round; without one what is open, and what is about the newest round."""
    if round_ is not None:
        return [one for one in sheets if one.round.key == round_]
    return [one for one in sheets if one.status is Status.OPEN or one.round.key == newest]


def due(lines: Iterable[Line], today: date) -> list[Due]:
    """Of open worksheets, the earliest first: what should be done by now or within two weeks."""
    found = [
        Due(action, line.sheet, action.end < today)
        for line in lines
        if line.is_open
        for action in line.actions
        if action.status in UNDER_WAY and action.end is not None and action.end <= today + SOON
    ]
    return sorted(found, key=lambda one: (one.action.end or today, one.sheet.number))


def coming(lines: Iterable[Line], now: datetime) -> list[Planned]:
    """Meetings that run or lie ahead, the next first. `now` is as a clock in Denmark shows it."""
    found = [Planned(one, line.sheet) for line in lines for one in line.meetings if _is_ahead(one, now)]
    return sorted(found, key=lambda one: (one.meeting.state is not State.RUNNING, one.meeting.planned or now))


def _is_ahead(meeting: Meeting, now: datetime) -> bool:
    """One that was planned for earlier today may still be begun."""
    if meeting.state is State.RUNNING:
        return True
    planned = meeting.planned
    return meeting.state is State.PLANNED and planned is not None and planned.date() >= now.date()


def _day(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text)
    return None

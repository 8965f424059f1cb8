"""What the front page tells a reader: where they belong, what is new, what waits for them and what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from dashboard.access import LOOKING_DOWN, Role
from dashboard.meeting import State
from dashboard.profile import Choice, UnitLink
from dashboard.worksheet.overview import Due, Planned
from dashboard.worksheet.sheet import Sheet

ADMINISTRATOR = Role.ADMINISTRATOR
GRANT_ACCESS = "grant_access"
PROPOSALS = "proposals"
MOST = 3  # worksheets or meetings that are named one by one


@dataclass(frozen=True, slots=True)
class Place:
    """A unit the reader has a role in."""

    unit: UnitLink
    role: str


@dataclass(frozen=True, slots=True)
class PublishedRound:
    """`answers` counts all respondents of the round, over all forms; None where the reader is not told."""

    round: Choice
    opened: date
    closed: date
    answers: int | None


@dataclass(frozen=True, slots=True)
class Unreleased:
    """Rounds of an institution that its leader, who reads this, has never released, oldest first."""

    unit: UnitLink
    rounds: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Released:
    """How many institutions of a unit are open to those above in a round."""

    unit: UnitLink
    round: Choice
    n: int


@dataclass(frozen=True, slots=True)
class AtWork:
    """The work in one house. `unit` is where the reader's overview of it is.

    `teams` counts the teams (PLF), `idle` those of them that have no open worksheet; both are told to those who lead.
    `own` are the open worksheets of the reader's own teams, `without` how many of these teams have none; `chosen` says
    whether there is a focus area to work on there. `written` counts the shared worksheets of other teams in which
    somebody wrote in the last two weeks.
    """

    unit: UnitLink
    leads: bool = False
    may_set_up: bool = False
    teams: int = 0
    idle: int = 0
    own: tuple[Sheet, ...] = ()
    without: int = 0
    chosen: bool = True
    written: int = 0
    due: tuple[Due, ...] = ()
    meetings: tuple[Planned, ...] = ()


@dataclass(frozen=True, slots=True)
class Home:
    """`roles` in the order they were granted, the first one greets; `rounds` oldest first.

    `proposals` for the library wait for the reader to release them; `goals` are units whose goals the reader follows.
    """

    roles: tuple[str, ...]
    places: tuple[Place, ...]
    rounds: tuple[PublishedRound, ...]
    unreleased: tuple[Unreleased, ...] = ()
    released: tuple[Released, ...] = ()
    work: tuple[AtWork, ...] = ()
    proposals: int = 0
    goals: tuple[UnitLink, ...] = ()

    @property
    def newest(self) -> Choice | None:
        return self.rounds[-1].round if self.rounds else None


@dataclass(frozen=True, slots=True)
class Step:
    """Something to look at or do, by its key in the catalogue of texts; `unit` is where it leads, for `rounds` if any.

    A step about a worksheet or a meeting leads there instead.
    """

    key: str
    unit: UnitLink | None = None
    rounds: tuple[Choice, ...] = ()
    n: int | None = None
    sheet: Sheet | None = None
    meeting: int | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Steps:
    """One thing to do about each: what is `new`, what `waits`, and what comes `later`."""

    new: tuple[Step, ...]
    waits: tuple[Step, ...]
    later: tuple[Step, ...]


def steps(home: Home) -> Steps:
    return Steps(tuple(_new(home)), tuple(_waits(home)), tuple(_later(home)))


def _new(home: Home) -> Iterator[Step]:
    if home.places and home.newest:
        yield Step("open_profile", home.places[0].unit, (home.newest,))
    for one in home.released:
        yield Step("released", one.unit, (one.round,), n=one.n)
    for work in home.work:
        if work.written:
            yield Step("written", work.unit, n=work.written)


def _waits(home: Home) -> Iterator[Step]:
    """What others wait for first, then what runs right now, what is late and what is missing."""
    administers = ADMINISTRATOR in home.roles
    if home.proposals:
        yield Step(PROPOSALS, n=home.proposals)
    for work in home.work:
        yield from _at_work(work)
    yield from (Step("release", one.unit, one.rounds) for one in home.unreleased)
    if not home.rounds:
        yield Step("import_round" if administers else "wait_for_round")
    if administers:
        yield Step(GRANT_ACCESS)
    elif not home.places:
        yield Step("ask_for_access")


def _at_work(work: AtWork) -> Iterator[Step]:
    running = [one for one in work.meetings if one.meeting.state is State.RUNNING]
    yield from (Step("join_meeting", work.unit, sheet=one.sheet, meeting=one.meeting.number) for one in running)
    late = sum(one.is_late for one in work.due)
    if late:
        yield Step("late", work.unit, n=late)
    if work.may_set_up and not work.teams:
        yield Step("name_teams", work.unit)
    elif work.leads and work.idle:
        yield Step("idle", work.unit, n=work.idle)
    if not work.chosen:
        yield Step("choose", work.unit)
    elif work.without:
        yield Step("begin", work.unit, n=work.without)
    yield from (Step("write", work.unit, sheet=one) for one in work.own[:MOST])


def _later(home: Home) -> Iterator[Step]:
    yield from (Step("goals", one) for one in home.goals)
    for work in home.work:
        ahead = [one for one in work.meetings if one.meeting.state is State.PLANNED]
        for one in ahead[:MOST]:
            yield Step("meet", work.unit, sheet=one.sheet, meeting=one.meeting.number, at=one.meeting.planned)
        if work.own and not {one.sheet.plc for one in ahead} >= {sheet.plc for sheet in work.own}:
            yield Step("plan_meeting", work.unit)
        soon = sum(not one.is_late for one in work.due)
        if soon:
            yield Step("soon", work.unit, n=soon)
    above = next((one.unit for one in home.places if one.role in LOOKING_DOWN), None)
    if above and home.rounds:
        yield Step("follow", above)

"""Releasing a round upward, as values: where it stands, what has happened, and what the page says of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dashboard.profile import Choice, UnitLink
from dashboard.release_state import Stands
from dashboard.selection import Selection


class Happened(StrEnum):
    """What the log of releases knows."""

    RELEASED = "released"
    OPENED = "opened"  # the release took effect
    UNDONE = "undone"


class Reach(StrEnum):
    """How far down those above may look."""

    INSTITUTION = "institution"
    TEAMS = "teams"


@dataclass(frozen=True, slots=True)
class Logged:
    """One event of the log, with the institution as it was called in that round."""

    round: Choice
    unit: int
    name: str
    happened: Happened
    with_teams: bool
    account: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OwnRelease:
    """The page of an institution. `rounds` come with where each stands, `log` is of all rounds, newest first.

    `since` is when the chosen round came where it stands. `missing` counts the others that have not released, in the
    sums it waits for. `may_release` is the leader's alone.
    """

    selection: Selection
    unit: UnitLink
    rounds: tuple[tuple[Choice, Stands], ...]
    stands: Stands
    with_teams: bool
    since: datetime | None
    missing: int
    may_release: bool
    log: tuple[Logged, ...]


@dataclass(frozen=True, slots=True)
class ReleasesBelow:
    """The page of a municipality or the programme: what is open in one round, and what waits.

    `others` counts the institutions that have never been released, None where that number would tell too much.
    """

    selection: Selection
    unit: UnitLink
    rounds: tuple[Choice, ...]
    opened: tuple[UnitLink, ...]
    waiting: tuple[UnitLink, ...]
    others: int | None
    log: tuple[Logged, ...]

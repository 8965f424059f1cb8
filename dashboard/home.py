"""What the front page tells a reader: where they belong, what has been published, and what to do next."""

from dataclasses import dataclass
from datetime import date

from dashboard.access import Role
from dashboard.profile import Choice, UnitLink

ADMINISTRATOR = Role.ADMINISTRATOR
GRANT_ACCESS = "grant_access"


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
class Home:
    """`roles` in the order they were granted, the first one greets; `rounds` oldest first."""

    roles: tuple[str, ...]
    places: tuple[Place, ...]
    rounds: tuple[PublishedRound, ...]
    unreleased: tuple[Unreleased, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do now, by its key in the catalogue of texts; `unit` is where it leads, for `rounds` if any."""

    key: str
    unit: UnitLink | None = None
    rounds: tuple[Choice, ...] = ()


def next_steps(home: Home) -> tuple[Step, ...]:
    administers = ADMINISTRATOR in home.roles
    steps = []
    if not home.rounds:
        steps.append(Step("import_round" if administers else "wait_for_round"))
    elif home.places:
        steps.append(Step("open_profile", home.places[0].unit))
    steps += [Step("release", one.unit, one.rounds) for one in home.unreleased]
    if administers:
        steps.append(Step(GRANT_ACCESS))
    elif not home.places:
        steps.append(Step("ask_for_access"))
    return tuple(steps)

"""A team's meeting over a worksheet: its steps and how long they take, where it stands, and what may be seen there."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from itertools import accumulate
from pathlib import Path

from dashboard.selection import is_day

_CATALOGUE = Path(__file__).parent / "catalogues" / "meeting.toml"
_MEETINGS, _MEETING_ROW = "meetings", "*"
_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
GUESS, FIRST_FIGURES = "guess", "facts"  # steps


class Shows(StrEnum):
    """How much of the findings a step shows: none, the figures alone, or what they mean as well."""

    NOTHING = "nothing"
    PLAIN = "plain"
    TOLD = "told"


class State(StrEnum):
    PLANNED = "planned"
    RUNNING = "running"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Step:
    """`leads` is a role; `fields` are addresses of the worksheet, `rows` its sections with keys of their fields."""

    key: str
    minutes: int
    leads: str
    shows: Shows
    fields: tuple[str, ...] = ()
    rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def addresses(self, row: str) -> tuple[str, ...]:
        """The fields, with those of the meeting in its own row."""
        return tuple(one.replace(_MEETING_ROW, row) for one in self.fields)


@dataclass(frozen=True, slots=True)
class Agenda:
    """What every meeting has in common. `usual`, `shortest` and `longest` are minutes."""

    steps: tuple[Step, ...]
    usual: int
    shortest: int
    longest: int
    roles: tuple[str, ...]
    norms: tuple[str, ...]

    def step(self, key: str) -> Step | None:
        return next((one for one in self.steps if one.key == key), None)

    def place(self, key: str) -> int:
        return [one.key for one in self.steps].index(key)

    @property
    def first_told(self) -> str:
        """The step in which the figures are told with what they mean for the first time."""
        return next(one.key for one in self.steps if one.shows is Shows.TOLD)

    def own_fields(self, row: str) -> tuple[str, ...]:
        """Addresses of what is written about the meeting itself, in the order of its steps."""
        own = f"{_MEETINGS}.{row}."
        return tuple(one for step in self.steps for one in step.addresses(row) if one.startswith(own))

    def lengths(self, minutes: int) -> dict[str, int]:
        """Seconds of each step, by key; together exactly the meeting's."""
        shares = [one.minutes for one in self.steps]
        ends = [60 * minutes * end // sum(shares) for end in accumulate(shares)]
        return {one.key: end - start for one, start, end in zip(self.steps, [0, *ends], ends, strict=False)}


@cache
def agenda() -> Agenda:
    read = tomllib.loads(_CATALOGUE.read_text(encoding="utf-8"))
    lists = {name: tuple(read[name]) for name in ("roles", "norms")}
    return Agenda(tuple(map(_step, read["step"])), read["usual"], read["shortest"], read["longest"], **lists)


@dataclass(frozen=True, slots=True)
class Meeting:
    """`number` stands in the address, `place` counts the meetings of the worksheet and names its row there.

    `planned` and `held` (when it began) are told as a clock in Denmark shows them; `step_at` is in UTC.
    """

    number: int
    worksheet: int
    place: int
    minutes: int
    planned: datetime | None = None
    step: str | None = None
    step_at: datetime | None = None
    held: datetime | None = None
    ended: datetime | None = None

    @property
    def row(self) -> str:
        return str(self.place)

    @property
    def state(self) -> State:
        if self.step is not None:
            return State.RUNNING
        return State.ENDED if self.ended else State.PLANNED

    @property
    def until(self) -> datetime | None:
        """When it is planned to end."""
        return self.planned + timedelta(minutes=self.minutes) if self.planned else None

    @property
    def at(self) -> datetime | None:
        """The day it is spoken of by: when it was held, else when it is planned."""
        return self.held or self.planned

    @property
    def shows(self) -> Shows:
        """What of the findings may be sent to the screens now."""
        step = agenda().step(self.step) if self.step else None
        return step.shows if step else Shows.NOTHING

    def address_of(self, key: str) -> str:
        return f"{_MEETINGS}.{self.row}.{key}"


class NotPlanned(ValueError):
    """A meeting cannot be then, or so long; the argument is the key of the text that says why."""


def moment_of(day: str, time: str, today: date) -> datetime:
    """As a clock in Denmark shows it, from a day and a time as they were typed. Raises NotPlanned."""
    if not is_day(day) or not _TIME.fullmatch(time):
        raise NotPlanned("meeting.refused.day")
    if date.fromisoformat(day) < today:
        raise NotPlanned("meeting.refused.past")
    return datetime.fromisoformat(f"{day}T{time}")


def length_of(typed: str) -> int:
    """Minutes. Raises NotPlanned."""
    found = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 4 else 0
    if not agenda().shortest <= found <= agenda().longest:
        raise NotPlanned("meeting.refused.minutes")
    return found


def must_guess(before: str | None, to: str, *, guessed: bool, skipped: bool) -> bool:
    """Whether a team that stands `before` the figures has to write its guess, or to say no, before it goes to them."""
    found = agenda()
    first = found.place(FIRST_FIGURES)
    stands_before = before is None or found.place(before) < first
    return stands_before and found.place(to) >= first and not guessed and not skipped


def may_tell_figures(meeting: Meeting, *, guessed: bool) -> bool:
    """Whether its minutes may hold the figures: not while the team has its guess before it."""
    stands_before = meeting.step is None or agenda().place(meeting.step) < agenda().place(FIRST_FIGURES)
    return guessed or meeting.state is State.ENDED or not stands_before


def _step(one: dict) -> Step:
    return Step(
        key=one["key"],
        minutes=one["minutes"],
        leads=one["leads"],
        shows=Shows(one["shows"]),
        fields=tuple(one.get("fields", ())),
        rows={section: tuple(keys) for section, keys in one.get("rows", {}).items()},
    )

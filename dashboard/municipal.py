"""All factors of a municipality in one view: what daycare and school were asked about the same, and what has moved."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum

from dashboard.cells import Cell
from dashboard.mapping import Name
from dashboard.profile import Choice, Clear, EarlierPoint
from dashboard.statistics.verdicts import Difference
from dashboard.transition import Transition


class Setting(StrEnum):
    """Where a form is put to people."""

    DAYCARE = "daycare"
    SCHOOL = "school"
    BOTH = "both"


EARLY = frozenset({"daycare", "childminding"})  # types of institutions before school
LATER = frozenset({"school", "youth"})


def setting(types: Set[str]) -> Setting:
    """Of a form that institutions of these types were asked with; none where it speaks of no institution by itself."""
    if types and types <= EARLY:
        return Setting.DAYCARE
    return Setting.SCHOOL if types and types <= LATER else Setting.BOTH


@dataclass(frozen=True, slots=True)
class Entry:
    """One factor of one form. `course` holds every round, oldest first, the one in view among them.

    `since` is the difference to the earlier round, `against` that to the programme; None where there is none to tell.
    `asked_alike` is False where the earlier round did not ask it in the same way.
    """

    key: str
    name: Name
    turned: bool
    local: bool
    construct: str | None
    cell: Cell
    course: tuple[EarlierPoint, ...]
    asked_alike: bool
    since: Difference | None = None
    against: Difference | None = None


@dataclass(frozen=True, slots=True)
class FormTold:
    """All that one form tells of the unit. Its entries are one family for each kind of difference."""

    form: Choice
    setting: Setting
    entries: tuple[Entry, ...]

    @property
    def since(self) -> Clear:
        return Clear.of(one.since for one in self.entries if one.since)

    @property
    def against(self) -> Clear:
        return Clear.of(one.against for one in self.entries if one.against)


@dataclass(frozen=True, slots=True)
class Voice:
    form: Choice
    entry: Entry


@dataclass(frozen=True, slots=True)
class Topic:
    """What is asked under one construct, by setting; a factor without a construct is a topic of its own."""

    name: Name
    turned: bool
    voices: Mapping[Setting, tuple[Voice, ...]]

    @property
    def heard(self) -> frozenset[Setting]:
        return frozenset(self.voices)

    @property
    def is_shared(self) -> bool:
        """Whether daycare and school were both asked, each with forms of their own."""
        return {Setting.DAYCARE, Setting.SCHOOL} <= self.heard


@dataclass(frozen=True, slots=True)
class Municipal:
    """`forms` in the catalogue's order; `is_part` is True for a unit that lies in the programme, and so stands beside
    it."""

    forms: tuple[FormTold, ...]
    is_part: bool
    transition: Transition

    @property
    def topics(self) -> tuple[Topic, ...]:
        """In the order in which they were asked."""
        voices: dict[tuple[str, ...], list[tuple[Setting, Voice]]] = {}
        for told in self.forms:
            for one in told.entries:
                place = (one.construct,) if one.construct else (told.form.key, one.key)
                voices.setdefault(place, []).append((told.setting, Voice(told.form, one)))
        return tuple(_topic(several) for several in voices.values())

    @property
    def cells(self) -> list[Cell]:
        """Of the round in view."""
        return [one.cell for told in self.forms for one in told.entries]

    @property
    def told(self) -> list[Cell]:
        """Of every round."""
        return [point.cell for told in self.forms for one in told.entries for point in one.course]


def _topic(several: list[tuple[Setting, Voice]]) -> Topic:
    first = several[0][1].entry
    heard = {where: tuple(voice for there, voice in several if there is where) for where in Setting}
    return Topic(first.name, first.turned, {where: voices for where, voices in heard.items() if voices})


def total(found: Iterable[Clear]) -> Clear:
    counts = list(found)
    return Clear(sum(one.above for one in counts), sum(one.below for one in counts))

"""Traces of the work with results, as counts: what of them may be told to those above the institutions.

An institution's counts are told by name once its round is open, and those of the others only as a sum of at least
four. Whoever looks down may subtract every name from every sum they were ever told. All sums are made up of a few
groups of institutions that never change, `Places.groups`; so it is enough that of each of them none or at least four
are not known by name. Which sums are told does not depend on who has released, and the names wait where they would
leave one to three. Counts are no results: that a sum is small may be seen, whose it is may not.

One leader may tell somebody above the own counts: what is left of a sum, or of two sums before and after something was
done, still speaks of at least three others together (trust.md SDC-10: 3 + 1 insider). Whoever has a home among them is
told no sum at all. Several leaders who tell theirs are not guarded against.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from dashboard.follow_up import FollowUp
from dashboard.ownership import FEWEST, may_be_shown
from dashboard.profile import Choice, UnitLink

STEP = 5  # sums of several institutions are told in so many


class Work(StrEnum):
    """What is counted."""

    PROFILE_OPENED = "profile_opened"  # at most once a day for each person
    MEETING_HELD = "meeting_held"
    WORKSHEET_CLOSED = "worksheet_closed"
    ACTION_DONE = "action_done"


@dataclass(frozen=True, slots=True)
class Opening:
    """Somebody has opened the profile of a unit in a round, and has a role in the institutions `homes`."""

    account: str
    unit: int
    round: str
    homes: frozenset[int]
    at: datetime


@dataclass(frozen=True, slots=True)
class Done:
    """What is registered with the results of one round, in one institution or in several together."""

    focus_areas: int = 0
    times: Mapping[Work, int] = field(default_factory=dict)

    def of(self, work: Work) -> int:
        return self.times.get(work, 0)

    @property
    def is_worked(self) -> bool:
        """Whether more was registered than that somebody looked."""
        return any(self.of(work) for work in Work if work is not Work.PROFILE_OPENED)


@dataclass(frozen=True)
class Places:
    """`above` gives each institution's municipality, None where it lies under the programme itself."""

    programme: int
    above: Mapping[int, int | None]

    def inside(self, unit: int) -> frozenset[int]:
        if unit == self.programme:
            return frozenset(self.above)
        return frozenset(one for one, over in self.above.items() if over == unit)

    @property
    def groups(self) -> list[frozenset[int]]:
        """What sums can be made up of: municipalities large enough to be told, and all other institutions together."""
        told = [members for unit in self._municipalities if len(members := self.inside(unit)) >= FEWEST]
        rest = frozenset(self.above).difference(*told)
        return [*told, *([rest] if rest else [])]

    def parts(self, unit: int) -> list[frozenset[int]]:
        """The groups that a sum over the unit is made up of; empty where it is never told."""
        wanted = self.inside(unit)
        found = [group for group in self.groups if group <= wanted]
        is_whole = frozenset().union(*found) == wanted
        return found if is_whole and all(len(group) >= FEWEST for group in found) else []

    @property
    def _municipalities(self) -> Iterator[int]:
        yield from sorted({over for over in self.above.values() if over is not None})


def told_by_name(places: Places, opened: Sequence[int]) -> frozenset[int]:
    """Whose counts are told by name; `opened` are the institutions that ever were, in that order.

    Where no sum is told of a group, nobody in it has to wait.
    """
    known = set(opened) - places.above.keys()
    for group in places.groups:
        some = [one for one in opened if one in group]
        told = len(group) >= FEWEST and len(some) < len(group)
        known |= set(some[: max(0, len(group) - FEWEST)] if told else some)
    return frozenset(known)


@dataclass(frozen=True)
class Turns:
    """Of one round: its places, and the institutions that ever were open, in that order."""

    places: Places
    opened: tuple[int, ...]

    @cached_property
    def by_name(self) -> frozenset[int]:
        return told_by_name(self.places, self.opened)


def in_sum(
    places: Places, unit: int, opened: Sequence[int], released: frozenset[int], standing: frozenset[int]
) -> frozenset[int]:
    """The institutions of the unit that a sum tells of now, all that are not told by name; empty where it is not told.

    `released` are the institutions that ever were: a sum that speaks of one to three others is not told either. Nor is
    one in which a correction has left one to three, or nobody, `standing` in the round.
    """
    parts, known = places.parts(unit), told_by_name(places, opened)
    if not all(may_be_shown(len(part - released)) for part in parts):
        return frozenset()
    if any(part - known and len((part - known) & standing) < FEWEST for part in parts):
        return frozenset()
    return frozenset().union(*parts) - known


def about(times: int) -> int | None:
    """A sum as it is told, None for fewer than `STEP`."""
    return STEP * round(times / STEP) if times >= STEP else None


def total(several: Iterable[Done]) -> Done:
    several = list(several)
    times = {work: sum(one.of(work) for one in several) for work in Work}
    return Done(sum(one.focus_areas for one in several), times)


class Silence(StrEnum):
    """Why nothing is told of the other institutions together."""

    NOBODY = "nobody"  # there are no others
    FEW = "few"  # they are too few
    CLOSED = "closed"  # they are no business of this reader's


@dataclass(frozen=True, slots=True)
class Others:
    """The institutions that are not told by name, together."""

    institutions: int
    done: Done


@dataclass(frozen=True, slots=True)
class Trace:
    """The work with the results of one round. `waiting` are open and yet not told by name."""

    round: Choice
    named: tuple[tuple[UnitLink, Done], ...]
    waiting: tuple[UnitLink, ...]
    others: Others | Silence


@dataclass(frozen=True, slots=True)
class Worked:
    """What became of the focus areas of a unit, beside what was done; `traces` oldest round first."""

    follow_up: FollowUp
    traces: tuple[Trace, ...]
    is_own: bool  # counted for the house itself, with the areas of those teams that the reader may open

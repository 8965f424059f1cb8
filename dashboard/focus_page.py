"""The page of a unit's focus areas: values only, ready to be laid out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.focus import MOST
from dashboard.follow_up import Area
from dashboard.goals import Goal
from dashboard.library import Suggestions
from dashboard.plc import Plc
from dashboard.profile import Choice
from dashboard.progress import Progress
from dashboard.proposals import Figure, Proposals, Seen
from dashboard.worksheet.sheet import Sheet, Status


class Stage(StrEnum):
    """How far a focus area has come, told from its worksheets."""

    CHOSEN = "chosen"  # there is no worksheet about it yet
    WORKING = "working"
    WRITTEN = "written"  # every worksheet about it is closed
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A focus area beside what it serves and the worksheets about it that the reader reaches into.

    `statuses` are those of every worksheet about it, also where the reader is told nothing else of it. `teams` are
    those of the reader's own that may begin one; `may_change`: the reader chooses there.
    """

    area: Area
    goal: Goal | None
    target: str | None
    sheets: tuple[Sheet, ...]
    statuses: tuple[Status, ...]
    teams: tuple[Plc, ...]
    may_change: bool

    @property
    def stage(self) -> Stage:
        if self.area.ended is not None:
            return Stage.ENDED
        if not self.statuses:
            return Stage.CHOSEN
        return Stage.WRITTEN if all(one is Status.CLOSED for one in self.statuses) else Stage.WORKING

    @property
    def rise(self) -> int | None:
        """How far the aim lies above the figure as it stood; None where nothing is aimed at."""
        chosen = self.area.chosen.points
        return None if self.area.aim is None or chosen is None else self.area.aim - chosen


@dataclass(frozen=True, slots=True)
class Dismissed:
    """`at` as a calendar in Denmark shows it."""

    number: int
    form: Choice
    factor: Choice
    turned: bool
    reason: str
    author: str
    at: date

    @property
    def key(self) -> tuple[str, str]:
        return self.form.key, self.factor.key


@dataclass(frozen=True, slots=True)
class FocusPage:
    """`progress` frames the page, as it frames the follow-up: its selection is the page's own.

    `areas` are the unit's and those inside that the reader may open, of this round and those before; `house` are the
    ones that the institution works on, for a team that looks at its own. `wanted` is the figure that the address names.
    `ideas` are what the library suggests for what is proposed first, and for `wanted`, by form and factor.
    `may_choose` is False in every round but the newest: what became of an older figure is known already.
    """

    progress: Progress
    areas: tuple[Chosen, ...]
    house: tuple[Choice, ...]
    figures: tuple[Figure, ...]
    dismissed: tuple[Dismissed, ...]
    goals: tuple[Goal, ...]
    wanted: Figure | None
    proposed: Proposals
    ideas: Mapping[tuple[str, str], tuple[Suggestions, ...]]
    may_choose: bool
    is_newest: bool
    institution: int

    @property
    def own(self) -> tuple[Chosen, ...]:
        """The unit's own that are worked on."""
        return tuple(one for one in self.areas if self._is_own(one) and one.area.ended is None)

    @property
    def topics(self) -> tuple[tuple[str, str], ...]:
        """Form and factor of what is worked on; the same may have been chosen in several rounds."""
        return tuple(dict.fromkeys((one.area.form.key, one.area.factor.key) for one in self.own))

    @property
    def is_full(self) -> bool:
        return len(self.topics) >= MOST

    @property
    def chosen_now(self) -> Mapping[tuple[str, str], Chosen]:
        """The unit's own from this round, by form and factor."""
        return {
            (one.area.form.key, one.area.factor.key): one
            for one in self.own
            if one.area.round.key == self.progress.round.key
        }

    def next_of(self, one: Chosen) -> Seen | None:
        """What the next round could show of the area; None unless the unit itself chose it, and in the newest round."""
        area = one.area
        if not (self.is_newest and self._is_own(one) and area.round.key == self.progress.round.key):
            return None
        key = (area.form.key, area.factor.key)
        return next((figure.seen for figure in self.figures if figure.key == key), None)

    def _is_own(self, one: Chosen) -> bool:
        return one.area.unit.unit == self.progress.unit.unit

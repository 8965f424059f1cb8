"""What the cells of the heat map say: a few signs for the eye, a sentence for whoever stops at one or listens."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.cells import Cell, Status
from dashboard.heat_map import CLEAR, Change, Group, HeatMap, Line
from dashboard.language import Language
from dashboard.progress import Progress
from dashboard.statistics.verdicts import Difference, Size
from layouts.figures.rows import short_names
from layouts.pieces.hidden import instead_of_points
from layouts.pieces.told import verdict_key

SIGNS = {Group.BETTER: "▲", Group.WORSE: "▼"}
_SHORT = {Status.FEW: "hidden", Status.PROTECT: "hidden", Status.EXTREME: "extreme", Status.ABSENT: "absent"}


@dataclass(frozen=True, slots=True)
class Words:
    """The two rounds by their short names, each with its k."""

    language: Language
    now: str
    before: str
    k: int
    k_before: int

    @classmethod
    def of(cls, found: HeatMap, progress: Progress, language: Language) -> "Words":
        names = short_names(progress.rounds, language)
        before = names[progress.before.key] if progress.before else ""
        return cls(language, names[progress.round.key], before, progress.k, found.k_before)

    @property
    def caption(self) -> str:
        return self._text("caption", before=self.before, now=self.now)

    def step(self, look: str) -> str:
        """What a step of the scale means."""
        return self._text(f"step.{look.replace(' ', '_')}")

    def seen(self, change: Change) -> str:
        """+34, under a sign and over a word where it is clear; else why there is none."""
        if change.difference is None:
            return self._text(f"short.{_SHORT[_untold(change).status]}")
        value, group = self.language.signed(change.difference.value), change.group
        return f"{SIGNS[group]} {value}\n{self._text(f'word.{group}')}" if group in CLEAR else value

    def heard(self, change: Change) -> str:
        """All that is known of it, both figures included."""
        known = {
            "before": self.before,
            "now": self.now,
            "earlier": self._figure(change.before, self.k_before),
            "later": self._figure(change.now, self.k),
        }
        if change.difference is None:
            return self._text("untold", **known)
        found = change.difference
        interval = self.language.text("format.interval_in_words", low=found.low, high=found.high)
        value, verdict = self.language.signed(found.value), self._verdict(found, change.group)
        return self._text("told", value=value, interval=interval, verdict=verdict, **known)

    def missing(self, line: Line) -> str:
        """Why a unit has no changes at all."""
        return self._text(f"earlier.{line.earlier}", before=self.before)

    def withheld(self, line: Line) -> str | None:
        """Why nothing is told of all that lies in a unit; None where something is."""
        hidden = [_untold(one) for one in line.changes if one.difference is None]
        is_silent = len(hidden) == len(line.changes) and {cell.status for cell in hidden} == {Status.PROTECT}
        return instead_of_points(hidden[0], self.k, self.language) if is_silent and hidden else None

    def counts_seen(self, counts: Mapping[Group, int]) -> str:
        """How many are clear; a dash where nothing is told."""
        if not any(counts[group] for group in Group if group is not Group.UNTOLD):
            return self.language.text("profile.table.none")
        clear = [f"{SIGNS[group]} {self.language.number(counts[group])}" for group in CLEAR if counts[group]]
        return "\n".join(clear) or "0"

    def counts_heard(self, counts: Mapping[Group, int]) -> str:
        return self._text("counts", **{group.value: counts[group] for group in Group})

    def _figure(self, cell: Cell, k: int) -> str:
        if cell.shown:
            return self._text("points", n=cell.points or 0)
        return instead_of_points(cell, k, self.language)

    def _verdict(self, found: Difference, group: Group) -> str:
        if group is Group.CHANCE:
            return self.language.text(f"verdict.{verdict_key(found)}")
        return self._text("clear", word=self._text(f"word.{group}"), size=self.language.text(f"size.{found.size}"))

    def _text(self, key: str, **values: str | int) -> str:
        return self.language.text(f"progress.changes.{key}", **values)


def look(change: Change) -> str:
    """The step of the scale: coloured only where the change is clear, deeper where it is large."""
    if change.difference is None:
        return "untold"
    if change.group not in CLEAR:
        return "chance"
    return f"{change.group} large" if change.difference.size is Size.LARGE else str(change.group)


def _untold(change: Change) -> Cell:
    """The figure that is missing."""
    return change.before if change.now.shown else change.now

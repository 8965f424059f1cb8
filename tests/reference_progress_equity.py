"""Slow, obvious second implementation of what is said of gaps between groups, to check the real one against."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tests import reference

ROUNDED_AWAY = 2.5


@dataclass(frozen=True)
class Told:
    """A published figure of one group in one round."""

    points: int
    n: int
    groups: int


@dataclass(frozen=True)
class Two:
    """A gap: one group's figure and the other's."""

    one: Told
    other: Told

    @property
    def points(self) -> int:
        return self.one.points - self.other.points


def error_of_movement(now: Two, before: Two, s: float, t: float) -> float:
    """Four figures, each from persons and from groups that were drawn by lot."""
    total = 0.0
    for told in (now.one, now.other, before.one, before.other):
        total += s * s / told.n
        total += t * t / (told.groups or 1)
    return math.sqrt(total)


def moved_together(pairs: Sequence[tuple[Two, Two, float, float]]) -> list[tuple[int, int, int, str]]:
    """Value, ends of the interval and verdict of each gap now, gap before, s and t, all of them one family."""
    values = [now.points - before.points for now, before, _, _ in pairs]
    judged = [error_of_movement(now, before, s + ROUNDED_AWAY, t + ROUNDED_AWAY) for now, before, s, t in pairs]
    clear = reference.discovered([reference.p_value(value, error) for value, error in zip(values, judged, strict=True)])
    found = []
    for value, error, (now, before, s, t), is_clear in zip(values, judged, pairs, clear, strict=True):
        low, high = reference.interval(value, error_of_movement(now, before, s, t))
        verdict = "chance"
        if is_clear and abs(value) > 1.96 * error:
            verdict = "better" if value > 0 else "worse"
        found.append((value, round(low), round(high), verdict))
    return found


def meaning(now: Two, before: Two, clear_now: bool, clear_before: bool, verdict: str, s: float, t: float) -> str:
    """What has become of the gap; `clear_…` say whether the groups could be told apart in that round."""
    if verdict == "chance":
        return "chance"
    if clear_now and clear_before and (now.points > 0) != (before.points > 0):
        return "turned"
    if abs(now.points + before.points) <= 1.96 * error_of_movement(now, before, s + ROUNDED_AWAY, t + ROUNDED_AWAY):
        return "towards"
    return "smaller" if abs(now.points) < abs(before.points) else "larger"

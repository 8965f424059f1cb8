"""The slow, obvious second implementation of a unit's way over the rounds and of groups of the same children.

Written from section 4 of the design: a figure is (n, groups, points), or None where none is told.
"""

import math
from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from tests import reference
from tests.reference import Side

Key = TypeVar("Key", bound=Hashable)
ROUNDED_AWAY = 2.5  # points: s and t are told in fives


class Figure(NamedTuple):
    n: int
    groups: int
    points: int


class Change(NamedTuple):
    """`s` and `t` are the factor's spread; either figure may be missing."""

    now: Figure | None
    before: Figure | None
    s: float
    t: float


class Outcome(NamedTuple):
    value: int
    low: int
    high: int
    verdict: str
    size: str


def outcomes(family: Mapping[Key, Change], *, same_children: bool = False) -> dict[Key, Outcome]:
    """All that can be told of one family. Classes are new in every round, unless the children are the same: then what
    sets their class apart is the same, too, and only their answers vary."""
    told = {key: one for key, one in family.items() if one.now and one.before}
    words = reference.verdicts([(_value(one), _error(one, same_children, ROUNDED_AWAY)) for one in told.values()])
    return {
        key: _outcome(_value(one), _error(one, same_children, 0), word)
        for (key, one), word in zip(told.items(), words, strict=True)
    }


def _value(one: Change) -> int:
    assert one.now
    assert one.before
    return one.now.points - one.before.points


def _error(one: Change, same_children: bool, more: float) -> float:
    assert one.now
    assert one.before
    s, t = one.s + more, one.t + more
    if same_children:
        return math.hypot(s / math.sqrt(one.now.n), s / math.sqrt(one.before.n))
    sides = (Side(one.now.n, one.now.groups), Side(one.before.n, one.before.groups))
    return reference.error_between_rounds(*sides, s, t)


def _outcome(value: int, error: float, word: str) -> Outcome:
    low, high = reference.interval(value, error)
    return Outcome(value, round(low), round(high), word, reference.size(value))


def first(asked: Sequence[str | None], figures: Sequence[Figure | None], now: int) -> int | None:
    """The first round that was asked as now and tells a number."""
    for place in range(now):
        if figures[place] and asked[place] and asked[place] == asked[now]:
            return place
    return None


def segments(asked: Sequence[str | None], figures: Sequence[Figure | None]) -> set[tuple[int, int]]:
    """Between which rounds a line is drawn: neighbours that tell a number and were asked in the same way."""
    return {
        (place, place + 1)
        for place in range(len(asked) - 1)
        if figures[place] and figures[place + 1] and asked[place] and asked[place] == asked[place + 1]
    }


def broken(asked: Sequence[str | None]) -> set[tuple[int, int]]:
    """Between which rounds the questions changed; rounds that left the factor out lie between without a mark."""
    return {
        (one, other)
        for one in range(len(asked))
        for other in range(one + 1, len(asked))
        if asked[one] and asked[other] and asked[one] != asked[other] and not any(asked[one + 1 : other])
    }


def opens_with(since: Mapping[str, Outcome], order: Sequence[str]) -> str:
    """The factor that is drawn when none is asked for."""
    clear = {key: abs(one.value) for key, one in since.items() if one.verdict != "chance"}
    largest = [key for key in order if key in clear and clear[key] == max(clear.values())]
    return [*largest, *order][0]

"""What each field of a municipality's own indicator may hold: a reason for everything that will not do."""

import math
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import combinations
from typing import Any

from dashboard.goals import goals
from dashboard.indicators.catalogue import Kind, Publication
from dashboard.indicators.values import ALL
from dashboard.logged import holds_cpr
from dashboard.school_years import school_year

LEVELS = ("municipality", "institution")  # no page shows values of a programme
MOST_DECIMALS = 3
WIDEST = 1_000_000.0  # either way from 0
LONGEST = {"name": 80, "definition": 500, "source": 200, "why": 200}
_LANGUAGES = ("da", "en")
_KEY = re.compile(r"[a-z][a-z0-9_]{0,63}")
_GRADE = re.compile(r"[^\W_][\w. -]{0,31}")
_SPAN = re.compile(r"([0-9]{1,4})(?:-([0-9]{1,4}))?")
_CONSTRUCT = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")

Fault = tuple[str, object]  # the reason's key, and what stands there
Check = Callable[[Any], Iterator[Fault]]


def _like(pattern: re.Pattern[str], reason: str) -> Check:
    def check(value: Any) -> Iterator[Fault]:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            yield reason, value

    return check


def one_of(allowed: Collection[str]) -> Check:
    def check(value: Any) -> Iterator[Fault]:
        if not isinstance(value, str) or value not in allowed:
            yield "not_one_of", value

    return check


def _words(field: str) -> Check:
    def check(value: Any) -> Iterator[Fault]:
        if not isinstance(value, dict) or not isinstance(value.get("da"), str) or not value["da"].strip():
            yield "no_danish", value
            return
        for language, text in value.items():
            if language not in _LANGUAGES or not isinstance(text, str):
                yield "language", language
            elif len(text) > LONGEST[field]:
                yield "too_long", text
            elif not text.isprintable():
                yield "unprintable", text
            elif holds_cpr(text):
                yield "cpr", language  # the number itself is repeated nowhere

    return check


def number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _range(value: Any) -> Iterator[Fault]:
    is_pair = isinstance(value, list) and len(value) == 2 and all(number(one) and abs(one) <= WIDEST for one in value)
    if not is_pair or value[0] >= value[1]:
        yield "range", value


def _decimals(value: Any) -> Iterator[Fault]:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST_DECIMALS:
        yield "decimals", value


def _spread(value: Any) -> Iterator[Fault]:
    if not number(value) or value <= 0:
        yield "spread", value


def _several(each: Check, reason: str) -> Check:
    def check(value: Any) -> Iterator[Fault]:
        if not isinstance(value, list) or not value:
            yield reason, value
            return
        for one in value:
            yield from each(one)
        if len({str(one) for one in value}) < len(value):
            yield "twice", value

    return check


def _grade(value: Any) -> Iterator[Fault]:
    if not isinstance(value, str) or not _GRADE.fullmatch(value) or value == ALL:
        yield "grade", value
    elif holds_cpr(value):
        yield "cpr", ""


def _grades(value: Any) -> Iterator[Fault]:
    """What is told of grades that share some of their pupils would tell of the pupils that they share."""
    yield from _several(_grade, "grades")(value)
    texts = [text for text in value if isinstance(text, str)] if isinstance(value, list) else []
    spans = {text: (int(found[1]), int(found[2] or found[1])) for text in texts if (found := _SPAN.fullmatch(text))}
    for one, other in combinations(spans, 2):
        (first, last), (begins, ends) = sorted([spans[one], spans[other]])
        if first < begins <= last < ends:
            yield "grades_overlap", f"{one}, {other}"


def _break(value: Any) -> Iterator[Fault]:
    if not isinstance(value, dict) or not {"school_year", "why"} <= value.keys() <= {"school_year", "why", "grades"}:
        yield "break", value
        return
    if not isinstance(value["school_year"], str) or school_year(value["school_year"]) is None:
        yield "school_year", value["school_year"]
    yield from CHECKS["why"](value["why"])
    if "grades" in value:
        yield from _several(lambda one: _grade(one) if one != ALL else iter(()), "grades")(value["grades"])


CHECKS: Mapping[str, Check] = {
    "key": _like(_KEY, "key"),
    "name": _words("name"),
    "definition": _words("definition"),
    "source": _words("source"),
    "why": _words("why"),
    "kind": one_of(tuple(Kind)),
    "goal": one_of(tuple(goals())),
    "higher_is": one_of(("better", "worse")),
    "publication": one_of(tuple(Publication)),
    "range": _range,
    "decimals": _decimals,
    "spread": _spread,
    "levels": _several(one_of(LEVELS), "levels"),
    "grades": _grades,
    "breaks": _several(_break, "break"),
    "construct": _like(_CONSTRUCT, "construct"),
}

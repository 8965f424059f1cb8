"""Whether every number on a page of perspectives, of whatever form, is one that the same user gets from the API."""

import re
import sqlite3
from collections.abc import Collection, Iterator
from itertools import combinations

from tests.attack.explained import DIFFERENCE, HARMLESS, NUMBER, Told, whole_number
from tests.attack.pages import Page, without_rules
from tests.attack.surveys import ALL, FORMS

# The key of a question that has no words, and the ends of its scale: how was asked, not what was answered.
ASKED = re.compile(r"\b[a-z]\d\b|Svar fra \d+ til \d+")
_ANSWERED = """
    select form.key, answered, invited from response
    join round on round.id = response.round_id join form on form.id = response.form_id
    where round.key = ? and response.unit_id = ?
"""
Voice = tuple[str, str]  # form, factor


def judge(told: Told, page: Page, unit: int, round_key: str, stolen: sqlite3.Connection) -> Iterator[str]:
    """What cannot be explained. A gap follows from two numbers of one construct, and from nothing else."""
    code = stolen.execute("select code from unit where id = ?", (unit,)).fetchone()["code"]
    points = _points(told, code, round_key)
    gaps = {abs(points[one] - points[other]) for one, other in _beside(points)}
    known = set(told.rounds) | {str(number) for number in (*_numbers(told, code, round_key), *gaps)}
    known |= set(_rates(stolen, unit, round_key))
    for text in page.texts():
        left = HARMLESS.sub(" ", without_rules(ASKED.sub(" ", text)))
        for found in DIFFERENCE.finditer(left):
            middle, low, high = map(whole_number, found.groups())
            if abs(middle) not in gaps or not low <= middle <= high or abs(low + high - 2 * middle) > 1:
                yield f"{text!r}: {found[0]}"
        for number in NUMBER.findall(DIFFERENCE.sub(" ", left)):
            if number.strip("+−") not in known:
                yield f"{text!r}: {number}"
    yield from (f"a mark at {mark}" for mark in page.marks() if str(mark) not in known)


def count(page: Page) -> int:
    """How many gaps the page tells."""
    return sum(len(DIFFERENCE.findall(text)) for text in page.texts())


def _voices() -> Iterator[tuple[Voice, str | None]]:
    for form, asked in FORMS.items():
        for factor in asked["factor"]:
            yield (form, factor["key"]), factor.get("construct")


def _beside(points: Collection[Voice]) -> Iterator[tuple[Voice, Voice]]:
    constructs = dict(_voices())
    for one, other in combinations(points, 2):
        if one[0] != other[0] and constructs[one] is not None and constructs[one] == constructs[other]:
            yield one, other


def _points(told: Told, code: str, round_key: str) -> dict[Voice, int]:
    found = {}
    for (form, factor), _ in _voices():
        claim = told.cells.get((round_key, form, f"factor.{factor}", ALL, code))
        if claim is not None and not claim.is_bound:
            found[form, factor] = claim.figures[0]
    return found


def _numbers(told: Told, code: str, round_key: str) -> Iterator[int]:
    for (form, factor), _ in _voices():
        claim = told.cells.get((round_key, form, f"factor.{factor}", ALL, code))
        if claim is not None:
            yield from (int(claim.figures[0][2:]),) if claim.is_bound else (claim.n or 0, *claim.figures)


def _rates(stolen: sqlite3.Connection, unit: int, round_key: str) -> Iterator[str]:
    for row in stolen.execute(_ANSWERED, (round_key, unit)):
        if row["invited"]:
            yield f"{round(100 * row['answered'] / row['invited'])}"

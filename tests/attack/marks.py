"""What the words that tell how carefully was answered give away, to somebody who knows all about k - 1 of those asked.

A word stands for a range of counts. Where fewer than k of those who answered can be caught, k - 1 known ones may be all
of them, and nobody else is; where all but fewer than k are, nobody else is spared.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tests import reference
from tests.attack.surveys import FORMS, Answer, Version

MARKS = ("straight", "fast", "few", "top")
_WORDS = """
    select round.key as round, form.key as form, unit.code as unit, told.* from quality told
    join round on round.id = told.round_id join form on form.id = told.form_id join unit on unit.id = told.unit_id
"""


class Mark(NamedTuple):
    round: str
    form: str
    unit: str
    name: str
    word: str
    withdrawn: bool


def from_tables(stolen: sqlite3.Connection) -> Iterator[Mark]:
    for row in stolen.execute(_WORDS):
        for name in MARKS:
            if row[name] is not None:
                yield Mark(row["round"], row["form"], row["unit"], name, row[name], bool(row["withdrawn"]))


def found(versions: Sequence[Version], told: Sequence[frozenset[Mark]]) -> Iterator[tuple[str, str]]:
    """Rules and places, over the versions of one round and what stood of it while each was the newest."""
    first: dict[tuple[str, ...], tuple[int, Mark]] = {}
    for number, marks in enumerate(told):
        for mark in sorted(marks):
            before, said = first.setdefault(mark[1:4], (number, mark))
            if said.word != mark.word:
                yield "told anew", f"{said} and {mark}"
            if not mark.withdrawn and _answers(versions[before], mark) != _answers(versions[number], mark):
                yield "stale mark", str(mark)
    for number, mark in first.values():
        yield from _by_itself(versions[number], mark)


def _by_itself(version: Version, mark: Mark) -> Iterator[tuple[str, str]]:
    form, rows = FORMS[mark.form], _answers(version, mark)
    is_leaders = form["informant"] == "leader"
    if version.kinds[mark.unit] != "institution" or is_leaders or "respondent_column" in form:
        yield "not declared", str(mark)
    n, caught = len(rows), sum(_is_caught(mark, form, one) for one in rows)
    counts = [count for count in range(n + 1) if mark.word in _words(count, n)]
    if caught not in counts:
        yield "untrue", f"{mark}, truly {caught} of {n}"
    if not counts or max(counts) < version.k or min(counts) > n - version.k:
        yield "mark exposes", f"{mark}: {counts} of {n}"


def _answers(version: Version, mark: Mark) -> list[Answer]:
    return [one for one in version.answers.get(mark.form, ()) if mark.unit in version.above(one.unit)]


def _words(count: int, n: int) -> set[str]:
    if 4 * count >= n:
        return {"many"}
    return {"not_many", "some" if 10 * count >= n else "none"}


def _is_caught(mark: Mark, form: dict, one: Answer) -> bool:
    given = list(one.items.values())
    if mark.name == "top":
        best = {item: factor["scale"][1] for factor in form["factor"] for item in factor["items"]}
        return reference.is_all_top(given, [best[item] for item in one.items])
    screens = {"straight": reference.is_straight_line, "few": reference.is_too_incomplete}
    return screens[mark.name](given)

"""Whether every number on a page of participation is one that the web server's database holds of the units on it."""

import re
import sqlite3
from collections.abc import Iterator

from tests.attack.explained import NUMBER
from tests.attack.pages import Page, without_rules

# Days, times of day, the aim, the limit for low rates, the least number of answers, and how many groups a list has.
HARMLESS = re.compile(
    r"\d\d-\d\d-\d{4}|\d\d-\d\d$|kl\. \d\d\.\d\d|100\s%|[Uu]nder 60\s%|\d+ af \d+ grupper|Færre end \d+ (?:svar|voksne)"
)
# The dashboard's promise of what is told: at or above k, by the round's own k.
_TOLD = """
    select told.answered, told.invited from {table} told
    where told.answered is not null and told.unit_id in (
        select unit_id from ancestor where ancestor_id = :unit and ancestor.round_id = told.round_id)
"""
_SMALL = """
    select count(*) from {table} told join round on round.id = told.round_id
    where told.answered is not null and told.answered < round.k
"""
TABLES = ("response", "participation")


def judge(page: Page, unit: int, stolen: sqlite3.Connection) -> Iterator[str]:
    """What cannot be explained."""
    known = set(_numbers(stolen, unit)) | {row["key"] for row in stolen.execute("select key from round")}
    for text in page.texts():
        for number in NUMBER.findall(HARMLESS.sub(" ", without_rules(text))):
            if number not in known:
                yield f"{text!r}: {number}"
    for mark in _rates(page):
        if str(mark) not in known | {"0", "100"}:
            yield f"a mark at {mark} %"
    yield from (
        f"a number below k in {one}" for one in TABLES if stolen.execute(_SMALL.format(table=one)).fetchone()[0]
    )


def count(page: Page) -> int:
    """How many shares the page tells."""
    return sum(len(re.findall(r"\d+ af \d+ \(", text)) for text in page.texts())


def _rates(page: Page) -> Iterator[object]:
    """Where the marks of the course stand, and the lengths of the bars."""
    for part in page.parts:
        if part["type"] == "Graph":
            for trace in part["props"]["figure"]["data"]:
                yield from (rate for rate in trace["y"] if rate is not None)


def _numbers(stolen: sqlite3.Connection, unit: int) -> Iterator[str]:
    for table in TABLES:
        for row in stolen.execute(_TOLD.format(table=table), {"unit": unit}):
            yield from (str(row["answered"]), str(row["invited"]))
            if row["invited"]:
                yield str(max(0, row["invited"] - row["answered"]))
                yield f"{round(100 * row['answered'] / row['invited'])}"

"""Whether every number on a page is one that the same user gets from the API, or follows from such."""

import re
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from tests.attack.claims import Claim
from tests.attack.pages import Page, without_rules
from tests.attack.surveys import ALL, FORMS

NUMBER = re.compile(r"[+−]?\d+(?:[.,]\d+)?")
DIFFERENCE = re.compile(r"([+−]?\d+) +\(([−]?\d+) til ([−]?\d+)\)")
# A 95 % interval, a rounded reliability and how many units a list holds: numbers that tell of no group.
HARMLESS = re.compile(r"95 %-interval|α −?\d,\d[05]?(?!\d)|^[^\d]+ \(\d+\)$")

_ABOVE = """
    select unit.code from ancestor join unit on unit.id = ancestor.ancestor_id
    join round on round.id = ancestor.round_id
    where ancestor.unit_id = ? and round.key = ? and ancestor.distance > 0
"""
_ANSWERED = """
    select response.unit_id, answered, invited from response
    join round on round.id = response.round_id join form on form.id = response.form_id
    where round.key = ? and form.key = ? and response.unit_id in (
        select unit_id from ancestor where ancestor.round_id = response.round_id and ancestor_id = ? and distance < 2)
"""


class Told:
    """One user's claims, to hold pages against."""

    def __init__(self, claims: Collection[Claim], rounds: Collection[str]) -> None:
        self.cells = {claim.place: claim for claim in claims}
        self.rounds = sorted(rounds)

    def has_change(self, row: Mapping[str, Any], code: str) -> bool:
        """The API's differences between rounds are differences of what it tells of each."""
        sides = [
            self._points((row[side], row["form"], f"factor.{row['factor']}", ALL, code))
            for side in ("from_round", "to_round")
        ]
        if [row["from_points"], row["to_points"]] != sides:
            return False
        if row["difference"] is None:
            return row["low"] is row["high"] is row["verdict"] is None
        return bool(row["difference"] == sides[1] - sides[0] and _around(row["difference"], row["low"], row["high"]))

    def judge(self, page: Page, unit: int, chosen: Mapping[str, str], stolen: sqlite3.Connection) -> Iterator[str]:
        """What on the page of a unit cannot be explained."""
        code = stolen.execute("select code from unit where id = ?", (unit,)).fetchone()["code"]
        above = [row["code"] for row in stolen.execute(_ABOVE, (unit, chosen["round"]))]
        known = self._known(code, above, chosen)
        answered = set(_answered(stolen, unit, chosen))
        for text in page.texts():
            left, strange = _without_differences(HARMLESS.sub(" ", without_rules(text)), known)
            yield from (f"{text!r}: {one}" for one in strange)
            for number in NUMBER.findall(left):
                if number.strip("+−") not in known | answered | set(self.rounds):
                    yield f"{text!r}: {number}"
        yield from (f"a mark at {mark}" for mark in page.marks() if str(mark) not in known)
        yield from self._rows(page, code, chosen)

    def _known(self, code: str, above: Collection[str], chosen: Mapping[str, str]) -> set[str]:
        """Numbers that may stand on the page, as text without a sign."""
        known: set[str] = set()
        for factor in FORMS[chosen["form"]]["factor"]:
            rest = (chosen["form"], f"factor.{factor['key']}", chosen.get("split", ALL))
            own = [self.cells.get((key, *rest, code)) for key in self.rounds]
            whole = [self.cells.get((chosen["round"], *rest, one)) for one in above]
            told = [claim for claim in (*own, *whole) if claim]
            known |= {str(number) for claim in told for number in _numbers(claim)}
            values = [claim.figures[0] for claim in told if not claim.is_bound]
            known |= {str(abs(one - other)) for one in values for other in values}
        return known

    def _rows(self, page: Page, code: str, chosen: Mapping[str, str]) -> Iterator[str]:
        """The table's own columns: number of answers, points and interval, or no number at all."""
        rows = {row[0].split()[0]: row for row in page.rows() if len(row) > 1}
        for factor in FORMS[chosen["form"]]["factor"]:
            row = rows.get(factor["name"]["da"])
            if row is None:
                continue
            place = (chosen["round"], chosen["form"], f"factor.{factor['key']}", chosen.get("split", ALL), code)
            claim = self.cells.get(place)
            own = row[1:4] if claim and not claim.is_bound else row[1:2]
            told = [whole_number(one) for one in NUMBER.findall(without_rules(" ".join(own)))]
            expected = [] if claim is None else list(_numbers(claim))
            if told != expected:
                yield f"the row of {factor['key']} tells {told}, the API {expected}"

    def _points(self, place: tuple[str, str, str, str, str]) -> int | None:
        claim = self.cells.get(place)
        return None if claim is None or claim.is_bound else claim.figures[0]


def whole_number(text: str) -> int:
    return int(text.replace("−", "-").replace("+", ""))


def _numbers(claim: Claim) -> tuple[int, ...]:
    return (int(claim.figures[0][2:]),) if claim.is_bound else (claim.n or 0, *claim.figures)


def _around(middle: int, low: int, high: int) -> bool:
    return low <= middle <= high and abs(low + high - 2 * middle) <= 1


def _without_differences(text: str, known: set[str]) -> tuple[str, list[str]]:
    """Differences with their intervals are taken out; those that do not follow from what is known are strange."""
    strange = []
    for found in DIFFERENCE.finditer(text):
        middle, low, high = map(whole_number, found.groups())
        if str(abs(middle)) not in known or not _around(middle, low, high):
            strange.append(found[0])
    return DIFFERENCE.sub(" ", text), strange


def _answered(stolen: sqlite3.Connection, unit: int, chosen: Mapping[str, str]) -> Iterator[str]:
    """Answers, invitations and rates of the unit, and the rates of the units below it."""
    for row in stolen.execute(_ANSWERED, (chosen["round"], chosen["form"], unit)):
        if row["unit_id"] == unit:
            yield from (str(row["answered"]), str(row["invited"]))
        if row["invited"]:
            yield f"{round(100 * row['answered'] / row['invited'])}"

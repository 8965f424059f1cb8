"""Whether every number on the page behind a factor is one that the same user gets from the API, or stands in the store
of that very unit; and whether anybody can count a small band from what is told of the others."""

import re
import sqlite3
from collections.abc import Iterator, Mapping
from itertools import combinations

from tests.attack.claims import Claim
from tests.attack.explained import DIFFERENCE, HARMLESS, NUMBER, Told, whole_number
from tests.attack.pages import Page, without_rules
from tests.attack.surveys import ALL, FORMS

KEY = re.compile(r"\b[A-Za-z]\d\b")  # of a question that has no words
THIRD, UNDER, OVER = "tredjedel", "under", "over"
TINY = 1e-9
_HERE = """
    join round on round.id = told.round_id join form on form.id = told.form_id
    where told.unit_id = ? and round.key = ? and form.key = ?
"""
_ITEMS = f"select item.key, told.n, told.mean from item_cell told join item on item.id = told.item_id {_HERE}"
_BANDS = f"""select told.n, told.low, told.middle, told.high from band_cell told
    join factor on factor.id = told.factor_id {_HERE} and factor.key = ?"""
_ANSWERED = f"select answered, invited from response told {_HERE}"
_BELOW = """
    select unit.code from unit_in_round here join unit on unit.id = here.unit_id
    join round on round.id = here.round_id where here.parent_id = ? and round.key = ?
"""
_ABOVE = """
    select unit.code from ancestor join unit on unit.id = ancestor.ancestor_id
    join round on round.id = ancestor.round_id
    where ancestor.unit_id = ? and round.key = ? and ancestor.distance > 0
"""


def judge(told: Told, page: Page, unit: int, chosen: Mapping[str, str], stolen: sqlite3.Connection) -> Iterator[str]:
    """What cannot be explained."""
    at = _At(told, unit, chosen, stolen)
    points = at.points()
    gaps = {abs(one - other) for one, other in combinations([*points, *points], 2)}
    known = {str(number) for number in (*at.numbers(), *gaps)} | set(told.rounds) | at.details() | at.answered()
    for text in page.texts():
        left = KEY.sub(" ", HARMLESS.sub(" ", without_rules(text)))
        for found in DIFFERENCE.finditer(left):
            middle, low, high = map(whole_number, found.groups())
            if abs(middle) not in gaps or not low <= middle <= high or abs(low + high - 2 * middle) > 1:
                yield f"{text!r}: {found[0]}"
        for number in NUMBER.findall(DIFFERENCE.sub(" ", left)):
            if number.strip("+−") not in known:
                yield f"{text!r}: {number}"
    for name, length in page.lengths():
        if name != "--share" and str(length).replace(".", ",") not in known:
            yield f"a bar with {name} {length}"
    yield from small_bands(page, at.n)


def small_bands(page: Page, n: int) -> Iterator[str]:
    """Bands of which the shares told leave but one number of persons. All ways to divide `n` are tried out."""
    rows = [row for row in page.rows() if len(row) == 2 and THIRD in row[0]]
    if not rows:
        return
    ends = [_ends(share) for _, share in rows]
    possible = [
        (low, middle, n - low - middle)
        for low in range(n + 1)
        for middle in range(n + 1 - low)
        if all(
            least <= 100 * count / n <= most
            for count, (least, most) in zip((low, middle, n - low - middle), ends, strict=True)
        )
    ]
    for place, (_, share) in enumerate(rows):
        if UNDER in share and len({one[place] for one in possible}) < 2:
            yield f"{n} answers as {rows} leave but one way"


def _ends(share: str) -> tuple[float, float]:
    """Of a rounded number, of "under 10", "over 90" and "mellem 30 og 40"."""
    numbers = [int(number) for number in NUMBER.findall(share)]
    if UNDER in share or OVER in share:
        return (0, numbers[0] - TINY) if UNDER in share else (numbers[0] + TINY, 100)
    return numbers[0] - 0.5, numbers[-1] + 0.5


class _At:
    """One factor at one unit, as far as the user is told of it."""

    def __init__(self, told: Told, unit: int, chosen: Mapping[str, str], stolen: sqlite3.Connection) -> None:
        self.told, self.unit, self.chosen, self.stolen = told, unit, chosen, stolen
        self.code = stolen.execute("select code from unit where id = ?", (unit,)).fetchone()["code"]
        self.here = (unit, chosen["round"], chosen["form"])
        self.factor = next(one for one in FORMS[chosen["form"]]["factor"] if one["key"] == chosen["factor"])
        row = stolen.execute(_BANDS, (*self.here, self.factor["key"])).fetchone()
        self.n = row["n"] if row else 0

    def claims(self) -> list[Claim]:
        """The own figure in all rounds and splits, the units above, and those just below."""
        now, split = self.chosen["round"], self.chosen.get("split", ALL)
        splits = [
            f"{key}={v['key']}"
            for key, s in FORMS[self.chosen["form"]].get("split", {}).items()
            for v in s["values"].values()
        ]
        near = [row["code"] for row in self.stolen.execute(_BELOW, (self.unit, now))]
        above = [row["code"] for row in self.stolen.execute(_ABOVE, (self.unit, now))]
        places = [(key, split, self.code) for key in self.told.rounds]
        places += [(now, label, self.code) for label in (ALL, *splits)]
        places += [(now, split, code) for code in above] + [(now, ALL, code) for code in near]
        form, variable = self.chosen["form"], f"factor.{self.factor['key']}"
        found = [self.told.cells.get((key, form, variable, label, code)) for key, label, code in places]
        return [claim for claim in found if claim]

    def points(self) -> list[int]:
        return [claim.figures[0] for claim in self.claims() if not claim.is_bound]

    def numbers(self) -> Iterator[int]:
        for claim in self.claims():
            yield from (int(claim.figures[0][2:]),) if claim.is_bound else (claim.n or 0, *claim.figures)

    def details(self) -> set[str]:
        """Nothing where the user is not told of the factor itself."""
        place = (self.chosen["round"], self.chosen["form"], f"factor.{self.factor['key']}", ALL, self.code)
        if place not in self.told.cells:
            return set()
        found = {"10", "90", str(self.n)}
        for row in self.stolen.execute(_ITEMS, self.here):
            if row["key"] in self.factor["items"]:
                found |= {str(row["n"]), f"{row['mean']:.1f}".replace(".", ",")}
        row = self.stolen.execute(_BANDS, (*self.here, self.factor["key"])).fetchone()
        shares = [int(row[name]) for name in ("low", "middle", "high") if row[name].isdecimal()] if row else []
        return found | {str(end) for share in shares for end in (share, 100 - share, 90 - share)}

    def answered(self) -> set[str]:
        found: set[str] = set()
        for row in self.stolen.execute(_ANSWERED, self.here):
            found |= {str(row["answered"]), str(row["invited"])}
            found |= {f"{round(100 * row['answered'] / row['invited'])}"} if row["invited"] else set()
        return found

"""Counts told day after day, held against somebody who notes them all and shares nothing with what hides them."""

import csv
from collections import defaultdict
from itertools import combinations_with_replacement, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.cells import Status
from dashboard.disclosure.turnout import Counts
from dashboard.disclosure.turnout_course import told
from dashboard.levels import lowest_level
from dashboard.organisation import Unit
from dashboard.tree import Tree
from tests.disclosure.test_turnout import KINDS, TOWN, counted
from tests.packages.open_round import packages

ENDLESS = 10**6
Told = list[dict[int, Status]]
CLASSES = (Unit("A", "", "institution", "A"), *(Unit(code, "A", "child_group", code) for code in ("a", "b", "c")))
IN_TEAMS = (
    Unit("A", "", "institution", "A"),
    Unit("T", "A", "team", "T"),
    Unit("a", "T", "child_group", "a"),
    Unit("b", "T", "child_group", "b"),
    Unit("c", "A", "child_group", "c"),
)


def course_of(units: tuple[Unit, ...], courses: dict[str, tuple[int, ...]], k: int = 5) -> list[Counts]:
    days = len(next(iter(courses.values())))
    return [counted(units, {code: counts[day] for code, counts in courses.items()}, k) for day in range(days)]


def by_code(days: list[Counts], found: Told) -> list[dict[str, Status]]:
    return [{days[0].tree.codes[place]: status for place, status in day.items()} for day in found]


def followed(days: list[Counts], found: Told) -> set[tuple[int, int]]:
    """Day and unit of the counts from 1 to k-1 that follow from all that was told and from counts never falling."""
    tree, k = days[0].tree, days[0].k
    truth = [day.tree.rolled_up(day.answered) for day in days]
    asked = [bool(one) for one in tree.rolled_up(np.any([day.asked for day in days], axis=0).astype(int))]
    low: dict[tuple[int, int], int] = {}
    high: dict[tuple[int, int], int] = {}
    for t, place in product(range(len(days)), range(len(tree.codes))):
        low[t, place], high[t, place] = 0, ENDLESS
        match found[t].get(place):
            case Status.SHOWN:
                low[t, place] = high[t, place] = int(truth[t][place])
            case Status.FEW:
                high[t, place] = k - 1
    parts = {
        place: [one for one, at in enumerate(tree.parents) if at == place and asked[one]] for place in asked_of(asked)
    }
    own = {place: any(day.asked[place] for day in days) for place in parts}
    for _ in range(30):
        before = dict(low), dict(high)
        for t, place in low:
            if t:
                low[t, place] = max(low[t, place], low[t - 1, place])
            if t + 1 < len(days):
                high[t, place] = min(high[t, place], high[t + 1, place])
        for t, (place, inside) in product(range(len(days)), parts.items()):
            if not inside:
                continue
            least, most = sum(low[t, one] for one in inside), sum(high[t, one] for one in inside)
            low[t, place] = max(low[t, place], least)
            if not own[place]:
                high[t, place] = min(high[t, place], most)
            for one in inside:
                others = most - high[t, one], least - low[t, one]
                if not own[place]:
                    low[t, one] = max(low[t, one], low[t, place] - others[0])
                high[t, one] = min(high[t, one], high[t, place] - others[1])
        if before == (low, high):
            break
    return {(t, place) for t, place in low if 0 < low[t, place] == high[t, place] < k and asked[place]}


def asked_of(asked: list[bool]) -> list[int]:
    return [place for place, one in enumerate(asked) if one]


@st.composite
def courses(draw: st.DrawFn) -> list[Counts]:
    """A town of which up to five units have counts of their own, over up to four days."""
    units: list[Unit] = []
    for number in range(draw(st.integers(2, 7))):
        above = draw(st.sampled_from(["", *(unit.code for unit in units if unit.kind != KINDS[-1])]))
        start = 0 if not above else KINDS.index(next(unit.kind for unit in units if unit.code == above)) + 1
        units.append(Unit(f"u{number}", above, KINDS[draw(st.integers(start, len(KINDS) - 1))], ""))
    lowest = [unit.code for unit in units if unit.code not in {one.parent for one in units}]
    length = draw(st.integers(1, 4))
    steps = st.lists(st.integers(0, 4), min_size=length, max_size=length)
    return course_of(tuple(units), {code: tuple(np.cumsum(draw(steps)).tolist()) for code in lowest[:5]}, k=3)


@given(courses())
def test_no_count_below_k_follows_from_the_numbers_of_all_days(days: list[Counts]) -> None:
    assert followed(days, told(days)) == set()


@given(courses())
def test_later_days_change_nothing_of_what_was_told(days: list[Counts]) -> None:
    assert all(told(days[:n])[n - 1] == told(days)[n - 1] for n in range(1, len(days) + 1))


@pytest.mark.parametrize(("units", "length"), [(CLASSES[:3], 3), (CLASSES, 2), (IN_TEAMS, 2)])
def test_whoever_knows_the_rule_cannot_tell_a_count_below_k_of_a_class(units: tuple[Unit, ...], length: int) -> None:
    """Every course that looks the same is tried: none of the small counts is the same in all of them."""
    codes = [unit.code for unit in units if unit.kind == "child_group"]
    lines = list(combinations_with_replacement(range(5), length))
    alike: dict[object, list[tuple[tuple[int, ...], ...]]] = defaultdict(list)
    for lot in product(lines, repeat=len(codes)):
        days = course_of(units, dict(zip(codes, lot, strict=True)), k=2)
        alike[repr([seen(day, status) for day, status in zip(days, told(days), strict=True)])].append(lot)
    for lots in alike.values():
        counts = np.array(lots)
        same = (counts == counts[0]).all(axis=0)
        assert not (same & (counts[0] == 1)).any(), lots[0]


def seen(day: Counts, found: dict[int, Status]) -> dict[int, object]:
    whole = day.tree.rolled_up(day.answered)
    return {place: int(whole[place]) if status is Status.SHOWN else status for place, status in found.items()}


def test_parts_are_told_together_when_each_has_one_more_than_k() -> None:
    days = course_of(TOWN, {"A1": (12, 12), "A2": (5, 6), "A3": (9, 9), "B1": (8, 8), "B2": (6, 6)})
    early, late = by_code(days, told(days))
    assert {early[code] for code in ("A1", "A2", "A3")} == {Status.PROTECT}
    assert {late[code] for code in ("A1", "A2", "A3")} == {early["B1"]} == {Status.SHOWN}


def test_nothing_below_institutions_is_told_where_one_answers_for_many() -> None:
    days = course_of(TOWN, {"A1": (12,), "A2": (9,), "A3": (9,), "B1": (8,), "B2": (6,)})
    found = by_code(days, told(days, groups=False))[0]
    assert {status for code, status in found.items() if len(code) == 2} == {Status.PROTECT}
    assert found["A"] is found["B"] is Status.SHOWN


def test_a_count_of_yesterday_does_not_follow_from_those_of_today() -> None:
    """Eleven in two schools, then seven in the one that was few: today's number would leave only seven and four."""
    schools = (Unit("M", "", "municipality", "M"), *(Unit(code, "M", "institution", code) for code in "ABC"))
    days = course_of(schools, {"A": (7, 7), "B": (4, 8), "C": (20, 21)})
    early, late = by_code(days, told(days))
    assert (early["A"], early["B"]) == (Status.PROTECT, Status.FEW)
    assert Status.PROTECT in {late["A"], late["B"]}


@pytest.mark.parametrize("year", ["2015", "2017", "2019"])
def test_in_the_made_up_rounds_nothing_below_k_follows(year: str) -> None:
    for days in made_up(packages("small") / year):
        assert followed(days, told(days)) == set()


def made_up(folder: Path) -> list[list[Counts]]:
    """By form, the counts of every week."""
    units = [
        Unit(row["code"], row["parent"], row["kind"], "")
        for row in csv.DictReader((folder / "units.csv").read_text(encoding="utf-8").splitlines())
    ]
    given_: dict[str, dict[str, dict[str, tuple[int, int]]]] = defaultdict(lambda: defaultdict(dict))
    for row in csv.DictReader((folder / "participation.csv").read_text(encoding="utf-8").splitlines()):
        given_[row["form"]][row["at"]][row["unit"]] = int(row["invited"]), int(row["answered"])
    tree = Tree.of("pfl", units)
    lowest = {form: lowest_level("leader" if form == "leader" else "pupil") for form in given_}
    return [[Counts.of(tree, weeks[at], lowest[form], 5) for at in sorted(weeks)] for form, weeks in given_.items()]

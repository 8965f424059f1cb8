"""Six years of mathematics in New York: what the city hid, and its totals gave away, cannot be worked out here."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from dashboard.indicators.catalogue import shipped
from dashboard.indicators.disclosure.drafts import Draft, Rules, drafts
from dashboard.indicators.disclosure.places import Units
from dashboard.indicators.given import Given
from dashboard.indicators.values import ALL, Told
from data_access.indicators.drafting import safe
from tests.real import packages

SHARES = {"maths_good": "Level 3+4 %", "maths_best": "Level 4 %", "maths_poor": "Level 1 %"}
FILE = "math_2006-2011.csv"
SchoolYear = tuple[str, int]


@pytest.fixture(scope="module")
def rows(real_data: Path) -> list[Given]:
    return list(_rows(real_data))


@pytest.fixture(scope="module")
def rules(rows: list[Given]) -> Rules:
    return Rules(shipped(), Units({}, {row.unit: "institution" for row in rows}), 5)


@pytest.fixture(scope="module")
def exposed(rows: list[Given]) -> set[SchoolYear]:
    """School-years in which exactly one grade is hidden beside a total that is told."""
    good = [row for row in rows if row.indicator == "maths_good"]
    totals = {(row.unit, row.school_year) for row in good if row.grade == ALL and row.status is Told.SHOWN}
    hidden = Counter((row.unit, row.school_year) for row in good if row.status is Told.SUPPRESSED)
    return {at for at, grades in hidden.items() if grades == 1 and at in totals}


def test_the_city_gives_52_hidden_grades_away(rows: list[Given], rules: Rules, exposed: set[SchoolYear]) -> None:
    assert len(exposed) == 52
    as_the_city = [_as_the_city(row, rules) for row in rows if (row.unit, row.school_year) in exposed]
    assert len(_worked_out(as_the_city)) == 52


def test_none_of_them_can_be_worked_out_here(rows: list[Given], rules: Rules, exposed: set[SchoolYear]) -> None:
    told = safe([row for row in rows if (row.unit, row.school_year) in exposed], rules, {})
    assert _worked_out(told) == set()
    assert all(draft.status is not Told.SHOWN for draft in told if draft.row.status is Told.SUPPRESSED)


def test_the_others_are_told(rows: list[Given], rules: Rules) -> None:
    """More than 97 of 100 values as a figure or a bound, and 85 as a figure, before ends are protected."""
    statuses: Counter[Told] = Counter()
    for year in range(2005, 2011):
        statuses.update(draft.status for draft in drafts([row for row in rows if row.school_year == year], rules, {}))
    assert statuses.total() == 3 * 28_478
    assert statuses[Told.SUPPRESSED] == 3 * 421
    assert statuses[Told.FEW] == 0
    assert statuses[Told.SHOWN] > 0.85 * statuses.total()
    assert statuses[Told.SHOWN] + statuses[Told.EXTREME] > 0.97 * statuses.total()
    assert statuses[Told.PROTECT] == 168


def _rows(real_data: Path) -> Iterator[Given]:
    for line, row in enumerate(packages.table(real_data / "nyc-math-results" / FILE), 2):
        grade = ALL if row["Grade"] == "All Grades" else row["Grade"]
        n, year = int(row["Number Tested"].replace(",", "")), int(row["Year"]) - 1
        for indicator, column in SHARES.items():
            hidden = row[column] == "s"
            value, status = (None, Told.SUPPRESSED) if hidden else (float(row[column]), Told.SHOWN)
            yield Given(indicator, row["DBN"], year, grade, ALL, value, n, status, "NYC", line)


def _as_the_city(row: Given, rules: Rules) -> Draft:
    """What stands in its file."""
    return rules.shown(row) if row.status is Told.SHOWN else Draft(row, row.status)


def _worked_out(told: list[Draft]) -> set[SchoolYear]:
    """Where the total less all other grades leaves a single hidden one, whose pupils are those that are left."""
    together: dict[tuple[str, str, int], list[Draft]] = {}
    for draft in told:
        together.setdefault((draft.row.indicator, draft.row.unit, draft.row.school_year), []).append(draft)
    return {at[1:] for at, some in together.items() if _leaves_one(some)}


def _leaves_one(some: list[Draft]) -> bool:
    """One unknown beside the total, pupils of no grade being one: the sum of the grades then gives it."""
    hidden = [one for one in some if one.status not in (Told.SHOWN, Told.EXTREME)]
    grades = {one.row.grade: Fraction(one.row.n or 0) for one in some if one.row.grade != ALL}
    whole = sum(one.row.n or 0 for one in some if one.row.grade == ALL)
    left = whole - sum(grades.values())
    unknown = len(hidden) + (left > 0)
    return unknown == 1

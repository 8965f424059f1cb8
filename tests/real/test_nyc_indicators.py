"""Six years of mathematics in New York as a city's own indicators, brought in from the file as the city tells it."""

import tomllib
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.indicators.cards import cards
from dashboard.indicators.catalogue import Indicator, indicators
from dashboard.indicators.own import complete
from dashboard.indicators.panel import Development, Why
from dashboard.indicators.values import ALL, Told, Value
from dashboard.statistics.verdicts import Verdict
from tests.real import followed, packages
from tests.services import application

SHARES = {2005: 58.4, 2006: 67.0, 2007: 75.7, 2008: 82.9, 2009: 55.1, 2010: 58.4}  # by the year a school year begins
GOOD, BEST, POOR = "nyc_maths_good", "nyc_maths_best", "nyc_maths_poor"
FILE = "math_2006-2011.csv"


@pytest.fixture(scope="module")
def data(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    schools = dict.fromkeys(row["DBN"] for row in packages.table(real_data / "nyc-math-results" / FILE))
    units = [("NYC", "", "municipality", "New York"), *((code, "NYC", "institution", code) for code in schools)]
    data = followed.store(tmp_path_factory.mktemp("nyc"), units)
    application.succeed("import-indicators", followed.FILES / "nyc_own.toml", data=data)
    followed.followed(data, real_data / "nyc-math-results" / FILE)
    return data


def test_the_citys_share_of_each_year_is_the_one_that_is_known(data: Path) -> None:
    pupils, good = defaultdict[int, int](int), defaultdict[int, float](float)
    for row in followed.as_it_came(data, GOOD):
        if row.grade == ALL and row.value is not None:
            pupils[row.school_year] += row.n
            good[row.school_year] += row.n * row.value
    assert {year: round(good[year] / pupils[year], 1) for year in sorted(pupils)} == SHARES


def test_every_row_comes_in_and_what_the_city_hid_stays_hidden(data: Path) -> None:
    for indicator in (GOOD, BEST, POOR):
        came = Counter(row.status for row in followed.as_it_came(data, indicator))
        assert came == {Told.SHOWN.value: 28_478 - 421, Told.SUPPRESSED.value: 421}
    for row in followed.told(data, GOOD):
        assert (row.value is None) == (row.status != Told.SHOWN.value)


def test_where_the_city_gives_a_hidden_grade_away_the_store_does_not(real_data: Path, data: Path) -> None:
    """In none of the school-years in which one grade is hidden beside the total are the total and all others told."""
    told = defaultdict[tuple[str, int], dict[str, str]](dict)
    for row in followed.told(data, GOOD):
        told[row.code, row.school_year][row.grade] = row.status
    alone = {place: rows for place, rows in told.items() if [*rows.values()].count(Told.SUPPRESSED.value) == 1}
    exposed = [
        place
        for place, rows in alone.items()
        if rows.get(ALL) == Told.SHOWN.value
        and sum(status != Told.SHOWN.value for grade, status in rows.items() if grade != ALL) < 2
    ]
    assert len(alone) >= 52
    assert exposed == []


def developments(data: Path, indicator: Indicator, newest: int) -> list[Development]:
    """Of every school with a figure of that year and of the one before: the newest against the years before it."""
    schools = defaultdict[str, list[Value]](list)
    for row in followed.told(data, indicator.key):
        if (row.grade, row.group, row.status) == (ALL, ALL, Told.SHOWN) and row.school_year <= newest:
            place = (row.indicator, row.unit_id, row.school_year, row.grade, row.group)
            schools[row.code].append(Value(*place, Told.SHOWN, row.value, row.n))
    found = []
    for values in schools.values():
        if {newest - 1, newest} <= {one.school_year for one in values}:
            [card] = cards({indicator.key: indicator}, "institution", values, (), {})
            found.append(card.development)
    return found


@pytest.mark.parametrize("key", [GOOD, BEST, POOR])
def test_the_year_in_which_the_city_raised_its_demands_is_held_against_no_year_before(data: Path, key: str) -> None:
    rows = tomllib.loads((followed.FILES / "nyc_own.toml").read_text(encoding="utf-8"))["indicator"]
    indicator = indicators({"indicator": [complete(row) for row in rows]})[key]
    found = developments(data, indicator, 2009)
    assert len(found) > 300
    assert {(one.verdict, one.why) for one in found} == {(None, Why.BREAK)}
    without = developments(data, replace(indicator, breaks=()), 2009)
    wrong = sum(one.verdict in (Verdict.BETTER, Verdict.WORSE) for one in without)
    assert wrong > len(without) / 10, "or the break would be of no use"
    assert {one.why for one in developments(data, indicator, 2010)}.isdisjoint({Why.BREAK})

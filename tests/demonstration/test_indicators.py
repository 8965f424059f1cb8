"""The made-up indicators hold together as real ones do."""

from collections import Counter

import pytest

from dashboard.demonstration.indicators import EDUCATION, Row, rows
from dashboard.indicators.catalogue import shipped
from dashboard.indicators.values import ALL

SCHOOLS = [f"school-{number}" for number in range(30)]
TESTED = ("reading_good", "reading_best", "reading_poor", "maths_good", "maths_best", "maths_poor")


@pytest.fixture(scope="module")
def made_up() -> list[Row]:
    return list(rows("municipality", SCHOOLS, seed=1))


def test_the_same_seed_gives_the_same_rows(made_up: list[Row]) -> None:
    assert list(rows("municipality", SCHOOLS, seed=1)) == made_up
    assert list(rows("municipality", SCHOOLS, seed=2)) != made_up


def test_every_row_is_of_an_indicator_that_is_known_and_lies_in_its_range(made_up: list[Row]) -> None:
    for row in made_up:
        indicator = shipped()[row.indicator]
        assert indicator.lowest <= row.value <= indicator.highest, row
        assert row.grade == ALL or row.grade in indicator.grades, row


def test_no_value_is_told_twice(made_up: list[Row]) -> None:
    told = Counter((row.indicator, row.unit, row.school_year, row.grade, row.group) for row in made_up)
    assert set(told.values()) == {1}


@pytest.mark.parametrize("indicator", TESTED)
def test_pupils_of_grades_groups_and_schools_add_up(made_up: list[Row], indicator: str) -> None:
    of_one = [row for row in made_up if row.indicator == indicator]
    whole = {(row.unit, row.school_year): row for row in of_one if row.grade == ALL and row.group == ALL}
    for (unit, year), row in whole.items():
        same = [one for one in of_one if one.unit == unit and one.school_year == year]
        for parts in ([one for one in same if one.grade != ALL], [one for one in same if one.group != ALL]):
            assert sum(one.n for one in parts) == row.n
            assert sum(one.n * one.value for one in parts) == pytest.approx(row.n * row.value)
        if unit == "municipality":
            schools = [whole[school, year] for school in SCHOOLS]
            assert sum(one.n for one in schools) == row.n


def test_poor_and_good_never_come_to_more_than_everybody(made_up: list[Row]) -> None:
    found = {(row.indicator, row.unit, row.school_year, row.grade, row.group): row.value for row in made_up}
    for (indicator, *place), value in found.items():
        if indicator.endswith("_good"):
            assert value + found[indicator.replace("good", "poor"), *place] <= 100 + 1e-9
            assert found[indicator.replace("good", "best"), *place] <= value + 1e-9


def test_pupils_whose_parents_have_little_education_do_worse_on_the_whole(made_up: list[Row]) -> None:
    last = {
        row.group: row.value
        for row in made_up
        if (row.unit, row.indicator, row.school_year) == ("municipality", "reading_poor", 2019) and row.group != ALL
    }
    assert set(last) == {f"education={education}" for education in EDUCATION}
    assert last["education=short"] > last["education=medium"] > last["education=long"]


def test_some_grades_are_so_small_that_they_must_be_hidden(made_up: list[Row]) -> None:
    assert any(0 < row.n < 5 for row in made_up if row.grade != ALL)

"""The yearly wheel says what is on and what comes next, whatever the day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dashboard.language import LANGUAGES
from dashboard.year import MONTHS, Activity, year

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


def keys(activities: tuple[Activity, ...]) -> list[str]:
    return [one.key for one in activities]


def test_in_autumn_of_a_mapping_year_answers_come_in_and_plans_are_looked_at() -> None:
    assert keys(year().now(date(2019, 10, 7))) == ["mapping", "strategies", "plc"]
    assert keys(year().next(date(2019, 10, 7))) == ["profiles"]


def test_in_summer_nothing_is_on_and_the_teams_begin_next() -> None:
    assert (keys(year().now(date(2019, 7, 10))), keys(year().next(date(2019, 7, 10)))) == ([], ["plc"])


def test_work_that_runs_over_new_year_is_on_in_both_years() -> None:
    work = Activity("plc", 8, 6)
    assert [work.is_on(date(2019, month, 1)) for month in range(1, 13)] == [*[True] * 6, False, *[True] * 5]


def test_a_school_year_begins_in_august_and_has_every_month_once() -> None:
    assert year().months == (8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7)


@given(DAYS)
def test_what_comes_next_is_not_on_and_nothing_begins_before_it(today: date) -> None:
    following = year().next(today)
    assert following
    assert not set(following) & set(year().now(today))
    waiting = [one.wait(today) for one in year().activities if not one.is_on(today)]
    assert {one.wait(today) for one in following} == {min(waiting)}


@given(DAYS)
def test_what_comes_next_is_on_in_the_month_that_is_named(today: date) -> None:
    for one in year().next(today):
        ahead = today.replace(day=1)
        for _ in range(one.wait(today)):
            ahead = (ahead + timedelta(days=31)).replace(day=1)
        assert ahead.month == one.first


def test_every_activity_and_month_has_words() -> None:
    for language in LANGUAGES.values():
        assert all(
            language.has(f"year.activity.{one.key}") and language.has(f"year.more.{one.key}")
            for one in year().activities
        )
        assert all(language.has(f"year.month.{month}") for month in range(1, MONTHS + 1))

"""The forecast keeps up what has been seen, says no more than that, and agrees with a second way to work it out."""

from datetime import date, datetime, timedelta
from fractions import Fraction
from math import ceil, floor

from hypothesis import given
from hypothesis import strategies as st

from dashboard.forecast import Forecast, Told, forecast

MONDAY = datetime(2019, 9, 16, 16)
CLOSED = date(2019, 11, 1)


def told(*answered: int, every: int = 7) -> list[Told]:
    return [(MONDAY + timedelta(days=every * place), n) for place, n in enumerate(answered)]


def test_an_even_pace_ends_where_it_leads() -> None:
    """Ten a day for eleven days and a third, and the last day counts."""
    even = [(datetime(2019, 10, 21) + timedelta(days=day), 10 * day) for day in range(3)]
    assert forecast(even, 500, date(2019, 10, 31)) == Forecast(110, 110)


def test_a_pace_that_slows_gives_a_range() -> None:
    found = forecast(told(0, 70, 84), 500, CLOSED)
    assert found is not None
    assert 84 < found.low < found.high


def test_two_points_in_time_are_too_few() -> None:
    assert forecast(told(0, 70), 500, CLOSED) is None


def test_on_the_last_day_nothing_is_foretold() -> None:
    late = [(datetime(2019, 10, 30, 8) + timedelta(days=day), 10) for day in range(3)]
    assert forecast(late, 500, CLOSED) is None


def test_no_more_answer_than_are_invited() -> None:
    assert forecast(told(0, 70, 140), 150, CLOSED) == Forecast(150, 150)


def test_a_correction_downwards_takes_no_answer_back() -> None:
    assert forecast(told(90, 70, 60), 150, CLOSED) == Forecast(60, 60)


def test_only_the_last_seven_days_count_where_they_hold_three_points() -> None:
    recent = told(100, 110, 120, 130, every=3)
    assert forecast([(MONDAY - timedelta(days=60), 0), *recent], 900, CLOSED) == forecast(recent[-3:], 900, CLOSED)


def by_hand(course: list[Told], invited: int, closed: date) -> tuple[int, int]:
    """In exact fractions, an hour at a time."""
    hours = [int((at - MONDAY).total_seconds() // 3600) for at, _ in course]
    counts = [n for _, n in course]
    window = [place for place, hour in enumerate(hours) if hours[-1] - hour <= 7 * 24]
    if len(window) < 3:
        window = list(range(len(course) - 3, len(course)))
    left = int((datetime(closed.year, closed.month, closed.day) - MONDAY).total_seconds() // 3600) + 24 - hours[-1]
    ends = []
    for first in (window[0], window[(len(window) - 1) // 2]):
        pace = max(Fraction(0), Fraction(counts[-1] - counts[first], hours[-1] - hours[first]))
        ends.append(counts[-1] + pace * left)
    most = max(invited, counts[-1])
    return min(most, floor(min(ends))), min(most, ceil(max(ends)))


@given(
    st.lists(st.tuples(st.integers(1, 200), st.integers(0, 40)), min_size=3, max_size=12),
    st.integers(0, 400),
    st.integers(1, 40),
)
def test_a_second_way_to_work_it_out_agrees(steps: list[tuple[int, int]], invited: int, days: int) -> None:
    course, at, n = [], MONDAY, 0
    for hours, more in steps:
        at, n = at + timedelta(hours=hours), n + more
        course.append((at, n))
    closed = at.date() + timedelta(days=days)
    found, (low, high) = forecast(course, invited, closed), by_hand(course, invited, closed)
    assert found is not None
    assert n <= found.low <= found.high <= max(invited, n)
    # Decimal fractions may land on the other side of a whole number.
    assert abs(found.low - low) <= 1
    assert abs(found.high - high) <= 1

"""The ceiling keeps up what has been seen, is silent where it would mislead, and is held against whole courses."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from fractions import Fraction
from math import ceil

from hypothesis import given
from hypothesis import strategies as st

from dashboard.forecast import FEWEST_POINTS, Told, ceiling
from tests.packages.open_round import packages

MONDAY = datetime(2019, 9, 16, 16)
CLOSED = date(2019, 11, 1)
CLOSES = {"2015": date(2015, 10, 30), "2017": date(2017, 11, 3), "2019": CLOSED}
FEWEST_TOLD = 5


def told(*answered: int, every: int = 7) -> list[Told]:
    return [(MONDAY + timedelta(days=every * place), n) for place, n in enumerate(answered)]


def test_an_even_pace_ends_where_it_leads() -> None:
    """Ten a day for nine days, and the last day counts."""
    even = [(datetime(2019, 10, 21) + timedelta(days=day), 10 * day) for day in range(3)]
    assert ceiling(even, 500, date(2019, 10, 31)) == 110


def test_a_pace_that_slows_is_counted_from_its_start() -> None:
    slowing = [(datetime(2019, 10, 21) + timedelta(days=day), n) for day, n in enumerate((0, 16, 20))]
    assert ceiling(slowing, 500, date(2019, 10, 31)) == 110


def test_while_answers_come_faster_and_faster_nothing_is_said() -> None:
    assert ceiling(told(0, 10, 60), 500, CLOSED) is None


def test_two_points_in_time_are_too_few() -> None:
    assert ceiling(told(0, 70), 500, CLOSED) is None


def test_on_the_last_day_nothing_is_said() -> None:
    late = [(datetime(2019, 10, 30, 8) + timedelta(days=day), 10) for day in range(3)]
    assert ceiling(late, 500, CLOSED) is None


def test_where_everybody_can_be_reached_nothing_is_said() -> None:
    assert ceiling(told(0, 70, 140), 150, CLOSED) is None


def test_a_correction_downwards_takes_no_answer_back() -> None:
    assert ceiling(told(90, 70, 60), 150, CLOSED) == 60


def test_only_the_last_seven_days_count_where_they_hold_three_points() -> None:
    recent = told(100, 110, 120, 130, every=3)
    assert ceiling([(MONDAY - timedelta(days=60), 0), *recent], 900, CLOSED) == ceiling(recent[-3:], 900, CLOSED)


def by_hand(course: list[Told], closed: date) -> int:
    """In exact fractions, an hour at a time."""
    hours = [int((at - MONDAY).total_seconds() // 3600) for at, _ in course]
    window = [place for place, hour in enumerate(hours) if hours[-1] - hour <= 7 * 24]
    first = window[0] if len(window) >= FEWEST_POINTS else len(course) - FEWEST_POINTS
    left = int((datetime(closed.year, closed.month, closed.day) - MONDAY).total_seconds() // 3600) + 24 - hours[-1]
    pace = Fraction(course[-1][1] - course[first][1], hours[-1] - hours[first])
    return ceil(course[-1][1] + pace * left)


@given(
    st.lists(st.tuples(st.integers(1, 200), st.integers(0, 40)), min_size=3, max_size=12),
    st.integers(0, 4000),
    st.integers(1, 40),
)
def test_a_second_way_to_work_it_out_agrees(steps: list[tuple[int, int]], invited: int, days: int) -> None:
    course, at, n = [], MONDAY, 0
    for hours, more in steps:
        at, n = at + timedelta(hours=hours), n + more
        course.append((at, n))
    closed = at.date() + timedelta(days=days)
    found, expected = ceiling(course, invited, closed), by_hand(course, closed)
    if found is not None:
        # Decimal fractions may land on the other side of a whole number.
        assert abs(found - expected) <= 1
        assert n <= found < invited


def test_in_the_made_up_rounds_hardly_any_course_ends_above_its_ceiling() -> None:
    """Of the programme, its municipalities and institutions, after three to six weeks."""
    cases = [case for key in CLOSES for case in foretold(key)]
    assert len(cases) > 100
    assert sum(last <= most for most, last in cases) >= 0.95 * len(cases)


def foretold(key: str) -> Iterator[tuple[int, int]]:
    """The ceiling, and how many answered at last."""
    for course, invited in whole_courses(key):
        for weeks in (3, 4, 5, 6):
            known = [one for one in course[:weeks] if one[1] >= FEWEST_TOLD]
            most = ceiling(known, invited, CLOSES[key])
            if most is not None:
                yield most, course[-1][1]


def whole_courses(key: str) -> Iterator[tuple[list[Told], int]]:
    """In made-up codes the first three figures are the municipality's, and those before the dash the institution's."""
    counts: dict[tuple[str, str], dict[datetime, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    text = (packages("small") / key / "participation.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        for code in {row["unit"].partition("-")[0], row["unit"][:3], "programme"}:
            at = counts[code, row["form"]][datetime.fromisoformat(row["at"])]
            at[0], at[1] = at[0] + int(row["answered"]), at[1] + int(row["invited"])
    for course in counts.values():
        yield [(at, course[at][0]) for at in sorted(course)], course[max(course)][1]

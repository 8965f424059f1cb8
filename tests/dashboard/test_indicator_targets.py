"""Which target is in force, who sets one, and what may be typed as one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.access import Grant, Place, Role, Scope
from dashboard.indicators import targets
from dashboard.indicators.catalogue import Aim, Kind, shipped
from dashboard.indicators.targets import About, CannotSet, Level, Step, Target, Whose

READING = shipped()["reading_good"]
WELLBEING = shipped()["wellbeing_general"]
NATIONAL = Target(Whose.NATIONAL, Aim.LEVEL, 80)
YEARS = st.integers(2014, 2024)
AT = datetime(2020, 8, 1, tzinfo=UTC)
LINES = st.lists(st.tuples(YEARS, st.none() | st.integers(0, 100).map(float)), max_size=12)


def steps(lines: Sequence[tuple[int, float | None]]) -> list[Step]:
    return [
        Step(number, About(2, READING.key, year), value, "", "anna", AT)
        for number, (year, value) in enumerate(lines, start=1)
    ]


def told_slowly(lines: Sequence[tuple[int, float | None]], year: int) -> float | None:
    """Line by line, as somebody would tell it from the history: walk back through the years to one that stands."""
    for back in range(year, 2013, -1):
        last = [value for of, value in lines if of == back][-1:]
        if last and last[0] is not None:
            return last[0]
    return READING.target


@given(LINES, YEARS)
def test_a_years_own_target_stands_until_a_later_years(lines: list[tuple[int, float | None]], year: int) -> None:
    own = targets.standing(steps(lines)).get(READING.key, {})
    found = targets.in_force(READING, own, year)
    assert found is not None
    assert found.value == told_slowly(lines, year)
    assert (found.school_year is None) == (found == NATIONAL)


@given(LINES)
def test_the_order_in_which_lines_are_read_does_not_matter(lines: list[tuple[int, float | None]]) -> None:
    assert targets.standing(steps(lines)) == targets.standing(list(reversed(steps(lines))))


def test_each_indicator_has_targets_of_its_own() -> None:
    [one] = steps([(2018, 85.0)])
    other = replace(one, number=2, about=About(2, "other", 2018), value=None)
    assert targets.standing([one, other]) == {READING.key: {2018: Level(85.0, AT.date())}}


def test_before_the_municipality_set_one_the_national_target_is_in_force() -> None:
    own = {2018: Level(85.0, AT.date())}
    assert targets.in_force(READING, own, 2017) == NATIONAL
    assert targets.in_force(READING, own, 2018) == Target(Whose.MUNICIPAL, Aim.LEVEL, 85.0, 2018, AT.date())


def test_a_target_counts_from_the_day_on_which_the_number_was_set() -> None:
    """To tell another reason sets nothing anew; to withdraw it and set it again does."""
    days = [AT + timedelta(days=10 * place) for place in range(4)]
    lines = [82.0, 82.0, None, 82.0]
    told = [replace(one, at=day) for one, day in zip(steps([(2018, line) for line in lines]), days, strict=True)]
    since = [targets.standing(told[: place + 1]).get(READING.key, {}) for place in range(4)]
    first, *_, last = (day.date() for day in days)
    assert [one[2018].set_on if one else None for one in since] == [first, first, None, last]


def test_the_day_is_that_of_a_calendar_in_denmark() -> None:
    [one] = steps([(2018, 82.0)])
    late = replace(one, at=datetime(2019, 7, 31, 22, 30, tzinfo=UTC))
    own = targets.standing([late])[READING.key]
    assert own[2018].set_on == date(2019, 8, 1) == targets.end(2018)


def test_a_national_target_is_never_late() -> None:
    assert NATIONAL.afterwards(2000) is None


def test_a_course_is_the_national_target_only_where_it_serves_a_goal() -> None:
    assert targets.national(WELLBEING) == Target(Whose.NATIONAL, Aim.RISE)
    assert targets.national(shipped()["reading_poor"]) == Target(Whose.NATIONAL, Aim.COURSE)
    assert targets.national(replace(WELLBEING, goal="")) is None
    assert targets.national(replace(READING, target=None)) is None


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("kind", ["programme", "municipality", "institution"])
def test_only_a_municipality_sets_targets_and_only_its_own(role: Role, kind: str) -> None:
    scope = Scope((Grant(role, 7),))
    assert targets.may_set(scope, Place(7, kind)) is (role is Role.MUNICIPALITY and kind == "municipality")
    assert not targets.may_set(scope, Place(8, kind))


def test_the_operator_at_the_console_sets_none() -> None:
    assert not targets.may_set(Scope(unlimited=True), Place(7, "municipality"))


@pytest.mark.parametrize(("today", "first", "last"), [(date(2026, 7, 31), 2025, 2030), (date(2026, 8, 1), 2026, 2031)])
def test_targets_are_set_for_the_school_year_that_runs_and_some_ahead_but_none_that_has_ended(
    today: date, first: int, last: int
) -> None:
    found = targets.years(today)
    assert (found[0], found[-1]) == (first, last)
    assert targets.not_ended(first, found) == first
    with pytest.raises(CannotSet, match=r"^past$") as refused:
        targets.not_ended(first - 1, found)
    assert refused.value.field == "school_year"


@pytest.mark.parametrize(
    ("typed", "value"),
    [("82", 82.0), (" 82,5 ", 82.5), ("82.5", 82.5), ("82,5 %", 82.5), ("80%", 80.0), ("0", 0.0), ("100", 100.0)],
)
def test_a_target_is_typed_with_comma_or_point(typed: str, value: float) -> None:
    assert targets.value(typed, READING) == value


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "empty"), (" % ", "empty"), ("mange", "number"), ("8 0", "number"), ("82,555", "number"),
        ("1.000", "number"), ("nan", "number"), ("inf", "number"), ("1e2", "number"), ("٨٠", "number"),
        ("0x10", "number"), ("80%%", "number"), ("100,01", "range"), ("-1", "range"), ("999999", "range"),
    ],
)  # fmt: skip
def test_what_is_no_target_is_refused_with_the_reason(typed: str, why: str) -> None:
    with pytest.raises(CannotSet, match=f"^{why}$"):
        targets.value(typed, READING)


def test_a_mean_is_no_percentage() -> None:
    assert WELLBEING.kind is Kind.MEAN
    assert targets.value("4,1", WELLBEING) == 4.1
    with pytest.raises(CannotSet, match="number"):
        targets.value("4,1 %", WELLBEING)
    with pytest.raises(CannotSet, match="range"):
        targets.value("80", WELLBEING)


@given(st.text(max_size=20))
def test_whatever_is_typed_is_within_the_range_or_refused(typed: str) -> None:
    try:
        found = targets.value(typed, READING)
    except CannotSet:
        return
    assert READING.lowest <= found <= READING.highest


@pytest.mark.parametrize(
    ("typed", "why"),
    [("", "reason"), (" \n", "reason"), ("a" * (targets.LONGEST_NOTE + 1), "long"), ("om 010203-1234", "cpr")],
)
def test_a_reason_is_needed_and_short_and_about_nobody(typed: str, why: str) -> None:
    with pytest.raises(CannotSet, match=f"^{why}$") as refused:
        targets.note(typed)
    assert refused.value.field == "note"
    assert targets.note("Byrådet, 4. maj") == "Byrådet, 4. maj"

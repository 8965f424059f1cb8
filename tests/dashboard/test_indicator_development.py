"""A unit's newest value against its own earlier ones: which, how sure, and never across a break."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicators.catalogue import Break, Indicator
from dashboard.indicators.development import Way, since_last, since_start
from dashboard.indicators.difference import Pair, judged
from dashboard.indicators.panel import Development, Point, Why
from dashboard.indicators.series import by_grade, series
from dashboard.indicators.uncertainty import point
from dashboard.indicators.values import Told
from dashboard.statistics.verdicts import Verdict
from tests import reference_indicators as oracle
from tests.dashboard.indicator_rows import ABSENCE, COUNT, MEAN, SHARE, WORDS, value
from tests.reference_indicators import Year
from tests.statistics.made_up import some_examples

NEW_TEST = (Break(2017, WORDS),)


def way(indicator: Indicator, *years: tuple[int, float | None] | Year) -> Way:
    found = [value(indicator, year[0], year[1], *year[2:]) for year in years]
    return Way(indicator, series(indicator, found))


def last(indicator: Indicator, *years: tuple[int, float | None] | Year) -> Development:
    return since_last({"it": way(indicator, *years)})["it"]


def test_the_newest_is_held_against_the_newest_earlier_one_and_against_the_first() -> None:
    way_ = way(SHARE, (2014, 60, 400), (2016, 70, 400), (2018, 85, 400))
    assert since_last({"it": way_})["it"].since == 2016
    assert since_start({"it": way_})["it"].since == 2014


def test_a_clear_rise_is_better_and_where_less_is_better_it_is_worse() -> None:
    assert last(SHARE, (2017, 60, 400), (2018, 80, 400)).verdict is Verdict.BETTER
    assert last(ABSENCE, (2017, 5.0, 9000), (2018, 7.0, 9000)).verdict is Verdict.WORSE


def test_a_change_of_few_cannot_be_told_from_chance() -> None:
    found = last(SHARE, (2017, 74, 27), (2018, 81, 27))
    assert (found.verdict, found.why, found.difference) == (Verdict.CHANCE, Why.CHANCE, 7)


def test_a_change_is_clear_only_where_its_own_interval_holds_no_nought() -> None:
    """8 and 18 of 22: the test of two shares alone would call it clear."""
    found = last(SHARE, (2017, 36, 22), (2018, 82, 22))
    assert found.low is not None
    assert found.low < 0
    assert found.verdict is Verdict.CHANCE


def test_nothing_is_held_against_a_value_before_a_break() -> None:
    indicator = replace(SHARE, breaks=NEW_TEST)
    assert last(indicator, (2016, 60, 400), (2017, 80, 400)) == Development(None, why=Why.BREAK)
    assert last(indicator, (2016, 60, 400), (2017, 80, 400), (2018, 90, 400)).since == 2017


def test_a_break_of_everybody_is_none_of_a_single_grade() -> None:
    indicator = replace(SHARE, breaks=(Break(2017, WORDS, ("all",)),))
    rows = [value(indicator, year, 70, grade="2") for year in (2016, 2017)]
    ways = {grade: Way(indicator, one) for grade, one in by_grade(indicator, rows).items()}
    assert since_last(ways)["2"].since == 2016
    assert last(indicator, (2016, 70), (2017, 70)).why is Why.BREAK


def test_a_hidden_newest_value_is_held_against_nothing() -> None:
    assert last(SHARE, (2017, 60), (2018, None)) == Development(None, why=Why.HIDDEN)


def test_a_newest_value_told_as_a_bound_is_held_against_nothing() -> None:
    rows = [value(SHARE, 2017, 60), value(SHARE, 2018, None, bound=">=98")]
    assert since_last({"it": Way(SHARE, series(SHARE, rows))})["it"].why is Why.EXTREME


def test_hidden_earlier_values_are_passed_over() -> None:
    assert last(SHARE, (2016, 60), (2017, None), (2018, 70)).since == 2016
    assert last(SHARE, (2017, None), (2018, 70)) == Development(None, why=Why.EARLIER_HIDDEN)


def test_a_first_value_and_no_value_have_no_development() -> None:
    assert last(SHARE, (2018, 70)) == Development(None, why=Why.FIRST)
    assert last(SHARE) == Development(None, why=Why.HIDDEN)


def test_with_unknown_persons_a_change_is_told_but_not_judged() -> None:
    found = last(MEAN, (2017, 3.7, None), (2018, 3.8, None))
    assert (found.verdict, found.why, found.difference, found.low) == (None, Why.UNKNOWN_N, 0.1, None)


def test_an_administrative_figure_has_changed_by_what_it_says() -> None:
    assert last(COUNT, (2017, 90.1), (2018, 90.2)) == Development(Verdict.BETTER, 2017, 0.1, why=Why.COUNTED)
    assert last(COUNT, (2017, 90.1), (2018, 90.1)) == Development(None, 2017, 0.0, why=Why.SAME)


def test_background_has_no_development() -> None:
    assert last(replace(COUNT, background=True), (2017, 4.0), (2018, 5.0)) == Development(None, why=Why.BACKGROUND)


years = st.lists(
    st.tuples(st.integers(2010, 2020), st.one_of(st.none(), st.integers(0, 100)), st.integers(5, 900)),
    unique_by=lambda year: year[0],
    min_size=1,
    max_size=8,
)


@given(years, st.lists(st.integers(2010, 2021), unique=True, max_size=3))
@some_examples
def test_series_breaks_and_earlier_values_are_those_of_the_rules(found: list[Year], at: list[int]) -> None:
    indicator = replace(SHARE, breaks=tuple(Break(year, WORDS) for year in sorted(at)))
    way_ = way(indicator, *found)
    expected = oracle.earlier(found, at)
    start, newest = since_start({"it": way_})["it"], since_last({"it": way_})["it"]
    assert (start.since, newest.since) == ((expected[0][0], expected[-1][0]) if expected else (None, None))
    drawn = [[point_.school_year for point_ in run] for run in way_.series.runs()]
    assert drawn == oracle.runs(found, at)


@given(st.tuples(st.integers(0, 100), st.integers(5, 900)), st.tuples(st.integers(0, 100), st.integers(5, 900)))
@some_examples
def test_the_interval_of_a_change_is_made_of_both_values_own_intervals(
    now: tuple[int, int], before: tuple[int, int]
) -> None:
    one, other = point(SHARE, value(SHARE, 2018, *now)), point(SHARE, value(SHARE, 2017, *before))
    found = last(SHARE, (2017, *before), (2018, *now))
    assert one.low is not None
    assert one.high is not None
    assert other.low is not None
    assert other.high is not None
    down = math.sqrt((now[0] - one.low) ** 2 + (other.high - before[0]) ** 2)
    up = math.sqrt((one.high - now[0]) ** 2 + (before[0] - other.low) ** 2)
    assert found.difference == now[0] - before[0]
    assert found.low == pytest.approx(now[0] - before[0] - down)
    assert found.high == pytest.approx(now[0] - before[0] + up)


@given(st.lists(st.tuples(st.integers(40, 160), st.integers(40, 160)), min_size=1, max_size=12))
@some_examples
def test_all_changes_of_a_unit_are_one_family(shares: list[tuple[int, int]]) -> None:
    """Means of 400 persons with a known spread, so that chances are easy to write down."""
    rows = {f"{place}": (3 + one / 400, 3 + other / 400) for place, (one, other) in enumerate(shares)}
    rows = {key: (round(one, 2), round(other, 2)) for key, (one, other) in rows.items()}
    ways = {key: way(MEAN, (2017, other, 400), (2018, one, 400)) for key, (one, other) in rows.items()}
    error = 0.8 * math.sqrt(2 / oracle.alone(400))
    apart = {key: round(one - other, 6) for key, (one, other) in rows.items()}
    chances = {key: oracle.two_sided(max(0.0, abs(one) - 0.01), error) for key, one in apart.items()}
    reach = math.sqrt(2) * (1.96 * 0.8 / math.sqrt(oracle.alone(400)) + 0.005)
    clear = {key for key in oracle.clear(chances) if abs(apart[key]) > reach}
    found = since_last(ways)
    assert {key for key, one in found.items() if one.verdict is not Verdict.CHANCE} == clear


def test_among_many_changes_that_are_nothing_but_chance_hardly_ever_is_one_told_as_clear() -> None:
    """At most 5 % of panels with ten indicators in which nothing has changed name a change."""
    chance = np.random.default_rng(2)
    panels, false = 600, 0
    for _ in range(panels):
        drawn = in_classes(chance, 0.75, 4, (10, 2)) / 0.8
        pairs = {place: Pair(SHARE, *(_shown(float(one), 80) for one in row)) for place, row in enumerate(drawn)}
        false += any(found.verdict is not Verdict.CHANCE for found in judged(pairs).values())
    assert false / panels <= 0.05


@pytest.mark.parametrize("classes", [2, 8, 30])
def test_a_change_that_is_nothing_but_other_classes_is_hardly_ever_told_as_clear(classes: int) -> None:
    """In at most 5 % of schools whose true share stays where it is."""
    chance, schools, n = np.random.default_rng(4), 2000, 20 * classes
    drawn = in_classes(chance, 0.8, classes, (schools, 2)) / n * 100
    found = [last(SHARE, (2017, round(float(one)), n), (2018, round(float(other)), n)) for one, other in drawn]
    assert sum(one.verdict is not Verdict.CHANCE for one in found) / schools <= 0.05


def test_a_large_change_is_found_nearly_always() -> None:
    """Else it would be cheap to name nothing that is chance."""
    chance = np.random.default_rng(3)
    found = [
        last(SHARE, (2017, round(float(before)), 300), (2018, round(float(now)), 300)).verdict
        for before, now in zip(
            in_classes(chance, 0.55, 15, (300,)) / 3, in_classes(chance, 0.8, 15, (300,)) / 3, strict=True
        )
    ]
    assert found.count(Verdict.BETTER) / len(found) > 0.9


def in_classes(
    chance: np.random.Generator, share: float, classes: int, shape: tuple[int, ...]
) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """How many count where pupils sit in classes of twenty, each with a share of its own."""
    alike = 1 / oracle.ALIKE - 1
    shares = chance.beta(share * alike, (1 - share) * alike, (*shape, classes))
    return np.asarray(chance.binomial(oracle.CLASS, shares).sum(axis=-1))


def _shown(percent: float, n: int) -> Point:
    return point(SHARE, value(SHARE, 2018, round(percent), n))


def test_suppressed_and_missing_years_stay_in_the_series_without_a_number() -> None:
    rows = [value(SHARE, 2016, 70), value(SHARE, 2017, None, status=Told.SUPPRESSED)]
    rows.append(value(SHARE, 2018, None, status=Told.MISSING))
    found = series(SHARE, rows)
    assert [one.value.status for one in found.points] == [Told.SHOWN, Told.SUPPRESSED, Told.MISSING]
    assert len(found.shown) == 1


def test_a_year_without_any_figure_is_not_the_newest_and_a_suppressed_one_is() -> None:
    for status, newest in ((Told.MISSING, 2017), (Told.SUPPRESSED, 2018)):
        found = series(SHARE, [value(SHARE, 2017, 70), value(SHARE, 2018, None, status=status)]).newest
        assert found is not None
        assert found.school_year == newest

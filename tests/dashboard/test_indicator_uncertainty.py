"""How precisely indicators are told and how sure they are."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicators.disclosure.extremes import bound
from dashboard.indicators.precision import decimals, rounded_away, told
from dashboard.indicators.uncertainty import ALIKE, CLASS, counts_as, interval, share_limits
from tests import reference_indicators as oracle
from tests.dashboard.indicator_rows import ABSENCE, COUNT, MEAN, SHARE, value
from tests.statistics.made_up import some_examples


@pytest.mark.parametrize(("count", "n"), [(0, 5), (1, 5), (5, 5), (22, 27), (40, 50), (3, 80), (119, 120)])
def test_limits_of_a_share_are_those_of_exact_binomial_chances(count: int, n: int) -> None:
    share = 100 * count / n
    low, high = share_limits(share, share, n)
    assert low == pytest.approx(oracle.lowest_share(count, n), abs=1e-6)
    assert high == pytest.approx(oracle.highest_share(count, n), abs=1e-6)


@given(st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
@some_examples
def test_the_interval_of_a_rounded_share_holds_that_of_every_count_it_may_stand_for(counted: tuple[int, int]) -> None:
    count, n = counted
    found = interval(SHARE, value(SHARE, 2018, told(SHARE, 100 * count / n, n, "institution"), n))
    assert found is not None
    exact = share_limits(100 * count / n, 100 * count / n, oracle.alone(n))
    assert found[0] <= exact[0] + 1e-9
    assert found[1] >= exact[1] - 1e-9


@given(st.integers(5, 5000), st.floats(1, 5))
@some_examples
def test_the_interval_of_a_mean_goes_196_standard_errors_and_the_rounding_each_way(n: int, number: float) -> None:
    shown = told(MEAN, number, n, "institution")
    found = interval(MEAN, value(MEAN, 2018, shown, n))
    away = 0.005 if n >= 100 else 0.05
    assert found is not None
    assert found[0] == pytest.approx(max(1, shown - 1.96 * 0.8 / oracle.alone(n) ** 0.5 - away))
    assert found[1] == pytest.approx(min(5, shown + 1.96 * 0.8 / oracle.alone(n) ** 0.5 + away))


@pytest.mark.parametrize("percent", [0, 3, 22, 50, 81, 100])
def test_504_pupils_in_classes_tell_as_much_as_200_who_were_drawn_alone(percent: int) -> None:
    """The interval is theirs, with half a per cent rounded away at either end: one of the 200."""
    assert oracle.alone(504) == pytest.approx(200)
    found = interval(SHARE, value(SHARE, 2018, percent, 504))
    assert found is not None
    low, high = (max(0, 2 * percent - 1), min(200, 2 * percent + 1))
    assert found == pytest.approx((oracle.lowest_share(low, 200), oracle.highest_share(high, 200)), abs=1e-6)


def test_how_alike_pupils_are_is_what_the_reference_says() -> None:
    assert (CLASS, ALIKE) == (oracle.CLASS, oracle.ALIKE)
    assert [counts_as(n) for n in (5, 27, 400)] == pytest.approx([oracle.alone(n) for n in (5, 27, 400)])


def test_without_the_number_of_persons_there_is_no_interval() -> None:
    assert interval(SHARE, value(SHARE, 2018, 81, None)) is None
    assert interval(MEAN, value(MEAN, 2018, 3.7, None)) is None


def test_an_administrative_figure_has_no_interval() -> None:
    assert interval(COUNT, value(COUNT, 2018, 92.5, 400)) is None


def test_a_hidden_value_has_no_interval() -> None:
    assert interval(SHARE, value(SHARE, 2018, None)) is None


@pytest.mark.parametrize("n", [5, 19, 27, 44, 400])
def test_a_share_told_as_a_bound_is_at_least_as_unsure_as_all_that_it_may_stand_for(n: int) -> None:
    limit = bound(SHARE, 100, n, "institution")
    found = interval(SHARE, value(SHARE, 2018, None, bound=limit))
    assert found is not None
    assert found[1] == pytest.approx(100)
    least, most = (100 * (n - open_) / n for open_ in (2, 1))
    assert found[0] <= share_limits(most, 100, oracle.alone(n))[0] + 1e-6
    assert found[0] > share_limits(least, 100, oracle.alone(0.8 * n))[0], "else it would be cheap"


def test_a_bound_of_a_share_without_n_tells_nothing_of_how_many_there_are() -> None:
    """Nor does that of twenty persons, which is written the same."""
    for number, told_as in ((97.0, ">=95"), (2.0, "<=5")):
        assert bound(SHARE, number, None, "institution") == told_as
        assert interval(SHARE, value(SHARE, 2018, None, bound=told_as)) is None


def test_a_mean_told_as_a_bound_is_as_unsure_as_one_of_that_many_persons() -> None:
    limit = bound(MEAN, 5, 20, "institution")
    assert limit == ">=4.9"
    found = interval(MEAN, value(MEAN, 2018, None, bound=limit))
    assert found == pytest.approx((4.9 - 1.96 * 0.8 / oracle.alone(20) ** 0.5, 5))


def test_a_share_told_as_a_low_bound_is_the_same_upside_down() -> None:
    high, low = (interval(SHARE, value(SHARE, 2018, None, bound=limit)) for limit in (">=97.5", "<=2.5"))
    assert high is not None
    assert low is not None
    assert low == pytest.approx((100 - high[1], 100 - high[0]))


@pytest.mark.parametrize("limit", [">=100", "<=0"])
def test_a_bound_that_tells_nothing_of_how_many_there_are_gives_no_interval(limit: str) -> None:
    assert interval(SHARE, value(SHARE, 2018, None, bound=limit)) is None


@pytest.mark.parametrize(
    ("n", "kind", "expected"),
    [
        (27, "institution", 0),
        (999, "municipality", 0),
        (1000, "municipality", 1),
        (None, "institution", 0),
        (None, "municipality", 1),
        (27, "country", 1),
    ],
)
def test_a_share_has_decimals_only_where_its_persons_carry_them(n: int | None, kind: str, expected: int) -> None:
    assert decimals(replace(SHARE, decimals=1), n, kind) == expected


def test_a_mean_of_few_has_one_decimal() -> None:
    assert [told(MEAN, 3.716, n, "institution") for n in (99, 100, None)] == [3.7, 3.72, 3.72]


def test_a_share_in_whole_per_cent_stays_whole_whatever_its_persons() -> None:
    assert told(SHARE, 2200 / 27, 27, "institution") == 81
    assert told(SHARE, 2200 / 27, 27_000, "municipality") == 81


def test_the_country_is_told_as_its_source_has_it() -> None:
    assert told(SHARE, 58.43, None, "country") == 58.43


def test_what_is_rounded_away_is_half_of_the_last_decimal() -> None:
    assert rounded_away(MEAN, 50) == pytest.approx(0.05)
    assert rounded_away(MEAN, 500) == pytest.approx(0.005)
    assert rounded_away(ABSENCE, 500) == pytest.approx(0.05)

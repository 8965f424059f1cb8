"""Quantiles of the beta distribution, held against those of a library that the pages do without."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import betainc, betaincinv

from dashboard.statistics.beta import below, quantile
from tests.statistics.made_up import some_examples

parameters = st.one_of(st.floats(0.05, 5), st.floats(1, 500), st.floats(1, 100_000))


@given(parameters, parameters, st.sampled_from([0.025, 0.975]))
@some_examples
def test_a_quantile_is_where_the_library_has_it(a: float, b: float, share: float) -> None:
    assert quantile(a, b, share) == pytest.approx(float(betaincinv(a, b, share)), rel=1e-7, abs=1e-10)


@given(parameters, parameters, st.floats(0, 1))
@some_examples
def test_the_chance_of_less_is_what_the_library_has(a: float, b: float, x: float) -> None:
    assert below(a, b, x) == pytest.approx(float(betainc(a, b, x)), rel=1e-7, abs=1e-10)


def test_with_one_of_one_it_is_a_straight_line() -> None:
    assert quantile(1, 1, 0.3) == pytest.approx(0.3)

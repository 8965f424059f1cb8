"""The ends of the chi-square distribution, held against those of a library that the pages do without."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import chdtri

from dashboard.statistics.chi_square import above
from tests.statistics.made_up import some_examples

TAILS = (0.025, 0.975)


@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize("first", [1, 7, 40])
def test_an_end_is_where_the_library_has_it(first: int, tail: float) -> None:
    for degrees in range(first, 6001, 61):
        assert above(degrees, tail) == pytest.approx(float(chdtri(degrees, tail)), rel=1e-9, abs=0)


@given(st.integers(1, 6000), st.floats(0.001, 0.999))
@some_examples
def test_any_share_lies_where_the_library_has_it(degrees: int, share: float) -> None:
    assert above(degrees, share) == pytest.approx(float(chdtri(degrees, share)), rel=1e-9, abs=0)


def test_with_two_degrees_it_is_a_logarithm() -> None:
    assert above(2, 0.025) == pytest.approx(7.377758908227871)

"""What can be told from chance, and the words for it."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.verdicts import Size, Verdict, discoveries, judge, p_value, size
from tests import reference
from tests.statistics.made_up import some_examples

differences = st.integers(-150, 150)
errors = st.floats(0.1, 60)
on_a_line = st.builds(lambda rank, of: 0.05 * rank / of, st.integers(1, 12), st.just(12))
p_values = st.lists(st.one_of(st.floats(0, 1), st.floats(0, 0.1), on_a_line), max_size=12)


@given(differences, errors)
@some_examples
def test_the_p_value_is_the_oracles(difference: int, error: float) -> None:
    assert p_value(difference, error) == pytest.approx(reference.p_value(difference, error), abs=1e-12)


def test_without_any_error_every_difference_is_certain() -> None:
    assert (p_value(0, 0), p_value(-1, 0)) == (1, 0)


@given(p_values)
@some_examples
def test_the_oracle_discovers_the_same(family: list[float]) -> None:
    assert discoveries(family) == reference.discovered(family)


@given(p_values, st.randoms(use_true_random=False))
@some_examples
def test_the_order_of_the_family_makes_no_difference(family: list[float], random: Random) -> None:
    order = random.sample(range(len(family)), len(family))
    assert discoveries([family[place] for place in order]) == [discoveries(family)[place] for place in order]


@given(st.lists(st.tuples(differences, errors), max_size=12))
@some_examples
def test_verdicts_are_the_oracles(family: list[tuple[int, float]]) -> None:
    found = discoveries([p_value(*one) for one in family])
    assert [judge(*one, told) for one, told in zip(family, found, strict=True)] == reference.verdicts(family)


def test_nothing_is_better_or_worse_that_the_whole_family_does_not_let_through() -> None:
    assert judge(40, 10, discovered=True) is Verdict.BETTER
    assert judge(-40, 10, discovered=True) is Verdict.WORSE
    assert judge(40, 10, discovered=False) is Verdict.CHANCE


def test_nothing_is_better_or_worse_while_its_own_interval_holds_zero() -> None:
    assert judge(19.6, 10, discovered=True) is Verdict.CHANCE


@pytest.mark.parametrize(
    ("points", "word"),
    [(0, Size.SMALL), (19, Size.SMALL), (20, Size.NOTICEABLE), (50, Size.NOTICEABLE), (51, Size.LARGE)],
)
def test_the_size_of_a_difference_has_three_words(points: int, word: Size) -> None:
    assert size(points) is size(-points) is word
    assert word == reference.size(points)

"""The spread within and between groups that every interval is made of."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.uncertainty import spread
from tests import reference
from tests.statistics.made_up import some_examples

Groups = dict[str, dict[str, list[float]]]

answers = st.floats(1, 5).map(lambda value: round(value, 2))
classes = st.dictionaries(st.sampled_from("abcd"), st.lists(answers, min_size=1, max_size=20), min_size=1)
programmes = st.dictionaries(st.sampled_from(["North", "South", "West"]), classes, min_size=1)
large = programmes.filter(lambda groups: degrees(groups) >= 30)


def everyone(groups: Groups) -> list[float]:
    return [score for group in groups.values() for scores in group.values() for score in scores]


def degrees(groups: Groups) -> int:
    return len(everyone(groups)) - sum(map(len, groups.values()))


def spread_of(groups: Groups) -> tuple[float, float]:
    """By the production code, which is handed an empty unit as well, as the tree has them."""
    rows = [(place, scores) for place, group in enumerate(groups.values()) for scores in group.values()]
    rows.append((0, []))
    return spread(
        [len(scores) for _, scores in rows],
        [sum(scores) for _, scores in rows],
        [sum(score**2 for score in scores) for _, scores in rows],
        [place for place, _ in rows],
    )


@given(large)
@some_examples
def test_both_variances_are_the_oracles(groups: Groups) -> None:
    within, between = spread_of(groups)
    assert within**2 == pytest.approx(reference.within_variance(groups), abs=1e-9)
    assert between**2 == pytest.approx(reference.between_variance(groups), abs=1e-9)


@given(programmes.filter(lambda groups: degrees(groups) < 30))
@some_examples
def test_with_few_degrees_of_freedom_the_spread_is_that_of_everyone(groups: Groups) -> None:
    assert spread_of(groups) == (pytest.approx(reference.population_sd(everyone(groups)), abs=1e-6), 0)


@pytest.mark.parametrize(("persons", "pooled"), [(29, False), (30, True)])
def test_thirty_degrees_of_freedom_are_enough(persons: int, pooled: bool) -> None:
    """Two classes that differ by 2, with the same answers around their means."""
    fourth = [1.0, 3.0] * 8
    fifth = [3.0, 5.0] * 7 + [4.0] * (persons - 28)
    within, between = spread_of({"School": {"4a": fourth, "5a": fifth}})
    assert (between > 0) is pooled
    assert within == pytest.approx(1, abs=0.05) if pooled else within > 1.3


def test_one_class_to_an_institution_tells_nothing_of_classes() -> None:
    groups = {place: {"a": [1.0 + place, 2.0 + place] * 20} for place in range(3)}
    assert spread_of({str(place): group for place, group in groups.items()}) == (pytest.approx(math.sqrt(10 / 39)), 0)


def test_institutions_that_differ_add_nothing_to_the_spread_of_their_classes() -> None:
    alike = {
        "North": {"a": [1.0, 2.0] * 20, "b": [1.0, 2.0] * 20},
        "South": {"a": [4.0, 5.0] * 20, "b": [4.0, 5.0] * 20},
    }
    assert spread_of(alike)[1] == 0

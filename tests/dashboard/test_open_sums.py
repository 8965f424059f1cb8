"""While a round is open, sums speak of nobody the reader does not know, or of at least four institutions."""

from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.open_sums import told

PROGRAMME, HERE, THERE = 100, 101, 102


def placed(here: int, there: int, nowhere: int = 0) -> dict[int, int | None]:
    """Institutions by number, in two municipalities or directly under the programme."""
    places = [*[HERE] * here, *[THERE] * there, *[None] * nowhere]
    return dict(enumerate(places, 1))


@pytest.mark.parametrize("here", [1, 2, 3])
def test_a_municipality_of_few_institutions_is_not_told(here: int) -> None:
    assert HERE not in told(PROGRAMME, placed(here, 6), ())


def test_large_ones_are_told_with_the_programme() -> None:
    assert told(PROGRAMME, placed(4, 5), ()) == {PROGRAMME, HERE, THERE}


def test_what_is_left_of_the_programme_must_not_be_few() -> None:
    assert told(PROGRAMME, placed(6, 2), ()) == {HERE}
    assert told(PROGRAMME, placed(6, 0, 3), ()) == {HERE}
    assert told(PROGRAMME, placed(6, 3, 1), ()) == {HERE, PROGRAMME}


def test_a_leader_must_not_learn_of_few_others() -> None:
    assert HERE not in told(PROGRAMME, placed(4, 5), {1})
    assert HERE in told(PROGRAMME, placed(5, 5), {1})


def test_whoever_knows_all_of_them_may_see_their_sum() -> None:
    assert HERE in told(PROGRAMME, placed(2, 5), {1, 2})


@given(st.integers(0, 7), st.integers(0, 7), st.integers(0, 5), st.sets(st.integers(1, 19), max_size=4))
def test_no_difference_of_told_sums_speaks_of_one_to_three(
    here: int, there: int, nowhere: int, known: set[int]
) -> None:
    """Every sum that is told, less any others that are told and lie in it, less whatever the reader knows."""
    places = placed(here, there, nowhere)
    found = told(PROGRAMME, places, known)
    inside = {
        HERE: {one for one, at in places.items() if at == HERE},
        THERE: {one for one, at in places.items() if at == THERE},
        PROGRAMME: set(places),
    }
    parts = [one for one in (HERE, THERE) if one in found]
    for whole in found:
        smaller = parts if whole == PROGRAMME else []
        for some in chain.from_iterable(combinations(smaller, size) for size in range(len(smaller) + 1)):
            left = inside[whole] - set().union(*(inside[one] for one in some)) - known
            assert len(left) not in (1, 2, 3)

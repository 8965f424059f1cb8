"""What is told of an institution's work by name, and that all sums ever told are about nobody or at least four."""

from collections.abc import Iterator
from itertools import combinations, product

import numpy as np
import pytest

from dashboard.work import STEP, Done, Places, Work, about, in_sum, told_by_name, total
from tests.reference_progress_work import nearest, told_by_name_slowly

PROGRAMME = 1
FEWEST = 4
WORLDS = [(3, 4), (3, 6), (4, 4), (5, 6), (3, 3, 3), (4, 5, 6), (6, 6, 6), (3, 4, 5), (1, 2, 6), (5,), (3,)]
NOBODY: frozenset[int] = frozenset()


def world(sizes: tuple[int, ...], without: int = 0) -> Places:
    """Municipalities 10, 20, … with institutions 101, 102, …; the institutions of the last ones lie in none."""
    kept = len(sizes) - without
    return Places(
        PROGRAMME,
        {
            100 * (place + 1) + number: 10 * (place + 1) if place < kept else None
            for place, size in enumerate(sizes)
            for number in range(1, size + 1)
        },
    )


def states(places: Places, sizes: tuple[int, ...]) -> list[list[int]]:
    """Every way in which some institutions of each municipality are open: those that bear the lowest numbers, since
    which of them opens first makes no difference to what is told."""
    return [
        [one for one in places.above if one % 100 <= counts[one // 100 - 1]]
        for counts in product(*(range(size + 1) for size in sizes))
    ]


def units(places: Places) -> list[int]:
    return [PROGRAMME, *sorted({over for over in places.above.values() if over is not None})]


def told(places: Places, opened: list[int]) -> list[frozenset[int]]:
    """Every sum and every name that those above are told together, as the institutions it is about."""
    sums = [in_sum(places, unit, opened, NOBODY, frozenset(places.above)) for unit in units(places)]
    return [*filter(None, sums), *(frozenset({one}) for one in told_by_name(places, opened))]


def singled_out(said: set[frozenset[int]], unknown: list[int], fewest: int = FEWEST) -> list[tuple[int, ...]]:
    """Sets of fewer institutions than that whose counts were told by nobody's name, and yet some sum of all that was
    said is about them alone.

    Institutions that no row separates go together, so it is enough to look at such classes.
    """
    matrix = np.array([[one in row for one in unknown] for row in said], dtype=float).reshape(len(said), len(unknown))
    columns, which = np.unique(matrix, axis=1, return_inverse=True)
    sizes = np.bincount(which, minlength=columns.shape[1])
    whole = np.linalg.matrix_rank(columns)
    found = []
    for count in range(1, fewest):
        for some in combinations(range(len(sizes)), count):
            rest = np.delete(columns, some, axis=1)
            if sizes[list(some)].sum() < fewest and (np.linalg.matrix_rank(rest) if rest.size else 0) < whole:
                found.append(some)
    return found


def histories(places: Places, left: tuple[int, ...], opened: tuple[int, ...] = ()) -> Iterator[list[int]]:
    """Every order in which institutions of the municipalities may open, step by step to the end."""
    if not any(left):
        yield list(opened)
    for place, count in enumerate(left):
        if count:
            fresh = next(one for one in places.above if one // 100 == place + 1 and one not in opened)
            rest = (*left[:place], count - 1, *left[place + 1 :])
            yield from histories(places, rest, (*opened, fresh))


@pytest.mark.parametrize("without", [0, 1])
@pytest.mark.parametrize("sizes", [(3, 4), (3, 6), (4, 5), (2, 6), (2, 2, 3), (1, 3, 4), (5,)])
def test_whoever_heard_everything_in_any_history_learns_of_nobody_or_of_four(
    sizes: tuple[int, ...], without: int
) -> None:
    places, seen = world(sizes, without), set[frozenset[frozenset[int]]]()
    for history in histories(places, sizes):
        heard = set[frozenset[int]]()
        for step in range(len(history) + 1):
            heard |= set(told(places, history[:step]))
            unknown = [one for one in places.above if frozenset({one}) not in heard]
            if heard and unknown and frozenset(heard) not in seen:
                seen.add(frozenset(heard))
                assert singled_out(heard, unknown) == []
    assert seen


@pytest.mark.parametrize("sizes", [(4, 5, 6), (6, 6, 6), (3, 4, 5), (5, 6)])
def test_in_larger_programmes_too(sizes: tuple[int, ...]) -> None:
    """Here every municipality that is told is a group of its own, so that all that was told on the way to a state is
    among what is told in the states that are smaller everywhere."""
    places = world(sizes)
    said = {tuple(opened): told(places, opened) for opened in states(places, sizes)}
    for opened in said:
        heard = {row for earlier, rows in said.items() if set(earlier) <= set(opened) for row in rows}
        unknown = [one for one in places.above if one not in told_by_name(places, opened)]
        assert not unknown or singled_out(heard, unknown) == []


@pytest.mark.parametrize("sizes", [(4,), (5,), (4, 5), (3, 6), (2, 2, 3)])
def test_one_leader_among_them_who_tells_the_own_counts_leaves_three(sizes: tuple[int, ...]) -> None:
    """Trust.md SDC-10: three and an insider. What was told before something was done is told of the same groups."""
    places, tried = world(sizes), 0
    for history in histories(places, sizes):
        heard = set[frozenset[int]]()
        for step in range(len(history) + 1):
            heard |= set(told(places, history[:step]))
            for insider in [one for one in places.above if frozenset({one}) not in heard]:
                known = heard | {frozenset({insider})}
                unknown = [one for one in places.above if frozenset({one}) not in known]
                tried += bool(unknown)
                assert not unknown or singled_out(known, unknown, FEWEST - 1) == []
    assert tried


def test_three_are_left_and_no_more() -> None:
    places = world((4,))
    known = {in_sum(places, 10, [], NOBODY, frozenset(places.above)), frozenset({101})}
    assert singled_out(known, [102, 103, 104], FEWEST) != []


@pytest.mark.parametrize("sizes", [(5, 6), (3, 4, 5), (2, 2, 3)])
def test_nobody_hears_which_of_them_did_something(sizes: tuple[int, ...]) -> None:
    """Of two without a name in one group both are in every sum or neither, whoever has opened."""
    places = world(sizes)
    for opened in states(places, sizes):
        named = told_by_name(places, opened)
        for group in places.groups:
            for some in (in_sum(places, unit, opened, NOBODY, frozenset(places.above)) for unit in units(places)):
                assert some.isdisjoint(group - named) or group - named <= some


def test_without_waiting_the_rest_would_be_singled_out() -> None:
    places = world((5, 6))
    heard = {in_sum(places, 10, [], NOBODY, frozenset(places.above)), frozenset({101}), frozenset({102})}
    assert singled_out(heard, [103, 104, 105]) != []


@pytest.mark.parametrize("without", [0, 1])
@pytest.mark.parametrize("sizes", [size for size in WORLDS if sum(size) <= 12])
def test_the_names_are_those_of_the_slow_rule(sizes: tuple[int, ...], without: int) -> None:
    places = world(sizes, without)
    for opened in states(places, sizes):
        for order in (opened, opened[::-1]):
            assert told_by_name(places, order) == told_by_name_slowly(PROGRAMME, dict(places.above), order)


def test_in_a_municipality_of_five_the_second_waits_for_the_rest() -> None:
    places = world((5, 6))
    assert told_by_name(places, [103]) == {103}
    assert told_by_name(places, [103, 101]) == {103}
    assert told_by_name(places, [103, 101, 102, 105]) == {103}
    assert told_by_name(places, [103, 101, 102, 105, 104]) == {101, 102, 103, 104, 105}


def test_nobody_waits_where_no_sum_is_told() -> None:
    places = world((3,))
    assert told_by_name(places, [101, 102]) == {101, 102}
    assert (
        in_sum(places, PROGRAMME, [101], NOBODY, frozenset(places.above))
        == in_sum(places, 10, [], NOBODY, frozenset(places.above))
        == NOBODY
    )


def test_an_institution_that_came_later_is_part_of_no_sum() -> None:
    places = world((5,))
    assert told_by_name(places, [199, 101]) == {199, 101}
    assert 199 not in in_sum(places, 10, [], NOBODY, frozenset(places.above))


def test_a_small_municipality_is_part_of_the_programmes_sum_with_others() -> None:
    places = world((3, 2, 5))
    assert (
        in_sum(places, 10, [], NOBODY, frozenset(places.above))
        == in_sum(places, 20, [], NOBODY, frozenset(places.above))
        == NOBODY
    )
    assert in_sum(places, PROGRAMME, [], NOBODY, frozenset(places.above)) == set(places.above)
    assert told_by_name(places, [101, 201]) == {101}


def test_two_that_are_left_over_keep_the_programme_silent() -> None:
    places = world((2, 5))
    assert in_sum(places, PROGRAMME, [], NOBODY, frozenset(places.above)) == NOBODY
    assert in_sum(places, 20, [], NOBODY, frozenset(places.above)) == {201, 202, 203, 204, 205}


def test_a_sum_is_not_told_while_one_to_three_of_it_are_not_released() -> None:
    places = world((6,))
    assert in_sum(places, 10, [101], frozenset({101, 102}), frozenset(places.above)) == {102, 103, 104, 105, 106}
    assert in_sum(places, 10, [101], frozenset({101, 102, 103}), frozenset(places.above)) == NOBODY
    assert in_sum(places, 10, [101], frozenset(places.above), frozenset(places.above)) == {102, 103, 104, 105, 106}


def test_when_all_are_open_there_is_no_sum() -> None:
    places = world((5,))
    assert in_sum(places, 10, list(places.above), frozenset(places.above), frozenset(places.above)) == NOBODY


@pytest.mark.parametrize(("times", "said"), [(0, None), (4, None), (5, 5), (7, 5), (8, 10), (44, 45), (100, 100)])
def test_sums_are_told_in_steps(times: int, said: int | None) -> None:
    assert about(times) == said
    assert said is None or said % STEP == 0


def test_a_sum_is_told_as_the_nearest_step() -> None:
    assert [about(times) for times in range(200)] == [nearest(times) for times in range(200)]


def test_counts_add_up() -> None:
    several = [Done(1, {Work.MEETING_HELD: 2}), Done(2, {Work.MEETING_HELD: 1, Work.PROFILE_OPENED: 4}), Done()]
    together = total(several)
    assert (together.focus_areas, together.of(Work.MEETING_HELD), together.of(Work.PROFILE_OPENED)) == (3, 3, 4)
    assert together.of(Work.ACTION_DONE) == 0


def test_to_look_is_not_to_work() -> None:
    assert not Done(3, {Work.PROFILE_OPENED: 9}).is_worked
    assert Done(0, {Work.ACTION_DONE: 1}).is_worked


def test_a_sum_is_not_told_of_fewer_than_four_that_still_stand() -> None:
    """A corrected round may be without some that it had: what they did is in the sum, and fewer are left."""
    places = world((6,))
    for gone, told in (({102}, {102, 103, 104, 105, 106}), ({102, 103}, set()), (set(places.above), set())):
        assert in_sum(places, 10, [101], NOBODY, frozenset(places.above) - gone) == told

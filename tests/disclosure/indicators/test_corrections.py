"""A figure told anew: not when it and the one told before speak of fewer than k pupils together."""

from dataclasses import replace
from random import Random

import pytest

from dashboard.indicators.audit.audit import breaches
from dashboard.indicators.catalogue import shipped
from dashboard.indicators.disclosure import drafts as drafting
from dashboard.indicators.disclosure.corrections import Earlier, persons_changed
from dashboard.indicators.values import ALL, Told
from data_access.indicators.drafting import safe, standing
from tests.disclosure.indicators.attacker import singled_out_of_two
from tests.disclosure.indicators.worlds import K, World, as_earlier, broken, by_grade, masked, statuses, told

SHARE = shipped()["reading_good"]
BEFORE = by_grade([(18, 7), (20, 9), (25, 14)])


def again(world: World, before: World = BEFORE) -> dict[tuple[str, str, str], Told]:
    earlier = as_earlier(told(before))
    drafted = told(world, earlier)
    assert not broken(world, drafted, earlier)
    return statuses(drafted)


def test_the_same_again_is_told_as_before() -> None:
    assert again(BEFORE) == statuses(told(BEFORE))


@pytest.mark.parametrize("late", [1, 4])
def test_fewer_than_k_late_pupils_are_not_told_nor_is_the_total(late: int) -> None:
    found = again(by_grade([(18 + late, 8), (20, 9), (25, 14)]))
    assert found["s1", "2", ALL] is Told.PROTECT
    assert found["s1", ALL, ALL] is Told.PROTECT
    assert found["s1", "4", ALL] is Told.SHOWN


def test_k_late_pupils_are_told() -> None:
    found = again(by_grade([(23, 10), (20, 9), (25, 14)]))
    assert found["s1", "2", ALL] is Told.SHOWN


def test_one_result_put_right_is_not_told() -> None:
    found = again(by_grade([(18, 8), (20, 9), (25, 14)]))
    assert found["s1", "2", ALL] is Told.PROTECT


def test_a_figure_that_is_too_few_now_does_not_follow_from_the_others_told_before() -> None:
    found = again(by_grade([(3, 1), (20, 9), (25, 14)]))
    assert found["s1", "2", ALL] is Told.FEW
    assert found["s1", ALL, ALL] is Told.PROTECT, "the others are known from before, so the total would give it away"


def test_what_was_told_before_and_still_holds_is_not_hidden_in_vain() -> None:
    """A new grade of few cannot be protected by one that everybody has seen: the total must be."""
    before = by_grade([(0, 0), (20, 9), (25, 14)])
    found = again(by_grade([(3, 1), (20, 9), (25, 14)]), before)
    assert found["s1", "4", ALL] is Told.SHOWN
    assert found["s1", "6", ALL] is Told.SHOWN
    assert found["s1", ALL, ALL] is Told.PROTECT


@pytest.mark.parametrize(
    ("before", "now", "persons"),
    [
        (Earlier(20, 50.0), Earlier(20, 50.0), 0),
        (Earlier(20, 50.0), Earlier(21, 50.0), 1),
        (Earlier(20, 50.0), Earlier(20, 55.0), 1),
        (Earlier(20, 50.0), Earlier(26, 50.0), 6),
        (Earlier(20, 50.0), Earlier(20, 100.0), 10),
        (Earlier(20, None, "<=5"), Earlier(20, 10.0), 1),
        (Earlier(20, None, "<=5"), Earlier(20, None, "<=5"), 0),
        (Earlier(None, 50.0), Earlier(None, 51.0), 5),
    ],
)
def test_two_figures_speak_of_so_many_persons_at_least(before: Earlier, now: Earlier, persons: int) -> None:
    assert persons_changed(SHARE, before, now, 5) == persons


def test_hiding_does_not_depend_on_the_order_in_which_two_were_told() -> None:
    first = as_earlier(masked(BEFORE))
    both = {key: [*some, Earlier(99, 12.0)] for key, some in first.items()}
    turned = {key: some[::-1] for key, some in both.items()}
    late = by_grade([(19, 8), (20, 9), (25, 14)])
    assert statuses(masked(late, both)) == statuses(masked(late, turned))


FEW = by_grade([(4, 2), (20, 11)])
FEW_CORRECTED = by_grade([(6, 3), (20, 11)])


def test_a_correction_does_not_tell_what_was_hidden_before() -> None:
    """54 % of 24 were told: with the other grade's 55 % of 20 these are the two of four that were hidden."""
    first = told(FEW)
    second = told(FEW_CORRECTED, as_earlier(first))
    assert not singled_out_of_two(FEW, FEW_CORRECTED, first, second, K)
    assert set(statuses(second).values()) == {Told.PROTECT}


def test_the_audit_finds_what_a_correction_tells_of_those_hidden_before(monkeypatch: pytest.MonkeyPatch) -> None:
    first = told(FEW)
    monkeypatch.setattr(drafting, "frozen", lambda *_: set())
    second = masked(FEW_CORRECTED, as_earlier(first))
    assert singled_out_of_two(FEW, FEW_CORRECTED, first, second, K)
    assert "group" in broken(FEW_CORRECTED, second, as_earlier(first))


def _some_grades(random: Random) -> tuple[World, World]:
    """Of one or two schools, and some pupils more, or fewer, in some of them."""
    shape = random.choice([1, 1, 2]), random.choice([2, 3])
    sizes = [[random.choice([3, 4, 4, 6, 8, 12, 20]) for _ in range(shape[1])] for _ in range(shape[0])]
    before = [[(n, random.randint(n // 4, max(n // 4, 3 * n // 4))) for n in school] for school in sizes]
    late = [[random.choice([0, 0, 0, 1, 2, 3, 6]) for _ in school] for school in sizes]
    now = [
        [(n + more, good + random.randint(0, more)) for (n, good), more in zip(*both, strict=True)]
        for both in zip(before, late, strict=True)
    ]
    both = by_grade(*before), by_grade(*now)
    return both if random.random() < 0.7 else both[::-1]


def test_no_correction_of_many_tells_of_few() -> None:
    random = Random(1)
    for _ in range(250):
        before, now = _some_grades(random)
        first = told(before)
        assert not singled_out_of_two(before, now, first, told(now, as_earlier(first)), K), (before, now)


def test_what_is_told_in_a_correction_is_told_when_it_is_published_again() -> None:
    random = Random(2)
    for _ in range(60):
        before, now = _some_grades(random)
        earlier = as_earlier(told(before))
        second = told(now, earlier)
        newer = as_earlier(second)
        both = {key: [*earlier.get(key, []), *newer.get(key, [])] for key in {*earlier, *newer}}
        assert statuses(told(now, both)) == statuses(second)


def test_leaving_out_how_many_there_are_is_no_way_round() -> None:
    """50 % of 20, then 55 %: one pupil."""
    row = replace(by_grade([(20, 10)]).rows()[-1], value=55.0)
    rules, earlier = BEFORE.rules(), {row.key: [Earlier(20, 50.0)]}
    for n in (20, None):
        drafted = safe([replace(row, n=n)], rules, earlier)
        assert [one.status for one in drafted] == [Told.PROTECT]
    naive = [rules.shown(replace(row, n=None))]
    assert list(breaches(standing(naive, rules, earlier)))

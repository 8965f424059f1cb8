"""Groups of similar institutions beside sums above the institutions, held against a slow attacker with fractions."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from dashboard.disclosure import similar
from dashboard.disclosure.similar import Institutions, Sums, singles_out

FEWEST = 5


def rank(rows: list[list[int]]) -> int:
    """By hand, in whole fractions."""
    left, found = [[Fraction(value) for value in row] for row in rows], 0
    for column in range(len(left[0]) if left else 0):
        pivot = next((row for row in left if row[column]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        left = [
            [value - row[column] / pivot[column] * own for value, own in zip(row, pivot, strict=True)] for row in left
        ]
        found += 1
    return found


def narrow(sums: list[Institutions], surely: Institutions) -> int:
    """How many independent sums of them are about the same few institutions, at most: more than none is a leak."""
    everybody = sorted(frozenset().union(*sums)) if sums else []
    whole = rank(_rows(sums, everybody))
    free = set(everybody) - surely
    return max(
        (
            whole - rank(_rows(sums, [one for one in everybody if one not in free | set(some)]))
            for some in combinations(sorted(surely), min(FEWEST - 1, len(surely)))
        ),
        default=0,
    )


def _rows(sums: list[Institutions], columns: list[int]) -> list[list[int]]:
    return [[int(one in some) for one in columns] for some in sums] if columns else []


def sums_of(told: list[Institutions], possible: list[Institutions], answers: dict[int, int] | None = None) -> Sums:
    everybody = frozenset().union(*possible)
    return Sums(tuple(told), tuple(possible), everybody, answers or dict.fromkeys(everybody, 20))


def some(*numbers: int) -> Institutions:
    return frozenset(numbers)


def span(start: int, end: int) -> Institutions:
    return frozenset(range(start, end))


TEN, SIXTEEN = span(0, 10), span(0, 16)


def test_a_group_that_leaves_few_others_is_not_told() -> None:
    assert not sums_of([TEN], [TEN]).may_tell(span(0, 6), ())
    assert sums_of([TEN], [TEN]).may_tell(span(0, 5), ())


def test_what_is_not_told_yet_counts_as_told() -> None:
    assert not sums_of([], [TEN]).may_tell(span(0, 6), ())


def test_a_group_leaves_nobody_single_beside_the_groups_that_are_told() -> None:
    sums = sums_of([SIXTEEN], [SIXTEEN])
    assert sums.may_tell(span(0, 6), ())
    assert sums.may_tell(span(6, 11), [span(0, 6)])
    assert not sums.may_tell(span(6, 12), [span(0, 6)])
    assert not sums.may_tell(span(3, 10), [span(0, 6), span(6, 11)])


def test_groups_across_municipalities_may_be_told_and_a_group_that_stands_for_most_of_one_may_not() -> None:
    north, south = span(0, 8), span(8, 16)
    sums = sums_of([SIXTEEN, north, south], [SIXTEEN, north, south])
    assert sums.may_tell(some(0, 1, 2, 3, 8, 9, 10, 11), ())
    assert not sums.may_tell(some(0, 1, 2, 3, 4, 8), ())
    assert not sums.may_tell(some(0, 1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 13), ())


def test_a_group_that_follows_from_what_is_told_tells_nothing_new() -> None:
    """The rest of a programme: known to everybody who has the others."""
    sums = sums_of([TEN], [TEN])
    assert sums.may_tell(span(5, 10), [span(0, 5)])
    assert not sums_of([], [TEN]).may_tell(span(5, 10), [span(0, 5)])


def test_nobody_needs_a_group_that_is_the_municipality() -> None:
    assert not sums_of([TEN], [TEN]).may_tell(TEN, ())


def test_four_are_too_few_and_institutions_that_may_not_have_answered_do_not_count() -> None:
    assert not sums_of([], [SIXTEEN]).may_tell(span(0, 4), ())
    sums = Sums((), (SIXTEEN,), SIXTEEN - some(4, 15), dict.fromkeys(SIXTEEN, 20))
    assert not sums.may_tell(span(0, 5), ())
    assert not Sums((), (TEN,), TEN - some(9), dict.fromkeys(TEN, 20)).may_tell(span(0, 5), ())


@pytest.mark.parametrize(("large", "may"), [(80, True), (81, False)])
def test_no_institution_gives_more_than_half_of_a_group(large: int, may: bool) -> None:
    answers = dict.fromkeys(SIXTEEN, 20) | {0: large}
    assert sums_of([], [SIXTEEN], answers).may_tell(span(0, 5), ()) is may


def test_no_institution_gives_more_than_half_of_what_a_group_leaves_of_another_sum() -> None:
    answers = dict.fromkeys(TEN, 20) | {9: 81}
    assert not sums_of([TEN], [TEN], answers).may_tell(span(0, 5), ())
    north = span(0, 6)
    apart = sums_of([SIXTEEN], [SIXTEEN, north], dict.fromkeys(SIXTEEN, 20) | {15: 200})
    assert not apart.may_tell(span(0, 6) | span(11, 16), ())


def test_a_search_without_end_counts_as_telling_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    singles_out.cache_clear()
    monkeypatch.setattr(similar, "NODES", 1)
    north, south = span(0, 8), span(8, 16)
    assert not sums_of([], [SIXTEEN, north, south]).may_tell(some(0, 1, 2, 3, 8, 9, 10, 11), ())
    singles_out.cache_clear()


@st.composite
def programmes(draw: st.DrawFn) -> tuple[list[Institutions], Institutions, list[Institutions]]:
    """Municipalities and the programme; who has answered for certain; groups to try, one in another now and then."""
    everybody = range(draw(st.integers(6, 11)))
    homes = {one: draw(st.integers(0, 2)) for one in everybody}
    possible = [frozenset(everybody), *(frozenset(o for o in everybody if homes[o] == home) for home in range(3))]
    surely = frozenset(one for one in everybody if draw(st.integers(0, 7)))
    kinds = {one: draw(st.integers(0, 2)) for one in everybody}
    groups = [frozenset(o for o in everybody if kinds[o] == kind) & surely for kind in range(3)]
    groups.append(draw(st.frozensets(st.sampled_from(sorted(everybody)))) & surely)
    return list(dict.fromkeys(some for some in possible if some)), surely, groups


# Few worlds have groups that may be told at all, and now and then many in a row have none.
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(programmes(), st.data())
def test_whatever_is_told_later_the_groups_tell_of_no_few(
    programme: tuple[list[Institutions], Institutions, list[Institutions]], data: st.DataObject
) -> None:
    """Of all sums that are safe by themselves: told at once or later, with the groups they are as safe."""
    possible, surely, groups = programme
    told = data.draw(st.lists(st.sampled_from(possible), unique=True))
    later = data.draw(st.lists(st.sampled_from(possible), unique=True))
    assume(narrow([*told, *later], surely) == 0)
    sums = Sums(tuple(told), tuple(possible), surely, dict.fromkeys(frozenset().union(*possible), 20))
    accepted: list[Institutions] = []
    for group in groups:
        if sums.may_tell(group, accepted):
            accepted.append(group)
    assert narrow([*told, *accepted], surely) == 0
    assert narrow([*told, *later, *accepted], surely) == 0


@settings(max_examples=40, deadline=None)
@given(programmes())
def test_the_search_finds_what_the_slow_attacker_finds(
    programme: tuple[list[Institutions], Institutions, list[Institutions]],
) -> None:
    """A group adds a sum about few, or none at all, exactly where the search says so."""
    possible, surely, groups = programme
    for group in filter(None, groups):
        everybody = sorted(frozenset().union(*possible))
        follows = rank(_rows([group, *possible], everybody)) == rank(_rows(possible, everybody))
        assert singles_out(group, tuple(possible), surely) is (follows or _adds_few(group, possible, surely))


def _adds_few(group: Institutions, others: list[Institutions], surely: Institutions) -> bool:
    everybody = sorted(frozenset().union(group, *others))
    return any(
        _inside([group, *others], everybody, set(few) | (set(everybody) - surely))
        > _inside(others, everybody, set(few) | (set(everybody) - surely))
        for few in combinations(sorted(surely), min(FEWEST - 1, len(surely)))
    )


def _inside(sums: list[Institutions], everybody: list[int], few: set[int]) -> int:
    """How many independent sums are about nobody but these."""
    outside = [one for one in everybody if one not in few]
    return rank(_rows(sums, everybody)) - rank(_rows(sums, outside))


MUTANTS = {
    "four are enough": ("FEWEST", 4),
    "any share will do": ("LARGEST_SHARE", 1.0),
}


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_softer_rule_is_noticed(monkeypatch: pytest.MonkeyPatch, mutant: str) -> None:
    name, value = MUTANTS[mutant]
    before = _judgements()
    singles_out.cache_clear()
    monkeypatch.setattr(similar, name, value)
    after = _judgements()
    singles_out.cache_clear()
    assert any(now and not then for now, then in zip(after, before, strict=True))


def test_leaving_out_groups_or_what_may_be_told_is_noticed() -> None:
    sums = sums_of([SIXTEEN], [SIXTEEN])
    assert sums.may_tell(span(6, 12), ())
    assert not sums.may_tell(span(6, 12), [span(0, 6)])
    assert Sums((), (span(6, 16),), SIXTEEN, sums.answers).may_tell(span(0, 12), ())
    assert not Sums((), (SIXTEEN,), SIXTEEN, sums.answers).may_tell(span(0, 12), ())


def _judgements() -> list[bool]:
    large = dict.fromkeys(SIXTEEN, 20) | {0: 500}
    return [
        sums_of([TEN], [TEN]).may_tell(span(0, 6), ()),
        sums_of([], [SIXTEEN]).may_tell(span(0, 4), ()),
        sums_of([], [SIXTEEN], large).may_tell(span(0, 8), ()),
    ]

"""Groups of the same children: one family for the whole table, since the first round that may be compared."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.cells import Cell
from dashboard.profile import UnitLink
from dashboard.same_children import Followed, same_children
from dashboard.statistics.verdicts import Verdict
from dashboard.trend import Line, There
from tests import reference_progress_trend as oracle
from tests.dashboard.test_trend import HIDDEN, STOPS, cell, figure, line, lines, same
from tests.reference_progress_trend import Change
from tests.statistics.made_up import some_examples

LAST = len(STOPS) - 1


def group(number: int, made: list[Line]) -> Followed:
    return Followed(UnitLink(number, "child_group", f"{number}.A"), STOPS, tuple(made))


def everybody(*numbers: int) -> frozenset[int]:
    return frozenset(numbers)


@given(st.lists(lines(), min_size=1, max_size=4))
@some_examples
def test_every_difference_is_what_the_oracle_makes_of_the_whole_table(tables: list[list[Line]]) -> None:
    family, since = {}, {}
    for number, made in enumerate(tables, 1):
        for one in made:
            place = oracle.first(one.signatures, list(map(figure, one.own)), LAST)
            if place is not None:
                since[number, one.key] = STOPS[place].round
                family[number, one.key] = Change(figure(one.own[LAST]), figure(one.own[place]), one.within, one.between)
    expected = oracle.outcomes(family, same_children=True)
    followed = [group(number, made) for number, made in enumerate(tables, 1)]
    for key in {one.key for made in tables for one in made}:
        found = same_children(followed, everybody(*range(1, len(tables) + 1)), key)
        for one in found.groups:
            address = (one.unit.unit, key)
            assert same(one.since.difference if one.since else None, expected.get(address))
            if one.since:
                assert one.since.round == since[address]


def clear() -> list[Cell]:
    return [cell(500, 25, 0)] * 3 + [cell(565, 25, 0)]


def test_what_is_not_in_view_is_judged_along() -> None:
    """The page of a team gives the verdicts of the institution's."""
    alone = same_children([group(1, [line("a", clear())])], everybody(1), "a")
    still = [group(number, [line("a", [cell(500, 25, 0)] * 4)]) for number in range(2, 12)]
    among = same_children([group(1, [line("a", clear())]), *still], everybody(1), "a")
    assert [one.unit.unit for one in among.groups] == [1]
    verdicts = [found.groups[0].since.difference.verdict for found in (alone, among) if found.groups[0].since]
    assert verdicts == [Verdict.BETTER, Verdict.CHANCE]


def test_a_hidden_round_in_the_beginning_gives_way_to_the_next() -> None:
    own = [HIDDEN[0], cell(500), cell(510), cell(520)]
    [found] = same_children([group(1, [line("a", own)])], everybody(1), "a").groups
    assert found.since is not None
    assert found.since.round == STOPS[1].round
    assert found.then[STOPS[0].round.key].cell == HIDDEN[0]


def test_a_group_that_is_hidden_now_has_no_difference() -> None:
    own = [cell(500), cell(510), cell(520), HIDDEN[1]]
    [found] = same_children([group(1, [line("a", own)])], everybody(1), "a").groups
    assert found.since is None


def test_other_questions_are_no_earlier_figure() -> None:
    [found] = same_children([group(1, [line("a", [cell(500)] * 4, "bbba")])], everybody(1), "a").groups
    assert found.since is None
    assert not found.then[STOPS[0].round.key].comparable


def test_the_rounds_are_those_in_which_any_group_in_view_was_together() -> None:
    short = Followed(UnitLink(1, "child_group", "2.A"), STOPS[2:], (line("a", [cell(500)] * 2, "aa"),))
    other = group(2, [line("a", [cell(500)] * 4)])
    assert same_children([short, other], everybody(1), "a").rounds == tuple(stop.round for stop in STOPS[2:])
    assert len(same_children([short, other], everybody(1, 2), "a").rounds) == len(STOPS)
    assert {stop.there for stop in STOPS} == {There.OPEN}

"""A unit's way over the rounds: what a line is drawn through, where it breaks, what has changed since when."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.cells import NOT_ASKED, Cell, Status
from dashboard.comparison import against_round, against_same_children
from dashboard.mapping import Name
from dashboard.profile import Choice
from dashboard.statistics.verdicts import Difference, Verdict
from dashboard.trend import Line, Stop, There, Trend, breaks, courses, runs
from tests import reference_progress_trend as oracle
from tests.reference_progress_trend import Change, Figure
from tests.statistics.made_up import some_examples

ROUNDS = 4
STOPS = tuple(
    Stop(Choice(f"{2013 + 2 * place}", Name(da=f"{2013 + 2 * place}")), date(2013 + 2 * place, 9, 1), There.OPEN)
    for place in range(ROUNDS)
)
HIDDEN = (Cell(Status.FEW), Cell(Status.PROTECT), Cell(Status.EXTREME, bound=">=560"))


def cell(points: int, n: int = 60, groups: int = 3) -> Cell:
    return Cell(Status.SHOWN, n, points, points - 20, points + 20, None, groups)


def line(key: str, own: list[Cell], signatures: str = "aaaa", **wholes: list[Cell]) -> Line:
    """A dot in `signatures` is a round without the factor."""
    asked = tuple(None if sign == "." else sign for sign in signatures)
    above = {kind: tuple(cells) for kind, cells in wholes.items()}
    return Line(key, Name(da=key), False, False, 90, 20, asked, tuple(own), above)


def figure(one: Cell) -> Figure | None:
    return Figure(one.n or 0, one.groups or 0, one.points or 0) if one.shown else None


def same(found: Difference | None, expected: oracle.Outcome | None) -> bool:
    return (found is None) == (expected is None) and (
        found is None or (found.value, found.low, found.high, found.verdict.value, found.size.value) == expected
    )


shown = st.builds(cell, st.integers(80, 120).map(lambda step: 5 * step), st.integers(5, 900), st.integers(0, 30))
cells = st.one_of(shown, shown, shown, st.sampled_from(HIDDEN))
signatures = st.text(alphabet="aaab.", min_size=ROUNDS, max_size=ROUNDS).filter(lambda text: text[-1] != ".")


@st.composite
def lines(draw: st.DrawFn) -> list[Line]:
    count = draw(st.integers(1, 6))
    return [
        line(
            f"factor{place}",
            draw(st.lists(cells, min_size=ROUNDS, max_size=ROUNDS)),
            draw(signatures),
            municipality=draw(st.lists(cells, min_size=ROUNDS, max_size=ROUNDS)),
        )
        for place in range(count)
    ]


@given(lines(), st.integers(0, ROUNDS - 2), st.booleans())
@some_examples
def test_every_change_is_what_the_oracle_makes_of_the_figures(
    made: list[Line], before: int, same_children: bool
) -> None:
    now = ROUNDS - 1
    compare = against_same_children if same_children else against_round
    found = courses(made, STOPS, now, before, compare)

    def change(one: Line, at: int, own: bool = True) -> Change:
        told = one.own if own else one.wholes["municipality"]
        return Change(figure(told[now]), figure(told[at]), one.within, one.between)

    both = [one for one in made if one.signatures[before] == one.signatures[now]]
    since = oracle.outcomes({one.key: change(one, before) for one in both}, same_children=same_children)
    meanwhile = oracle.outcomes({one.key: change(one, before, own=False) for one in both})
    firsts = {one.key: oracle.first(one.signatures, list(map(figure, one.own)), now) for one in made}
    other = {one.key: place for one in made if (place := firsts[one.key]) is not None and place != before}
    first = oracle.outcomes(
        {one.key: change(one, other[one.key]) for one in made if one.key in other}, same_children=same_children
    )
    for one in found:
        key = one.line.key
        assert same(one.since, since.get(key))
        assert same(one.meanwhile, meanwhile.get(key))
        assert same(one.first.difference if one.first else None, first.get(key))
        if one.first:
            assert one.first.round == STOPS[other[key]].round
    trend = Trend(STOPS, now, before, (), found)
    assert trend.chosen is not None
    assert trend.chosen.line.key == oracle.opens_with(since, [one.key for one in made])
    assert trend.told == len(since)
    for verdict in Verdict:
        assert trend.count(verdict) == sum(one.verdict == verdict for one in since.values())


@given(lines())
@some_examples
def test_a_line_is_drawn_where_the_oracle_draws_one(made: list[Line]) -> None:
    for one in made:
        drawn = list(runs(one, one.own))
        assert [place for run in drawn for place in run] == [place for place in range(ROUNDS) if one.own[place].shown]
        pairs = {pair for run in drawn for pair in pairwise(run)}
        assert pairs == oracle.segments(one.signatures, list(map(figure, one.own)))
        assert set(breaks(one)) == oracle.broken(one.signatures)


def test_no_line_crosses_a_round_that_tells_nothing() -> None:
    hidden = line("a", [cell(500), HIDDEN[0], cell(510), cell(520)])
    assert list(runs(hidden, hidden.own)) == [[0], [2, 3]]
    left_out = line("a", [cell(500), NOT_ASKED, cell(510), cell(520)], "a.aa")
    assert list(runs(left_out, left_out.own)) == [[0], [2, 3]]
    assert breaks(left_out) == []


def test_a_question_that_is_asked_otherwise_once_breaks_the_line_twice() -> None:
    one = line("a", [cell(500)] * 4, "abaa")
    assert list(runs(one, one.own)) == [[0], [1], [2, 3]]
    assert breaks(one) == [(0, 1), (1, 2)]


def test_the_largest_clear_change_is_drawn_first_and_what_is_asked_for_before_it() -> None:
    large = [cell(500, 900, 40)] * 3
    made = [
        line("still", [*large, cell(501, 900, 40)]),
        line("up", [*large, cell(540, 900, 40)]),
        line("down", [*large, cell(430, 900, 40)]),
    ]
    found = courses(made, STOPS, 3, 2, against_round)

    def drawn(wanted: str | None) -> str:
        chosen = Trend(STOPS, 3, 2, (), found, factor=wanted).chosen
        assert chosen is not None
        return chosen.line.key

    assert drawn(None) == "down"
    assert drawn("still") == "still"
    assert drawn("of another form") == "down"


@pytest.mark.parametrize("side", [2, 3])
def test_a_side_that_is_hidden_leaves_no_change_and_no_guess(side: int) -> None:
    own = [cell(400), cell(420), cell(500), cell(520)]
    own[side] = HIDDEN[1]
    [found] = courses([line("a", own)], STOPS, 3, 2, against_round)
    assert found.since is None
    assert (found.first is None) == (side == 3)


def test_one_round_alone_has_nothing_to_tell() -> None:
    one = Line("a", Name(da="a"), False, False, 90, 20, ("a",), (cell(500),), {})
    [found] = courses([one], STOPS[:1], 0, None, against_round)
    assert (found.since, found.first, found.meanwhile) == (None, None, None)
    assert Trend(STOPS[:1], 0, None, (), (found,)).told == 0

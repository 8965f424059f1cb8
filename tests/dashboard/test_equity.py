"""What is said of gaps between groups: which way they lie, what has become of them, and when nothing can be told."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.cells import NOT_ASKED, Cell, Status
from dashboard.equity import Equity, Gap, Movement, RoundTold, Topic, default_factor, gaps
from dashboard.mapping import Name
from dashboard.profile import Choice
from dashboard.statistics.verdicts import Verdict
from tests import reference_progress_equity as oracle
from tests.statistics.made_up import some_examples

GIRLS, BOYS, THIRD = (Choice(f"gender={key}", Name(da=key)) for key in ("girl", "boy", "third"))
TOPICS = tuple(Topic(key, Name(da=key), False, 95, 25) for key in ("wellbeing", "relation", "worry"))
YEARS = ("2015", "2017", "2019")


def shown(points: int, n: int = 900, groups: int = 60) -> Cell:
    return Cell(Status.SHOWN, n, points, points - 9, points + 9, None, groups)


def told(year: str, cells: dict[tuple[str, str], Cell], comparable: tuple[Topic, ...] = TOPICS) -> RoundTold:
    return RoundTold(Choice(year, Name(da=year)), cells, TOPICS, frozenset(one.key for one in comparable))


def of_girls_and_boys(year: str, *gaps_: int | None, n: int = 900) -> RoundTold:
    """One gap per topic, in their order; None hides the boys."""
    cells = {}
    for topic, gap in zip(TOPICS, gaps_, strict=False):
        cells[GIRLS.key, topic.key] = shown(500 + (gap or 0), n)
        cells[BOYS.key, topic.key] = shown(500, n) if gap is not None else Cell(Status.PROTECT)
    return told(year, cells)


def moved(before: int, now: int, n: int = 900) -> Gap:
    rounds = [of_girls_and_boys("2015", before, n=n), of_girls_and_boys("2017", now, n=n)]
    [found] = gaps(rounds, "2017", "2015", [GIRLS, BOYS])
    return found


@pytest.mark.parametrize(
    ("before", "now", "movement"),
    [
        (90, 30, Movement.SMALLER),
        (-90, -30, Movement.SMALLER),
        (30, 90, Movement.LARGER),
        (-30, -90, Movement.LARGER),
        (0, 70, Movement.LARGER),
        (70, 0, Movement.SMALLER),
        (90, -40, Movement.TURNED),
        (-40, 90, Movement.TURNED),
        (30, -30, Movement.TURNED),
        (20, -15, Movement.TURNED),
        (60, -10, Movement.SMALLER),  # closed, and who lies higher now cannot be told
        (30, -13, Movement.TOWARDS),
        (20, 22, Movement.CHANCE),
        (10, -8, Movement.CHANCE),
    ],
)
def test_what_has_become_of_a_gap(before: int, now: int, movement: Movement) -> None:
    assert moved(before, now).movement is movement


def test_a_gap_that_has_crossed_over_is_never_called_smaller_while_it_is_clear() -> None:
    found = moved(90, -40)
    assert found.movement is Movement.TURNED
    assert found.higher("2015") == GIRLS
    assert found.higher("2017") == BOYS
    assert found.gaining == BOYS


def test_few_answers_tell_nothing() -> None:
    found = moved(30, -30, n=20)
    assert found.movement is Movement.CHANCE
    assert found.gaining is found.higher("2015") is found.higher("2017") is None


whole = st.integers(-150, 150)
answers = st.integers(20, 2000)
ROWS = st.lists(st.tuples(whole, whole, answers, answers), min_size=1, max_size=3)


@some_examples
@given(ROWS)
def test_every_movement_is_that_of_the_oracle(rows: list[tuple[int, int, int, int]]) -> None:
    cells: dict[str, dict[tuple[str, str], Cell]] = {"2015": {}, "2017": {}}
    for topic, (before, now, n, later) in zip(TOPICS, rows, strict=False):
        for year, gap, count in (("2015", before, n), ("2017", now, later)):
            cells[year][GIRLS.key, topic.key] = shown(500 + gap, count, count // 15)
            cells[year][BOYS.key, topic.key] = shown(500, count + 7, count // 15)
    found = gaps([told(year, cells[year]) for year in cells], "2017", "2015", [GIRLS, BOYS])
    pairs = [(two(cells["2017"], gap), two(cells["2015"], gap), 95.0, 25.0) for gap in found]
    for gap, pair, (value, low, high, verdict) in zip(found, pairs, oracle.moved_together(pairs), strict=True):
        assert gap.change is not None
        assert (gap.change.value, gap.change.low, gap.change.high, gap.change.verdict.value) == (
            *(value, low, high),
            verdict,
        )
        clear = gap.higher("2017") is not None, gap.higher("2015") is not None
        assert gap.movement == oracle.meaning(pair[0], pair[1], *clear, verdict, 95, 25)


def two(cells: dict[tuple[str, str], Cell], gap: Gap) -> oracle.Two:
    sides = [cells[value.key, gap.factor.key] for value in (gap.one, gap.other)]
    return oracle.Two(*(oracle.Told(one.points or 0, one.n or 0, one.groups or 0) for one in sides))


def test_the_gaps_of_a_table_are_judged_together() -> None:
    """The same change that is clear alone is not when many others are looked for."""
    alone = moved(0, 21)
    rounds = [of_girls_and_boys("2015", 0, 0, 0), of_girls_and_boys("2017", 21, 0, 0)]
    among = gaps(rounds, "2017", "2015", [GIRLS, BOYS])[0]
    assert alone.change is not None
    assert among.change is not None
    assert alone.change.value == among.change.value
    assert (alone.change.verdict, among.change.verdict) == (Verdict.BETTER, Verdict.CHANCE)


def test_three_values_are_held_against_each_other_two_and_two() -> None:
    values = [GIRLS, BOYS, THIRD]
    cells = {(value.key, topic.key): shown(500) for value in values for topic in TOPICS}
    found = Equity(gaps=gaps([told("2017", cells)], "2017", None, values))
    assert list(found.pairs) == list(combinations(values, 2))
    assert len(found.gaps) == 3 * len(TOPICS)


@pytest.mark.parametrize("status", [Status.FEW, Status.PROTECT, Status.EXTREME, Status.ABSENT])
def test_a_side_without_points_leaves_no_gap_and_no_movement(status: Status) -> None:
    hidden = told("2015", {(GIRLS.key, "wellbeing"): shown(540), (BOYS.key, "wellbeing"): Cell(status)})
    [found] = gaps([hidden, of_girls_and_boys("2017", 40)], "2017", "2015", [GIRLS, BOYS])
    assert (found.change, found.movement, found.then("2015").difference) == (None, None, None)
    assert found.then("2017").difference is not None


def test_a_factor_that_is_not_asked_here_now_has_no_row() -> None:
    cells = {(value.key, "wellbeing"): NOT_ASKED for value in (GIRLS, BOYS)}
    rounds = [of_girls_and_boys("2015", 40, 40), told("2017", cells)]
    assert gaps(rounds, "2017", "2015", [GIRLS, BOYS]) == ()


def test_other_questions_before_leave_no_movement() -> None:
    before = of_girls_and_boys("2015", 90, 90)
    before = RoundTold(before.round, before.cells, before.factors, frozenset({"relation"}))
    found = gaps([before, of_girls_and_boys("2017", 0, 0)], "2017", "2015", [GIRLS, BOYS])
    assert [gap.movement is None for gap in found] == [True, False]
    assert [one.comparable for one in found[0].rounds] == [False, True]


def test_all_rounds_are_there_and_only_two_are_held_against_each_other() -> None:
    rounds = [of_girls_and_boys(year, gap) for year, gap in zip(YEARS, (90, 0, 80), strict=True)]
    [found] = gaps(rounds, "2019", "2015", [GIRLS, BOYS])
    assert [one.round.key for one in found.rounds] == list(YEARS)
    assert found.change is not None
    assert found.change.value == -10


@pytest.mark.parametrize(
    ("before", "now", "chosen"),
    [
        ((0, 0, 0), (70, -90, 0), "relation"),  # the largest clear movement
        ((40, 60, 0), (40, 60, 0), "relation"),  # else the largest clear gap
        ((0, 0, 0), (0, 0, 0), "wellbeing"),  # else the first
        ((None, 0, 0), (None, 0, 0), "relation"),  # that can be told
        ((None, None, None), (None, None, None), "wellbeing"),
    ],
)
def test_the_factor_that_is_opened_with(
    before: tuple[int | None, ...], now: tuple[int | None, ...], chosen: str
) -> None:
    rounds = [of_girls_and_boys("2015", *before), of_girls_and_boys("2017", *now)]
    assert default_factor(gaps(rounds, "2017", "2015", [GIRLS, BOYS]), "2017") == chosen


def test_without_gaps_there_is_no_factor_to_open_with() -> None:
    assert default_factor((), "2017") is None

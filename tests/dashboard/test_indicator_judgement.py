"""Whether a target is met: only where the whole interval says so, and never by chance more often than promised."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicators.catalogue import Aim, Break, Indicator
from dashboard.indicators.development import Way, since_last, since_start
from dashboard.indicators.judgement import judge
from dashboard.indicators.panel import Development, Judgement, Point, Status, Why
from dashboard.indicators.precision import told
from dashboard.indicators.series import series
from dashboard.indicators.targets import Target, Whose
from dashboard.indicators.uncertainty import point
from dashboard.statistics.verdicts import Verdict
from tests import reference_indicators as oracle
from tests.dashboard.indicator_rows import ABSENCE, COUNT, MEAN, SHARE, value
from tests.statistics.made_up import some_examples

UNTOLD = Development(None, why=Why.FIRST)
BETTER = Development(Verdict.BETTER, 2017, 9.0, 4.0, 14.0)
WORSE = Development(Verdict.WORSE, 2017, -9.0, -14.0, -4.0)
CHANCE = Development(Verdict.CHANCE, 2017, 1.0, -4.0, 6.0, Why.CHANCE)
COURSE = Target(Whose.NATIONAL, Aim.COURSE)
RISE = Target(Whose.NATIONAL, Aim.RISE)
_TOLD = {Verdict.BETTER: Status.MET, Verdict.WORSE: Status.NOT_MET, Verdict.CHANCE: Status.CANNOT_TELL}
SIZES = (5, 8, 13, 20, 27, 40, 73, 100, 160, 320)


def level(number: float) -> Target:
    return Target(Whose.NATIONAL, Aim.LEVEL, number)


def judged(indicator: Indicator, newest: Point, target: float, start: Development = UNTOLD) -> Judgement:
    found = judge(indicator, level(target), newest, start, None)
    assert found is not None
    return found


def share(percent: float, n: int | None = 100, indicator: Indicator = SHARE) -> Point:
    return point(indicator, value(indicator, 2018, percent, n))


def test_twenty_two_of_twenty_seven_is_not_said_to_meet_eighty_per_cent() -> None:
    newest = share(told(SHARE, 2200 / 27, 27, "institution"), 27)
    assert judged(SHARE, newest, 80) == Judgement(Status.CANNOT_TELL, Why.CLOSE)


def test_a_share_far_above_the_target_meets_it_and_one_far_below_does_not() -> None:
    assert judged(SHARE, share(92, 400), 80) == Judgement(Status.MET)
    assert judged(SHARE, share(60, 400), 80) == Judgement(Status.NOT_MET)


def test_clearly_below_the_target_but_clearly_better_than_at_first_is_under_way() -> None:
    assert judged(SHARE, share(60, 400), 80, BETTER) == Judgement(Status.UNDER_WAY)
    assert judged(SHARE, share(60, 400), 80, WORSE) == Judgement(Status.NOT_MET)


def test_under_way_is_told_by_the_first_year_and_not_by_the_last() -> None:
    assert judge(SHARE, level(80), share(60, 400), WORSE, BETTER) == Judgement(Status.UNDER_WAY)
    assert judge(SHARE, level(80), share(60, 400), BETTER, WORSE) == Judgement(Status.NOT_MET)


def test_a_target_inside_the_interval_stays_open_however_much_has_been_won() -> None:
    assert judged(SHARE, share(78, 100), 80, BETTER) == Judgement(Status.CANNOT_TELL, Why.CLOSE)


def test_where_less_is_better_the_target_is_met_from_below() -> None:
    assert judged(ABSENCE, share(5.0, 4000, ABSENCE), 6).status is Status.MET
    assert judged(ABSENCE, share(7.0, 4000, ABSENCE), 6).status is Status.NOT_MET
    assert judged(ABSENCE, share(6.0, 4000, ABSENCE), 6).status is Status.CANNOT_TELL


def test_with_unknown_persons_it_is_judged_by_the_value_alone_and_says_so() -> None:
    assert judged(SHARE, share(80, None), 80) == Judgement(Status.MET, Why.UNKNOWN_N)
    assert judged(SHARE, share(79, None), 80) == Judgement(Status.NOT_MET, Why.UNKNOWN_N)


def test_an_administrative_figure_is_judged_by_the_value_alone_and_says_so() -> None:
    assert judged(COUNT, share(95.0, 800, COUNT), 95) == Judgement(Status.MET, Why.COUNTED)
    assert judged(COUNT, share(94.9, 800, COUNT), 95) == Judgement(Status.NOT_MET, Why.COUNTED)


def test_a_share_told_as_a_bound_is_judged_by_all_it_may_be() -> None:
    everybody = point(SHARE, value(SHARE, 2018, None, bound=">=98.7"))  # of 80
    of_five = point(SHARE, value(SHARE, 2018, None, bound=">=80"))  # of 5
    assert judged(SHARE, everybody, 80).status is Status.MET
    assert judged(SHARE, of_five, 80) == Judgement(Status.CANNOT_TELL, Why.CLOSE)


@pytest.mark.parametrize("limit", [">=100", ">=95", "<=5"])
def test_a_bound_that_tells_nothing_of_how_many_there_are_is_not_judged(limit: str) -> None:
    vague = point(SHARE, value(SHARE, 2018, None, bound=limit))
    assert judged(SHARE, vague, 75) == Judgement(Status.CANNOT_TELL, Why.EXTREME)


def test_a_hidden_value_is_not_judged() -> None:
    hidden = point(SHARE, value(SHARE, 2018, None))
    assert judged(SHARE, hidden, 80) == Judgement(Status.CANNOT_TELL, Why.HIDDEN)


def test_without_target_or_value_there_is_no_judgement() -> None:
    assert judge(SHARE, None, share(92, 400), UNTOLD, None) is None
    assert judge(SHARE, level(80), None, UNTOLD, None) is None


def test_background_is_never_judged() -> None:
    assert judge(replace(SHARE, background=True), level(80), share(92, 400), UNTOLD, None) is None


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (BETTER, Judgement(Status.MET)),
        (WORSE, Judgement(Status.NOT_MET)),
        (CHANCE, Judgement(Status.CANNOT_TELL, Why.CHANCE)),
        (replace(BETTER, since=2016), Judgement(Status.CANNOT_TELL, Why.YEAR_BEFORE)),
        (Development(None, why=Why.BREAK), Judgement(Status.CANNOT_TELL, Why.BREAK)),
        (Development(None, why=Why.FIRST), Judgement(Status.CANNOT_TELL, Why.FIRST)),
        (Development(None, 2017, 0.1, why=Why.UNKNOWN_N), Judgement(Status.CANNOT_TELL, Why.UNKNOWN_N)),
    ],
)
def test_a_course_is_judged_by_the_change_since_the_year_before(last: Development, expected: Judgement) -> None:
    assert judge(MEAN, COURSE, share(3.7, 100, MEAN), last, BETTER) == expected


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (BETTER, Judgement(Status.MET)),
        (WORSE, Judgement(Status.NOT_MET)),
        (CHANCE, Judgement(Status.CANNOT_TELL, Why.CHANCE)),
        (Development(None, why=Why.FIRST), Judgement(Status.CANNOT_TELL, Why.FIRST)),
    ],
)
def test_a_rise_is_judged_by_the_change_since_the_first_year(start: Development, expected: Judgement) -> None:
    newest = share(3.7, 100, MEAN)
    assert judge(MEAN, RISE, newest, replace(WORSE, since=2016), start) == expected
    assert judge(MEAN, RISE, newest, start, None) == expected


years = st.lists(
    st.tuples(st.integers(2012, 2019), st.one_of(st.none(), st.integers(10, 50)), st.integers(5, 900)),
    unique_by=lambda year: year[0],
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize("target", [COURSE, RISE], ids=lambda one: one.aim)
@given(found=years, at=st.integers(2010, 2019))
@some_examples
def test_to_become_better_is_held_against_the_right_year(target: Target, found: list[oracle.Year], at: int) -> None:
    indicator = replace(MEAN, breaks=(Break(at, MEAN.name),))
    values = [value(indicator, year, None if ten is None else ten / 10, n) for year, ten, n in found]
    ways = {"it": Way(indicator, series(indicator, values))}
    last, start = since_last(ways)["it"], since_start(ways)["it"]
    judgement = judge(indicator, target, ways["it"].series.newest, last, start)
    against = oracle.held_against(target.aim, found, [at])
    change = next((one for one in (last, start) if one.since == against), None) if against else None
    expected = _TOLD[change.verdict] if change else Status.CANNOT_TELL
    assert judgement is not None
    assert judgement.status is expected


@given(
    st.integers(0, 100),
    st.integers(5, 2000),
    st.integers(0, 100),
    st.booleans(),
    st.sampled_from([BETTER, WORSE, CHANCE, UNTOLD]),
)
@some_examples
def test_a_level_is_judged_as_the_rules_say(
    percent: int, n: int, target: int, higher_is_better: bool, start: Development
) -> None:
    indicator = replace(SHARE, higher_is_better=higher_is_better)
    newest = share(percent, n, indicator)
    assert newest.low is not None
    assert newest.high is not None
    expected = oracle.level(
        (newest.low, newest.high),
        target,
        higher_is_better=higher_is_better,
        better_than_at_first=start.verdict is Verdict.BETTER,
    )
    assert judged(indicator, newest, target, start).status == expected


@pytest.mark.parametrize("higher_is_better", [True, False])
@pytest.mark.parametrize("target", [5, 20, 50, 80, 95])
def test_a_place_exactly_at_its_target_is_wrongly_judged_in_at_most_25_of_1000_cases(
    target: int, higher_is_better: bool
) -> None:
    """Exact chances of every possible count, not a simulation, at each size of a school, with other classes each year
    whose pupils are alike."""
    indicator = replace(SHARE, higher_is_better=higher_is_better)
    for n in SIZES:
        chances = dict.fromkeys(Status, 0.0)
        for count, chance in enumerate(oracle.in_classes(n, target / 100)):
            newest = share(told(SHARE, 100 * count / n, n, "institution"), n, indicator)
            chances[judged(indicator, newest, target).status] += chance
        assert sum(chances.values()) == pytest.approx(1)
        assert chances[Status.MET] <= 0.025, n
        assert chances[Status.NOT_MET] <= 0.025, n


def test_a_mean_exactly_at_its_target_is_wrongly_said_to_meet_it_in_at_most_25_of_1000_cases() -> None:
    chance = np.random.default_rng(1)
    classes = chance.normal(0, 0.8 * math.sqrt(oracle.ALIKE), (8000, 12)).mean(axis=1)
    pupils = chance.normal(0, 0.8 * math.sqrt(1 - oracle.ALIKE), (8000, 240)).mean(axis=1)
    drawn = 3.75 + classes + pupils
    found = [judged(MEAN, share(told(MEAN, float(one), 240, "institution"), 240, MEAN), 3.75) for one in drawn]
    met = sum(one.status is Status.MET for one in found) / len(found)
    assert 0.01 < met <= 0.025


def test_a_place_far_from_its_target_is_judged_nearly_always() -> None:
    """Else the promise about wrong judgements would be cheap."""
    chances = [
        chance
        for count, chance in enumerate(oracle.in_classes(400, 0.92))
        if judged(SHARE, share(told(SHARE, count / 4, 400, "institution"), 400), 80).status is Status.MET
    ]
    assert sum(chances) > 0.95

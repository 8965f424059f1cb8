"""What became of a focus area: only what a verdict and an interval allow."""

from datetime import date

import pytest

from dashboard.cells import NOT_ASKED, Cell, Status
from dashboard.follow_up import Area, FollowUp, Later, Outcome, Reached, by_factor, corrected, outcome, reached
from dashboard.mapping import Name
from dashboard.profile import Choice, UnitLink
from dashboard.statistics.verdicts import Difference, Size, Verdict

THEN, NOW = Cell(Status.SHOWN, 40, 480, 460, 500, groups=2), Cell(Status.SHOWN, 42, 520, 500, 540, groups=2)
ROUND = Choice("2017", Name(da="2017"))


def difference(verdict: Verdict) -> Difference:
    return Difference(40, 12, 68, verdict, Size.NOTICEABLE)


def area(factor: str = "relation", what: Outcome = Outcome.CHANCE, form: str = "pupil", name: str = "") -> Area:
    unit = UnitLink(7, "institution", "Bøgeskolen")
    return Area(
        number=1,
        unit=unit,
        round=Choice("2015", Name(da="2015")),
        form=Choice(form, Name(da="Elever")),
        factor=Choice(factor, Name(da=name or factor)),
        turned=False,
        chosen=THEN,
        corrected=None,
        aim=None,
        worked=0,
        since=date(2016, 1, 4),
        ended=None,
        later=(),
        outcome=what,
    )


@pytest.mark.parametrize("verdict", Verdict)
def test_the_verdict_is_told_as_it_stands(verdict: Verdict) -> None:
    assert outcome(THEN, NOW, difference(verdict), is_comparable=True).value == verdict.value


@pytest.mark.parametrize(
    ("then", "now", "is_comparable", "expected"),
    [
        (THEN, NOT_ASKED, False, Outcome.UNASKED),
        (THEN, NOW, False, Outcome.REWORDED),
        (THEN, Cell(Status.FEW), True, Outcome.HIDDEN),
        (THEN, Cell(Status.PROTECT), True, Outcome.HIDDEN),
        (THEN, Cell(Status.EXTREME, bound=">=700"), True, Outcome.HIDDEN),
        (Cell(Status.PROTECT), NOW, True, Outcome.HIDDEN),
    ],
)
def test_without_two_values_there_is_no_verdict(then: Cell, now: Cell, is_comparable: bool, expected: Outcome) -> None:
    """Whatever difference somebody worked out."""
    for found in (None, difference(Verdict.BETTER)):
        assert outcome(then, now, found, is_comparable=is_comparable) is expected


@pytest.mark.parametrize(
    ("aim", "expected"),
    [(499, Reached.ABOVE), (500, Reached.WITHIN), (520, Reached.WITHIN), (540, Reached.WITHIN), (541, Reached.BELOW)],
)
def test_an_aim_counts_as_reached_only_when_the_whole_interval_says_so(aim: int, expected: Reached) -> None:
    assert reached(aim, Later(ROUND, Outcome.CHANCE, NOW, difference(Verdict.CHANCE))) is expected


@pytest.mark.parametrize("what", [Outcome.REWORDED, Outcome.HIDDEN, Outcome.UNASKED, Outcome.CLOSED])
def test_an_aim_is_held_against_no_other_question(what: Outcome) -> None:
    assert reached(500, Later(ROUND, what, NOW)) is None


def test_a_round_was_corrected_when_any_figure_is_another() -> None:
    assert corrected(THEN, Cell(Status.SHOWN, 40, 480, 460, 500, groups=9)) is None
    for other in (NOW, Cell(Status.SHOWN, 41, 480, 460, 500), Cell(Status.SHOWN, 40, 480, 465, 500), NOT_ASKED):
        assert corrected(THEN, other) is other


def test_every_area_is_counted_once() -> None:
    found = FollowUp(tuple(area(what=what) for what in (*Outcome, Outcome.BETTER, Outcome.GONE)), is_above=True)
    assert found.counts == dict.fromkeys(Outcome, 1) | {Outcome.BETTER: 2, Outcome.GONE: 2}
    assert found.told == 4


def counted(*areas: Area) -> list[tuple[str, str, str, int]]:
    return [(one.factor.key, one.factor.name.da, one.form.key, times) for one, times in by_factor(areas)]


def test_the_same_factor_of_two_forms_is_two() -> None:
    assert counted(area("calm"), area("mood"), area("calm"), area("calm", form="parent")) == [
        ("calm", "calm", "pupil", 2),
        ("mood", "mood", "pupil", 1),
        ("calm", "calm", "parent", 1),
    ]


def test_two_factors_of_one_name_are_two() -> None:
    assert counted(area("calm", name="Ro"), area("rest", name="Ro")) == [
        ("calm", "Ro", "pupil", 1),
        ("rest", "Ro", "pupil", 1),
    ]


def test_a_factor_that_was_renamed_is_one_under_the_name_that_comes_first() -> None:
    assert counted(area("calm", name="Ro i klassen"), area("calm", name="Ro")) == [("calm", "Ro i klassen", "pupil", 2)]

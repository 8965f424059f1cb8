"""What is proposed, and in which order, worked out once more from the differences; what is hidden or may be chance."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.cells import NOT_ASKED, Cell, Status
from dashboard.mapping import Name
from dashboard.planning import Deviations, of_factor
from dashboard.profile import Choice, Participation
from dashboard.proposals import Beside, Figure, Influence, influence, proposals, seen
from dashboard.statistics.verdicts import Difference, Verdict, size

FORM, WHOLE = Choice("pupil", Name(da="Elever")), Choice("municipality", Name(da="Fjordby"))
BEFORE = Choice("2017", Name(da="2017"))
SHARES = {"much": 1.0, "some": 0.5, "little": 0.25}
S, T = 90, 20


def shown(n: int = 40, points: int = 480, groups: int = 2) -> Cell:
    return Cell(Status.SHOWN, n, points, points - 20, points + 20, groups=groups)


def difference(value: int, half: int, *, clear: bool = True) -> Difference:
    verdict = Verdict.CHANCE
    if clear and abs(value) > half:
        verdict = Verdict.BETTER if value > 0 else Verdict.WORSE
    return Difference(value, value - half, value + half, verdict, size(value))


def figure(
    key: str,
    whole: Difference | None = None,
    before: Difference | None = None,
    can: str = "much",
    cell: Cell | None = None,
) -> Figure:
    own = shown() if cell is None else cell
    return Figure(
        form=FORM,
        factor=Choice(key, Name(da=key)),
        turned=False,
        cell=own,
        whole=Beside(WHOLE, shown(2000), whole) if whole else None,
        before=Beside(BEFORE, shown(), before) if before else None,
        seen=seen(own, S, T, 10),
        influence=Influence(can),
    )


differences = st.none() | st.builds(difference, st.integers(-150, 150), st.integers(0, 100), clear=st.booleans())
many = st.lists(st.tuples(differences, differences, st.sampled_from(list(SHARES)), st.booleans()), max_size=12)


@given(many)
def test_the_order_is_distance_times_certainty_times_influence(drawn: list[tuple]) -> None:
    """Certainty: the share of a distance that is left at the end of its interval nearest to none."""
    figures, expected = [], []
    for place, (whole, before, can, hidden) in enumerate(drawn):
        figures.append(figure(str(place), whole, before, can, Cell(Status.FEW) if hidden else None))
        products = [
            abs(one.value) * ((abs(one.value) - (one.high - one.value)) / abs(one.value)) * SHARES[can]
            for one in (whole, before)
            if one is not None and one.verdict is Verdict.WORSE
        ]
        if products and not hidden:
            expected.append((max(products), place))
    found = proposals(figures)
    assert [one.weight for one in found.clear] == pytest.approx(sorted((w for w, _ in expected), reverse=True))
    assert {one.factor.key for one in found.clear} == {str(place) for _, place in expected}


@given(many)
def test_what_may_be_chance_is_never_among_the_clear_and_never_put_in_order_of_size(drawn: list[tuple]) -> None:
    figures = [figure(str(place), whole, before, can) for place, (whole, before, can, _) in enumerate(drawn)]
    found = proposals(figures)
    for one in found.clear:
        assert any(each.difference and each.difference.verdict is Verdict.WORSE for each in one.grounds)
    places = [int(one.factor.key) for one in found.maybe]
    assert places == sorted(places)
    assert not {one.factor.key for one in found.maybe} & {one.factor.key for one in found.clear}
    for one in found.maybe:
        assert any(each.difference and each.difference.value <= -20 for each in one.maybe)


@pytest.mark.parametrize(
    "cell", [Cell(Status.FEW), Cell(Status.PROTECT), Cell(Status.EXTREME, bound="<=400"), NOT_ASKED]
)
def test_nothing_is_proposed_or_promised_of_what_is_hidden(cell: Cell) -> None:
    one = figure("relation", difference(-80, 20), cell=cell)
    assert one.seen is None
    assert not one.is_beyond_sight
    assert proposals([one]).clear == proposals([one]).maybe == ()


def test_what_lies_clearly_above_is_no_proposal() -> None:
    assert proposals([figure("relation", difference(80, 20))]) == proposals([])


def test_what_was_chosen_or_turned_down_is_not_proposed_again() -> None:
    some = [figure("relation", difference(-80, 20)), figure("calm", difference(-70, 20))]
    found = proposals(some, [("pupil", "relation"), ("parent", "calm")])
    assert [one.factor.key for one in found.clear] == ["calm"]


def test_the_stated_change_is_that_of_planning() -> None:
    """One formula for a promise, wherever it is made."""
    cell = shown(41)
    planned = of_factor(("relation", Name(da="x"), False), cell, Deviations(S, T), 10, Participation())
    found = seen(cell, S, T, 10)
    assert found is not None
    assert (found.answers, found.alone, found.among) == (41, planned.change, planned.among)


@pytest.mark.parametrize("groups", [0, 1, 3])
def test_two_of_the_same_size_together_see_a_change_that_is_smaller_by_the_root_of_two(groups: int) -> None:
    found = seen(shown(41, groups=groups), S, T, 10)
    assert found is not None
    assert found.together == pytest.approx(found.alone / 2**0.5)


def test_a_rise_that_could_not_be_seen_is_said_to_be_so() -> None:
    beyond, within = figure("calm", difference(-30, 10)), figure("calm", difference(-150, 10))
    assert beyond.seen is not None
    assert 30 < beyond.seen.alone < 150
    assert beyond.is_beyond_sight
    assert not within.is_beyond_sight
    assert not figure("calm", difference(30, 10)).is_beyond_sight


def test_a_house_can_do_at_least_as_much_as_one_of_its_teams() -> None:
    catalogue = Path(__file__).parents[2] / "dashboard" / "catalogues" / "influence.toml"
    constructs = tomllib.loads(catalogue.read_text(encoding="utf-8"))["construct"]
    assert constructs
    for construct in constructs:
        team, house = (influence(construct, "staff", of_institution=whole) for whole in (False, True))
        assert SHARES[house] >= SHARES[team]


def test_a_construct_of_a_programmes_own_has_what_stands_for_whoever_answers() -> None:
    assert influence("made_up_by_us", "pupil", of_institution=False) is Influence.MUCH
    assert influence(None, "parent", of_institution=False) is Influence.SOME

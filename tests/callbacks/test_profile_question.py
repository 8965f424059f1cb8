"""The profile's parts agree with each other: tabs with pages, summary with chart, order with distances."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Engine

from dashboard.access import OPERATOR
from dashboard.factor_order import DISTANCE
from dashboard.profile import Clear, Profile
from dashboard.selection import Selection
from dashboard.statistics.verdicts import Verdict
from data_access.catalogue import read
from data_access.engine import reading
from data_access.questions import units
from data_access.questions.profile import profile
from layouts.pieces.summary import summarised

Look = Callable[..., Profile]


@pytest.fixture
def look(own_store: Engine) -> Iterator[Look]:
    """The profile of the first institution in the newest round."""
    with reading(own_store) as store:
        catalogue = read(store)
        newest = catalogue.rounds[-1].id
        home = next(
            way[-1].unit for way in units.all_of_round(OPERATOR, store, newest) if way[-1].kind == "institution"
        )

        def ask(unit: int = home, **chosen: str) -> Profile:
            found = profile(OPERATOR, store, catalogue, Selection("profile", unit, **chosen))
            assert found is not None
            return found

        yield ask


def keys(one: Profile, verdict: Verdict) -> set[str]:
    return {row.key for row in one.factors if row.difference and row.difference.verdict is verdict}


def test_the_summary_has_the_verdicts_of_the_chart_in_every_form_and_round(look: Look) -> None:
    seen = 0
    for round_ in look().rounds:
        for form in look(round=round_.key).forms:
            one = look(round=round_.key, form=form.key)
            whole = summarised(one).whole
            if whole is None:
                continue
            seen += len(whole.above) + len(whole.below)
            assert {found.factor.key for found in whole.above} == keys(one, Verdict.BETTER)
            assert {found.factor.key for found in whole.below} == keys(one, Verdict.WORSE)
            assert {row.key for row in whole.chance} == keys(one, Verdict.CHANCE)
    assert seen


def test_held_against_a_round_the_summary_tells_of_that_round(look: Look) -> None:
    earliest = look().rounds[0].key
    for form in look().forms:
        one = look(form=form.key, against=earliest)
        before = summarised(one).before
        assert before is None or before.other.key == earliest
        if before:
            assert {found.factor.key for found in (*before.above, *before.below)} == (
                keys(one, Verdict.BETTER) | keys(one, Verdict.WORSE)
            )


def test_a_tab_counts_what_its_own_page_shows(look: Look) -> None:
    tabs = look().clear
    assert set(tabs) == {form.key for form in look().forms}
    for form, told in tabs.items():
        one = look(form=form)
        assert told == Clear(len(keys(one, Verdict.BETTER)), len(keys(one, Verdict.WORSE)))


def test_by_distance_the_differences_only_grow_smaller_and_nothing_is_lost(look: Look) -> None:
    for form in look().forms:
        usual, sorted_ = look(form=form.key), look(form=form.key, order=DISTANCE)
        assert {row.key for row in usual.factors} == {row.key for row in sorted_.factors}
        distances = [abs(row.difference.value) for row in sorted_.factors if row.difference]
        assert distances == sorted(distances, reverse=True)
        assert sorted_.selection.order == DISTANCE


def test_an_order_that_means_nothing_gives_way_to_the_usual_one(look: Look) -> None:
    assert look(order="backwards").selection.order is None


def test_a_unit_below_counts_what_its_own_profile_shows(look: Look) -> None:
    told = 0
    for form in look().forms:
        for child in look(form=form.key).children:
            if not child.asked:
                assert child.clear == Clear()
                continue
            own = look(child.unit, form=form.key)
            assert child.clear == Clear(len(keys(own, Verdict.BETTER)), len(keys(own, Verdict.WORSE))), child.name
            told += child.clear.above + child.clear.below
    assert told

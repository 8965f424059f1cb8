"""One unit over all rounds, from a published store, beside slow sums over the cells that stand there."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event, update

from dashboard.access import OPERATOR, Role
from dashboard.cells import NOT_ASKED, Status
from dashboard.selection import Selection
from dashboard.trend import Course, There, Way
from data_access import tables
from data_access.catalogue import read
from data_access.engine import reading
from data_access.questions.progress.frame import frame
from data_access.questions.progress.trend import trend
from tests import reference_progress_trend as oracle
from tests.data_access import cohorts
from tests.data_access.cohorts import FACTORS, MERGED, ROUNDS, Told, number, opened, role, same
from tests.reference_progress_trend import Change, Outcome
from tests.stores import Stores, new_stores

SCHOOLS = [*(f"N{place}" for place in (1, 2, 3, 4)), MERGED, *(f"S{place}" for place in (1, 2, 3, 4))]
UNITS = ["", "N", "S", *SCHOOLS, "N3-t", "N1-1", "N1-3", "S2-1"]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    folder = tmp_path_factory.mktemp("trend")
    with new_stores(f"sqlite:///{folder / 'store.db'}", folder / "vault") as made:
        cohorts.take(made, folder)
        yield made


@pytest.fixture(scope="module")
def figures(told: Stores) -> Told:
    return Told(told)


def expected(figures: Told, unit: str, now: str, before: dict[str, str]) -> dict[str, Outcome]:
    """`before` is the earlier round of each factor."""
    family = {
        factor: Change(figures.figure(unit, now, factor), figures.figure(unit, round_, factor), *figures.spread[factor])
        for factor, round_ in before.items()
        if figures.signature(now, factor) == figures.signature(round_, factor)
    }
    return oracle.outcomes(family)


def holds(figures: Told, found: Course, unit: str) -> None:
    """Its points are the published ones."""
    factor = found.line.key
    for place, round_ in enumerate(ROUNDS):
        figure, cell = figures.figure(unit, round_, factor), found.line.own[place]
        assert (figure is not None) == cell.shown
        assert figure is None or (cell.n, cell.groups or 0, cell.points) == figure


def compares(stores: Stores, figures: Told, unit: str, now: str, before: str) -> None:
    found = opened(stores, unit, round=now, against=before, order="place").trend
    since = expected(figures, unit, now, dict.fromkeys(FACTORS, before))
    whole = unit[:1] if len(unit) > 1 else ""
    meanwhile = expected(figures, whole, now, dict.fromkeys(FACTORS, before)) if unit else {}
    asked = {factor: [figures.signature(round_, factor) for round_ in ROUNDS] for factor in FACTORS}
    own = {factor: [figures.figure(unit, round_, factor) for round_ in ROUNDS] for factor in FACTORS}
    first = {f: place for f in FACTORS if (place := oracle.first(asked[f], own[f], ROUNDS.index(now))) is not None}
    other = {factor: ROUNDS[place] for factor, place in first.items() if ROUNDS[place] != before}
    earliest = expected(figures, unit, now, other)
    assert [course.line.key for course in found.courses] == list(FACTORS)
    for course in found.courses:
        key = course.line.key
        holds(figures, course, unit)
        assert same(course.since, since.get(key))
        assert same(course.meanwhile, meanwhile.get(key))
        assert same(course.first.difference if course.first else None, earliest.get(key))
        assert course.first is None or course.first.round.key == other[key]
    assert found.chosen is not None
    assert found.chosen.line.key == oracle.opens_with(since, FACTORS)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize(("now", "before"), [("2019", "2017"), ("2019", "2015"), ("2017", "2015")])
def test_a_unit_has_changed_as_the_oracle_says(told: Stores, figures: Told, unit: str, now: str, before: str) -> None:
    if unit == MERGED and before == "2015":
        assert {stop.there for stop in opened(told, unit, round=now).trend.stops[:1]} == {There.AWAY}
        return
    compares(told, figures, unit, now, before)


def test_both_databases_tell_the_same(stores: Stores, tmp_path: Path) -> None:
    cohorts.take(stores, tmp_path)
    figures = Told(stores)
    for unit in ("", "S", "N1", "N3-t"):
        compares(stores, figures, unit, "2019", "2017")


def test_some_change_is_clear_some_is_not_and_some_cannot_be_told(told: Stores) -> None:
    courses = [
        one for unit in UNITS for first in ("2015", "2017") for one in opened(told, unit, against=first).trend.courses
    ]
    assert {one.since is None for one in courses} == {True, False}
    assert {one.is_clear for one in courses if one.since} == {True, False}


def test_what_is_put_in_other_words_is_held_against_no_round_before(told: Stores) -> None:
    found = opened(told, "N1", against="2015", factor="worry").trend
    assert found.chosen is not None
    assert found.chosen.line.key == "worry"
    assert found.chosen.since is None
    assert found.chosen.line.own[0].shown
    assert found.chosen.first is not None
    assert found.chosen.first.round.key == "2017"


def test_the_wholes_stand_beside_every_round(told: Stores, figures: Told) -> None:
    found = opened(told, "N1").trend
    assert [whole.key for whole in found.wholes] == ["municipality", "programme"]
    for course in found.courses:
        for kind, unit in (("municipality", "N"), ("programme", "")):
            points = [cell.points for cell in course.line.wholes[kind]]
            expected = [figures.figure(unit, round_, course.line.key) for round_ in ROUNDS]
            assert points == [one.points if one else None for one in expected]
    assert opened(told, "").trend.wholes == ()
    assert [whole.key for whole in opened(told, "N").trend.wholes] == ["programme"]


def test_a_unit_of_one_round_only_has_no_change(told: Stores) -> None:
    found = opened(told, "N5", round="2015").trend
    assert [stop.there for stop in found.stops] == [There.OPEN, There.AWAY, There.AWAY]
    assert (found.now, found.before) == (0, None)
    assert all((one.since, one.first, one.meanwhile) == (None, None, None) for one in found.courses)
    assert any(one.line.own[0].shown for one in found.courses)


def test_a_school_that_left_has_its_way_until_then(told: Stores) -> None:
    found = opened(told, "S5").trend
    assert (found.stops[found.now].round.key, found.stops[-1].there) == ("2017", There.AWAY)
    assert all(one.line.own[-1] == NOT_ASKED for one in found.courses)


def test_a_form_that_is_not_put_to_the_unit_gives_way(told: Stores) -> None:
    assert opened(told, "N1", form="leader").trend.courses[0].line.key == "relation"
    assert [one.line.key for one in opened(told, "N", form="leader").trend.courses] == ["culture"]


def test_a_round_without_the_form_says_that_it_was_not_asked(told: Stores) -> None:
    found = opened(told, "S3", round="2015", form="young").trend
    [course] = found.courses
    assert [cell.status for cell in course.line.own[1:]] == [Status.ABSENT] * 2


@pytest.mark.parametrize(("unit", "most"), [("", 3), ("N1", 11), ("N1-3", 7)])
def test_a_few_questions_are_enough(told: Stores, unit: str, most: int) -> None:
    said: list[str] = []

    def note(*about: object) -> None:
        said.append(str(about[2]))

    with reading(told.store) as store:
        catalogue = read(store)
        at = frame(OPERATOR, store, catalogue, Selection("progress", number(told, unit), section="trend", form="pupil"))
        assert at is not None
        event.listen(told.store, "before_cursor_execute", note)
        try:
            trend(OPERATOR, store, catalogue, at)
        finally:
            event.remove(told.store, "before_cursor_execute", note)
    assert 0 < len(said) <= most


# Who sees what


def test_those_above_see_a_school_only_in_the_rounds_that_are_released(told: Stores) -> None:
    above = role(told, Role.MUNICIPALITY, "N", None, ("",))
    assert cohorts.asked(told, "N1", scope=above) is None
    rounds = round_numbers(told)
    some = replace(above, opened={(rounds[key], number(told, "N1")): True for key in ("2015", "2019")})
    found = opened(told, "N1", scope=some).trend
    assert [stop.there for stop in found.stops] == [There.OPEN, There.CLOSED, There.OPEN]
    assert all(course.line.own[1] == NOT_ASKED for course in found.courses)
    assert found.before == 0
    assert opened(told, "N1", scope=some, against="2017").trend.before == 0
    assert opened(told, "N1", scope=some).children is None
    assert cohorts.asked(told, "N1-2", scope=some) is None


def test_a_released_team_tells_those_above_of_no_children(told: Stores) -> None:
    above = role(told, Role.PROGRAMME, "")
    rounds = round_numbers(told)
    some = replace(above, opened={(rounds[key], number(told, "N3")): True for key in ROUNDS})
    assert opened(told, "N3-t", scope=some).children is None
    assert opened(told, "N3", scope=some).children is None


def test_a_sum_that_is_withheld_leaves_its_round_without_a_number(told: Stores) -> None:
    above = role(told, Role.PROGRAMME, "")
    with told.store.connect() as store:
        selection = Selection("progress", number(told, ""), section="trend", form="pupil")
        before = cohorts.seen(store, selection, above)
        table = tables.aggregate
        store.execute(
            update(table).where(table.c.round_id == round_numbers(told)["2017"]).values(unreleased=2, tellable=False)
        )
        after = cohorts.seen(store, selection, above)
    assert before is not None
    assert after is not None
    relation = [page.trend.courses[0] for page in (before, after)]
    assert [cell.shown for cell in relation[0].line.own] == [True, True, True]
    assert [cell.status for cell in relation[1].line.own] == [Status.SHOWN, Status.PROTECT, Status.SHOWN]
    assert relation[1].since is None
    assert relation[1].first is not None


def test_a_reader_of_one_institution_sees_the_others_only_in_the_sums(told: Stores) -> None:
    for name in (Role.LEADER, Role.BOARD):
        scope = role(told, name, "N1", "N1", ("N", ""))
        found = opened(told, "N1", scope=scope).trend
        assert found.courses[0].line.wholes["municipality"][0].shown
        assert cohorts.asked(told, "N2", scope=scope) is None
    board = role(told, Role.BOARD, "N1", "N1", ("N", ""))
    assert cohorts.asked(told, "N1-1", scope=board) is None
    assert opened(told, "N1", scope=board).children is None


def test_a_group_is_followed_in_the_way_that_is_chosen(told: Stores) -> None:
    assert opened(told, "N1-3").trend.way is Way.CHILDREN
    assert opened(told, "N1-3", order="place").trend.way is Way.PLACE
    assert opened(told, "N1-3").trend.ways == (Way.PLACE, Way.CHILDREN)
    assert opened(told, "S1-1").trend.ways == (Way.PLACE,)
    assert opened(told, "S1-1", order="children").trend.way is Way.PLACE


def round_numbers(stores: Stores) -> dict[str, int]:
    with stores.store.connect() as store:
        return {row.key: row.id for row in store.execute(tables.round_.select())}

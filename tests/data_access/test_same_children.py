"""Groups of the same children from a published store: the chain of groups, who may see it, and what has changed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.access import OPERATOR, Role, Scope
from dashboard.same_children import Group, SameChildren
from dashboard.selection import Selection
from dashboard.trend import There, Trend, Way
from data_access.catalogue import read
from data_access.questions.progress.frame import frame
from data_access.questions.progress.trend import trend
from tests import reference_progress_trend as oracle
from tests.data_access import cohorts
from tests.data_access.cohorts import FACTORS, MERGED, MOVED_UP, ROUNDS, Told, number, opened, role, same
from tests.reference_progress_trend import Change, Outcome
from tests.stores import Stores, new_stores

SCHOOLS = ("N1", "N3", MERGED, "S3")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    folder = tmp_path_factory.mktemp("cohorts")
    with new_stores(f"sqlite:///{folder / 'store.db'}", folder / "vault") as made:
        cohorts.take(made, folder)
        yield made


@pytest.fixture(scope="module")
def figures(told: Stores) -> Told:
    return Told(told)


def chain(group: str, now: str) -> dict[str, str]:
    """By round, oldest first: the group that the children were in, as the packages say."""
    found = {now: group}
    while now in MOVED_UP and (group := MOVED_UP[now].get(group, "")):
        now = ROUNDS[ROUNDS.index(now) - 1]
        found = {now: group} | found
    return found


def groups_of(school: str) -> list[str]:
    start = ("N5", "N6") if school == MERGED else school
    return [group for group in MOVED_UP["2019"] if group.startswith(start)]


def expected(figures: Told, school: str, now: str = "2019") -> dict[tuple[str, str], Outcome]:
    """Over all groups and factors of the school."""
    family = {}
    for group in groups_of(school):
        ways = chain(group, now)
        for factor in FACTORS:
            asked = [figures.signature(round_, factor) for round_ in ways]
            told = [figures.figure(unit, round_, factor) for round_, unit in ways.items()]
            if (place := oracle.first(asked, told, len(ways) - 1)) is not None:
                family[group, factor] = Change(told[-1], told[place], *figures.spread[factor])
    return oracle.outcomes(family, same_children=True)


def followed(stores: Stores, unit: str, *, scope: Scope = OPERATOR, **chosen: str) -> SameChildren:
    found = opened(stores, unit, scope=scope, **chosen).children
    assert found is not None
    return found


def by_code(stores: Stores, found: SameChildren, codes: list[str]) -> dict[str, Group]:
    numbers = {number(stores, code): code for code in codes}
    return {numbers[group.unit.unit]: group for group in found.groups}


def agrees(stores: Stores, figures: Told, school: str) -> None:
    outcomes = expected(figures, school)
    for factor in FACTORS:
        groups = by_code(stores, followed(stores, school, factor=factor), groups_of(school))
        assert groups.keys() == set(groups_of(school))
        for code, group in groups.items():
            assert same(group.since.difference if group.since else None, outcomes.get((code, factor)))
            assert list(group.then) == list(chain(code, "2019"))
            for round_, unit in chain(code, "2019").items():
                figure, cell = figures.figure(unit, round_, factor), group.then[round_].cell
                assert (cell.n, cell.groups or 0, cell.points) == figure if figure else not cell.shown


@pytest.mark.parametrize("school", SCHOOLS)
def test_a_table_is_what_the_oracle_makes_of_all_groups_and_factors(told: Stores, figures: Told, school: str) -> None:
    agrees(told, figures, school)


def test_both_databases_tell_the_same(stores: Stores, tmp_path: Path) -> None:
    cohorts.take(stores, tmp_path)
    figures = Told(stores)
    for school in SCHOOLS:
        agrees(stores, figures, school)


def test_some_groups_are_clearly_changed_some_not_and_some_hidden(told: Stores, figures: Told) -> None:
    outcomes = [one for school in SCHOOLS for one in expected(figures, school).values()]
    assert {"better", "chance"} <= {one.verdict for one in outcomes}
    hidden = [
        group
        for school in SCHOOLS
        for group in followed(told, school, factor="relation").groups
        if not next(iter(group.then.values())).cell.shown
    ]
    assert hidden


def test_the_chain_goes_through_a_merger(told: Stores) -> None:
    found = by_code(told, followed(told, MERGED), groups_of(MERGED))["N5-3"]
    assert [one.stop.name for one in found.then.values()] == ["Class 1, School N5", "Class 2", "Class 3"]
    assert {one.stop.there for one in found.then.values()} == {There.OPEN}


def test_a_leader_is_not_told_of_a_class_of_the_school_that_closed(told: Stores) -> None:
    leader = role(told, Role.LEADER, MERGED, MERGED, ("N", ""))
    found = by_code(told, followed(told, MERGED, scope=leader), groups_of(MERGED))["N5-3"]
    first = found.then["2015"]
    assert (first.stop.there, first.stop.name, first.cell.shown) == (There.CLOSED, "", False)
    assert found.since is None or found.since.round.key == "2017"


def test_children_who_answered_another_form_then_are_told_to_have(told: Stores) -> None:
    found = by_code(told, followed(told, "S3"), groups_of("S3"))["S3-3"]
    assert [one.stop.there for one in found.then.values()] == [There.OTHERWISE, There.OPEN, There.OPEN]
    assert found.since is not None
    assert found.since.round.key == "2017"


def test_a_team_has_its_own_groups_with_the_verdicts_of_its_institution(told: Stores) -> None:
    for factor in FACTORS:
        team, school = (followed(told, unit, factor=factor) for unit in ("N3-t", "N3"))
        assert team.groups == school.groups


def test_a_member_sees_the_groups_of_the_own_team_on_the_page_of_the_institution(told: Stores) -> None:
    member = role(told, Role.MEMBER, "N1-3", "N1", ("N", ""))
    found = opened(told, "N1", scope=member).children
    assert found is not None
    assert [group.unit.unit for group in found.groups] == [number(told, "N1-3")]
    assert [one.stop.there for one in found.groups[0].then.values()] == [There.CLOSED, There.CLOSED, There.OPEN]
    assert found.groups[0].since is None


@pytest.mark.parametrize("unit", ["", "N", "N1-3"])
def test_what_lies_above_the_institutions_and_a_group_itself_have_no_such_table(told: Stores, unit: str) -> None:
    assert opened(told, unit).children is None


def test_a_school_whose_groups_were_never_together_has_no_such_table(told: Stores) -> None:
    assert opened(told, "S1").children is None
    assert opened(told, "N1", round="2015").children is None


def the_way(stores: Stores, group: str, **chosen: str) -> Trend:
    found = opened(stores, group, **chosen).trend
    assert found.way is Way.CHILDREN
    return found


@pytest.mark.parametrize("group", ["N1-3", "N3-3", "N5-3"])
@pytest.mark.parametrize("before", ["2015", "2017"])
def test_on_its_own_page_a_group_is_its_children(told: Stores, figures: Told, group: str, before: str) -> None:
    found, ways = the_way(told, group, against=before), chain(group, "2019")
    assert [stop.round.key for stop in found.stops] == list(ways)
    family = {
        factor: Change(
            figures.figure(group, "2019", factor), figures.figure(ways[before], before, factor), *figures.spread[factor]
        )
        for factor in FACTORS
        if figures.signature("2019", factor) == figures.signature(before, factor)
    }
    outcomes = oracle.outcomes(family, same_children=True)
    for course in found.courses:
        factor = course.line.key
        assert same(course.since, outcomes.get(factor))
        points = [figures.figure(unit, round_, factor) for round_, unit in ways.items()]
        assert [cell.points for cell in course.line.own] == [one.points if one else None for one in points]


def test_the_class_of_the_same_code_holds_other_children(told: Stores, figures: Told) -> None:
    place = opened(told, "N1-2", order="place").trend.courses[0].line.own
    children = the_way(told, "N1-2").courses[0].line.own
    assert [cell.points for cell in place] != [cell.points for cell in children]


def test_a_round_in_which_they_answered_another_form_is_no_round_to_hold_against(told: Stores) -> None:
    found = the_way(told, "S3-3", against="2015")
    assert [stop.there for stop in found.stops] == [There.OTHERWISE, There.OPEN, There.OPEN]
    assert found.before == 1


def test_children_who_can_be_seen_nowhere_else_are_not_followed_unasked(told: Stores) -> None:
    member = role(told, Role.MEMBER, "N1-3", "N1", ("N", ""))
    assert opened(told, "N1-3", scope=member).trend.way is Way.PLACE
    asked = opened(told, "N1-3", scope=member, order="children").trend
    assert [stop.there for stop in asked.stops] == [There.CLOSED, There.CLOSED, There.OPEN]
    assert asked.before is None


def test_a_chain_leads_over_no_round_that_is_not_published(told: Stores) -> None:
    """It would take other children for the same."""
    with told.store.connect() as store:
        whole = read(store)
        known = replace(whole, rounds=tuple(one for one in whole.rounds if one.key != "2017"))
        group = Selection("progress", cohorts.number_in(store, "N1-3"), section="trend", form="pupil")
        at = frame(OPERATOR, store, known, group)
        assert at is not None
        assert trend(OPERATOR, store, known, at).trend.ways == (Way.PLACE,)


def test_a_chain_ends_with_a_group_that_came_from_nowhere(told: Stores) -> None:
    assert [stop.round.key for stop in the_way(told, "S4-2").stops] == ["2017", "2019"] == list(chain("S4-2", "2019"))

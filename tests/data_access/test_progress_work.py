"""What became of focus areas beside what was done, from a published store: who is told what, and the slow sums."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, event, update

from dashboard.access import OPERATOR, Grant, Role, Scope
from dashboard.cells import Cell, Status
from dashboard.disclosure.universe import ALL
from dashboard.follow_up import Area, Outcome
from dashboard.selection import Selection
from dashboard.work import Others, Silence, Trace, Work, Worked
from data_access import focus_areas, releases, tables, work
from data_access.catalogue import Catalogue, read
from data_access.focus_areas import Address
from data_access.questions import cells, units
from data_access.questions.progress.frame import frame
from data_access.questions.progress.work import work as ask
from tests import reference_progress_trend as oracle
from tests import reference_progress_work as slow
from tests.data_access import cohorts
from tests.data_access.cohorts import FACTORS, ROUNDS, Told, number_in
from tests.data_access.release_worlds import tried
from tests.reference_progress_trend import Change
from tests.stores import Stores, new_stores

MOST_STATEMENTS = 25
SCHOOLS = ("N1", "N2", "N3", "N4")
NEXT = {"2015": "2017", "2017": "2019"}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    folder = tmp_path_factory.mktemp("work")
    with new_stores(f"sqlite:///{folder / 'store.db'}", folder / "vault") as made:
        cohorts.take(made, folder)
        yield made


@dataclass
class Town:
    """A store in which what a test does is undone at its end."""

    store: Connection
    catalogue: Catalogue

    def number(self, code: str) -> int:
        return number_in(self.store, code)

    def round(self, key: str) -> int:
        found = self.catalogue.round(key)
        assert found is not None
        return found.id

    def address(self, code: str, round_: str, factor: str = "relation") -> Address:
        form = self.catalogue.form(self.round(round_), "pupil")
        assert form is not None
        found = self.catalogue.factor(self.round(round_), form.id, factor)
        assert found is not None
        return Address(self.number(code), self.round(round_), form.id, found.id)

    def cell(self, at: Address) -> Cell:
        ways = units.ways(OPERATOR, self.store, at.round_id, [at.unit_id])
        places = [(at.round_id, way) for way in ways.values()]
        found = cells.of(OPERATOR, self.store, places, at.form_id, self.catalogue.splits[ALL])
        return found[at.unit_id, at.factor_id, at.round_id]

    def choose(self, code: str, round_: str, factor: str = "relation", aim: int | None = None) -> int:
        at = self.address(code, round_, factor)
        return focus_areas.choose(self.store, at, self.cell(at), aim, "anna")

    def now_says(self, at: Address, **values: object) -> None:
        """Another cell than was published."""
        here, whole = tables.cell.c, self.catalogue.splits[ALL].id
        place = (here.unit_id == at.unit_id, here.round_id == at.round_id, here.split_id == whole)
        changed = update(tables.cell).where(*place, here.factor_id == at.factor_id).values(values)
        assert self.store.execute(changed).rowcount == 1

    def release(self, *codes: str, rounds: tuple[str, ...] = ROUNDS, with_teams: bool = False) -> None:
        for round_ in map(self.round, rounds):
            for code in codes:
                releases.look(self.store, round_, self.number(code), "anna")
                releases.release(self.store, round_, self.number(code), "anna", with_teams=with_teams)

    def sees(self, scope: Scope, code: str, round_: str = "2019", against: str | None = None) -> Worked | None:
        """As the web asks: with what is open at that moment."""
        scope = replace(scope, opened=releases.opened(self.store) if scope.looks_down else {})
        selection = Selection("progress", self.number(code), round_, section="work", against=against)
        at = frame(scope, self.store, self.catalogue, selection)
        return ask(scope, self.store, self.catalogue, at) if at else None

    def role(self, name: Role, code: str, institution: str | None = None) -> Scope:
        home = None if institution is None else self.number(institution)
        above = () if not code else ("",) if len(code) == 1 else ("", code[0])
        return Scope((Grant(name, self.number(code), home, frozenset(map(self.number, above))),))


@pytest.fixture
def town(published: Stores) -> Iterator[Town]:
    with tried(published.store) as store:
        yield Town(store, read(store))


def seen(found: Worked | None) -> Worked:
    assert found is not None
    return found


def only(found: Worked | None) -> Area:
    [area] = seen(found).follow_up.areas
    return area


def trace(found: Worked | None, round_: str) -> Trace:
    return next(one for one in seen(found).traces if one.round.key == round_)


def names(several: tuple) -> list[str]:
    return [unit.name for unit, _ in several]


@pytest.mark.parametrize("code", ["N1", "N2", "N9", "S1", "S2", "S3", "S4", "N3-t"])
def test_every_difference_is_that_of_the_slow_sums(published: Stores, town: Town, code: str) -> None:
    figures, leader = Told(published), town.role(Role.LEADER, code[:2])
    chosen = []
    for before in ("2015", "2017"):
        for factor in FACTORS:
            if figures.figure(code, before, factor):
                town.choose(code, before, factor)
                chosen.append((before, factor))
    areas = seen(town.sees(leader, code[:2])).follow_up.areas
    assert len(areas) == len(chosen) > 0
    for area in areas:
        for later in area.later:
            expected = slowly(figures, code, area.round.key, later.round.key).get(area.factor.key)
            found = later.difference
            told = found and (found.value, found.low, found.high, found.verdict.value, found.size.value)
            assert told == (tuple(expected) if expected else None)
            if found:
                assert later.outcome.value == found.verdict.value


def slowly(figures: Told, code: str, before: str, now: str) -> dict[str, oracle.Outcome]:
    family = {
        factor: Change(figures.figure(code, now, factor), figures.figure(code, before, factor), *figures.spread[factor])
        for factor in FACTORS
        if figures.signature(now, factor) == figures.signature(before, factor)
    }
    return oracle.outcomes(family)


def test_an_area_is_followed_up_by_the_next_round_and_the_newest(town: Town) -> None:
    town.choose("S1", "2015", aim=530)
    area = only(town.sees(town.role(Role.LEADER, "S1"), "S1"))
    assert [later.round.key for later in area.later] == ["2017", "2019"]
    assert area.outcome is area.later[0].outcome
    assert (area.chosen.points, area.aim) == (town.cell(town.address("S1", "2015")).points, 530)


def test_some_really_are_better_by_the_next_round(town: Town) -> None:
    """In 2019 everybody there is well; most other places cannot be told from chance."""
    outcomes = set()
    for school in ("S1", "S2", "S3", "S4"):
        town.choose(school, "2017", "relation")
        outcomes |= {area.outcome for area in seen(town.sees(town.role(Role.LEADER, school), school)).follow_up.areas}
    assert outcomes >= {Outcome.BETTER, Outcome.CHANCE}


def test_a_new_value_that_is_only_a_bound_gives_no_verdict(town: Town) -> None:
    town.choose("S1", "2017", "wellbeing")
    area = only(town.sees(town.role(Role.LEADER, "S1"), "S1"))
    assert (area.outcome, area.later[0].cell.status) == (Outcome.HIDDEN, Status.EXTREME)


def test_until_there_is_a_next_round_it_waits(town: Town) -> None:
    town.choose("S1", "2019")
    area = only(town.sees(town.role(Role.LEADER, "S1"), "S1"))
    assert (area.outcome, area.later) == (Outcome.WAITING, ())


def test_whoever_looks_back_at_an_earlier_round_sees_what_was_known_then_and_is_sent_on(town: Town) -> None:
    town.choose("S1", "2015")
    town.choose("S1", "2017")
    leader = town.role(Role.LEADER, "S1")
    assert [a.outcome for a in seen(town.sees(leader, "S1", "2015")).follow_up.areas] == [Outcome.LATER]
    now, before = seen(town.sees(leader, "S1", "2017")).follow_up.areas
    assert (now.outcome, now.later, len(before.later)) == (Outcome.LATER, (), 1)


def test_questions_that_were_changed_break_the_follow_up(town: Town) -> None:
    town.choose("S1", "2015", "worry")
    area = only(town.sees(town.role(Role.LEADER, "S1"), "S1"))
    assert {later.outcome for later in area.later} == {Outcome.REWORDED}
    assert all(later.difference is None for later in area.later)


def test_a_place_that_is_no_more_is_not_followed_up(town: Town) -> None:
    town.choose("S5", "2017")
    gone = [a for a in seen(town.sees(town.role(Role.MUNICIPALITY, "S"), "S")).follow_up.areas if a]
    assert gone == []
    town.release("S5", rounds=("2015", "2017"))
    scope = town.role(Role.MUNICIPALITY, "S")
    assert only(town.sees(scope, "S")).outcome is only(town.sees(scope, "S", "2017")).outcome is Outcome.GONE


def test_a_new_value_that_is_hidden_is_no_value(town: Town) -> None:
    town.choose("S1", "2017")
    nothing = dict.fromkeys(("n", "points", "low", "high", "groups"))
    town.now_says(town.address("S1", "2019"), status=Status.FEW.value, **nothing)
    area = only(town.sees(town.role(Role.LEADER, "S1"), "S1"))
    assert (area.outcome, area.later[0].cell.points, area.later[0].difference) == (Outcome.HIDDEN, None, None)


def test_a_corrected_round_is_held_against_as_it_stands_now(town: Town) -> None:
    at = town.address("S1", "2017")
    then, now = town.cell(at), town.cell(town.address("S1", "2019"))
    town.choose("S1", "2017")
    town.now_says(at, points=(then.points or 0) + 10)
    area = only(town.sees(town.role(Role.LEADER, "S1"), "S1"))
    assert area.chosen.points == then.points
    assert area.corrected is not None
    assert area.corrected.points == (then.points or 0) + 10
    assert area.later[0].difference is not None
    assert area.later[0].difference.value == (now.points or 0) - (then.points or 0) - 10


def test_a_round_that_says_the_same_was_not_corrected(town: Town) -> None:
    town.choose("S1", "2017")
    assert only(town.sees(town.role(Role.LEADER, "S1"), "S1")).corrected is None


@pytest.mark.parametrize(
    ("role", "code", "home", "told"),
    [
        (Role.LEADER, "N3", None, {"N3", "N3-t"}),
        (Role.RESOURCE_PERSON, "N3", None, {"N3", "N3-t"}),
        (Role.COORDINATOR, "N3-t", "N3", {"N3", "N3-t"}),
        (Role.MEMBER, "N3-t", "N3", {"N3", "N3-t"}),
        (Role.MEMBER, "N3-1", "N3", {"N3"}),
    ],
)
def test_the_house_sees_its_own_as_far_as_it_sees_the_figures(
    town: Town, role: Role, code: str, home: str | None, told: set[str]
) -> None:
    for chosen in ("N3", "N3-t", "N1"):
        town.choose(chosen, "2017")
    scope = town.role(role, code, home)
    areas = seen(town.sees(scope, "N3")).follow_up.areas
    assert {area.unit.unit for area in areas} == {town.number(one) for one in told}
    assert town.sees(scope, "N1") is None


def test_the_board_is_told_when_the_round_is_open(town: Town) -> None:
    town.choose("N1", "2017")
    board = town.role(Role.BOARD, "N1")
    before = seen(town.sees(board, "N1", "2017"))
    assert (before.follow_up.areas, before.follow_up.is_told, before.is_own) == ((), False, False)
    assert [one.named for one in before.traces if one.round.key == "2017"] == [()]
    town.release("N1", rounds=("2017",))
    after = seen(town.sees(board, "N1", "2017"))
    assert (len(after.follow_up.areas), after.follow_up.is_told) == (1, True)
    assert [len(one.named) for one in after.traces if one.round.key == "2017"] == [1]


@pytest.mark.parametrize(("role", "code"), [(Role.MUNICIPALITY, "N"), (Role.PROGRAMME, "")])
def test_those_above_count_what_is_open_in_both_rounds(town: Town, role: Role, code: str) -> None:
    for school in SCHOOLS:
        town.choose(school, "2017")
    scope = town.role(role, code)
    assert seen(town.sees(scope, code)).follow_up.areas == ()
    town.release("N1")
    area = only(town.sees(scope, code))
    assert (area.unit.unit, area.outcome in (Outcome.BETTER, Outcome.CHANCE)) == (town.number("N1"), True)
    assert only(town.sees(scope, "N1")) == area
    releases.undo(town.store, town.round("2017"), town.number("N1"), "anna")
    assert seen(town.sees(scope, code)).follow_up.areas == ()


def test_what_is_open_in_the_first_round_alone_is_counted_and_not_shown(town: Town) -> None:
    town.choose("N1", "2017")
    town.release("N1", rounds=("2017",))
    scope = town.role(Role.MUNICIPALITY, "N")
    area = only(town.sees(scope, "N"))
    assert (area.outcome, area.later[0].cell.points) == (Outcome.CLOSED, None)
    assert only(town.sees(scope, "N1")).outcome is Outcome.CLOSED
    town.release("N1", rounds=("2015",))
    town.choose("N1", "2015")
    releases.undo(town.store, town.round("2017"), town.number("N1"), "anna")
    assert [a.outcome for a in seen(town.sees(scope, "N1")).follow_up.areas] == [Outcome.CLOSED]


def test_teams_are_counted_where_they_are_open_too(town: Town) -> None:
    town.choose("N3-t", "2017")
    scope = town.role(Role.MUNICIPALITY, "N")
    town.release("N3")
    assert seen(town.sees(scope, "N")).follow_up.areas == ()
    town.release("N3", with_teams=True)
    assert only(town.sees(scope, "N")).unit.unit == town.number("N3-t")


def test_those_above_are_told_what_the_round_says_now(town: Town) -> None:
    """Who sees two versions of a round could tell who came in between."""
    town.choose("N1", "2017")
    then = town.cell(town.address("N1", "2017")).points or 0
    town.now_says(town.address("N1", "2017"), points=then + 10)
    town.release("N1")
    area = only(town.sees(town.role(Role.MUNICIPALITY, "N"), "N1"))
    assert (area.chosen.points, area.corrected) == (then + 10, None)


def test_work_is_told_by_name_only_while_four_others_are_left(town: Town) -> None:
    """In 2017 the north has five schools; the figures of the second open with all the rest, and so does its work."""
    for school in ("N1", "N2"):
        town.choose(school, "2017")
        work.add(town.store, town.round("2017"), town.number(school), Work.MEETING_HELD, 7)
    scope = town.role(Role.MUNICIPALITY, "N")
    town.release("N1", "N2", "N3", "N4", rounds=("2017",))
    opened = {unit for round_, unit in releases.opened(town.store) if round_ == town.round("2017")}
    found = trace(town.sees(scope, "N", "2017"), "2017")
    assert [unit.unit for unit, _ in found.named] == [town.number("N1")]
    assert {unit.unit for unit in found.waiting} == opened - {town.number("N1")}
    assert {a.unit.unit for a in seen(town.sees(scope, "N", "2017")).follow_up.areas} == {town.number("N1")}
    town.release("N9", rounds=("2017",))
    found = trace(town.sees(scope, "N", "2017"), "2017")
    assert (len(found.named), found.waiting, found.others) == (5, (), Silence.NOBODY)


def test_the_others_are_one_sum(town: Town) -> None:
    for school, times in zip(SCHOOLS, (3, 5, 7, 11), strict=True):
        work.add(town.store, town.round("2017"), town.number(school), Work.ACTION_DONE, times)
        town.choose(school, "2017")
    for scope, code in ((town.role(Role.MUNICIPALITY, "N"), "N"), (town.role(Role.PROGRAMME, ""), "N")):
        others = trace(town.sees(scope, code, "2017"), "2017").others
        assert isinstance(others, Others)
        assert (others.institutions, others.done.of(Work.ACTION_DONE), others.done.focus_areas) == (5, 26, 4)
    town.release("N1", rounds=("2017",))
    found = trace(town.sees(town.role(Role.MUNICIPALITY, "N"), "N", "2017"), "2017")
    assert [done.of(Work.ACTION_DONE) for _, done in found.named] == [3]
    assert isinstance(found.others, Others)
    assert (found.others.institutions, found.others.done.of(Work.ACTION_DONE)) == (4, 23)


def test_a_leader_is_told_the_own_alone(town: Town) -> None:
    leader = town.role(Role.LEADER, "N1")
    work.add(town.store, town.round("2017"), town.number("N1"), Work.MEETING_HELD)
    town.release("N2", rounds=("2017",))
    for code in ("N1", "N", ""):
        found = trace(town.sees(leader, code, "2017"), "2017")
        assert [unit.unit for unit, _ in found.named] == [town.number("N1")]
        assert found.others is Silence.CLOSED
        assert found.waiting == ()


def test_whoever_knows_one_of_them_is_told_no_sum(town: Town) -> None:
    """The sum less the own school would speak of one less than it seems to."""
    both = Scope((*town.role(Role.LEADER, "N1").grants, *town.role(Role.MUNICIPALITY, "N").grants))
    assert trace(town.sees(both, "N", "2017"), "2017").others is Silence.FEW
    assert isinstance(trace(town.sees(town.role(Role.MUNICIPALITY, "N"), "N", "2017"), "2017").others, Others)


def test_a_sum_of_one_to_three_that_have_not_released_is_not_told(town: Town) -> None:
    town.release("N2", "N3", rounds=("2017",))
    assert trace(town.sees(town.role(Role.MUNICIPALITY, "N"), "N", "2017"), "2017").others is Silence.FEW


def test_both_rounds_in_view_are_told(town: Town) -> None:
    found = seen(town.sees(town.role(Role.LEADER, "N1"), "N1", "2019", against="2015"))
    assert [one.round.key for one in found.traces] == ["2015", "2019"]
    assert [one.round.key for one in seen(town.sees(town.role(Role.LEADER, "N1"), "N1", "2015")).traces] == ["2015"]


def test_the_place_of_a_school_is_that_of_the_first_publication(town: Town) -> None:
    places = work.places(town.store, [town.round("2015")])
    moved = update(tables.unit_in_round).where(tables.unit_in_round.c.unit_id == town.number("N1"))
    town.store.execute(moved.values(parent_id=town.number("S")))
    releases.settle(town.store, town.round("2015"))
    assert work.places(town.store, [town.round("2015")]) == places
    assert places[town.round("2015")].above[town.number("N1")] == town.number("N")


def fill(town: Town) -> None:
    """Every school works a little, and some of them have released."""
    for place, school in enumerate((*SCHOOLS, "S1", "S2"), 1):
        town.choose(school, "2015")
        town.choose(school, "2017", aim=530)
        work.add(town.store, town.round("2017"), town.number(school), Work.ACTION_DONE, place)
        work.add(town.store, town.round("2017"), town.number(school), Work.PROFILE_OPENED, 3 * place)
    town.release("N1", "S1", "S2")


def of_everybody(town: Town) -> dict[str, Worked | None]:
    readers = {
        "programme": (town.role(Role.PROGRAMME, ""), ""),
        "municipality": (town.role(Role.MUNICIPALITY, "N"), "N"),
        "leader": (town.role(Role.LEADER, "N1"), "N1"),
        "team": (town.role(Role.MEMBER, "N3-t", "N3"), "N3-t"),
        "board": (town.role(Role.BOARD, "S2"), "S2"),
    }
    return {name: town.sees(scope, code) for name, (scope, code) in readers.items()}


def test_the_same_is_told_on_every_database(town: Town, stores: Stores, tmp_path: Path) -> None:
    cohorts.take(stores, tmp_path)
    with tried(stores.store) as store:
        other = Town(store, read(store))
        fill(town)
        fill(other)
        told = of_everybody(town)
        assert told == of_everybody(other)
    assert all(found and found.traces for found in told.values())
    assert len(seen(told["programme"]).follow_up.areas) > len(seen(told["municipality"]).follow_up.areas) > 0


@pytest.mark.parametrize("code", ["", "N", "N1"])
def test_more_areas_and_more_institutions_take_no_more_questions(town: Town, code: str) -> None:
    town.choose("N1", "2015")
    town.choose("N1", "2017")
    scope = town.role(Role.LEADER, "N1") if code == "N1" else town.role(Role.PROGRAMME, "")
    town.release("N1")
    few = statements(town, scope, code)
    for school in (*SCHOOLS, "S1", "S2", "S3", "S4"):
        for factor in ("relation", "worry"):
            town.choose(school, "2015", factor)
            town.choose(school, "2017", factor)
    town.release(*SCHOOLS, "S1", "S2", with_teams=True)
    assert few == statements(town, scope, code) <= MOST_STATEMENTS


def statements(town: Town, scope: Scope, code: str) -> int:
    said: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        said.append(statement)

    opened = releases.opened(town.store) if scope.looks_down else {}
    selection = Selection("progress", town.number(code), "2019", section="work")
    at = frame(replace(scope, opened=opened), town.store, town.catalogue, selection)
    assert at is not None
    event.listen(town.store, "before_cursor_execute", note)
    ask(replace(scope, opened=opened), town.store, town.catalogue, at)
    event.remove(town.store, "before_cursor_execute", note)
    return len(said)


def test_a_team_follows_up_its_own_beside_the_counts_of_its_school(town: Town) -> None:
    for chosen in ("N3", "N3-t"):
        town.choose(chosen, "2017")
    work.add(town.store, town.round("2017"), town.number("N3"), Work.MEETING_HELD, 2)
    found = town.sees(town.role(Role.COORDINATOR, "N3-t", "N3"), "N3-t")
    assert only(found).unit.unit == town.number("N3-t")
    [(unit, done)] = trace(found, "2017").named
    assert (unit.unit, done.of(Work.MEETING_HELD), done.focus_areas) == (town.number("N3"), 2, 2)


def test_the_sum_is_that_of_the_slow_rule(town: Town) -> None:
    """Whoever has released, and in whatever order."""
    counts = {school: number**2 for number, school in enumerate((*SCHOOLS, "N9", "S1", "S2", "S3", "S4", "S5"), 1)}
    for school, times in counts.items():
        work.add(town.store, town.round("2017"), town.number(school), Work.ACTION_DONE, times)
    above = {school: school[0] for school in counts}
    released: list[str] = []
    told = 0
    for school in ("N2", "S1", "S3", "N1", "N3", "N4", "S2", "N9"):
        for code in ("", "N", "S"):
            expected = slow.sum_slowly(above, code, opened_in(town, "2017"), set(released), counts)
            role = Role.MUNICIPALITY if code else Role.PROGRAMME
            others = trace(town.sees(town.role(role, code), code, "2017"), "2017").others
            found = (others.institutions, others.done.of(Work.ACTION_DONE)) if isinstance(others, Others) else None
            assert found == expected
            told += found is not None
        town.release(school, rounds=("2017",))
        released.append(school)
    assert 0 < told < 24


def opened_in(town: Town, round_: str) -> list[str]:
    """By code, in the order in which they opened."""
    codes = {town.number(code): code for code in (*SCHOOLS, "N9", "S1", "S2", "S3", "S4", "S5")}
    return [codes[unit] for unit in work.opened(town.store, [town.round(round_)])[town.round(round_)]]


def test_work_on_an_area_is_told_at_the_area(town: Town) -> None:
    focus_areas.worked(town.store, town.choose("N1", "2017"), 2)
    assert only(town.sees(town.role(Role.LEADER, "N1"), "N1")).worked == 2


def test_those_above_cannot_tell_from_a_count_that_a_closed_team_has_chosen(town: Town) -> None:
    work_of_a_team = town.choose("N3-t", "2017")
    town.choose("N3", "2017")
    focus_areas.worked(town.store, work_of_a_team, 3)
    scope = town.role(Role.MUNICIPALITY, "N")
    sums = trace(town.sees(scope, "N", "2017"), "2017").others
    assert isinstance(sums, Others)
    assert (sums.done.focus_areas, sums.done.of(Work.ACTION_DONE)) == (1, 0)
    for with_teams in (False, True):
        town.release("N3", rounds=("2017",), with_teams=with_teams)
        for code in ("N", "N3"):
            [(_, done)] = trace(town.sees(scope, code, "2017"), "2017").named
            assert (done.focus_areas, done.of(Work.ACTION_DONE)) == (1, 0)


def test_inside_the_house_a_reader_counts_what_the_reader_may_open(town: Town) -> None:
    for code in ("N3", "N3-t"):
        town.choose(code, "2017")
    for role, code, home, expected in (
        (Role.LEADER, "N3", None, 2),
        (Role.COORDINATOR, "N3-t", "N3", 2),
        (Role.MEMBER, "N3-1", "N3", 1),
    ):
        [(_, done)] = trace(town.sees(town.role(role, code, home), "N3", "2017"), "2017").named
        assert done.focus_areas == expected


def test_a_later_round_that_is_not_open_is_told_as_such(town: Town) -> None:
    town.choose("N1", "2015")
    town.release("N1", rounds=("2015",))
    scope = town.role(Role.MUNICIPALITY, "N")
    area = only(town.sees(scope, "N1", "2015"))
    assert (area.outcome, [one.round.key for one in area.later]) == (Outcome.CLOSED, ["2017"])
    town.release("N1", rounds=("2019",))
    assert only(town.sees(scope, "N1", "2015")).outcome is Outcome.LATER


def test_whoever_looked_before_looks_were_counted_has_opened_the_profile(town: Town) -> None:
    leader = town.role(Role.LEADER, "N1")
    releases.look(town.store, town.round("2017"), town.number("N1"), "anna")
    for expected in (1, 1, 2):
        [(_, done)] = trace(town.sees(leader, "N1", "2017"), "2017").named
        assert done.of(Work.PROFILE_OPENED) == expected
        work.add(town.store, town.round("2017"), town.number("N1"), Work.PROFILE_OPENED)


def test_an_institution_that_a_correction_added_is_not_called_nobody(town: Town) -> None:
    town.release(*SCHOOLS, "N9", rounds=("2017",))
    scope = town.role(Role.MUNICIPALITY, "N")
    assert trace(town.sees(scope, "N", "2017"), "2017").others is Silence.NOBODY
    here = tables.work_place.c
    gone = delete(tables.work_place).where(here.round_id == town.round("2017"), here.unit_id == town.number("N9"))
    town.store.execute(gone)
    releases.undo(town.store, town.round("2017"), town.number("N9"), "anna")
    event_ = tables.release_event
    town.store.execute(delete(event_).where(event_.c.unit_id == town.number("N9")))
    assert trace(town.sees(scope, "N", "2017"), "2017").others is Silence.FEW

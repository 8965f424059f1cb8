"""The question behind the section about equity: gaps between published figures, and only for whom they are told."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import Connection

from dashboard.access import OPERATOR, Role, Scope
from dashboard.cells import Cell, Status
from dashboard.equity import Equity, Gap, Movement
from dashboard.selection import Selection
from dashboard.statistics.verdicts import Verdict
from data_access.catalogue import Round, read
from data_access.questions import cells, units
from data_access.questions.progress.equity import equity
from data_access.questions.progress.frame import frame
from tests import reference_progress_equity as oracle
from tests.attack.surveys import Answer, Version
from tests.attack.worlds import changed, make
from tests.data_access.release_worlds import tried
from tests.data_access.two_towns import DATABASES, numbers, reader, release, stores_on, take_two_rounds
from tests.stores import Stores

NORTH, SOUTH = [f"N{letter}" for letter in "ABCDEF"], [f"S{letter}" for letter in "ABCDE"]
POSITIVE = ("q1", "q2", "q6")


def in_year(year: int) -> Version:
    """In the later round the boys of the north have sunk. In the south some have told nothing of themselves, so that
    one group less the other would speak of a few."""
    world = changed(make(dict.fromkeys((*NORTH, *SOUTH), (24, 22, 23)), year, seed=year), told_of_oneself)
    return changed(world, sunk) if year == 2017 else world


def told_of_oneself(answer: Answer) -> Answer:
    if not answer.unit.startswith("N"):
        return answer
    return replace(answer, splits={"gender": "girl", "language": "danish"} | dict(answer.splits))


def sunk(answer: Answer) -> Answer:
    if answer.splits.get("gender") != "boy" or not answer.unit.startswith("N"):
        return answer
    lowered = {item: max(1, given - 1) if given and item in POSITIVE else given for item, given in answer.items.items()}
    return replace(answer, items=lowered)


@pytest.fixture(scope="module", params=DATABASES)
def published(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    """Two rounds, in the later of which `worry` was asked in other words."""
    folder = tmp_path_factory.mktemp("published")
    with stores_on(request, folder) as made:
        take_two_rounds(made, folder, in_year)
        yield made


@pytest.fixture
def store(published: Stores) -> Iterator[Connection]:
    """What a test does here is undone at its end."""
    with tried(published.store) as connection:
        yield connection


def ask(store: Connection, code: str, scope: Scope = OPERATOR, **chosen: str) -> Equity:
    catalogue = read(store)
    at = frame(scope, store, catalogue, Selection("progress", numbers(store)[code], section="equity", **chosen))
    assert at is not None
    return equity(scope, store, catalogue, at)


# Figures


def published_cells(store: Connection, code: str, round_: Round, split: str) -> dict[tuple[str, str], Cell]:
    """By the keys of value and factor."""
    catalogue = read(store)
    way = units.ways(OPERATOR, store, round_.id, [numbers(store)[code]])[numbers(store)[code]]
    form = catalogue.forms[round_.id][0]
    values = [one for key, one in catalogue.splits.items() if key.startswith(f"{split}=")]
    found = cells.by_split(OPERATOR, store, (round_.id, way), form.id, values)
    factors = {one.id: one.key for one in catalogue.factors_of(round_.id, form.id)}
    keys = {one.id: one.key for one in values}
    return {(keys[value], factors[factor]): cell for (value, factor), cell in found.items()}


def told(cell: Cell) -> oracle.Told | None:
    return oracle.Told(cell.points or 0, cell.n or 0, cell.groups or 0) if cell.shown else None


def two(found: dict[tuple[str, str], Cell], gap: Gap) -> oracle.Two | None:
    one, other = (told(found[value.key, gap.factor.key]) for value in (gap.one, gap.other))
    return oracle.Two(one, other) if one and other else None


@pytest.mark.parametrize("code", ["pfl", "N", "S", "NA", "NB", "SC"])
@pytest.mark.parametrize("split", ["gender", "language"])
def test_every_gap_and_its_movement_are_those_of_the_oracle(store: Connection, code: str, split: str) -> None:
    before, now = read(store).rounds
    found = ask(store, code, split=next(key for key in read(store).splits if key.startswith(split)))
    earlier, latest = (published_cells(store, code, one, split) for one in (before, now))
    assert {gap.factor.key for gap in found.gaps} == {"relation", "worry", "wellbeing"}
    pairs = []
    for gap in found.gaps:
        then = {key: two(all_cells, gap) for key, all_cells in (("2015", earlier), ("2017", latest))}
        for key, both in then.items():
            difference = gap.then(key).difference
            assert (difference.value if difference else None) == (both.points if both else None)
        if then["2015"] and then["2017"] and gap.factor.key != "worry":
            pairs.append((gap, then["2017"], then["2015"]))
    judged = together([(gap, both[0], both[1]) for gap, *both in pairs])
    for (gap, latest_gap, earlier_gap), (value, low, high, verdict) in zip(pairs, judged, strict=True):
        change = gap.change
        assert change is not None
        assert (change.value, change.low, change.high, change.verdict.value) == (value, low, high, verdict)
        clear = [gap.higher(key) is not None for key in ("2017", "2015")]
        expected = oracle.meaning(latest_gap, earlier_gap, *clear, verdict, gap.factor.within, gap.factor.between)
        assert gap.movement == expected
    assert sum(gap.change is not None for gap in found.gaps) == len(pairs)


def together(pairs: list[tuple[Gap, oracle.Two, oracle.Two]]) -> list[tuple[int, int, int, str]]:
    """One family, each factor with its own spread."""
    every = [(now, before, gap.factor.within, gap.factor.between) for gap, now, before in pairs]
    return oracle.moved_together(every)


def test_boys_that_have_sunk_have_moved_the_gap(store: Connection) -> None:
    found = {gap.factor.key: gap for gap in ask(store, "N").gaps}
    assert found["relation"].change is not None
    assert found["relation"].change.value > 0, "girls less boys"
    assert found["relation"].change.verdict is Verdict.BETTER
    assert found["relation"].movement in (Movement.LARGER, Movement.TOWARDS)
    assert ask(store, "N").factor in ("relation", "wellbeing")


def test_other_questions_are_never_compared(store: Connection) -> None:
    found = {gap.factor.key: gap for gap in ask(store, "N").gaps}
    assert found["worry"].change is None
    assert [one.comparable for one in found["worry"].rounds] == [False, True]
    assert all(one.difference for one in found["worry"].rounds), "each round's own gap holds"


def test_in_the_first_round_there_is_nothing_to_hold_against(store: Connection) -> None:
    found = ask(store, "N", round="2015")
    assert found.gaps
    assert all(gap.change is None and gap.movement is None for gap in found.gaps)


def test_the_split_is_chosen_by_any_of_its_values(store: Connection) -> None:
    assert [one.key for one in ask(store, "N").splits] == ["gender=girl", "language=danish"]
    assert ask(store, "N").split == ask(store, "N", split="gender=boy").split
    by_language = ask(store, "N", split="language=other")
    assert {(gap.one.key, gap.other.key) for gap in by_language.gaps} == {("language=danish", "language=other")}


def test_the_factor_is_the_chosen_one(store: Connection) -> None:
    assert ask(store, "N", factor="worry").factor == "worry"


def test_of_a_hidden_figure_there_is_no_gap(store: Connection) -> None:
    hidden = 0
    for code in (*NORTH, *SOUTH):
        for split in ("gender=girl", "language=danish"):
            for gap in ask(store, code, split=split).gaps:
                for then in gap.rounds:
                    is_shown = then.one.shown and then.other.shown
                    assert (then.difference is not None) == is_shown
                    hidden += not is_shown
                if not all(then.one.shown and then.other.shown for then in gap.rounds):
                    assert gap.change is None
                    assert gap.movement is None
    assert hidden, "the world hides something"


# Who is told


@pytest.mark.parametrize("role", [Role.PROGRAMME, Role.MUNICIPALITY])
def test_of_a_named_institution_nobody_above_is_told_of_groups(store: Connection, role: Role) -> None:
    release(store, *NORTH, *SOUTH, with_teams=True)
    found = ask(store, "NB", reader(store, role, "pfl" if role is Role.PROGRAMME else "N"))
    assert found == Equity(closed=True)


def test_the_board_is_not_told_of_groups(store: Connection) -> None:
    assert ask(store, "NB", reader(store, Role.BOARD, "NB")).closed


@pytest.mark.parametrize("role", [Role.LEADER, Role.RESOURCE_PERSON])
def test_who_leads_the_institution_is_told(store: Connection, role: Role) -> None:
    found = ask(store, "NB", reader(store, role, "NB"))
    assert not found.closed
    assert found.gaps == ask(store, "NB").gaps


def test_those_above_are_told_of_their_own_aggregate_when_it_is_told_at_all(store: Connection) -> None:
    north = reader(store, Role.MUNICIPALITY, "N")
    assert ask(store, "N", north).gaps == ask(store, "N").gaps, "nothing is open, so all six stand together"
    release(store, *NORTH[:4], with_teams=True)
    withheld = ask(store, "N", reader(store, Role.MUNICIPALITY, "N"))
    assert all(then.difference is None for gap in withheld.gaps for then in gap.rounds), "two would be singled out"
    statuses = {cell.status for gap in withheld.gaps for then in gap.rounds for cell in (then.one, then.other)}
    assert statuses == {Status.PROTECT}


def test_nobody_is_told_of_a_unit_that_is_not_theirs(store: Connection) -> None:
    catalogue, scope = read(store), reader(store, Role.LEADER, "NB")
    selection = Selection("progress", numbers(store)["NC"], section="equity")
    assert frame(scope, store, catalogue, selection) is None


@pytest.mark.parametrize("code", ["NA-a", "NA-tx"])
def test_classes_and_teams_have_no_such_section(store: Connection, code: str) -> None:
    selection = Selection("progress", numbers(store)[code], section="equity")
    at = frame(OPERATOR, store, read(store), selection)
    assert at is not None
    assert at.section != "equity"

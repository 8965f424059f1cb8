"""The question behind the plan: what every factor could show, from published figures, and counts of what is open."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import Connection

from dashboard.access import OPERATOR, Role, Scope
from dashboard.cells import Status
from dashboard.planning import Below, Plan
from dashboard.selection import Selection
from data_access.catalogue import read
from data_access.questions import cells, units
from data_access.questions.progress.frame import frame
from data_access.questions.progress.plan import plan
from tests import reference_progress_plan as oracle
from tests.attack.surveys import Version
from tests.attack.worlds import make
from tests.data_access.release_worlds import tried
from tests.data_access.two_towns import DATABASES, numbers, reader, release, stores_on
from tests.stores import Stores

NORTH, SOUTH = [f"N{letter}" for letter in "ABCDEF"], [f"S{letter}" for letter in "ABCDE"]
CLASSES = {"NB": (9, 8), "NC": (24, 25, 22, 23), "ND": (12, 3)}


def programme() -> Version:
    """Schools of many sizes, one of them with a class too small to be told; four have not answered in each class."""
    world = make({school: CLASSES.get(school, (13, 12, 14)) for school in (*NORTH, *SOUTH)}, 2015)
    answered = Counter(answer.unit for answer in world.answers["pupil"])
    return replace(world, invited={("pupil", unit): count + 4 for unit, count in answered.items()})


@pytest.fixture(scope="module", params=DATABASES)
def published(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    """One round only: a plan needs no earlier one."""
    folder = tmp_path_factory.mktemp("published")
    with stores_on(request, folder) as made:
        made.take(programme().write(folder / "package"))
        yield made


@pytest.fixture
def store(published: Stores) -> Iterator[Connection]:
    """What a test does here is undone at its end."""
    with tried(published.store) as connection:
        yield connection


def ask(store: Connection, code: str, scope: Scope = OPERATOR) -> Plan:
    catalogue = read(store)
    at = frame(scope, store, catalogue, Selection("progress", numbers(store)[code], section="plan"))
    assert at is not None
    found = plan(scope, store, catalogue, at)
    assert found is not None
    return found


def spreads(store: Connection) -> dict[str, tuple[int, int]]:
    """s and t by factor."""
    catalogue = read(store)
    [round_] = catalogue.rounds
    form = catalogue.forms[round_.id][0]
    return {one.key: (one.within or 0, one.between or 0) for one in catalogue.factors_of(round_.id, form.id)}


@pytest.mark.parametrize("code", ["pfl", "N", "NB", "NC", "NA-tx", "NA-a", "NC-a"])
def test_every_factor_is_planned_as_the_oracle_does(store: Connection, code: str) -> None:
    found, of = ask(store, code), spreads(store)
    assert [one.key for one in found.factors] == ["relation", "worry", "wellbeing"]
    floors = []
    for one in found.factors:
        assert one.cell.shown
        unit, (s, t) = (one.cell.n or 0, one.cell.groups or 0), of[one.key]
        change = oracle.detectable(unit, unit, s, t)
        assert one.change == pytest.approx(change, abs=0.01)
        assert one.among == pytest.approx(oracle.power(change, unit, unit, s, t, figures=3), abs=1e-4)
        floors.append(oracle.floor(max(1, unit[1]), s, t))
    assert found.floor == pytest.approx(min(floors), abs=0.05)


def test_with_everybodys_answers_a_little_less_would_be_seen(store: Connection) -> None:
    found, of = ask(store, "NC"), spreads(store)
    answered, invited = found.participation.answered, found.participation.invited
    assert answered is not None
    assert invited is not None
    assert invited > answered
    for one in found.factors:
        n, groups = one.cell.n or 0, one.cell.groups or 0
        everybody = (round(n * invited / answered), groups)
        assert one.full == pytest.approx(oracle.detectable((n, groups), everybody, *of[one.key]), abs=0.01)


def test_of_a_hidden_figure_nothing_is_worked_out(store: Connection) -> None:
    found = ask(store, "ND-b")
    assert found.shown == ()
    assert found.floor is None
    assert {one.cell.status for one in found.factors} <= {Status.FEW, Status.PROTECT}
    assert found.sizes, "what other sizes could show can be told all the same"
    assert found.chances == ()


@pytest.mark.parametrize("code", ["NA", "NA-tx", "NA-a"])
def test_only_above_institutions_are_units_below_counted(store: Connection, code: str) -> None:
    assert ask(store, code).below is None


@pytest.mark.parametrize("code", ["pfl", "N", "S"])
def test_the_units_below_are_counted_as_the_oracle_counts_them(store: Connection, code: str) -> None:
    schools = {"pfl": (*NORTH, *SOUTH), "N": NORTH, "S": SOUTH}[code]
    assert counted(ask(store, code).below) == expected(store, schools)


def test_only_open_institutions_are_counted(store: Connection) -> None:
    scope = reader(store, Role.MUNICIPALITY, "N")
    closed = ask(store, "N", scope).below
    assert closed is not None
    assert (closed.units, closed.silent, closed.bands) == (0, 0, ())
    release(store, "NB", "NC")
    assert counted(ask(store, "N", reader(store, Role.MUNICIPALITY, "N")).below) == expected(store, ["NB", "NC"])


def test_a_leader_counts_only_the_own_institution(store: Connection) -> None:
    assert counted(ask(store, "N", reader(store, Role.LEADER, "NC")).below) == expected(store, ["NC"])


def counted(below: Below | None) -> tuple[int, int, int, int]:
    """Units, figures, and who sees 20 and 50 points."""
    assert below is not None
    return below.units, below.figures, below.small, below.large


def expected(store: Connection, schools: list[str] | tuple[str, ...]) -> tuple[int, int, int, int]:
    catalogue, here, of = read(store), numbers(store), spreads(store)
    [round_] = catalogue.rounds
    form, ways = catalogue.forms[round_.id][0], units.all_of_round(OPERATOR, store, round_.id)
    places = [(round_.id, way) for way in ways]
    found = cells.of(OPERATOR, store, places, form.id, catalogue.splits["all"])
    changes = {}
    for school in schools:
        changes[school] = [
            oracle.detectable((cell.n or 0, cell.groups or 0), (cell.n or 0, cell.groups or 0), *of[factor.key])
            for factor in catalogue.factors_of(round_.id, form.id)
            if (cell := found[here[school], factor.id, round_.id]).shown
        ]
    told = [one for one in changes.values() if one]
    return (
        len(told),
        sum(map(len, told)),
        sum(min(one) <= 20 for one in told),
        sum(min(one) <= 50 for one in told),
    )


def test_a_withheld_aggregate_is_not_planned_for(store: Connection) -> None:
    release(store, *NORTH[:4])
    found = ask(store, "N", reader(store, Role.MUNICIPALITY, "N"))
    assert found.shown == ()
    assert found.participation.answered is None

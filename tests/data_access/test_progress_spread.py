"""The question behind the spread of the units below one: whose figures, in which rounds, and no more than is open."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from dashboard.access import OPERATOR, Role, Scope
from dashboard.cells import Status
from dashboard.selection import Selection
from dashboard.spread import Measure, Spread
from data_access import releases
from data_access.catalogue import read
from data_access.questions import cells, units
from data_access.questions.progress.frame import frame
from data_access.questions.progress.spread import spread
from tests import reference_progress_spread as oracle
from tests.attack.surveys import Version
from tests.attack.worlds import make
from tests.data_access.release_worlds import tried
from tests.data_access.two_towns import DATABASES, numbers, reader, release, stores_on, take_two_rounds
from tests.reference import Side
from tests.stores import Stores

NORTH, SOUTH = [f"N{letter}" for letter in "ABCDEF"], [f"S{letter}" for letter in "ABCDEF"]
CLASSES = {f"NB{letter}" for letter in "abcdefg"}  # and one of three children


def in_year(year: int) -> Version:
    """Six schools in each of two towns; the second school has eight classes, the last of them of three."""
    sizes = dict.fromkeys((*NORTH, *SOUTH), (14, 13))
    return make({**sizes, "NB": (14, 13, 12, 14, 13, 12, 14, 3)}, year, seed=year)


@pytest.fixture(scope="module", params=DATABASES)
def published(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    """Two rounds, in the later of which `worry` was asked in other words; nothing is released."""
    folder = tmp_path_factory.mktemp("published")
    with stores_on(request, folder) as made:
        take_two_rounds(made, folder, in_year)
        yield made


@pytest.fixture
def store(published: Stores) -> Iterator[Connection]:
    """What a test does here is undone at its end."""
    with tried(published.store) as connection:
        yield connection


def ask(store: Connection, scope: Scope, code: str, **chosen: str) -> Spread:
    catalogue = read(store)
    at = frame(scope, store, catalogue, Selection("progress", numbers(store)[code], section="spread", **chosen))
    assert at is not None
    return spread(scope, store, catalogue, at)


def names(found: Spread) -> set[str]:
    return {one.unit.name.split()[-1] for one in found.apart.places} if found.apart else set()


# Who may see whom


def test_of_institutions_above_only_the_released_are_there(store: Connection) -> None:
    release(store, *NORTH)
    programme, north = reader(store, Role.PROGRAMME, "pfl"), reader(store, Role.MUNICIPALITY, "N")
    for found in (
        ask(store, programme, "pfl", kind="institution"),
        ask(store, programme, "N"),
        ask(store, north, "N"),
    ):
        assert names(found) == set(NORTH)
        assert found.untold == 0
        assert found.further == (), "those above see nothing inside an institution"
    south = ask(store, reader(store, Role.MUNICIPALITY, "S"), "S")
    assert (south.apart, south.further, south.untold) == (None, (), 0), "the unreleased are not even counted"


def test_an_institution_that_is_closed_again_is_gone(store: Connection) -> None:
    release(store, *NORTH)
    assert releases.undo(store, read(store).rounds[-1].id, numbers(store)["NF"], "anna")
    found = ask(store, reader(store, Role.MUNICIPALITY, "N"), "N")
    assert names(found) == set(NORTH) - {"NF"}


def test_with_fewer_than_five_there_is_no_figure(store: Connection) -> None:
    release(store, "NA", "NB")
    found = ask(store, reader(store, Role.MUNICIPALITY, "N"), "N")
    assert found.apart is None
    assert found.further == ()
    above = ask(store, reader(store, Role.PROGRAMME, "pfl"), "pfl")
    assert above.apart is None, "of two municipalities"
    assert {one.name for one in above.further} == {"Kommune N", "Kommune S"}


def test_a_leader_sees_the_own_classes_and_of_the_municipality_the_own_institution_alone(store: Connection) -> None:
    release(store, *NORTH)
    leader = reader(store, Role.LEADER, "NB")
    found = ask(store, leader, "NB")
    assert found.kind == "child_group"
    hidden = CLASSES - names(found)
    assert len(hidden) == found.untold - 1 <= 2, "the class of three, and what would give it away"
    assert names(found) < CLASSES
    above = ask(store, leader, "N")
    assert above.apart is None
    assert [one.name for one in above.further] == ["Skole NB"]


def test_those_above_see_no_classes(store: Connection) -> None:
    release(store, *NORTH)
    found = ask(store, reader(store, Role.MUNICIPALITY, "N"), "NB")
    assert (found.apart, found.untold, found.further) == (None, 0, ())


def test_a_change_takes_that_the_institution_is_open_in_both_rounds(store: Connection) -> None:
    release(store, *NORTH, years=("2017",))
    release(store, "NA", "NB", years=("2015",))
    north = reader(store, Role.MUNICIPALITY, "N")
    assert names(ask(store, north, "N")) == set(NORTH)
    assert ask(store, north, "N", order="change").apart is None
    release(store, *NORTH[2:], years=("2015",))
    assert names(ask(store, reader(store, Role.MUNICIPALITY, "N"), "N", order="change")) == set(NORTH)


# What is asked


def test_levels_and_changes_are_those_of_the_published_cells(store: Connection) -> None:
    catalogue = read(store)
    form, factor = catalogue.forms[catalogue.rounds[-1].id][0], catalogue.factors[catalogue.rounds[-1].id][0]
    places = [(round_.id, way) for round_ in catalogue.rounds for way in units.all_of_round(OPERATOR, store, round_.id)]
    told = cells.of(OPERATOR, store, places, form.id, catalogue.splits["all"])
    before, now = (round_.id for round_ in catalogue.rounds)
    here = numbers(store)
    s, t = factor.within or 0, factor.between or 0

    def cell(code: str, round_id: int) -> tuple[int, Side]:
        one = told[here[code], factor.id, round_id]
        assert one.status is Status.SHOWN
        return one.points or 0, Side(one.n or 0, one.groups or 0)

    found = ask(store, OPERATOR, "N", factor=factor.key)
    assert found.apart is not None
    assert {one.unit.name[-2:]: one.value for one in found.apart.places} == {code: cell(code, now)[0] for code in NORTH}
    assert found.whole == cell("N", now)[0]
    values = [float(one.value) for one in found.apart.places]
    own = [oracle.level_variance(cell(one.unit.name[-2:], now)[1], s, t) for one in found.apart.places]
    assert found.apart.between.variance == pytest.approx(oracle.paule_mandel(values, own), rel=1e-6, abs=1e-6)
    changed = ask(store, OPERATOR, "N", factor=factor.key, order="change")
    assert changed.apart is not None
    assert {one.unit.name[-2:]: one.value for one in changed.apart.places} == {
        code: cell(code, now)[0] - cell(code, before)[0] for code in NORTH
    }
    assert changed.whole == cell("N", now)[0] - cell("N", before)[0]


def test_without_a_choice_it_is_the_level_of_the_first_factor(store: Connection) -> None:
    found = ask(store, OPERATOR, "N")
    assert (found.measure, found.topic and found.topic.key, found.kind) == (Measure.LEVEL, "relation", "institution")
    assert [one.key for one in found.topics] == ["relation", "worry", "wellbeing"]
    assert [one.turned for one in found.topics] == [False, True, False]


def test_a_factor_in_other_words_has_levels_and_no_change(store: Connection) -> None:
    assert ask(store, OPERATOR, "N", factor="worry").apart is not None
    broken = ask(store, OPERATOR, "N", factor="worry", order="change")
    assert broken.is_broken
    assert broken.apart is None
    assert broken.whole is None


def test_the_first_round_has_nothing_to_be_held_against(store: Connection) -> None:
    found = ask(store, OPERATOR, "N", round="2015", order="change")
    assert found.measure is Measure.LEVEL
    assert found.apart is not None


@pytest.mark.parametrize(
    ("code", "kind", "meant"),
    [
        ("pfl", None, "institution"),
        ("pfl", "institution", "institution"),
        ("pfl", "child_group", "institution"),
        ("N", None, "institution"),
        ("N", "municipality", "institution"),
        ("NB", None, "child_group"),
        ("NA", "team", "team"),
        ("NA", "nothing", "child_group"),
    ],
)
def test_a_kind_that_does_not_lie_below_gives_way_to_the_usual_one(
    store: Connection, code: str, kind: str | None, meant: str
) -> None:
    assert ask(store, OPERATOR, code, **({"kind": kind} if kind else {})).kind == meant


def test_municipalities_are_held_beside_each_other(stores: Stores, tmp_path: Path) -> None:
    """Nothing is released, so that their sums are told to those above."""
    stores.take(make({f"{town}{school}": (9, 8) for town in "NSEWM" for school in "ABCDE"}).write(tmp_path / "package"))
    with tried(stores.store) as store:
        scope = reader(store, Role.PROGRAMME, "pfl")
        found = ask(store, scope, "pfl")
        assert names(found) == set("NSEWM")
        assert found.whole is not None
        nobody = ask(store, scope, "pfl", kind="institution")
        assert (nobody.kinds, nobody.kind) == (("municipality",), "municipality"), "no institution is open"

"""School start between two rounds: which pairs a reader is shown, whose figures stand in them, and what is pooled."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select

from dashboard.access import OPERATOR, Grant, Role, Scope
from dashboard.selection import Selection
from dashboard.transition import Route, Transition
from data_access import releases, tables
from data_access.catalogue import read
from data_access.engine import reading, writing
from data_access.questions.progress.frame import frame
from data_access.questions.progress.transition import transition
from tests import reference
from tests import reference_progress_municipal as oracle
from tests.data_access import school_starts
from tests.data_access.school_starts import BEFORE, CAME, NOW, made
from tests.publication import published
from tests.stores import Stores, new_stores

WHOLE = "whole"


def take(stores: Stores, folder: Path) -> None:
    stores.take(school_starts.write(made(BEFORE), folder / BEFORE))
    stores.take(school_starts.write(made(NOW), folder / NOW, CAME))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    """Two schools and two daycares are open: one pair of them in the rounds that count."""
    folder = tmp_path_factory.mktemp("starts")
    with new_stores(f"sqlite:///{folder / 'store.db'}", folder / "vault") as stores:
        take(stores, folder)
        for round_, code in ((BEFORE, "ND1"), (NOW, "NS1"), (NOW, "ND2")):
            release(stores, round_, code)
        yield stores


def release(stores: Stores, round_: str, code: str) -> None:
    with writing(stores.store) as store:
        number = store.execute(select(tables.round_.c.id).where(tables.round_.c.key == round_)).scalar_one()
        releases.look(store, number, unit(store, code), "anna")
        releases.release(store, number, unit(store, code), "anna", with_teams=True)


def unit(store: Connection, code: str) -> int:
    return int(store.execute(select(tables.unit.c.id).where(tables.unit.c.code == code)).scalar_one())


def told(stores: Stores, code: str, *roles: tuple[Role, str], round_: str = NOW) -> Transition:
    """To whoever holds the roles; to the operator where there are none."""
    with reading(stores.store) as store:
        catalogue = read(store)
        above = frozenset({unit(store, "pfl"), unit(store, "N")})
        grants = tuple(Grant(role, unit(store, of), None, above - {unit(store, of)}) for role, of in roles)
        scope = Scope(grants, opened=releases.opened(store)) if roles else OPERATOR
        at = frame(scope, store, catalogue, Selection("progress", unit(store, code), round_))
        assert at is not None
        return transition(scope, store, catalogue, at)


def ends(found: Transition) -> list[tuple[str, str]]:
    return [(_end(pair, "then"), _end(pair, "now")) for pair in found.pairs]


def _end(pair: Route, when: str) -> str:
    side = getattr(pair, when)
    return WHOLE if side.whole else side.place.name.removeprefix("Name of ")


ABOVE = [(Role.PROGRAMME, "pfl"), (Role.MUNICIPALITY, "N")]


@pytest.mark.parametrize("role", ABOVE)
def test_those_above_see_a_pair_only_where_both_are_open_in_their_rounds(world: Stores, role: tuple[Role, str]) -> None:
    """ND2 is open, but not in the round before."""
    assert ends(told(world, "N", role)) == [("ND1", "NS1")]
    assert ends(told(world, "pfl", (Role.PROGRAMME, "pfl"))) == [("ND1", "NS1")]


def test_the_operator_sees_all_pairs_that_the_units_name_in_alphabetical_order(world: Stores) -> None:
    survey = made(NOW)
    expected = sorted(oracle.moves(CAME, survey.parents, survey.kinds))
    assert ends(told(world, "N")) == ends(told(world, "pfl")) == expected
    assert ends(told(world, "S")) == []


def test_a_school_leader_sees_the_own_classes_and_of_the_daycares_only_all_together(world: Stores) -> None:
    found = told(world, "NS1", (Role.LEADER, "NS1"))
    assert ends(found) == [(WHOLE, "NS1-0"), (WHOLE, "NS1-1")]
    names = {side.place.name for pair in found.pairs for side in (pair.then, pair.now)}
    assert not any("ND" in name for name in names)


def test_a_daycare_leader_sees_the_own_rooms_and_of_the_schools_only_all_together(world: Stores) -> None:
    assert ends(told(world, "ND1", (Role.LEADER, "ND1"))) == [("ND1-r1", WHOLE), ("ND1-r2", WHOLE)]


def test_who_leads_both_sees_the_groups_on_both_sides(world: Stores) -> None:
    found = told(world, "NS1", (Role.LEADER, "ND1"), (Role.LEADER, "NS1"))
    assert ends(found) == [("ND1-r1", "NS1-0"), (WHOLE, "NS1-1")]


def test_a_board_sees_the_school_and_no_class(world: Stores) -> None:
    assert ends(told(world, "NS1", (Role.BOARD, "NS1"))) == [(WHOLE, "NS1")]


def test_those_above_see_an_open_school_beside_its_open_daycare_and_all_others_together(world: Stores) -> None:
    assert ends(told(world, "NS1", (Role.PROGRAMME, "pfl"))) == [("ND1", "NS1"), (WHOLE, "NS1")]
    assert ends(told(world, "ND2", (Role.PROGRAMME, "pfl"))) == [(WHOLE, "NS1")]


def test_a_school_whose_classes_came_from_nowhere_known_says_so(world: Stores) -> None:
    found = told(world, "NS5", (Role.LEADER, "NS5"))
    assert (found.known, found.pairs) == (False, ())
    assert told(world, "NS1", (Role.LEADER, "NS1")).known


def test_the_first_round_has_nothing_before_it(world: Stores) -> None:
    found = told(world, "N", round_=BEFORE)
    assert (found.before, found.whole, found.pairs, found.known) == (None, None, (), False)


def test_every_figure_is_the_published_one_beside_the_programme_as_the_oracle_says(
    stores: Stores, tmp_path: Path
) -> None:
    take(stores, tmp_path)
    found = told(stores, "N")
    assert found.whole is not None
    for pair in (found.whole, *found.pairs):
        codes = [_end(pair, when).replace(WHOLE, "N") for when in ("then", "now")]
        for one in pair.crossings:
            assert (one.construct, one.then.factor, one.now.factor) == ("mood", "glad", "mood")
            held = ["N", "N"] if one.pooled else codes
            assert_as_published(stores, BEFORE, "child", held[0], one.then)
            assert_as_published(stores, NOW, "young", held[1], one.now)


def assert_as_published(stores: Stores, round_: str, form: str, code: str, standing: object) -> None:
    survey = made(round_)
    factors = [factor["key"] for factor in survey.form(form)["factor"]]
    cells = {key: published.cells(stores, round_, form, key) for key in factors}
    constants = published.constants(stores, form)
    spread = {key: (constants[key].within, constants[key].between) for key in factors}

    def figures(unit: str) -> dict[str, oracle.Figure]:
        return {
            key: oracle.Figure(cell.points, cell.n, cell.groups)
            for key in factors
            if (cell := cells[key].get((unit, "all")))
        }

    expected = oracle.differences(figures(code), figures(""), spread, reference.error_within)
    key, cell, position = standing.factor, standing.cell, standing.position  # type: ignore[attr-defined]
    assert (cell.n, cell.points, cell.low, cell.high, cell.bound) == cells[key][code, "all"].figure
    assert (position.value, position.low, position.high, position.verdict) == expected[key]


def test_a_pair_below_the_minimum_on_either_side_is_pooled(world: Stores) -> None:
    found = told(world, "N")
    assert found.whole is not None
    pooled = {end: pair.crossings for end, pair in zip(ends(found), found.pairs, strict=True)}["ND5", "NS4"]
    [crossing], [whole] = pooled, found.whole.crossings
    assert crossing.pooled
    assert (crossing.then, crossing.now) == (whole.then, whole.now)
    assert not any(one.pooled for one in found.whole.crossings)
    assert not any(
        one.pooled for pair in found.pairs if pair.then.place.name != "Name of ND5" for one in pair.crossings
    )


def test_a_municipality_without_daycares_was_not_asked_on_both_sides(world: Stores) -> None:
    found = told(world, "S", (Role.MUNICIPALITY, "S"))
    assert (found.whole, found.pairs) == (None, ())


def test_what_is_withheld_from_those_above_is_withheld_here(stores: Stores, tmp_path: Path) -> None:
    """Once so many daycares are released that the rest could be worked out, until nothing is left to work out."""
    take(stores, tmp_path)
    shown = []
    for number in range(1, 8):
        release(stores, BEFORE, f"ND{number}")
        whole = told(stores, "N", (Role.MUNICIPALITY, "N")).whole
        assert whole is not None
        shown.append([(one.then.cell.shown, one.now.cell.shown) for one in whole.crossings])
    assert shown == [[(place not in (3, 4, 5), True)] for place in range(7)]


def test_a_package_that_says_nothing_of_where_children_came_from_has_no_pairs(stores: Stores, tmp_path: Path) -> None:
    stores.take(school_starts.write(made(BEFORE), tmp_path / BEFORE))
    stores.take(school_starts.write(made(NOW), tmp_path / NOW))
    found = told(stores, "N")
    assert (found.known, found.whole, found.pairs) == (False, None, ())


def test_a_room_that_was_not_there_in_the_round_before_is_no_beginning(stores: Stores, tmp_path: Path) -> None:
    stores.take(school_starts.write(made(BEFORE), tmp_path / BEFORE))
    stores.take(school_starts.write(made(NOW), tmp_path / NOW, {"NS1-0": "ND1-r9", "NS1-4": "NS1-1"}))
    assert not told(stores, "N").known


def test_a_round_between_that_is_not_published_leaves_no_pairs(stores: Stores, tmp_path: Path) -> None:
    """The units speak of that round, and a room is called the same in every round."""
    take(stores, tmp_path)
    with writing(stores.store) as store:
        between = {
            "key": "2016",
            "name_da": "2016",
            "name_en": "2016",
            "opened": date(2016, 9, 1),
            "closed": date(2016, 10, 31),
        }
        store.execute(insert(tables.round_).values(between | {"k": 5, "splits_from": "institution"}))
    found = told(stores, "N")
    assert (found.before, found.whole, found.pairs) == (None, None, ())

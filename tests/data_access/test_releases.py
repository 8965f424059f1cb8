"""Releases in real stores: who is open when, and that all that was ever told singles out nobody who is not."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine

from dashboard.release import Happened
from dashboard.release_state import Stands, State
from data_access import releases
from data_access.engine import reading, writing
from data_access.releases import NotLooked, Revised
from tests.attack.surveys import Version
from tests.data_access.release_worlds import WORLDS, Onlooker, tried, units_of
from tests.stores import Stores, new_stores

ROUND = 1
Steps = list[tuple[int, bool, bool]]  # which institution, whether it is taken back instead, with teams or without
SLOW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module", params=WORLDS)
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Version, Engine]]:
    """Published, and nothing released."""
    version, folder = WORLDS[request.param](), tmp_path_factory.mktemp("released")
    with new_stores(f"sqlite:///{folder / 'store.db'}", folder / "vault") as made:
        made.take(version.write(folder / "package"))
        yield version, made.store


steps = st.lists(
    st.tuples(st.integers(0, 10), st.sampled_from([False, False, False, True]), st.booleans()), min_size=6, max_size=16
)


@SLOW
@given(steps=steps)
def test_all_that_was_ever_told_is_about_none_or_four_that_were_never_open(
    world: tuple[Version, Engine], steps: Steps
) -> None:
    version, engine = world
    with tried(engine) as store:
        institutions, onlooker = units_of(store, "institution"), Onlooker(version)
        onlooker.looks(store)
        alone, ever = onlooker.singled_out(()), set[str]()
        for which, taken_back, with_teams in steps:
            code = list(institutions)[which % len(institutions)]
            act(store, institutions[code], taken_back=taken_back, with_teams=with_teams)
            now = {name for name, unit in institutions.items() if (ROUND, unit) in releases.opened(store)}
            ever |= now
            assert_named_only_while_open(
                onlooker.looks(store), now, {unit for unit in now if reaches(store, institutions[unit])}
            )
            assert onlooker.singled_out(ever) == alone == []


def act(store: Connection, unit: int, *, taken_back: bool, with_teams: bool) -> None:
    if taken_back:
        releases.undo(store, ROUND, unit, "anna")
    else:
        releases.look(store, ROUND, unit, "anna")
        releases.release(store, ROUND, unit, "anna", with_teams=with_teams)


def reaches(store: Connection, unit: int) -> bool:
    return releases.opened(store)[ROUND, unit]


def assert_named_only_while_open(found: list, opened: set[str], with_teams: set[str]) -> None:
    assert {row["kind"] for row in found} <= {"programme", "municipality", "institution", "team"}
    assert {row["code"] for row in found if row["kind"] == "institution"} == opened
    assert {row["code"].partition("-")[0] for row in found if row["kind"] == "team"} <= with_teams
    assert {row["split"] for row in found if row["kind"] in ("institution", "team")} <= {"all"}


@pytest.fixture
def towns(stores: Stores, tmp_path: Path) -> Stores:
    """Five schools in the north, six in the south."""
    stores.take(WORLDS["two municipalities"]().write(tmp_path / "package"))
    return stores


def do(stores: Stores, *codes: str, with_teams: bool = False, taken_back: bool = False) -> None:
    for code in codes:
        with writing(stores.store) as store:
            act(store, units_of(store, "institution")[code], taken_back=taken_back, with_teams=with_teams)


def states(stores: Stores) -> dict[str, State | None]:
    """Of the institutions that are not their leaders' own any more."""
    with reading(stores.store) as store:
        found = {code: releases.stands(store, ROUND, unit) for code, unit in units_of(store, "institution").items()}
    return {code: one.state for code, one in found.items() if one.state is not State.OWN}


def happened(stores: Stores) -> list[tuple[str, Happened, str]]:
    """Oldest first."""
    with reading(stores.store) as store:
        return [(one.name, one.happened, one.account) for one in reversed(releases.log(store))]


def test_nothing_is_released_unseen(towns: Stores) -> None:
    with writing(towns.store) as store:
        unit = units_of(store, "institution")["NA"]
        with pytest.raises(NotLooked):
            releases.release(store, ROUND, unit, "anna", with_teams=False)
        releases.look(store, ROUND, unit, "anna")
        releases.look(store, ROUND, unit, "bent")
        assert releases.stands(store, ROUND, unit) == Stands(State.OWN, looked=True)
        releases.release(store, ROUND, unit, "anna", with_teams=False)
        assert releases.stands(store, ROUND, unit) == Stands(State.OPEN, looked=True)


def test_in_a_municipality_of_five_the_second_waits_for_the_rest(towns: Stores) -> None:
    do(towns, "NC", "NA")
    assert states(towns) == {"NC": State.OPEN, "NA": State.WAITING}
    do(towns, "NB", "NE", "ND")
    assert set(states(towns).values()) == {State.OPEN}
    assert [one[:2] for one in happened(towns)][-4:] == [
        (f"Skole N{letter}", Happened.OPENED) for letter in "ABED"
    ]  # in the order of release


def test_the_log_keeps_everything_that_happened(towns: Stores) -> None:
    do(towns, "NA")
    do(towns, "NA", taken_back=True)
    do(towns, "NA")
    expected = [Happened.RELEASED, Happened.OPENED, Happened.UNDONE, Happened.RELEASED, Happened.OPENED]
    assert happened(towns) == [("Skole NA", one, "anna") for one in expected]


def test_what_is_taken_back_is_closed_at_once_and_opens_again_at_once(towns: Stores) -> None:
    """Those above have seen it, so it tells nothing new."""
    do(towns, "NA", "NB")
    do(towns, "NA", taken_back=True)
    assert states(towns) == {"NB": State.WAITING}
    do(towns, "NA")
    assert states(towns) == {"NA": State.OPEN, "NB": State.WAITING}


def test_whoever_takes_a_waiting_release_back_does_not_open_with_the_others(towns: Stores) -> None:
    do(towns, "NA", "NB", "NC", "ND")
    do(towns, "NB", taken_back=True)
    do(towns, "NE")
    assert states(towns) == {"NA": State.OPEN} | dict.fromkeys(("NC", "ND", "NE"), State.WAITING)
    do(towns, "NB")
    assert set(states(towns).values()) == {State.OPEN}


def test_taking_back_what_is_not_released_does_nothing(towns: Stores) -> None:
    with writing(towns.store) as store:
        assert not releases.undo(store, ROUND, units_of(store, "institution")["NA"], "anna")
    assert happened(towns) == []


def test_another_reach_is_a_release_of_its_own(towns: Stores) -> None:
    do(towns, "NA")
    do(towns, "NA", with_teams=True)
    with reading(towns.store) as store:
        assert list(releases.opened(store).values()) == [True]
        assert [one.with_teams for one in releases.log(store)] == [True, True, False, False]


def test_a_waiting_institution_learns_how_many_have_not_released(towns: Stores) -> None:
    do(towns, "NA", "NB", "NC")
    with reading(towns.store) as store:
        assert releases.missing(store, ROUND, units_of(store, "institution")["NB"]) == 2


def correct(towns: Stores, folder: Path) -> None:
    version = WORLDS["two municipalities"]()
    towns.take(version.with_answers("pupil", version.answers["pupil"][:-1]).write(folder))


def told_above(towns: Stores) -> set[str]:
    """Units above the institutions of which those above are told a figure."""
    with reading(towns.store) as store:
        looked = Onlooker(WORLDS["two municipalities"]()).looks(store)
    return {row["code"] for row in looked if row["kind"] in ("municipality", "programme") and row["status"] == "shown"}


def test_a_corrected_round_keeps_what_is_open_and_opens_no_more(towns: Stores, tmp_path: Path) -> None:
    """One version less the other speaks of those whose answers changed, and who they are is not known here."""
    do(towns, "NA", "NB", "SA")
    assert told_above(towns)
    correct(towns, tmp_path / "corrected")
    assert states(towns) == {"NA": State.OPEN, "NB": State.WAITING, "SA": State.OPEN}
    with pytest.raises(Revised):
        do(towns, "NC")
    do(towns, "NA", taken_back=True)
    do(towns, "NA", with_teams=True)
    assert states(towns) == {"NA": State.OPEN, "NB": State.WAITING, "SA": State.OPEN}
    assert told_above(towns) == set(), "two institutions are known, and the gate allows for one"


def test_a_round_that_is_corrected_early_may_still_open_one(towns: Stores, tmp_path: Path) -> None:
    correct(towns, tmp_path / "corrected")
    do(towns, "SB")
    assert states(towns) == {"SB": State.OPEN}
    assert told_above(towns)
    with pytest.raises(Revised):
        do(towns, "SC")


def test_rounds_are_released_one_by_one(towns: Stores, tmp_path: Path) -> None:
    do(towns, "NA")
    towns.take(replace(WORLDS["two municipalities"](), round="2017").write(tmp_path / "second"))
    with reading(towns.store) as store:
        unit = units_of(store, "institution")["NA"]
        assert releases.stands(store, ROUND + 1, unit) == Stands(State.OWN, looked=False)
        assert releases.never_released(store, unit) == [ROUND + 1]

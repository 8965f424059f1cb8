"""Releasing in the web application: who may, what others see of it, and that nobody else gets further."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, select

from dashboard.organisation import PROGRAMME
from data_access import releases, tables
from data_access.engine import reading, writing
from tests.callbacks.conftest import seen, unit_of

Enter = Callable[[str], FlaskClient]
MISSING = "Siden findes ikke"
ROUND = 3  # 2019
SENT = {"round": "2019", "reach": "institution", "sure": "on"}


def events(store: Engine, unit: int) -> list[str]:
    with reading(store) as connection:
        return [one.happened.value for one in reversed(releases.log(connection, [unit]))]


def logged(store: Engine, unit: int) -> list[tuple[str, str]]:
    """What the audit log says of releases of the unit."""
    entry = tables.audit_log.c
    wanted = select(entry.event, entry.account).where(entry.unit_id == unit, entry.event.like("%released"))
    with reading(store) as connection:
        return [tuple(row) for row in connection.execute(wanted)]


def open_the_rest(store: Engine, home: int) -> None:
    """All others of its municipality release, so that nobody waits any more."""
    place = tables.unit_in_round.c
    with writing(store) as connection:
        wanted = select(place.unit_id).where(place.round_id == ROUND, place.kind == "institution")
        for unit in set(connection.execute(wanted).scalars()) - {home}:
            releases.look(connection, ROUND, unit, "others")
            releases.release(connection, ROUND, unit, "others", with_teams=False)


def number_of_programme(store: Engine) -> int:
    place = tables.unit_in_round.c
    with reading(store) as connection:
        return int(connection.execute(select(place.unit_id).where(place.kind == PROGRAMME).limit(1)).scalar_one())


def test_a_leader_first_looks_and_then_releases(own_store: Engine, enter: Enter, home: int) -> None:
    leader = enter("leader")
    assert "Se først jeres egen profil" in seen(leader, f"/release/{home}?round=2019")
    leader.post("/release/release", data=SENT | {"unit": home})
    assert events(own_store, home) == []
    assert "Se først jeres egen profil" in seen(leader, f"/release/{home}?round=2019")
    seen(leader, f"/profile/{home}?round=2019")
    answer = leader.post("/release/release", data=SENT | {"unit": home})
    assert (answer.status_code, answer.location) == (303, f"/release/{home}?round=2019")
    assert events(own_store, home) == ["released"]
    assert logged(own_store, home) == [("released", "leader")]


@pytest.mark.parametrize("user", ["resource", "board", "municipality"])
def test_only_a_leaders_look_counts(own_store: Engine, enter: Enter, home: int, user: str) -> None:
    seen(enter(user), f"/profile/{home}?round=2019")
    with reading(own_store) as connection:
        assert not releases.stands(connection, ROUND, home).looked


@pytest.mark.parametrize("fields", [{"sure": ""}, {"reach": ""}, {"reach": "everything"}])
def test_a_release_without_consent_or_reach_is_refused(
    own_store: Engine, enter: Enter, home: int, fields: dict[str, str]
) -> None:
    leader = enter("leader")
    seen(leader, f"/profile/{home}?round=2019")
    assert leader.post("/release/release", data=SENT | {"unit": home} | fields).status_code == 303
    assert "Sæt kryds" in seen(leader, f"/release/{home}?round=2019")
    assert events(own_store, home) == []


def test_a_waiting_release_says_so_and_for_how_many(own_store: Engine, enter: Enter, home: int) -> None:
    """In the demonstration one school of five is open already."""
    leader = enter("leader")
    seen(leader, f"/profile/{home}?round=2019")
    leader.post("/release/release", data=SENT | {"unit": home})
    shown = seen(leader, f"/release/{home}?round=2019")
    assert "venter på andre" in shown
    assert "mangler 3 andre steder at frigive" in shown
    assert "Runden venter på andre" in seen(leader, f"/profile/{home}?round=2019")
    assert MISSING in seen(enter("municipality"), f"/profile/{home}?round=2019")


def test_what_opens_is_seen_by_those_above_until_it_is_taken_back(own_store: Engine, enter: Enter, home: int) -> None:
    leader, above = enter("leader"), enter("municipality")
    municipality = unit_of(own_store, "municipality")
    open_the_rest(own_store, home)
    assert MISSING in seen(above, f"/profile/{home}?round=2019")
    seen(leader, f"/profile/{home}?round=2019")
    leader.post("/release/release", data=SENT | {"unit": home})
    assert MISSING not in seen(above, f"/profile/{home}?round=2019")
    assert f"/profile/{home}?" in seen(above, f"/profile/{municipality}?round=2019")
    leader.post("/release/undo", data={"unit": home, "round": "2019"})
    assert MISSING in seen(above, f"/profile/{home}?round=2019")
    assert events(own_store, home) == ["released", "opened", "undone"]
    assert logged(own_store, home) == [("released", "leader"), ("unreleased", "leader")]


@pytest.mark.parametrize("user", ["municipality", "programme"])
def test_both_sides_read_the_log(own_store: Engine, enter: Enter, home: int, user: str) -> None:
    leader = enter("leader")
    seen(leader, f"/profile/{home}?round=2019")
    leader.post("/release/release", data=SENT | {"unit": home})
    name = own_name(own_store, home)
    above = seen(enter(user), f"/release/{unit_of(own_store, user)}?round=2019")
    assert name in above
    assert "De åbner, så snart" in above
    assert "leader" in above
    assert "Frigivet" in seen(leader, f"/release/{home}?round=2019")


def own_name(store: Engine, unit: int) -> str:
    place = tables.unit_in_round.c
    with reading(store) as connection:
        return str(
            connection.execute(select(place.name).where(place.unit_id == unit, place.round_id == ROUND)).scalar_one()
        )


def test_those_above_read_no_name_of_who_has_not_released(own_store: Engine, enter: Enter, home: int) -> None:
    for user in ("municipality", "programme"):
        assert own_name(own_store, home) not in seen(enter(user), f"/release/{unit_of(own_store, user)}?round=2019")


@pytest.mark.parametrize("user", ["coordinator", "member", "administrator", "municipality", "programme"])
def test_the_page_of_an_institution_is_missing_for_everybody_else(enter: Enter, home: int, user: str) -> None:
    assert MISSING in seen(enter(user), f"/release/{home}")


@pytest.mark.parametrize("user", ["leader", "resource", "board"])
def test_the_page_of_a_municipality_is_missing_for_those_below(own_store: Engine, enter: Enter, user: str) -> None:
    client = enter(user)
    assert MISSING in seen(client, f"/release/{unit_of(own_store, 'municipality')}")
    assert MISSING in seen(client, f"/release/{number_of_programme(own_store)}")


@pytest.mark.parametrize("user", ["resource", "board"])
def test_who_only_reads_has_no_buttons(enter: Enter, home: int, user: str) -> None:
    shown = seen(enter(user), f"/release/{home}?round=2019")
    assert MISSING not in shown
    assert "/release/release" not in shown
    assert "Button" not in shown.partition('"main"')[2].partition("Footer")[0]


@pytest.mark.parametrize("action", ["release", "undo"])
@pytest.mark.parametrize(
    ("user", "status"),
    [("resource", 404), ("board", 404), ("municipality", 404), ("programme", 404), ("member", 403),
     ("coordinator", 403), ("administrator", 403)],
)  # fmt: skip
def test_nobody_else_releases_or_takes_back(
    own_store: Engine, enter: Enter, home: int, action: str, user: str, status: int
) -> None:
    with writing(own_store) as connection:
        releases.look(connection, ROUND, home, "leader")
        releases.release(connection, ROUND, home, "leader", with_teams=False)
    before = events(own_store, home)
    assert enter(user).post(f"/release/{action}", data=SENT | {"unit": home}).status_code == status
    assert events(own_store, home) == before


@pytest.mark.parametrize("action", ["release", "undo"])
def test_a_leader_releases_nothing_but_the_own_institution(
    own_store: Engine, enter: Enter, home: int, action: str
) -> None:
    leader, strange = enter("leader"), [home + 1, 999_999, 0, -1, "", "x", "１", "9" * 40, unit_of(own_store, "member")]
    for claim in [*strange, unit_of(own_store, "municipality"), number_of_programme(own_store)]:
        assert leader.post(f"/release/{action}", data=SENT | {"unit": claim}).status_code == 404
    for round_ in ("", "1999", "2019\n", "x" * 5000):
        assert leader.post(f"/release/{action}", data=SENT | {"unit": home, "round": round_}).status_code == 404
    assert events(own_store, home) == []


def test_the_front_page_tells_a_leader_what_is_not_released(own_store: Engine, enter: Enter, home: int) -> None:
    leader = enter("leader")
    assert "Kortlægning 2015, Kortlægning 2017 og Kortlægning 2019 er ikke frigivet." in seen(leader, "/")
    with writing(own_store) as connection:
        for round_id in (1, 2, 3):
            releases.look(connection, round_id, home, "leader")
            releases.release(connection, round_id, home, "leader", with_teams=False)
        releases.undo(connection, ROUND, home, "leader")
    assert "er ikke frigivet. Kommunen" not in seen(leader, "/")
    assert "er ikke frigivet. Kommunen" not in seen(enter("resource"), "/")


def test_in_the_demonstration_some_are_open_nobody_waits_and_no_sum_is_hidden(own_store: Engine, home: int) -> None:
    here = tables.aggregate.c
    with reading(own_store) as connection:
        opened = releases.opened(connection)
        assert {round_id for round_id, _ in opened} == {1, 2, 3}
        assert home not in {unit for _, unit in opened}
        assert not any(releases.waiting_in(connection, round_id) for round_id in (1, 2, 3))
        assert set(connection.execute(select(here.tellable).where(here.told)).scalars()) == {True}

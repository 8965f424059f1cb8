"""Naming colleagues: a leader inside the own institution, a coordinator in the own team, and nobody anywhere else."""

import re
from collections.abc import Callable

import pytest
from dash import Dash
from flask.testing import FlaskClient
from sqlalchemy import Engine, select

from dashboard.access import OPERATOR, Role
from data_access import accounts, grants, tables
from data_access.engine import reading, writing
from data_access.questions import units
from data_access.questions.units import Trail
from tests.callbacks.conftest import payload, seen, unit_of

Enter = Callable[[str], FlaskClient]
NEWEST = select(tables.round_.c.id).order_by(tables.round_.c.opened.desc()).limit(1)


@pytest.fixture
def ways(own_store: Engine) -> list[Trail]:
    """All units of the newest round."""
    with reading(own_store) as connection:
        newest = (
            connection.execute(select(tables.round_.c.id).order_by(tables.round_.c.opened.desc())).scalars().first()
        )
        assert newest is not None
        return units.all_of_round(OPERATOR, connection, newest)


@pytest.fixture
def team(own_store: Engine) -> int:
    """The team of the demonstration's coordinator and member."""
    return unit_of(own_store, "coordinator")


def held(store: Engine, name: str) -> list:
    with reading(store) as connection:
        wanted = select(tables.grant).where(tables.grant.c.account_id == accounts.number_of(connection, name))
        return list(connection.execute(wanted.order_by(tables.grant.c.id)))


def events(store: Engine) -> list[str]:
    with reading(store) as connection:
        return list(connection.execute(select(tables.audit_log.c.event).order_by(tables.audit_log.c.id)).scalars())


def below(ways: list[Trail], unit: int, kind: str) -> list[int]:
    return [way[-1].unit for way in ways if way[-1].kind == kind and any(place.unit == unit for place in way)]


def elsewhere(ways: list[Trail], unit: int, kind: str) -> list[int]:
    return [way[-1].unit for way in ways if way[-1].kind == kind and all(place.unit != unit for place in way)]


def add(client: FlaskClient, unit: int, name: str, *places: int, role: str = "member", **fields: str) -> str:
    """The page after it."""
    ticked = {f"unit-{place}": "on" for place in places}
    answer = client.post("/colleagues/add", data={"unit": unit, "name": name, "role": role, **ticked, **fields})
    assert answer.status_code == 303, answer.status_code
    return seen(client, answer.location)


def test_a_leader_names_a_new_colleague_in_several_places_at_once(
    enter: Enter, own_app: Dash, own_store: Engine, ways: list[Trail], home: int
) -> None:
    leader, classes = enter("leader"), below(ways, home, "child_group")[:2]
    page = add(leader, home, "Anna Holm", *classes, role="coordinator", start="2026-01-01")
    assert [(grant.role, grant.unit_id) for grant in held(own_store, "Anna Holm")] == [
        ("coordinator", place) for place in classes
    ]
    link = re.search(r"http://localhost(/invitation/[\w-]+)", page)
    assert link
    assert own_app.server.test_client().get(link[1]).status_code == 200
    assert "/invitation/" not in seen(leader, f"/colleagues/{home}")
    assert "inviteret, ikke begyndt" in page
    assert {"account", "invited", "granted"} <= set(events(own_store))


def test_somebody_who_works_here_gets_the_role_and_no_link(
    enter: Enter, own_store: Engine, ways: list[Trail], home: int
) -> None:
    """A link sets a new password: it would hand the account to whoever named it."""
    place = below(ways, home, "team")[-1]
    page = add(enter("leader"), home, "member", place)
    assert "/invitation/" not in page
    assert "fandtes i forvejen" in page
    assert held(own_store, "member")[-1].unit_id == place
    with reading(own_store) as connection:
        assert connection.execute(select(tables.invitation)).first() is None


def test_an_account_from_elsewhere_is_the_administrators_to_place(
    enter: Enter, own_store: Engine, ways: list[Trail], home: int
) -> None:
    """Somebody else may be called the same, and whoever works in two places loses sight of sums."""
    before = held(own_store, "administrator")
    assert "Brugernavnet er optaget" in add(enter("leader"), home, "administrator", below(ways, home, "team")[-1])
    assert held(own_store, "administrator") == before


def test_a_colleague_sees_the_team_at_the_next_request_until_taken_back(
    enter: Enter, own_store: Engine, ways: list[Trail], home: int
) -> None:
    leader, member, team = enter("leader"), enter("member"), below(ways, home, "team")[-1]
    assert "Siden findes ikke" in seen(member, f"/profile/{team}")
    add(leader, home, "member", team)
    assert "Siden findes ikke" not in seen(member, f"/profile/{team}")
    grant = held(own_store, "member")[-1].id
    assert leader.post("/colleagues/revoke", data={"unit": home, "grant": grant}).status_code == 303
    assert "Siden findes ikke" in seen(member, f"/profile/{team}")


@pytest.mark.parametrize("name", ["leader", "resource", "board"])
def test_a_leader_lets_nobody_read_along_who_is_not_in_the_team(
    enter: Enter, own_store: Engine, ways: list[Trail], home: int, team: int, name: str
) -> None:
    """Not even the leader: what a team writes is its own until it shares it."""
    before = held(own_store, name)
    page = add(enter("leader"), home, name, below(ways, home, "team")[-1])
    assert "når teamets koordinator tilføjer dem" in page
    assert held(own_store, name) == before
    add(enter("coordinator"), team, name)
    assert [(one.role, one.unit_id) for one in held(own_store, name)[len(before) :]] == [("member", team)]


def test_a_coordinator_invites_to_the_own_team_only_and_takes_nobody_out(
    enter: Enter, own_store: Engine, ways: list[Trail], home: int, team: int
) -> None:
    coordinator = enter("coordinator")
    page = seen(coordinator, f"/colleagues/{team}")
    assert "Fjern" not in page
    assert "/invitation/" in add(coordinator, team, "Bent Dam")
    assert [(grant.role, grant.unit_id) for grant in held(own_store, "Bent Dam")] == [("member", team)]
    other = next(place for place in below(ways, home, "team") if place != team)
    for fields in (
        {"unit": team, "role": "coordinator"},
        {"unit": team, "role": "member", f"unit-{other}": "on"},
        {"unit": other, "role": "member"},
        {"unit": home, "role": "member", f"unit-{other}": "on"},
    ):
        assert coordinator.post("/colleagues/add", data={"name": "Carl", **fields}).status_code == 404
    grant = held(own_store, "member")[0].id
    assert coordinator.post("/colleagues/revoke", data={"unit": team, "grant": grant}).status_code == 404
    assert held(own_store, "member")


@pytest.mark.parametrize("role", ["leader", "administrator", "programme", "board", "", "king"])
def test_a_leader_gives_no_role_but_those_of_a_team(enter: Enter, ways: list[Trail], home: int, role: str) -> None:
    place = below(ways, home, "team")[0]
    data = {"unit": home, "name": "Carl", "role": role, f"unit-{place}": "on"}
    assert enter("leader").post("/colleagues/add", data=data).status_code == 404


def test_a_place_of_others_answers_like_one_that_is_missing(
    enter: Enter, own_store: Engine, ways: list[Trail], home: int
) -> None:
    leader, own = enter("leader"), below(ways, home, "team")[0]
    foreign = elsewhere(ways, home, "child_group")[0]
    answers = {
        (answer.status_code, len(answer.data))
        for place in (foreign, 999_999, "x", "-1", "9" * 40, "")
        for answer in [
            leader.post(
                "/colleagues/add",
                data={"unit": home, "name": "Carl", "role": "member", f"unit-{own}": "on", f"unit-{place}": "on"},
            )
        ]
    }
    assert {status for status, _ in answers} == {404}
    assert len(answers) == 1
    assert "denied" in events(own_store)
    with pytest.raises(accounts.UnknownAccount), reading(own_store) as connection:
        accounts.number_of(connection, "Carl")


def test_a_page_of_others_is_not_found(enter: Enter, ways: list[Trail], home: int, team: int) -> None:
    leader, others = enter("leader"), elsewhere(ways, home, "institution")
    for unit in (*others[:2], team, 999_999):
        assert "Siden findes ikke" in seen(leader, f"/colleagues/{unit}")
    for role in ("member", "resource", "board", "municipality", "programme", "administrator"):
        client = enter(role)
        assert "Siden findes ikke" in seen(client, f"/colleagues/{home}")
        assert client.post("/colleagues/add", data={"unit": home, "name": "x", "role": "member"}).status_code == 403


def test_a_leader_takes_back_only_what_a_leader_gives(
    enter: Enter, own_store: Engine, ways: list[Trail], home: int
) -> None:
    """Not the board's role at the same institution, not a colleague's elsewhere, not one that is not there."""
    with writing(own_store) as connection:
        foreign = elsewhere(ways, home, "team")[0]
        code = connection.execute(select(tables.unit.c.code).where(tables.unit.c.id == foreign)).scalar()
        accounts.add(connection, "Dorte")
        grants.give(connection, "Dorte", Role.MEMBER, code)
    leader = enter("leader")
    for name in ("board", "resource", "Dorte", "leader"):
        grant = held(own_store, name)[0].id
        assert leader.post("/colleagues/revoke", data={"unit": home, "grant": grant}).status_code == 404
        assert held(own_store, name)
    assert leader.post("/colleagues/revoke", data={"unit": home, "grant": "99999"}).status_code == 404
    assert "Dorte" not in seen(leader, f"/colleagues/{home}")


@pytest.mark.parametrize(
    ("name", "fields", "said"),
    [("", {}, "Skriv et brugernavn"), ("010190-1234", {}, "CPR"), ("Eva", {"start": "x"}, "kan ikke læses"),
     ("Eva", {"start": "2026-02-02", "end": "2026-01-01"}, "før startdatoen")],
)  # fmt: skip
def test_what_is_refused_is_said_and_kept(
    enter: Enter, ways: list[Trail], home: int, name: str, fields: dict[str, str], said: str
) -> None:
    leader, place = enter("leader"), below(ways, home, "team")[0]
    page = add(leader, home, name, place, **fields)
    assert said in page
    assert f'"name": "unit-{place}"' in page
    assert '"value": true' in page
    assert said not in seen(leader, f"/colleagues/{home}")


def test_nothing_ticked_is_asked_about(enter: Enter, home: int) -> None:
    assert "mindst ét sted" in add(enter("leader"), home, "Eva")


def test_the_dates_of_the_leaders_own_role_count(enter: Enter, own_store: Engine, home: int) -> None:
    leader = enter("leader")
    with writing(own_store) as connection:
        connection.exec_driver_sql("UPDATE \"grant\" SET to_date = '2020-01-01' WHERE role = 'leader'")
    assert "Siden findes ikke" in seen(leader, f"/colleagues/{home}")
    assert leader.post("/colleagues/add", data={"unit": home, "name": "x"}).status_code == 403
    assert leader.post("/_dash-update-component", json=payload("/")).status_code == 200


def test_a_joined_team_has_a_page_of_its_own(enter: Enter, own_store: Engine, home: int, ways: list[Trail]) -> None:
    """Whoever coordinates a part coordinates the joined team, in the round in which it is joined."""
    part, pooled = below(ways, home, "team")[:2]
    with writing(own_store) as connection:
        newest = (
            connection.execute(select(tables.round_.c.id).order_by(tables.round_.c.opened.desc())).scalars().first()
        )
        connection.execute(tables.joined.insert().values(round_id=newest, unit_id=part, pooled_id=pooled))
        code = connection.execute(select(tables.unit.c.code).where(tables.unit.c.id == part)).scalar()
        grants.give(connection, "board", Role.COORDINATOR, code)
    board = enter("board")
    for unit in (part, pooled):
        assert "Tilføj en kollega" in seen(board, f"/colleagues/{unit}")

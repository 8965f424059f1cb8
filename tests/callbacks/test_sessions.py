"""Sessions over the web: a cookie is worth what the store says, and nothing else (trust.md AC-6)."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from dash import Dash
from flask.sessions import SecureCookieSessionInterface
from flask.testing import FlaskClient
from flask_login.utils import encode_cookie
from sqlalchemy import delete, event, func, select, update

from dashboard.settings import Settings
from data_access import accounts, tables
from data_access.engine import Engine, open_store, reading, writing
from data_access.ways_in import sessions
from tests.callbacks.conftest import payload
from tests.house.source import ROOT

SignIn = Callable[[str], FlaskClient]
NOBODYS = "A" * 43


@pytest.fixture
def store(settings: Settings) -> Iterator[Engine]:
    engine = open_store(settings.database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def anna(app: Dash, store: Engine) -> str:
    """An account of this test's own, whose sessions it may end; the name."""
    with writing(store) as connection:
        if "anna" in accounts.names(connection):
            connection.execute(update(tables.account).where(tables.account.c.name == "anna").values(disabled=False))
            accounts.set_password(connection, "anna", "demo")
        else:
            accounts.add(connection, "anna", "demo")
    return "anna"


def cookie(client: FlaskClient) -> str:
    found = client.get_cookie("session")
    assert found
    return found.value


def copied(app: Dash, value: str) -> FlaskClient:
    """Another browser that got hold of a cookie."""
    thief = app.server.test_client()
    thief.set_cookie("session", value)
    return thief


def is_in(client: FlaskClient) -> bool:
    answer = client.get("/_dash-layout")
    assert answer.status_code in (200, 401)
    return answer.status_code == 200


def number(store: Engine, name: str) -> int:
    with reading(store) as connection:
        return accounts.number_of(connection, name)


def test_a_copied_cookie_is_worth_nothing_after_signing_out(app: Dash, anna: str, signed_in: SignIn) -> None:
    client = signed_in(anna)
    thief = copied(app, cookie(client))
    assert is_in(thief)
    client.get("/logout")
    for address in ("/_dash-layout", "/api/v1/rounds"):
        assert thief.get(address).status_code == 401
    assert thief.post("/_dash-update-component", json=payload("/")).status_code == 401


@pytest.mark.parametrize("change", [accounts.disable, lambda s, n: accounts.set_password(s, n, "demo, but longer")])
def test_a_new_password_and_disabling_end_every_session(
    app: Dash, anna: str, signed_in: SignIn, store: Engine, change: Callable[..., None]
) -> None:
    clients = [signed_in(anna) for _ in range(2)]
    with writing(store) as connection:
        change(connection, anna)
    assert [is_in(client) for client in clients] == [False, False]


@pytest.mark.parametrize(
    ("column", "age", "lives"),
    [("seen_at", sessions.IDLE, False), ("seen_at", sessions.IDLE - timedelta(minutes=2), True),
     ("began_at", sessions.WHOLE, False), ("began_at", sessions.WHOLE - timedelta(minutes=2), True)],
)  # fmt: skip
def test_sessions_run_out(
    anna: str, signed_in: SignIn, store: Engine, column: str, age: timedelta, lives: bool
) -> None:
    client = signed_in(anna)
    _age(store, anna, column, age)
    assert is_in(client) is lives


def test_a_page_leads_whoever_ran_out_to_the_door_and_back(anna: str, signed_in: SignIn, store: Engine) -> None:
    client = signed_in(anna)
    _age(store, anna, "seen_at", sessions.IDLE)
    answer = client.get("/profile/1?round=2019", headers={"Accept": "text/html"})
    assert answer.location == "/login?next=/profile/1?round%3D2019"


def _age(store: Engine, name: str, column: str, age: timedelta) -> None:
    mine = tables.session.c.account_id == number(store, name)
    with writing(store) as connection:
        for row in connection.execute(select(tables.session).where(mine)).all():
            older = {column: getattr(row, column) - age}
            connection.execute(update(tables.session).where(tables.session.c.hash == row.hash).values(older))


@pytest.mark.parametrize(
    "value", [NOBODYS, "", "null", "x", "A" * 3000, "eyJfdXNlcl9pZCI6IjEifQ.aaa.bbb", '"', "a b;c"]
)
def test_a_cookie_that_nobody_was_given_opens_nothing(app: Dash, value: str) -> None:
    thief = copied(app, value)
    answer = thief.get("/api/v1/rounds")
    assert answer.status_code == 401
    assert "Set-Cookie" not in answer.headers, "a late answer would take away the cookie of a fresh sign-in"


def test_a_cookie_that_is_rightly_signed_is_believed_no_more_than_others(app: Dash, store: Engine) -> None:
    """As Flask would have kept the session without us."""
    signer = SecureCookieSessionInterface().get_signing_serializer(app.server)
    assert signer
    forged = signer.dumps({"_user_id": str(number(store, "leader")), "_fresh": True})
    assert not is_in(copied(app, str(forged)))


def test_nobody_is_remembered_without_a_session(app: Dash, store: Engine) -> None:
    with app.server.app_context():
        remembered = encode_cookie(str(number(store, "leader")))
    client = app.server.test_client()
    client.set_cookie("remember_token", remembered)
    assert not is_in(client)


def test_a_name_known_before_signing_in_is_worth_nothing_after(app: Dash, anna: str, store: Engine) -> None:
    """Fixation: somebody put their own cookie into the reader's browser."""
    with writing(store) as connection:
        planted = sessions.begin(connection, None, {"said": {"key": "x"}}, datetime.now(UTC))
    client = copied(app, planted)
    client.post("/login", data={"username": anna, "password": "demo"})
    assert is_in(client)
    assert cookie(client) != planted
    assert not is_in(copied(app, planted))


def test_signing_in_again_gives_a_new_name_and_ends_the_old(app: Dash, anna: str, signed_in: SignIn) -> None:
    client = signed_in(anna)
    first = cookie(client)
    client.post("/login", data={"username": anna, "password": "demo"})
    assert is_in(client)
    assert not is_in(copied(app, first))


def test_signing_in_as_somebody_else_ends_the_first_session(app: Dash, anna: str, signed_in: SignIn) -> None:
    client = signed_in(anna)
    first = cookie(client)
    client.post("/login", data={"username": "board", "password": "demo"})
    assert cookie(client) != first
    assert not is_in(copied(app, first))


def test_without_its_row_a_cookie_opens_nothing(anna: str, signed_in: SignIn, store: Engine) -> None:
    client = signed_in(anna)
    with writing(store) as connection:
        connection.execute(delete(tables.session).where(tables.session.c.account_id == number(store, anna)))
    assert not is_in(client)


def test_whoever_is_on_the_way_in_is_not_in(app: Dash, store: Engine) -> None:
    with writing(store) as connection:
        name = sessions.begin(connection, None, {"_user_id": "1", "arriving": 1}, datetime.now(UTC))
    assert not is_in(copied(app, name))


def test_a_row_is_written_only_for_somebody(stranger: FlaskClient, store: Engine) -> None:
    before = _rows(store)
    for address in ("/login", "/health", "/assets/theme.js", "/", "/api/v1/rounds"):
        assert "Set-Cookie" not in stranger.get(address, buffered=True).headers
    stranger.post("/login", data={"username": "leader", "password": "wrong"})
    assert _rows(store) == before


def test_assets_and_health_ask_nothing_of_the_store(app: Dash, anna: str, signed_in: SignIn) -> None:
    client = signed_in(anna)
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        for address in ("/assets/theme.js", "/health"):
            answer = client.get(address, buffered=True)
            assert answer.status_code == 200
            assert "Set-Cookie" not in answer.headers
        assert asked == []
        assert is_in(client)
        assert not [one for one in asked if not one.lstrip().startswith(("SELECT", "PRAGMA", "BEGIN", "COMMIT"))]
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_being_used_is_written_down_after_a_minute(anna: str, signed_in: SignIn, store: Engine) -> None:
    client = signed_in(anna)
    _age(store, anna, "seen_at", timedelta(minutes=10))
    first = _seen(store, anna)
    assert is_in(client)
    second = _seen(store, anna)
    assert second > first
    assert is_in(client)
    assert _seen(store, anna) == second


def test_a_store_out_of_reach_is_said_and_not_taken_for_a_stranger(anna: str, signed_in: SignIn, store: Engine) -> None:
    client = signed_in(anna)
    with writing(store) as connection:
        connection.exec_driver_sql("ALTER TABLE session RENAME TO elsewhere")
    try:
        answer = client.get("/api/v1/rounds")
        assert answer.status_code == 503
        assert "Set-Cookie" not in answer.headers
        assert "elsewhere" not in answer.text
        assert client.get("/health").status_code == 200
    finally:
        with writing(store) as connection:
            connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO session")
    assert is_in(client)


def test_the_page_and_the_server_agree_on_how_long_a_session_is_idle() -> None:
    script = (ROOT / "assets" / "session.js").read_text(encoding="utf-8")
    found = re.search(r"const IDLE = (\d+) \* 60 \* 1000;", script)
    assert found
    assert timedelta(minutes=int(found[1])) == sessions.IDLE


def _rows(store: Engine) -> int:
    with reading(store) as connection:
        return connection.execute(select(func.count()).select_from(tables.session)).scalar_one()


def _seen(store: Engine, name: str) -> datetime:
    mine = tables.session.c.account_id == number(store, name)
    with reading(store) as connection:
        return connection.execute(select(tables.session.c.seen_at).where(mine)).scalar_one()

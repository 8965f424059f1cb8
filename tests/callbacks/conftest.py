"""The web application over a small demonstration store, asked without a browser."""

import json
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient
from sqlalchemy import select

from callbacks.server import application
from dashboard.settings import Settings
from data_access import accounts, tables
from data_access.engine import Engine, open_store, reading

Ask = Callable[..., Any]


@pytest.fixture(scope="session")
def settings(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("web") / "data"
    shutil.copytree(demonstration, folder)
    return Settings.from_environment({"DATA_DIR": str(folder)})


@pytest.fixture(scope="session")
def app(settings: Settings) -> Iterator[Dash]:
    engine = open_store(settings.database_url)
    yield application(engine, settings)
    engine.dispose()


@pytest.fixture
def stranger(app: Dash) -> FlaskClient:
    return app.server.test_client()


@pytest.fixture
def signed_in(app: Dash) -> Callable[[str], FlaskClient]:
    """A client of one's own, freshly signed in."""
    return lambda name: _signed_in(app, name)


def _signed_in(app: Dash, name: str) -> FlaskClient:
    client = app.server.test_client()
    assert client.post("/login", data={"username": name, "password": "demo"}).status_code == 302
    return client


@pytest.fixture(scope="session")
def users(app: Dash) -> Callable[[str], FlaskClient]:
    """Clients that stay signed in, since checking a password is slow on purpose; they must not be signed out."""
    return cache(lambda name: _signed_in(app, name))


@pytest.fixture
def own_store(demonstration: Path, tmp_path: Path) -> Iterator[Engine]:
    """A demonstration store that the test may change."""
    shutil.copytree(demonstration, tmp_path / "data")
    engine = open_store(f"sqlite:///{tmp_path / 'data' / 'laeringsblik.db'}")
    yield engine
    engine.dispose()


@pytest.fixture
def own_app(own_store: Engine, tmp_path: Path) -> Dash:
    return application(own_store, Settings.from_environment({"DATA_DIR": str(tmp_path / "data")}))


@pytest.fixture
def enter(own_app: Dash) -> Callable[[str], FlaskClient]:
    """A client of one's own, freshly signed in to the store that the test may change."""
    return lambda name: _signed_in(own_app, name)


@pytest.fixture
def page(users: Callable[[str], FlaskClient]) -> Callable[[str, str], str]:
    """What the page callback sends a user for an address, as text."""

    def ask(name: str, address: str) -> str:
        answer = users(name).post("/_dash-update-component", json=payload(address))
        assert answer.status_code == 200, answer.text
        return json.dumps(answer.json, ensure_ascii=False)

    return ask


@pytest.fixture
def home(own_store: Engine) -> int:
    """The institution of the demonstration's leader, resource person and board."""
    return unit_of(own_store, "leader")


def unit_of(store: Engine, name: str) -> int:
    """The first that the account has a role in."""
    with reading(store) as connection:
        held = tables.grant.c
        wanted = select(held.unit_id).where(held.account_id == accounts.number_of(connection, name))
        return int(connection.execute(wanted.order_by(held.id)).scalars().all()[0])


def seen(client: FlaskClient, address: str) -> str:
    """What the page callback sends this client for an address, as text."""
    answer = client.post("/_dash-update-component", json=payload(address))
    assert answer.status_code == 200, answer.text
    return json.dumps(answer.json, ensure_ascii=False)


def payload(address: str) -> dict[str, Any]:
    """The body that the browser posts when the address changes."""
    path, mark, query = address.partition("?")
    return {
        "output": "..page.children...title.data..",
        "outputs": [{"id": "page", "property": "children"}, {"id": "title", "property": "data"}],
        "inputs": [
            {"id": "address", "property": "pathname", "value": path},
            {"id": "address", "property": "search", "value": mark + query},
        ],
        "changedPropIds": ["address.pathname"],
        "state": [],
    }

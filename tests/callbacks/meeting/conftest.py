"""A store for all tests of meetings: each test has a team, a worksheet and a meeting of its own."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from callbacks.server import application
from dashboard.settings import Settings
from data_access.engine import Engine, open_store
from tests.callbacks.meetings import Table, laid

Enter = Callable[[str], FlaskClient]


@pytest.fixture(scope="package")
def store(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    folder = tmp_path_factory.mktemp("meetings") / "data"
    shutil.copytree(demonstration, folder)
    engine = open_store(f"sqlite:///{folder / 'laeringsblik.db'}")
    yield engine
    engine.dispose()


@pytest.fixture(scope="package")
def enter(store: Engine) -> Enter:
    app = application(store, Settings.from_environment({"DATA_DIR": str(Path(str(store.url.database)).parent)}))

    @cache
    def signed_in(name: str) -> FlaskClient:
        client = app.server.test_client()
        assert client.post("/login", data={"username": name, "password": "demo"}).status_code == 302
        return client

    return signed_in


@pytest.fixture
def table(store: Engine) -> Table:
    return laid(store)


@pytest.fixture(scope="package")
def coordinator(enter: Enter) -> FlaskClient:
    return enter("coordinator")

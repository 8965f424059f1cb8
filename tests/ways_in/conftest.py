"""The house that all ways in lead to: a copy of one that is built once, and one on both databases."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from data_access.engine import open_store
from tests.packages.builders import package
from tests.stores import new_stores
from tests.ways_in.house import House, built


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    (folder / "store").mkdir()
    url = f"sqlite:///{folder / 'store' / 'store.db'}"
    with new_stores(url, folder / "vault") as stores:
        stores.take(package(folder))
        built(stores.store, url, folder)
    return folder / "store"


@pytest.fixture
def house(built_once: Path, tmp_path: Path) -> Iterator[House]:
    """On SQLite."""
    shutil.copytree(built_once, tmp_path / "store")
    url = f"sqlite:///{tmp_path / 'store' / 'store.db'}"
    engine = open_store(url)
    yield House.of(engine, url, tmp_path)
    engine.dispose()


@pytest.fixture
def any_house(database_url: str, tmp_path: Path) -> Iterator[House]:
    """On SQLite and on PostgreSQL, for what depends on the store."""
    with new_stores(database_url, tmp_path / "vault") as stores:
        stores.take(package(tmp_path))
        yield built(stores.store, database_url, tmp_path)


@pytest.fixture
def client(house: House) -> FlaskClient:
    return house.client()

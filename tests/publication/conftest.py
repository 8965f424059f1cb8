"""Stores for the way from answers to published cells."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.publication.programme import make_survey
from tests.publication.surveys import Survey
from tests.stores import Stores, new_stores


@pytest.fixture
def stores(database_url: str, tmp_path: Path) -> Iterator[Stores]:
    """Empty; once on SQLite and once on PostgreSQL."""
    with new_stores(database_url, tmp_path / "vault") as made:
        yield made


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Stores]:
    """Empty, on SQLite, where the kind of database makes no difference."""
    with new_stores(f"sqlite:///{tmp_path / 'store.db'}", tmp_path / "vault") as made:
        yield made


@pytest.fixture(scope="package")
def first() -> Survey:
    return make_survey()


@pytest.fixture(scope="package")
def told(first: Survey, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    """The first round, published on SQLite, for tests that only read."""
    folder = tmp_path_factory.mktemp("told")
    with new_stores(f"sqlite:///{folder / 'store.db'}", folder / "vault") as made:
        made.take(first.write(folder / "2015"))
        yield made

"""Stores for the data room's tests, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.packages.builders import package
from tests.stores import Stores, new_stores


@pytest.fixture
def stores(database_url: str, tmp_path: Path) -> Iterator[Stores]:
    """Empty."""
    with new_stores(database_url, tmp_path / "vault") as made:
        yield made


@pytest.fixture
def first_round(tmp_path: Path) -> Path:
    """A small right package."""
    return package(tmp_path)

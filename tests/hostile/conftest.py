"""One hostile programme, imported once; every test that changes something works on a copy."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from data_access import migrate
from data_access.engine import open_store, open_vault, sqlite_module
from data_access.importing import bring_in
from data_access.packages.reader import read
from tests.hostile import site, survey
from tests.hostile.corpus import PERSONAL, STRINGS
from tests.hostile.site import Site
from tests.hostile.survey import ROUNDS, came_in, item_texts, unit_lines, writable


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def names() -> list[str]:
    """The strings that a list of units can hold: written in a file, on one cell, no person's number."""
    return [
        one
        for one in STRINGS
        if came_in(one)
        and writable(one)
        and len(one) <= survey.LONGEST_NAME
        and one not in PERSONAL
        and "\0" not in one
    ]


@pytest.fixture(scope="session")
def hostile(names: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The DATA_DIR of the store. Strings of every kind in the older round, the base alone in the newer."""
    folder = tmp_path_factory.mktemp("hostile")
    data = folder / "data"
    store, vault = open_store(f"sqlite:///{data / 'laeringsblik.db'}"), open_vault(data)
    migrate.upgrade(store, "store")
    migrate.upgrade(vault, "vault")
    for key, listed, texts in zip(ROUNDS, (names, []), (item_texts(), item_texts()[:48]), strict=True):
        bring_in(vault, store, read(survey.write(folder / key, key, unit_lines(listed), texts)))
    store.dispose()
    vault.dispose()
    return data


def copied(data: Path, folder: Path) -> Path:
    """With everything that still stands beside the database's file."""
    shutil.copytree(data, folder)
    with closing(sqlite_module().connect(folder / site.STORE)) as store:
        store.execute("pragma wal_checkpoint(truncate)")
    return folder


@pytest.fixture(scope="session")
def place(hostile: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with site.opened(copied(hostile, tmp_path_factory.mktemp("site") / "data"), hostile) as opened:
        yield opened

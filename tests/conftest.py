"""What all tests share: a fence around the real store, fresh stores on both databases, the real data sets."""

import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from sqlalchemy import Engine, event

from tests.services import application, chromium, postgresql

ROOT = Path(__file__).parents[1]
REAL_STORE = ROOT / "data"
_SESSION_DATA = Path(tempfile.mkdtemp(prefix="laeringsblik-tests-"))


def pytest_configure() -> None:
    """Before any module of ours is imported, since settings may be read on import."""
    for setting in application.SETTINGS:
        os.environ.pop(setting, None)
    os.environ["DATA_DIR"] = str(_SESSION_DATA)


def pytest_unconfigure() -> None:
    shutil.rmtree(_SESSION_DATA, ignore_errors=True)


@event.listens_for(Engine, "do_connect")
def _fence(_dialect: Any, _record: Any, arguments: list[Any], _keywords: Any) -> None:
    """Opening the developer's own store is an error, whichever test does it."""
    if arguments and REAL_STORE in Path(str(arguments[0])).absolute().parents:
        raise RuntimeError(f"a test reached for the real store ({arguments[0]}); use database_url or tmp_path")


@pytest.fixture(scope="session")
def postgresql_cluster() -> Iterator[postgresql.Cluster]:
    with postgresql.running_cluster() as cluster:
        yield cluster


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A new, empty database; every test that asks for it runs once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'store.db'}"
    else:
        with request.getfixturevalue("postgresql_cluster").empty_database() as url:
            yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for everybody: two cannot be driven from one process."""
    with chromium.running_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of the real data sets; REAL_DATA names it where it is not beside the project."""
    folder = Path(os.environ.get("REAL_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"no real data at {folder}; set REAL_DATA to the folder of the data sets")
    return folder


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The DATA_DIR of a small demonstration store, the same for all tests: serve and change a copy of it."""
    built = _built_once(tmp_path_factory.getbasetemp())
    own = shutil.copytree(built, tmp_path_factory.mktemp("demonstration") / "store")
    yield own
    assert _content(own) == _content(built), "a test served or changed the demonstration: let it take a copy"


def _content(store: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in store.glob("*.db*")}


def _built_once(folder: Path) -> Path:
    """Making the store takes its time, so the workers of a parallel run wait for the first of them to do it."""
    shared = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    store = shared / "demonstration"
    with (shared / "demonstration.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not store.exists():
            unfinished = Path(tempfile.mkdtemp(dir=shared))
            application.build_demonstration(unfinished / "store", unfinished / "packages")
            (unfinished / "store").rename(store)
    return store

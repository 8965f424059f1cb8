"""Starting the server: what is there decides what happens first."""

import shutil
from argparse import Namespace
from pathlib import Path
from urllib.request import urlopen

import pytest

from callbacks.commands import serving
from callbacks.commands.arguments import parser
from callbacks.commands.opening import opened
from data_access import accounts
from data_access.engine import reading, writing
from tests.packages.builders import package, replaced
from tests.services import application

KEY = "k" * 32


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


def run(*line: str) -> int:
    chosen: Namespace = parser().parse_args(list(line))
    return int(chosen.run(chosen))


def test_a_real_store_without_a_key_is_not_served(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    assert run("import", str(package(tmp_path, mapping=replaced("made_up = true", "made_up = false")))) == 0
    assert run("serve", "--port", "0") == 1
    assert "SECRET_KEY" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("settings", "named"),
    [({"SECRET_KEY": "short"}, "SECRET_KEY"), ({"SECRET_KEY": KEY, "FLASK_DEBUG": "1"}, "FLASK_DEBUG")],
)
def test_a_real_store_is_not_served_unsafely(
    data: Path, settings: dict[str, str], named: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    assert run("migrate") == 0
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(serving, "make_server", _no_server)
    assert run("serve") == 1
    assert named in capsys.readouterr().err


def test_a_real_store_with_the_demonstrations_users_is_not_served(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    assert run("migrate") == 0
    with opened() as at, writing(at.store) as store:
        accounts.add(store, "leader", "demo")
    monkeypatch.setenv("SECRET_KEY", KEY)
    monkeypatch.setattr(serving, "make_server", _no_server)
    assert run("serve") == 1
    assert "leader" in capsys.readouterr().err
    assert run("disable", "leader") == 0
    assert run("serve") == 0


def test_a_store_that_was_prepared_gets_no_demonstration(data: Path, capsys: pytest.CaptureFixture) -> None:
    assert run("migrate") == 0
    assert run("serve", "--port", "0") == 1  # an empty store that is not a demonstration wants its key
    with opened() as at, reading(at.store) as store:
        assert accounts.names(store) == []


def test_users_missing_after_an_interrupted_start_are_added(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("import", str(package(tmp_path))) == 0
    with opened() as at, writing(at.store) as store:
        store.exec_driver_sql('DELETE FROM "grant"')
        store.exec_driver_sql("DELETE FROM account")
    monkeypatch.setattr(serving, "make_server", _no_server)
    assert run("serve") == 0
    with opened() as at, reading(at.store) as store:
        assert "leader" in accounts.names(store)


class _NoServer:
    def serve_forever(self) -> None:
        """Ends at once, as if somebody had stopped it."""


def _no_server(*_: object, **__: object) -> _NoServer:
    return _NoServer()


def test_the_server_does_not_say_what_it_is_made_of(demonstration: Path, tmp_path: Path) -> None:
    store = shutil.copytree(demonstration, tmp_path / "store")
    with application.serving(store) as address, urlopen(f"{address}/health") as answer:
        assert answer.headers["Server"] == "laeringsblik"

"""Accounts from the console."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from callbacks.commands.arguments import parser
from data_access import accounts
from data_access.engine import open_store, reading
from tests.packages.builders import package

Command = Callable[..., int]


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """`app.py` over a store with one small round, in this process."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))

    def run(*arguments: str) -> int:
        chosen = parser().parse_args(list(arguments))
        return int(chosen.run(chosen))

    assert run("import", str(package(tmp_path))) == 0
    return run


def opens(folder: Path, name: str, password: str) -> bool:
    engine = open_store(f"sqlite:///{folder / 'data' / 'laeringsblik.db'}")
    with reading(engine) as store:
        found = accounts.verified(store, name, password) is not None
    engine.dispose()
    return found


def test_a_user_gets_a_drawn_password_that_works(
    command: Command, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    capsys.readouterr()
    assert command("user", "add", "anna") == 0
    password = capsys.readouterr().out.split()[-1]
    assert opens(tmp_path, "anna", password)


def test_a_password_can_be_chosen_and_changed(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert command("user", "add", "anna", "--password", "grass under the old boat") == 0
    monkeypatch.setattr("sys.stdin", io.StringIO("paper moons over Ribe\n"))
    assert command("password", "anna") == 0
    assert opens(tmp_path, "anna", "paper moons over Ribe")
    assert not opens(tmp_path, "anna", "grass under the old boat")


@pytest.mark.parametrize("password", ["short", "velkommen2026", "x" * 200])
def test_a_password_that_is_not_good_enough_is_refused(
    command: Command, password: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    assert command("user", "add", "anna", "--password", password) == 1
    assert capsys.readouterr().err.strip()
    assert command("user", "add", "anna") == 0
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    assert command("password", "anna") == 1


def test_roles_are_given_and_taken_back(command: Command) -> None:
    assert command("user", "add", "anna") == 0
    assert command("grant", "anna", "leader", "0101", "--from", "2026-01-01", "--to", "2026-12-31") == 0
    assert command("revoke", "anna", "leader", "0101") == 0
    assert command("disable", "anna") == 0


@pytest.mark.parametrize(
    "line",
    [("grant", "bent", "leader", "0101"), ("grant", "anna", "leader", "nowhere"), ("grant", "anna", "leader", "700"),
     ("disable", "bent"), ("user", "add", "anna")],
)  # fmt: skip
def test_what_cannot_be_done_is_said_and_ends_with_1(
    command: Command, line: tuple[str, ...], capsys: pytest.CaptureFixture
) -> None:
    command("user", "add", "anna")
    capsys.readouterr()
    assert command(*line) == 1
    assert capsys.readouterr().err.strip()

"""What the doctor finds, and what it lets pass."""

from collections.abc import Callable
from pathlib import Path

import pytest

from callbacks.commands.opening import opened
from dashboard.language import LANGUAGES
from data_access import accounts, migrate
from data_access.engine import writing
from tests.packages.builders import package

Command = Callable[..., int]
SAFE = {"SECRET_KEY": "k" * 32, "SECOND_FACTOR": "administrator, leader", "HOSTS": "blik.example"}


@pytest.fixture
def healthy(command: Command, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Over a prepared store that is not a demonstration, with everything set."""
    assert command("migrate") == 0
    for name, value in SAFE.items():
        monkeypatch.setenv(name, value)
    return command


def test_it_finds_nothing_in_a_safe_installation(healthy: Command, capsys: pytest.CaptureFixture) -> None:
    assert healthy("doctor") == 0
    printed = capsys.readouterr().out
    assert not [line for line in printed.splitlines() if line.startswith(("-", "!"))]


@pytest.mark.parametrize(
    ("name", "value"),
    [("SECRET_KEY", ""), ("SECRET_KEY", "k" * 31), ("FLASK_DEBUG", "1"), ("DASH_DEBUG", "true"), ("FLASK_DEBUG", "on")],
)
def test_it_finds_what_makes_an_installation_unsafe(
    healthy: Command, name: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setenv(name, value)
    assert healthy("doctor") == 1
    faults = [line for line in capsys.readouterr().out.splitlines() if line.startswith("-")]
    assert len(faults) == 1
    assert name in faults[0]


@pytest.mark.parametrize("value", ["0", "false", "no", ""])
def test_debugging_that_is_off_is_no_fault(healthy: Command, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLASK_DEBUG", value)
    assert healthy("doctor") == 0


def test_it_finds_the_demonstrations_users(healthy: Command, capsys: pytest.CaptureFixture) -> None:
    with opened() as at, writing(at.store) as store:
        accounts.add(store, "leader", "demo")
        accounts.add(store, "member", "grass under the old boat")
    assert healthy("doctor") == 1
    printed = capsys.readouterr().out
    assert "leader" in printed
    assert "member" not in printed
    assert healthy("disable", "leader") == 0
    assert healthy("doctor") == 0


@pytest.mark.parametrize(("name", "value"), [("SECOND_FACTOR", ""), ("SECOND_FACTOR", "leader,pirate"), ("HOSTS", "")])
def test_it_warns_of_what_could_be_better(
    healthy: Command, name: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setenv(name, value)
    assert healthy("doctor") == 0
    assert [name in line for line in capsys.readouterr().out.splitlines() if line.startswith("!")] == [True]


def test_it_finds_old_tables(healthy: Command) -> None:
    with opened() as at:
        migrate.downgrade(at.store, "store", "0002")
    assert healthy("doctor") == 1
    assert healthy("migrate") == 0
    assert healthy("doctor") == 0


def test_it_wants_tables_at_all(command: Command) -> None:
    assert command("doctor") == 1


def test_a_demonstration_may_stand_open(command: Command, tmp_path: Path) -> None:
    assert command("import", package(tmp_path)) == 0
    assert command("doctor") == 0


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_speaks_the_language_of_the_installation(
    healthy: Command, code: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setenv("LANGUAGE", code)
    assert healthy("doctor") == 0
    assert LANGUAGES[code].text("command.doctor.key.fine") in capsys.readouterr().out

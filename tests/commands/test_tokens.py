"""Tokens of the API from the console."""

from collections.abc import Callable
from pathlib import Path

import pytest

from data_access import accounts
from data_access.engine import open_store, reading
from data_access.ways_in import tokens

Command = Callable[..., int]


def owner(folder: Path, token: str) -> str | None:
    engine = open_store(f"sqlite:///{folder / 'data' / 'laeringsblik.db'}")
    with reading(engine) as store:
        account = tokens.owner(store, token)
        found = None if account is None else accounts.name_of(store, account)
    engine.dispose()
    return found


def test_a_token_is_printed_once_and_is_its_accounts(
    command: Command, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    assert command("user", "add", "anna") == 0
    capsys.readouterr()
    assert command("token", "anna") == 0
    first = capsys.readouterr().out
    assert command("token", "anna") == 0
    second = capsys.readouterr().out
    assert first != second
    assert [owner(tmp_path, printed.removesuffix("\n")) for printed in (first, second)] == ["anna", "anna"]


def test_all_tokens_of_an_account_can_be_ended(command: Command, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    assert command("user", "add", "anna") == 0
    capsys.readouterr()
    command("token", "anna")
    token = capsys.readouterr().out.strip()
    assert command("token", "anna", "--end") == 0
    assert token not in capsys.readouterr().out
    assert owner(tmp_path, token) is None


def test_nobody_gets_no_token(command: Command, capsys: pytest.CaptureFixture) -> None:
    assert command("token", "bent") == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "bent" in printed.err

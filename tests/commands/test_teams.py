"""Small teams from the console."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.data_access.test_small_teams import JOINED, with_small_teams

Command = Callable[..., int]


@pytest.fixture
def published(command: Command, tmp_path: Path, capsys: pytest.CaptureFixture) -> Command:
    assert command("import", with_small_teams(tmp_path)) == 0
    capsys.readouterr()
    return command


def test_small_teams_are_listed_with_their_sisters_and_without_numbers(
    published: Command, capsys: pytest.CaptureFixture
) -> None:
    assert published("small", "2015") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == (
        "staff: 0101-t (Mellemtrin) har for få svar. Kan slås sammen med 0101-u Udskoling og 0101-w Ledelse"
    )
    assert len(lines) == 3


def test_teams_are_joined_and_separated(published: Command, capsys: pytest.CaptureFixture) -> None:
    assert published("join", "2015", "0101-u", "0101-t", "--name", "Hele huset") == 0
    said = capsys.readouterr().out
    assert JOINED in said
    assert "Hele huset" in said
    assert published("audit", "2015") == 0
    assert published("separate", "2015", JOINED) == 0
    assert published("audit", "2015") == 0


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("join", "2015", "0101-t", "nowhere"), "nowhere"),
        (("join", "2015", "0101-t"), "mindst to"),
        (("join", "2015", "0101-t", "0102-t"), "0102-t"),
        (("join", "2015", "0101", "0102"), "hverken et team"),
        (("join", "1999", "0101-t", "0101-u"), "1999"),
        (("separate", "2015", "0101-t"), "ikke et sammenlagt team"),
        (("small", "1999"), "1999"),
    ],
)
def test_what_cannot_be_done_is_said_and_ends_with_1(
    published: Command, capsys: pytest.CaptureFixture, line: tuple[str, ...], said: str
) -> None:
    assert published(*line) == 1
    assert said in capsys.readouterr().err

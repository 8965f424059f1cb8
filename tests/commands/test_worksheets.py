"""All worksheets as plain files: what they hold, and that they were taken is logged."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from data_access import accounts, plcs, revisions, tables
from data_access.catalogue import read
from data_access.engine import open_store, reading, writing
from data_access.worksheet_start import NewSheet, start

TEXT = "Børnene i 2. b\r\n\tleger – ikke\u00a0sammen 🙂"


@pytest.fixture
def store(demonstration: Path, tmp_path: Path, command: Callable[..., int]) -> Iterator[Engine]:
    """Where the command looks."""
    shutil.copytree(demonstration, tmp_path / "data")
    engine = open_store(f"sqlite:///{tmp_path / 'data' / 'laeringsblik.db'}")
    yield engine
    engine.dispose()


@pytest.fixture
def sheets(store: Engine) -> list[int]:
    """A worksheet with a text, and one without."""
    with writing(store) as connection:
        accounts.add(connection, "Anna")
        here = tables.unit_in_round.c
        home = connection.execute(select(here.unit_id).where(here.kind == "institution")).scalars().first()
        assert home is not None
        catalogue = read(connection)
        team = plcs.team(connection, plcs.begin(connection, home, home, "PLF Ærø"))
        assert team is not None
        new = NewSheet(team, catalogue.rounds[-1], "smtte", "Anna")
        numbers = [start(connection, catalogue, new) for _ in range(2)]
        revisions.write(connection, numbers[0], "Anna", "challenge.text", TEXT)
    return numbers


def test_every_worksheet_is_written_as_data_and_as_text(
    store: Engine, sheets: list[int], command: Callable[..., int], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    for _ in range(2):  # files of the first time give way
        assert command("export", "worksheets", "--out", out) == 0
    with reading(store) as connection:
        numbers = connection.execute(select(tables.worksheet.c.id)).scalars().all()
    assert set(sheets) <= set(numbers)
    there = {file.name for file in out.iterdir()}
    assert there == {f"worksheet-{number}.{ending}" for number in numbers for ending in ("json", "txt")}
    filled, empty = sheets
    written = json.loads((out / f"worksheet-{filled}.json").read_bytes())
    assert (written["team"], written["fields"]["challenge.text"]) == ("PLF Ærø", TEXT)
    assert TEXT.encode() in (out / f"worksheet-{filled}.txt").read_bytes()
    assert TEXT.encode() not in (out / f"worksheet-{empty}.txt").read_bytes()


def test_that_they_were_taken_is_logged(
    store: Engine, sheets: list[int], command: Callable[..., int], tmp_path: Path
) -> None:
    command("export", "worksheets", "--out", tmp_path / "out")
    with reading(store) as connection:
        entry = tables.audit_log.c
        details = connection.execute(select(entry.detail).where(entry.event == "exported")).scalars().all()
    assert json.loads(details[-1])["what"] == "worksheets"

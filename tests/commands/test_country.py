"""The country's own figures, which come with the programme: which commands bring them into a store, and which not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select

from callbacks.commands import serving
from dashboard.indicators.values import ALL, COUNTRY
from data_access import migrate, tables
from data_access.engine import Engine, open_store, reading, writing
from data_access.indicators import drafting
from tests.commands.conftest import Command
from tests.commands.test_serving import _no_server
from tests.packages.builders import package, replaced

REAL = replaced("made_up = true", "made_up = false")
VALUES = "indikator;kommune;skoleår;værdi;antal\nabsence;700;2018/19;5,1;4000\n"
BY_GRADE = """\
indikator;enhed;skoleår;klassetrin;værdi;antal
reading_good;0101;2014/15;alle;50;48
reading_good;0101;2014/15;2;33,3333;3
reading_good;0101;2014/15;4;45;20
reading_good;0101;2014/15;6;56;25
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Engine]:
    (tmp_path / "data").mkdir(exist_ok=True)
    engine = open_store(f"sqlite:///{tmp_path / 'data' / 'laeringsblik.db'}")
    yield engine
    engine.dispose()


@pytest.fixture
def unserved(monkeypatch: pytest.MonkeyPatch) -> None:
    """The service ends as soon as it has begun."""
    monkeypatch.setattr(serving, "make_server", _no_server)
    monkeypatch.setenv("SECRET_KEY", "k" * 32)


def figures(store: Engine) -> int:
    value = tables.indicator_value
    with reading(store) as connection:
        return connection.execute(select(func.count()).where(value.c.unit_id == COUNTRY)).scalar_one()


def as_before(store: Engine) -> None:
    """The programme had no such file yet."""
    with writing(store) as connection:
        connection.execute(delete(tables.indicator_value).where(tables.indicator_value.c.unit_id == COUNTRY))
        connection.execute(delete(tables.indicator_import))


def test_importing_a_package_brings_them(command: Command, tmp_path: Path, store: Engine) -> None:
    assert command("import", package(tmp_path), "--check") == 0
    assert command("import", package(tmp_path)) == 0
    assert figures(store) > 60


def test_bringing_the_tables_up_to_date_brings_them(command: Command, store: Engine) -> None:
    assert command("migrate") == 0
    assert figures(store) > 60


def test_a_refused_package_changes_nothing(command: Command, tmp_path: Path, store: Engine) -> None:
    assert command("import", package(tmp_path, staff=None)) == 1
    assert not migrate.exists(store)


def test_a_file_of_indicators_brings_them_and_a_check_of_it_does_not(
    command: Command, tmp_path: Path, store: Engine
) -> None:
    assert command("import", package(tmp_path)) == 0
    as_before(store)
    path = tmp_path / "values.csv"
    path.write_text(VALUES, encoding="utf-8")
    assert command("import-indicators", path, "--check") == 0
    assert figures(store) == 0
    path.write_text(VALUES.replace("absence", "abscence"), encoding="utf-8")
    assert command("import-indicators", path) == 1
    assert figures(store) == 0
    path.write_text(VALUES, encoding="utf-8")
    assert command("import-indicators", path) == 0
    assert figures(store) > 60


def test_a_figure_of_the_country_in_a_file_is_newer_than_theirs(
    command: Command, tmp_path: Path, store: Engine
) -> None:
    assert command("import", package(tmp_path)) == 0
    as_before(store)
    path = tmp_path / "values.csv"
    path.write_text("indikator;enhed;skoleår;værdi\nreading_good;country;2014/15;75,5\n", encoding="utf-8")
    assert command("import-indicators", path) == 0
    here = tables.indicator_value.c
    wanted = select(here.value).where(here.unit_id == COUNTRY, here.indicator == "reading_good", here.grade == ALL)
    with reading(store) as connection:
        assert connection.execute(wanted.where(here.school_year == 2014)).scalar_one() == 75.5


def test_accounts_tokens_and_exports_leave_them_and_the_vault_alone(
    command: Command, tmp_path: Path, store: Engine
) -> None:
    assert command("user", "add", "anna", "--password", "en lang adgangskode til anna") == 0
    assert command("token", "anna") == 0
    assert command("export", "cells", "--round", "2015", "--all", "--format", "csv", "--out", tmp_path / "out.csv") == 1
    assert figures(store) == 0
    assert [path.name for path in (tmp_path / "data").iterdir() if "vault" in path.name] == []


@pytest.mark.usefixtures("unserved")
def test_serving_an_older_store_brings_them_with_the_new_tables(
    command: Command, tmp_path: Path, store: Engine
) -> None:
    assert command("import", package(tmp_path, mapping=REAL)) == 0
    migrate.downgrade(store, "store", "0007")
    assert command("serve", "--port", "0") == 0
    assert figures(store) > 60


@pytest.mark.usefixtures("unserved")
def test_serving_brings_them_where_another_command_made_the_new_tables(
    command: Command, tmp_path: Path, store: Engine
) -> None:
    assert command("import", package(tmp_path, mapping=REAL)) == 0
    migrate.downgrade(store, "store", "0007")
    assert command("user", "add", "anna", "--password", "en lang adgangskode til anna") == 0
    assert figures(store) == 0
    assert command("serve", "--port", "0") == 0
    assert figures(store) > 60


@pytest.mark.usefixtures("unserved")
def test_serving_a_store_that_is_up_to_date_leaves_the_vault_alone(
    command: Command, tmp_path: Path, store: Engine
) -> None:
    assert command("import", package(tmp_path, mapping=REAL)) == 0
    vault = next(path for path in (tmp_path / "data").iterdir() if "vault" in path.name)
    before = vault.read_bytes()
    assert command("serve", "--port", "0") == 0
    assert vault.read_bytes() == before


@pytest.fixture
def unsafe(command: Command, tmp_path: Path, store: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A school's figures of the same year, with a mask that hides too little and no attempt to hide more."""
    monkeypatch.setenv("LANGUAGE", "en")
    assert command("import", package(tmp_path, mapping=REAL)) == 0
    path = tmp_path / "values.csv"
    path.write_text(BY_GRADE, encoding="utf-8")
    assert command("import-indicators", path) == 0
    as_before(store)
    monkeypatch.setattr(drafting, "ATTEMPTS", 0)
    monkeypatch.setattr("dashboard.indicators.disclosure.freedom.Freedom.gives_away", lambda *_: False)


@pytest.mark.usefixtures("unsafe", "unserved")
def test_what_keeps_them_out_is_said_and_the_store_is_served_all_the_same(
    command: Command, store: Engine, capsys: pytest.CaptureFixture
) -> None:
    capsys.readouterr()
    assert command("migrate") == 1
    said = capsys.readouterr()
    assert "The tables are of the newest kind." in said.out
    assert "The country’s own figures were not read in" in said.err
    assert "nothing has changed" not in said.err
    assert command("serve", "--port", "0") == 0
    assert "The country’s own figures were not read in" in capsys.readouterr().err
    assert figures(store) == 0

"""Files of indicators come in by a command: what it says, what it stores and what it refuses."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select, update

from dashboard.indicators.catalogue import shipped
from data_access import tables
from data_access.engine import Connection, open_store, reading, writing
from data_access.indicators.known import in_use, known
from tests.commands.conftest import Command
from tests.commands.test_logged import lines
from tests.packages.builders import package

HEADING = "indikator;kommune;skoleår;værdi;antal\n"
OWN = """\
[[indicator]]
key = "sport"
name = { da = "Idræt hver dag", en = "Sport every day" }
definition = { da = "Andelen af elever, der dyrker idræt hver dag.", en = "The share of pupils who do sport daily." }
kind = "share"
source = { da = "Kommunen", en = "The municipality" }
"""


@pytest.fixture(autouse=True)
def a_mapping(command: Command, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    """Brings the places."""
    assert command("import", package(tmp_path)) == 0
    capsys.readouterr()


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")


@contextmanager
def store(folder: Path) -> Iterator[Connection]:
    engine = open_store(f"sqlite:///{folder / 'data' / 'laeringsblik.db'}")
    with reading(engine) as connection:
        yield connection
    engine.dispose()


def of_units(folder: Path) -> list[tuple[str, str, int, str, float | None, int | None]]:
    """Every value of a unit, without those of the country."""
    here = tables.indicator_value.c
    wanted = select(tables.unit.c.code, here.indicator, here.school_year, here.status, here.value, here.n)
    with store(folder) as connection:
        found = connection.execute(wanted.join(tables.unit, tables.unit.c.id == here.unit_id))
        return sorted(tuple(row) for row in found)


def written(folder: Path, text: str, name: str = "values.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_is_shown_beforehand_then_read_in_and_then_says_nothing_new(
    command: Command, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    path = written(tmp_path, f"{HEADING}absence;700;2018/19;5,1;4000\nabsence;700;2019/20;*;4000\n")
    assert command("import-indicators", path, "--check") == 0
    assert capsys.readouterr().out.splitlines() == [
        "2 rows. Indicators: 1. Places: 1. School years: 2018/19 to 2019/20.",
        "New: 2. Changed: 0. As before: 0.",
        "Shown: 1. Hidden: 0 on few persons, 0 to protect them, 0 close to all or none, 1 in the file. Missing: 0.",
        "The file values.csv is right. Nothing has been stored.",
    ]
    assert of_units(tmp_path) == []
    assert command("import-indicators", path) == 0
    first = of_units(tmp_path)
    assert first == [
        ("700", "absence", 2018, "shown", 5.1, 4000),
        ("700", "absence", 2019, "suppressed", None, None),
    ]
    assert command("import-indicators", path) == 0
    assert "says nothing new" in capsys.readouterr().out
    assert of_units(tmp_path) == first
    assert [(event, detail) for event, _, _, detail in lines(tmp_path) if detail.get("what") == "indicators"] == [
        ("imported", {"what": "indicators", "file": "values.csv", "entries": "2"})
    ]


def test_a_refused_file_changes_nothing_and_every_error_is_told(
    command: Command, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    before = lines(tmp_path)
    bad = written(tmp_path, f"{HEADING}absence;700;2018/19;5,1;\nabsnce;700;2018/19;5;\nabsence;701;2018;500;-1\n")
    assert command("import-indicators", bad) == 1
    told = capsys.readouterr().err.splitlines()
    assert told[-1] == "The file is refused: 5 errors. Nothing has been stored."
    assert [line.split('"')[1] for line in told[:-1]] == ["701", "2018", "absnce", "-1", "500"]
    assert of_units(tmp_path) == []
    assert lines(tmp_path) == before


def test_a_spelling_is_confirmed_once(command: Command, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    path = written(tmp_path, f"{HEADING}absence;NØRREAA;2018/19;5,1;4000\n")
    assert command("import-indicators", path) == 1
    assert "Nørreå Kommune (700)" in capsys.readouterr().err
    assert command("import-indicators", path, "--check", "--confirm") == 0
    assert command("import-indicators", path) == 1
    assert command("import-indicators", path, "--confirm") == 0
    later = written(tmp_path, f"{HEADING}absence;Nørreå;2019/20;5,2;4000\n", "later.csv")
    assert command("import-indicators", later) == 0
    assert [(code, year) for code, _, year, *_ in of_units(tmp_path)] == [("700", 2018), ("700", 2019)]


def test_a_municipality_brings_its_own_indicators_before_their_values(
    command: Command, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    values = written(tmp_path, "unit,school_year,Sport every day,Sport every day n\n0101,2019/20,41.2,340\n")
    assert command("import-indicators", values) == 1
    own = written(tmp_path, OWN, "own.toml")
    assert command("import-indicators", own) == 0
    told = capsys.readouterr().out
    assert "1 indicator is new or changed." in told
    assert "in the municipality and at the place itself alone: Sport every day." in told
    assert command("import-indicators", own) == 0
    assert "says nothing new" in capsys.readouterr().out
    assert command("import-indicators", values) == 0
    assert of_units(tmp_path) == [("0101", "sport", 2019, "shown", 41.0, 340)]


def test_what_was_internal_is_not_published_by_a_later_file(
    command: Command, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    published = written(tmp_path, OWN + 'publication = "public"\n', "published.toml")
    assert command("import-indicators", written(tmp_path, OWN, "own.toml")) == 0
    assert command("import-indicators", published, "--check") == 0
    values = written(tmp_path, "unit,school_year,sport,sport n\n0101,2019/20,41.2,340\n")
    assert command("import-indicators", values) == 0
    capsys.readouterr()
    for name, text in (("published.toml", None), ("wider.toml", OWN + 'decimals = 3\nlevels = ["institution"]\n')):
        path = tmp_path / name if text is None else written(tmp_path, text, name)
        assert command("import-indicators", path) == 1
        assert "Choose a new key." in capsys.readouterr().err
    with store(tmp_path) as connection:
        (definition,) = connection.execute(select(tables.own_indicator.c.definition)).scalars()
    assert '"publication": "internal"' in definition


def test_a_key_that_a_later_version_brings_is_the_products_own(command: Command, tmp_path: Path) -> None:
    assert command("import-indicators", written(tmp_path, OWN, "own.toml")) == 0
    engine = open_store(f"sqlite:///{tmp_path / 'data' / 'laeringsblik.db'}")
    own = tables.own_indicator
    with writing(engine) as connection:
        (before,) = connection.execute(select(own.c.definition)).scalars()
        taken = before.replace('"sport"', '"reading_good"').replace('"internal"', '"public"')
        connection.execute(update(own).values(key="reading_good", definition=taken))
    with reading(engine) as connection:
        assert known(connection) == shipped()
        assert in_use(connection) == {}
    engine.dispose()


def test_an_own_catalogue_with_errors_brings_nothing(
    command: Command, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    own = written(tmp_path, OWN.replace('"share"', '"part"') + "\n[[indicator]]\nkey = 'absence'\n", "own.toml")
    assert command("import-indicators", own) == 1
    told = capsys.readouterr().err
    assert "column indicator[sport].kind" in told
    assert "column indicator[absence].name" in told
    with store(tmp_path) as connection:
        assert connection.execute(select(tables.own_indicator)).all() == []


def test_without_any_place_nothing_is_made(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "empty"))
    assert command("import-indicators", written(tmp_path, HEADING)) == 1
    assert "Import a mapping first" in capsys.readouterr().err
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    assert command("import-indicators", tmp_path / "nowhere.csv") == 1
    assert "does not exist" in capsys.readouterr().err


def test_the_command_without_a_file_is_no_command(command: Command) -> None:
    with pytest.raises(SystemExit) as ended:
        command("import-indicators")
    assert ended.value.code == 2

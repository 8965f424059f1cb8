"""The operator's commands as they are run: what they say, their exit codes, and what they leave behind."""

from collections.abc import Callable
from pathlib import Path

import pytest

from data_access.workbook import write_workbook
from tests.packages.builders import Change, added, package, replaced, zipped
from tests.packages.hostile import declare, named, with_member, zip_with

Command = Callable[..., int]


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.db*"))}


def test_import_ends_with_0_and_again_with_0(command: Command, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    assert command("import", package(tmp_path)) == 0
    assert "læst ind og offentliggjort" in capsys.readouterr().out
    assert command("import", package(tmp_path)) == 0
    assert "Intet er ændret" in capsys.readouterr().out


def test_a_bad_package_ends_with_1_and_leaves_the_store_byte_by_byte(
    command: Command, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    command("import", package(tmp_path))
    before = files(tmp_path / "data")
    bad = package(tmp_path / "bad", pupil=replaced("completed;100,5;1", "completed;100,5;7"))
    assert command("import", bad) == 1
    assert files(tmp_path / "data") == before
    said = capsys.readouterr().err
    assert "answers/pupil.csv" in said
    assert "SQA06A" in said
    assert "Intet er gemt" in said


BAD: dict[str, dict[str, Change]] = {
    "a missing file": {"pupil": None},
    "an unknown unit": {"pupil": replaced("0101-4a", "9999")},
    "a cycle of units": {"units": replaced("0101,700,", "0101,0101-4a,")},
    "a code twice": {"units": added("0101,700,institution,Igen,school,,\n")},
    "a broken encoding": {"pupil": b"who;class\n\xff\xfe\x00\n"},
    "an unknown column": {"mapping": replaced('unit_column = "class"', 'unit_column = "klasse"')},
    "a CPR number": {"pupil": replaced("p0;", "0101901234;")},
    "an empty file": {"pupil": ""},
    "not a number": {"pupil": replaced("completed;100,5;1", "completed;100,5;NaN")},
    "a cell of 100,000 characters": {"pupil": replaced("p0;", "p" * 100_000 + ";")},
    "a mapping that is no TOML": {"mapping": "[["},
}


@pytest.mark.parametrize("changes", BAD.values(), ids=BAD)
def test_every_kind_of_bad_package_leaves_the_store_byte_by_byte(
    command: Command, tmp_path: Path, changes: dict[str, Change]
) -> None:
    command("import", package(tmp_path))
    before = files(tmp_path / "data")
    assert command("import", package(tmp_path / "bad", **changes)) == 1
    assert command("import", zipped(package(tmp_path / "bad", **changes))) == 1
    assert files(tmp_path / "data") == before


def leads_out(folder: Path) -> Path:
    return zip_with(folder, named("../units.csv"))


def declares_ten_gigabytes(folder: Path) -> Path:
    path = zip_with(folder, "answers/parent.csv")
    declare(path, "answers/parent.csv", 10_000_000_000)
    return path


def holds_a_workbook_that_bursts(folder: Path) -> Path:
    book = folder / "book.xlsx"
    write_workbook(book, ["unit"], [])
    bomb = with_member(book.read_bytes(), "xl/worksheets/sheet2.xml", b" " * 30_000_000)
    return package(folder, {"answers/staff.xlsx": bomb}, staff=None)


@pytest.mark.parametrize("hostile", [leads_out, declares_ten_gigabytes, holds_a_workbook_that_bursts])
def test_a_hostile_archive_leaves_the_store_byte_by_byte(
    command: Command, tmp_path: Path, hostile: Callable[[Path], Path]
) -> None:
    command("import", package(tmp_path))
    before = files(tmp_path / "data")
    (tmp_path / "bad").mkdir()
    assert command("import", hostile(tmp_path / "bad")) == 1
    assert files(tmp_path / "data") == before


def test_a_bad_first_package_makes_no_store(command: Command, tmp_path: Path) -> None:
    assert command("import", package(tmp_path / "bad", units=None)) == 1
    assert files(tmp_path / "data") == {}


def test_check_reads_everything_and_stores_nothing(command: Command, tmp_path: Path) -> None:
    assert command("import", package(tmp_path), "--check") == 0
    assert files(tmp_path / "data") == {}


def test_a_missing_package_is_refused_in_plain_words(
    command: Command, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    assert command("import", tmp_path / "nowhere") == 1
    assert "Traceback" not in capsys.readouterr().err


def test_reports_follow_the_language(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    assert command("import", package(tmp_path / "bad", units=None)) == 1
    assert "Nothing is stored" in capsys.readouterr().err


def test_audit_and_publish_know_their_rounds(command: Command, tmp_path: Path) -> None:
    command("import", package(tmp_path))
    assert command("audit", "2015") == 0
    assert command("publish", "2015") == 0
    assert command("audit", "1999") == 1
    assert command("publish", "1999") == 1


@pytest.mark.parametrize(
    "line", [["import"], ["export", "cells", "--round", "2015"], ["demo", "--scale", "huge"], ["x"]]
)
def test_a_wrong_command_line_ends_with_2(command: Command, line: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command(*line)
    assert ended.value.code == 2


COURSE = "form,unit,invited,answered,at\npupil,0101-4a,20,12,2015-09-20\npupil,0102-4a,22,9,2015-09-20\n"
ALONE: dict[str, Change] = {"pupil": None, "staff": None, "invited": None}


def test_participation_alone_ends_with_0_and_publishes_nothing(
    command: Command, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    alone = package(tmp_path, participation=COURSE, **ALONE)
    assert command("import", alone, "--check") == 0
    assert "2 linjer om deltagelse. Intet er gemt." in capsys.readouterr().out
    assert command("import", alone) == 0
    assert "Der er ikke offentliggjort noget." in capsys.readouterr().out
    assert command("import", alone) == 0
    assert "Intet er ændret" in capsys.readouterr().out
    for unpublished in (("audit", "2015"), ("publish", "2015")):
        assert command(*unpublished) == 1
        assert "Runden 2015 findes ikke." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ("pupil,9999,20,12,2015-09-20\n", "9999"),
        ("nobody,0101-4a,20,12,2015-09-20\n", "nobody"),
        ("pupil,0101-4a,20,mange,2015-09-20\n", "mange"),
        ("pupil,0101-4a,20,-1,2015-09-20\n", "-1"),
        ("pupil,0101-4a,20,12,i går\n", "i går"),
        ("pupil,0101-4a,20,12,2015-09-20\npupil,0101-4a,20,13,2015-09-20\n", "0101-4a"),
    ],
)
def test_bad_participation_ends_with_1_and_a_report(
    command: Command, tmp_path: Path, capsys: pytest.CaptureFixture, rows: str, why: str
) -> None:
    command("import", package(tmp_path / "right", participation=COURSE, **ALONE))
    before = files(tmp_path / "data")
    bad = package(tmp_path / "bad", participation=COURSE.splitlines()[0] + "\n" + rows, **ALONE)
    assert command("import", bad) == 1
    assert files(tmp_path / "data") == before
    said = capsys.readouterr().err
    assert "participation.csv" in said
    assert why in said

"""Excel, SPSS and Parquet files say the same as text files, and a damaged or hostile one only refuses the package."""

import contextlib
import io
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import polars as pl
import pyreadstat
import pytest

from data_access.packages.reader import read
from data_access.packages.report import Refused
from tests.packages.builders import LABELS, package, pupil_answers, replaced, staff_answers
from tests.packages.hostile import with_member
from tests.packages.refusals import places, problems, says

NUMBERS = ("sex", "SQA06A", "q2", "q3", "q4", "q5")


def pupil_frame() -> pl.DataFrame:
    frame = pl.read_csv(pupil_answers().encode(), separator=";", decimal_comma=True)
    return frame.with_columns(pl.col(NUMBERS).cast(pl.Float64))


def excel(frame: pl.DataFrame) -> bytes:
    return workbook([frame.columns, *frame.rows()])


def workbook(rows: list, above: int = 0) -> bytes:
    book = openpyxl.Workbook()
    for number, row in enumerate(rows, start=1 + above):
        for place, value in enumerate(row, start=1):
            book.active.cell(number, place, value)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def spss(frame: pl.DataFrame, folder: Path, **options: object) -> bytes:
    path = folder / "made.sav"
    pyreadstat.write_sav(frame, str(path), **options)
    return path.read_bytes()


def parquet(frame: pl.DataFrame) -> bytes:
    file = io.BytesIO()
    frame.write_parquet(file)
    return file.getvalue()


@pytest.mark.parametrize("ending", ["xlsx", "sav", "parquet"])
def test_every_format_gives_the_same_answers(tmp_path: Path, ending: str) -> None:
    write: dict[str, Callable[[pl.DataFrame], bytes]] = {
        "xlsx": excel,
        "sav": lambda frame: spss(frame, tmp_path),
        "parquet": parquet,
    }
    right = read(package(tmp_path)).answers["pupil"]
    data = write[ending](pupil_frame())
    found = read(package(tmp_path, {f"answers/pupil.{ending}": data}, pupil=None))
    assert found.answers["pupil"].equals(right)


def test_units_may_be_a_workbook(tmp_path: Path) -> None:
    right = package(tmp_path)
    rows = [line.split(",") for line in (right / "units.csv").read_text("utf-8").splitlines()]
    expected = read(right).units
    assert read(package(tmp_path, {"units.xlsx": workbook(rows)}, units=None)).units == expected


def test_rows_of_a_workbook_are_numbered_as_the_spreadsheet_shows_them(tmp_path: Path) -> None:
    sheet = workbook([["unit", "team1", "team2"], ["0101-t", "Enig", 4], [None] * 3, ["0101-t", "Enig", 9]], above=2)
    assert places(package(tmp_path, {"answers/staff.xlsx": sheet}, staff=None)) == [
        ("answers/staff.xlsx", 6, "team2", "9")
    ]


def test_cases_of_spss_are_numbered_as_spss_shows_them(tmp_path: Path) -> None:
    frame = pl.DataFrame({"unit": ["0101-t", "0101-t"], "team1": ["Enig", "Enig"], "team2": [4.0, 9.0]})
    assert places(package(tmp_path, {"answers/staff.sav": spss(frame, tmp_path)}, staff=None)) == [
        ("answers/staff.sav", 2, "team2", "9")
    ]


def test_the_first_sheet_with_cells_is_read_and_others_are_mentioned(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Svar")
    for line in staff_answers().splitlines():
        sheet.append([int(cell) if cell.isdigit() else cell for cell in line.split(",")])
    book.create_sheet("Noter").append(["intet"])
    found = read(package(tmp_path, {"answers/staff.xlsx": saved(book)}, staff=None))
    assert found.answers["staff"].height == 10
    assert [says(one, "only_one_sheet") for one in found.notices] == [True]


def test_a_number_code_in_a_workbook_is_a_code(tmp_path: Path) -> None:
    sheet = workbook([["unit", "team1", "team2"], [700, "Enig", 4], [700.0, "Enig", date(2015, 9, 14)]])
    path = package(tmp_path, {"answers/staff.xlsx": sheet}, staff=None)
    assert places(path) == [("answers/staff.xlsx", 3, "team2", "2015-09-14 00:00:00")]


def test_zeros_that_a_workbook_lost_are_suggested(tmp_path: Path) -> None:
    sheet = workbook([["unit", "team1", "team2"], [101, "Enig", 4]])
    (problem,) = problems(package(tmp_path, {"answers/staff.xlsx": sheet}, staff=None))
    assert says(problem, "unit_unknown")
    assert problem.reason_da.endswith("Mente du 0101?")


CODES = pl.DataFrame({"unit": ["0101-t"] * 3, "team1": [1.0, 5.0, None], "team2": [1.0, 3.0, 99.0]})
BACKWARDS = {5 - place: label for place, label in enumerate(LABELS)}  # 5 = Meget uenig … 1 = Meget enig


def test_spss_codes_are_read_by_their_labels_when_the_mapping_names_labels(tmp_path: Path) -> None:
    data = spss(CODES, tmp_path, variable_value_labels={"team1": BACKWARDS}, missing_ranges={"team2": [99]})
    found = read(package(tmp_path, {"answers/staff.sav": data}, staff=None))
    assert found.answers["staff"]["team1"].to_list() == [5, 1, None]
    assert found.answers["staff"]["team2"].to_list() == [1, 3, None]


def test_spss_codes_are_answers_when_the_mapping_names_no_labels(tmp_path: Path) -> None:
    data = spss(CODES, tmp_path, variable_value_labels={"team2": BACKWARDS}, missing_ranges={"team2": [99]})
    found = read(package(tmp_path, {"answers/staff.sav": data}, staff=None))
    assert found.answers["staff"]["team2"].to_list() == [1, 3, None]


def test_an_spss_code_without_a_label_is_not_guessed_at(tmp_path: Path) -> None:
    labels = {code: label for code, label in BACKWARDS.items() if code != 5}
    data = spss(CODES, tmp_path, variable_value_labels={"team1": labels}, missing_ranges={"team2": [99]})
    (problem,) = problems(package(tmp_path, {"answers/staff.sav": data}, staff=None))
    assert (problem.row, problem.column, problem.value) == (2, "team1", "5")


def test_spss_splits_and_missing_codes_are_read_by_label_too(tmp_path: Path) -> None:
    mapping = replaced('"1" = { key = "girl"', '"Pige" = { key = "girl"')
    frame = pupil_frame().with_columns(pl.col("q5").replace(4.0, 9.0))
    labels = {"sex": {1: "Pige", 2: "Dreng"}, "q5": {9: "NA"}}
    right = read(package(tmp_path)).answers["pupil"]
    data = spss(frame, tmp_path, variable_value_labels=labels)
    found = read(package(tmp_path, {"answers/pupil.sav": data}, mapping=mapping, pupil=None)).answers["pupil"]
    assert found["split:gender"][:2].to_list() == ["girl", "boy"]
    assert found["q5"].to_list() == [None if answer == 4 else answer for answer in right["q5"]]


def test_not_a_number_in_a_parquet_file_is_an_error(tmp_path: Path) -> None:
    frame = pl.DataFrame({"unit": ["0101-t"] * 2, "team1": ["Enig"] * 2, "team2": [float("nan"), float("inf")]})
    found = problems(package(tmp_path, {"answers/staff.parquet": parquet(frame)}, staff=None))
    assert [(one.row, one.value) for one in found] == [(1, "NaN"), (2, "inf")]
    assert all(says(one, "not_finite") for one in found)


def test_lists_in_a_parquet_file_are_no_answers(tmp_path: Path) -> None:
    frame = pl.DataFrame({"unit": ["0101-t"], "team1": ["Enig"], "team2": [[1, 2]]})
    assert places(package(tmp_path, {"answers/staff.parquet": parquet(frame)}, staff=None)) == [
        ("answers/staff.parquet", 1, "team2", "[…]")
    ]


@pytest.mark.parametrize("ending", ["xlsx", "sav", "parquet"])
@pytest.mark.parametrize("contents", [b"", b"unit,team1,team2\n", b"PK\x03\x04", b"$FL2@(#)", b"PAR1" * 9])
def test_what_is_not_the_format_is_refused(tmp_path: Path, ending: str, contents: bytes) -> None:
    path = package(tmp_path, {f"answers/staff.{ending}": contents}, staff=None)
    assert [file for file, *_ in places(path)] == [f"answers/staff.{ending}"]


@pytest.mark.parametrize("ending", ["sav", "parquet", "xlsx"])
def test_damage_anywhere_never_takes_the_program_down(tmp_path: Path, ending: str) -> None:
    chance = random.Random(ending)
    frame = pupil_frame()
    whole = {"xlsx": excel(frame), "sav": spss(frame, tmp_path), "parquet": parquet(frame)}[ending]
    for _ in range(3):
        data = bytearray(whole)
        for _ in range(5):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with contextlib.suppress(Refused):
            read(package(tmp_path, {f"answers/pupil.{ending}": bytes(data)}, pupil=None))


def test_a_workbook_that_unpacks_a_thousandfold_is_refused(tmp_path: Path) -> None:
    bomb = with_member(workbook([["unit"]]), "xl/worksheets/sheet2.xml", b" " * 30_000_000)
    (problem,) = problems(package(tmp_path, {"answers/staff.xlsx": bomb}, staff=None))
    assert says(problem, "packed_too_hard")


def test_two_cells_at_the_ends_of_a_sheet_are_refused(tmp_path: Path) -> None:
    """Five kilobytes that would take half a terabyte to lay out."""
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "unit", 1
    (problem,) = problems(package(tmp_path, {"answers/staff.xlsx": saved(book)}, staff=None))
    assert problem.file == "answers/staff.xlsx"


def test_a_parquet_file_of_too_many_rows_is_refused_by_its_count(tmp_path: Path) -> None:
    frame = pl.DataFrame({"unit": pl.repeat("0101-t", 2_000_001, eager=True)})
    (problem,) = problems(package(tmp_path, {"answers/staff.parquet": parquet(frame)}, staff=None))
    assert says(problem, "too_many_rows")

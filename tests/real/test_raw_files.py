"""Real files as they were found, handed in as answers: read rightly or refused with reasons, never a stack trace."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data_access.packages.package import Package
from data_access.packages.reader import read
from data_access.packages.report import Refused
from tests.real import packages

DAY = date(2015, 1, 1)
FILES = [
    "class-wellbeing-nl/autonomy_support.csv",
    "class-wellbeing-nl/items.csv",
    "class-wellbeing-nl/swmdk_container_by_us.sav",
    "dk-kommune-trivsel/trivsel_fravaer_time_merged.csv",
    "dk-kommune-trivsel/uddannelse_score_time.csv",
    "dk-national/published_numbers.csv",
    "elevundersokelsen-no/tabell_152_cp1252_container_by_us.csv",
    "elevundersokelsen-no/tabell_155_cp1252_container_by_us.csv",
    "nyc-math-results/math_2006-2011.csv",
    "nyc-school-survey/2011_d75.txt",
    "nyc-school-survey/2011_gened.txt",
    "nyc-school-survey/2014-19_enrolment.csv",
    "nyc-school-survey/2015_parents_pct_positive.csv",
    "nyc-school-survey/2015_questions.csv",
    "nyc-school-survey/2015_students_pct_positive.csv",
    "nyc-school-survey/2015_teachers_pct_positive.csv",
    "nyc-school-survey/2019_scores.csv",
    "survey-formats/qualtrics_three_header_rows_de.csv",
]


def package(file: Path, folder: Path, unit_column: str, column: str, units: list[str], **form: Any) -> Path:
    """The file as the answers of a form with one item, one row per institution."""
    mapping = {
        "programme": {"key": "raw", "name": packages.name("Raw")},
        "round": {"key": "1", "name": packages.name("1"), "opened": DAY, "closed": DAY},
        "form": [
            {
                "key": "raw",
                "informant": "parent",
                "name": packages.name("Raw"),
                "unit_column": unit_column,
                "missing": ["", "N/A", "NA"],
                "factor": [{"key": "factor", "name": packages.name("Factor"), "scale": [0, 100], "items": ["item"]}],
            }
            | form
        ],
        "item": {"item": {"column": column}},
    }
    rows = [("M", "", "municipality", "M"), *((unit, "M", "institution", unit) for unit in units)]
    packages.write(folder, mapping, rows)
    ending = ".sav" if file.suffix == ".sav" else ".csv"
    shutil.copy(file, folder / "answers" / f"raw{ending}")
    return folder


def codes(file: Path, column: str, **reading: str) -> list[str]:
    return [row[column] for row in packages.table(file, **reading)]


@pytest.mark.parametrize("name", FILES)
def test_a_file_nobody_prepared_is_refused_with_reasons(real_data: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused) as refusal:
        read(package(real_data / name, tmp_path / "package", "no such unit", "no such item", ["X"]))
    assert refusal.value.problems
    assert all(problem.file and problem.reason_da and problem.reason_en for problem in refusal.value.problems)


def test_a_mac_roman_byte_among_the_names_spoils_no_answer(real_data: Path, tmp_path: Path) -> None:
    file = real_data / "nyc-school-survey" / "2015_students_pct_positive.csv"
    schools = codes(file, "DBN", encoding="mac_roman")
    found = read(package(file, tmp_path / "package", "DBN", "S1a", schools))
    assert _answers(found, "01M034") == [44]
    assert found.answers["raw"]["unit"].to_list() == schools


def test_a_byte_order_mark_is_no_part_of_the_first_heading(real_data: Path, tmp_path: Path) -> None:
    file = real_data / "nyc-school-survey" / "2015_parents_pct_positive.csv"
    found = read(package(file, tmp_path / "package", "DBN", "P1a", codes(file, "DBN")))
    assert _answers(found, "01M015") == [98]
    assert found.answers["raw"].height == 1861


def test_a_heading_with_a_line_break_is_one_heading(real_data: Path, tmp_path: Path) -> None:
    file = real_data / "nyc-school-survey" / "2019_scores.csv"
    column = "Total Parent \nResponse Rate %"
    found = read(package(file, tmp_path / "package", "DBN", column, codes(file, "DBN")))
    assert _answers(found, "01M015") == [91]
    assert found.answers["raw"].height == 1829


def test_a_semicolon_file_in_cp1252_with_decimal_commas_is_read(real_data: Path, tmp_path: Path) -> None:
    file = real_data / "elevundersokelsen-no" / "tabell_155_cp1252_container_by_us.csv"
    rows = packages.table(file, encoding="cp1252", delimiter=";")
    units = sorted({row["EnhetNavn"].strip() for row in rows})
    found = read(package(file, tmp_path / "package", "EnhetNavn", "AndelDeltatt", units))
    expected = [float(row["AndelDeltatt"].replace(",", ".")) for row in rows]
    assert found.answers["raw"]["item"].to_list() == expected


def test_the_record_that_breaks_off_is_named_and_nothing_else(real_data: Path, tmp_path: Path) -> None:
    file = real_data / "nyc-school-survey" / "2011_gened.txt"
    schools = [*codes(file, "dbn", delimiter="\t"), "09X404"]
    with pytest.raises(Refused) as refusal:
        read(package(file, tmp_path / "package", "dbn", "rr_p", schools))
    assert [(one.file, one.row) for one in refusal.value.problems] == [("answers/raw.csv", 456)]


def test_without_that_record_the_file_is_read(real_data: Path, tmp_path: Path) -> None:
    whole = (real_data / "nyc-school-survey" / "2011_gened.txt").read_bytes()
    file = tmp_path / "without-the-last-record.txt"
    file.write_bytes(whole[: whole.rindex(b'"09X404"')])
    schools = codes(file, "dbn", delimiter="\t")
    found = read(package(file, tmp_path / "package", "dbn", "rr_p", schools))
    assert found.answers["raw"]["unit"].to_list() == schools
    assert _answers(found, "01M015") == [60]


def _answers(found: Package, unit: str) -> list[float]:
    frame = found.answers["raw"]
    return frame.filter(frame["unit"] == unit)["item"].to_list()

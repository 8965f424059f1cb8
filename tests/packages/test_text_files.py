"""Delimited text in every dialect that survey systems and spreadsheets write."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from data_access.packages.csv_file import Dialect, read
from data_access.packages.reader import read as read_package
from data_access.packages.report import Report
from data_access.packages.table import ROW, Table
from data_access.packages.tabular import PLAIN
from tests.packages.builders import package, pupil_answers, replaced
from tests.packages.refusals import problems, says

COLUMNS = ["enhed", "løn", "svar"]


def table(data: str | bytes, dialect: Dialect = PLAIN, expected: list[str] | None = None) -> Table:
    report = Report()
    found = read("f.csv", data.encode() if isinstance(data, str) else data, dialect, expected or COLUMNS, report)
    report.raise_if_refused()
    assert found is not None
    return found


def cells(found: Table) -> list[tuple]:
    return found.frame.rows()


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", [True, False])
def test_delimiter_and_line_ends_are_found_out(delimiter: str, line_end: str, last: bool) -> None:
    text = line_end.join(delimiter.join(cells) for cells in (COLUMNS, ["a", "1", "x"], ["b", "", "y z"]))
    found = table(text + line_end * last)
    assert found.headings == tuple(COLUMNS)
    assert cells(found) == [(2, "a", "1", "x"), (3, "b", "", "y z")]


def test_the_expected_columns_decide_between_delimiters() -> None:
    assert table("svar,enhed;løn\n1,5;a\n", expected=["løn"]).headings == ("svar,enhed", "løn")


def test_a_mapping_may_name_the_delimiter() -> None:
    assert table("a:b\n1:2\n", Dialect(delimiter=":")).headings == ("a", "b")


def test_a_single_column_needs_no_delimiter() -> None:
    assert cells(table("enhed\na\n\nb\n")) == [(2, "a"), (3, ""), (4, "b")]


def test_excels_own_hint_is_followed_and_counted_as_a_row() -> None:
    assert cells(table("sep=|\nenhed|svar\na|1;2\n")) == [(3, "a", "1;2")]


def test_empty_lines_before_the_heading_are_counted_as_rows() -> None:
    assert cells(table("\n\r\nenhed;svar\na;1\n")) == [(4, "a", "1")]


def test_a_quotation_may_hold_delimiters_quotation_marks_and_line_breaks() -> None:
    found = table('enhed;svar\n"a;b";"han sagde ""ja"""\n"linje 1\nlinje 2";x\nc;d\n')
    # A spreadsheet shows one row for a record, however many lines it takes in the file.
    assert cells(found) == [(2, "a;b", 'han sagde "ja"'), (3, "linje 1\nlinje 2", "x"), (4, "c", "d")]


def test_a_heading_may_be_broken_over_lines() -> None:
    assert table('enhed;"Total\nResponse Rate"\na;1\n').headings == ("enhed", "Total\nResponse Rate")


def test_quotation_marks_inside_words_are_letters_where_nothing_is_quoted() -> None:
    assert cells(table('enhed;svar\na;5" skærm\nb;6" og 7"\n')) == [(2, "a", '5" skærm'), (3, "b", '6" og 7"')]


def test_headings_that_repeat_or_are_missing_do_not_hide_the_others() -> None:
    found = table("enhed;;svar;svar;*;^.*$\na;1;2;3;4;5\n")
    assert found.headings == ("enhed", "", "svar", "svar", "*", "^.*$")
    assert found.texts("svar").to_list() == ["2"]
    assert found.texts("*").to_list() == ["4"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac-roman"])
def test_danish_letters_are_read_in_every_usual_encoding(encoding: str) -> None:
    text = "enhed;løn;svar\nÆrø;1;“Måske” – på Åsen\n"
    assert cells(table(text.encode(encoding))) == [(2, "Ærø", "1", "“Måske” – på Åsen")]


@pytest.mark.parametrize(("encoding", "is_guess"), [("utf-8", False), ("cp1252", True), ("mac-roman", True)])
def test_a_guessed_encoding_is_mentioned(encoding: str, is_guess: bool) -> None:
    report = Report()
    read("f.csv", "enhed;løn\nå;1\n".encode(encoding), Dialect(), COLUMNS, report)
    assert [says(one, "encoding_guessed") for one in report.notices] == [True] * is_guess


def test_a_mapping_may_name_the_encoding() -> None:
    text = "enhed;svar\n„Ærø“;1\n"
    assert cells(table(text.encode("mac-roman"), Dialect(encoding="mac-roman"))) == [(2, "„Ærø“", "1")]


def test_composed_and_decomposed_letters_are_the_same() -> None:
    found = table(unicodedata.normalize("NFD", "enhed;løn å\nÅby;1\n"))
    assert found.headings == ("enhed", "løn å")
    assert found.texts("enhed").to_list() == ["Åby"]


def semicolons_to_tabs(text: str) -> str:
    return text.replace(";", "\t")


def everything_quoted(text: str) -> str:
    return "\r\n".join(";".join(f'"{cell}"' for cell in line.split(";")) for line in text.splitlines())


def points_and_commas(text: str) -> str:
    return text.replace(",", ".").replace(";", ",")


@pytest.mark.parametrize("dialect", [semicolons_to_tabs, everything_quoted, points_and_commas])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_same_answers_are_read_from_every_dialect(
    tmp_path: Path, dialect: Callable[[str], str], encoding: str
) -> None:
    right = read_package(package(tmp_path)).answers["pupil"]
    found = read_package(package(tmp_path, pupil=dialect(pupil_answers()).encode(encoding))).answers["pupil"]
    assert found.equals(right)


@pytest.mark.parametrize(
    ("decimal", "answer"), [(None, "3,5"), (None, "3.5"), (",", "3,5"), (",", "3.5"), (".", "3.5")]
)
def test_the_decimal_sign_is_found_out_or_named(tmp_path: Path, decimal: str | None, answer: str) -> None:
    path = package(
        tmp_path,
        mapping=replaced('unit_column = "class"', 'unit_column = "class"' + f'\ndecimal = "{decimal}"' * bool(decimal)),
        pupil=pupil_answers()
        .replace(",5;", ";")
        .replace("p0;0101-4a;1;completed;100;1", f"p0;0101-4a;1;completed;100;{answer}"),
    )
    assert read_package(path).answers["pupil"]["q1"][0] == 3.5


@pytest.mark.parametrize("thousand", ["1,000", "1.000"])
def test_a_number_that_may_be_a_thousand_is_not_guessed_at(tmp_path: Path, thousand: str) -> None:
    mapping = replaced('unit_column = "class"', f'unit_column = "class"\ndecimal = "{"." if "," in thousand else ","}"')
    (problem,) = problems(package(tmp_path, mapping=mapping, pupil=_seconds(thousand)))
    assert (problem.row, problem.column, problem.value) == (2, "seconds", thousand)
    assert says(problem, "not_a_number")


def _seconds(first: str) -> str:
    return pupil_answers().replace(",5;", ";").replace("completed;100;", f"completed;{first};")


def test_every_wrong_record_is_told_with_its_row() -> None:
    report = Report()
    read("f.csv", b"enhed;svar\na;1\nb\n\nc;1;2\nd;4\n", Dialect(), COLUMNS, report)
    assert [(one.row, one.reason_da.split(",")[0]) for one in report.errors] == [
        (3, "Rækken har 1 felter"),
        (5, "Rækken har 3 felter"),
    ]


def test_a_large_file_is_read_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data_access.packages.records._BLOCK", 7)
    text = "enhed;svar\n" + "".join(f'"linje\n{number}";"a;""b"""\n' for number in range(50))
    found = table(text)
    assert len(found) == 50
    assert found.rows.to_list() == list(range(2, 52))
    assert set(found.texts("svar")) == {'a;"b"'}


def test_too_many_rows_are_refused_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data_access.packages.limits.ROWS", 10)
    report = Report()
    assert read("f.csv", b"enhed\n" + b"a\n" * 11, Dialect(), COLUMNS, report) is None
    assert says(report.errors[0], "too_many_rows")


def test_every_cell_is_text() -> None:
    assert set(table("enhed;svar\n1;2,5\n").frame.drop(ROW).dtypes) == {pl.String}

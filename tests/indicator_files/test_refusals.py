"""What will not do is refused with its place and its reason, everything at once."""

from pathlib import Path

import pytest

from tests.indicator_files.delivered import (
    HEADING,
    SCORE,
    faults,
    long,
    problems,
    rows,
    taken,
    values,
    workbook,
    written,
)

RIGHT = ("reading_good", "580", "2019/20", "4", "all", "70", "412", "", "")


def with_(**cells: str) -> tuple[str, ...]:
    return tuple(cells.get(name, text) for name, text in zip(HEADING, RIGHT, strict=True))


@pytest.mark.parametrize(
    ("cells", "column", "reason"),
    [
        ({"indicator": "reading_godo"}, "indicator", "The indicator is not known. Did you mean reading_good?"),
        ({"indicator": "Shoe size"}, "indicator", "The indicator is not known."),
        ({"indicator": ""}, "indicator", "The row does not say which indicator it is about."),
        ({"unit": ""}, "unit", "The row does not say which place it is about."),
        ({"unit": "999"}, "unit", "No municipality or institution has this number or name."),
        ({"unit": "Nørreskolen"}, "unit", "Several places can be meant: 280123 (Nørreskolen), 280124 (Nørreskolen)."),
        ({"school_year": "2019"}, "school_year", "A year alone can be a school year's first or last."),
        ({"school_year": "2019/21"}, "school_year", "The value is not a school year."),
        ({"school_year": ""}, "school_year", "The value is not a school year."),
        ({"school_year": "1889/90"}, "school_year", "The value is not a school year."),
        ({"grade": ""}, "grade", "The grade is missing."),
        ({"grade": "3"}, None, "The indicator Gode til at læse does not have this grade. It has: all, 2, 4, 6, 8."),
        ({"grade": "4a"}, None, "The indicator Gode til at læse does not have this grade."),
        ({"group": ""}, "group", "The group is missing."),
        ({"group": "gender=dog"}, "group", "The group is not known."),
        ({"value": "101"}, "value", "The value must lie from 0 to 100."),
        ({"value": "-1"}, "value", "The value must lie from 0 to 100."),
        ({"value": "9" * 400}, "value", "The value must lie from 0 to 100."),
        ({"value": "ca. 70"}, "value", "The value is not a number."),
        ({"value": "1,2,3"}, "value", "The value is not a number."),
        ({"value": "=70"}, "value", "The value is not a number."),
        ({"value": "0,704"}, None, "All figures of reading_good lie between 0 and 1."),
        ({"n": "-5"}, "n", "The value must be a whole number that is not negative."),
        ({"n": "12.5"}, "n", "The value must be a whole number that is not negative."),
        ({"n": "many"}, "n", "The value must be a whole number that is not negative."),
        ({"n": "9" * 12}, "n", "The value must be a whole number that is not negative."),
        ({"n": "1.000"}, "n", "The number can be"),
        ({"status": "perhaps"}, "status", "The status must be empty or one of these: shown, suppressed, missing."),
        ({"status": "suppressed"}, "value", "The row says that the value is hidden or missing, but there is a number."),
        ({"status": "missing"}, "value", "The row says that the value is hidden or missing, but there is a number."),
        ({"status": "shown", "value": ""}, "value", "The row says that the value is shown, but there is no number."),
        ({"status": "shown", "value": "*"}, "value", "The row says that the value is shown, but there is no number."),
        ({"source": "x" * 201}, "source", "The text has more than 200 characters."),
        ({"source": "UndervisningsministeriÃ¦t"}, "source", "Letters were spoiled when the text was saved"),
        ({"source": "010190-1234"}, "source", "The value looks like a CPR number"),
        ({"source": "Skole 010190-1234, tal"}, "source", "The value looks like a CPR number"),
        ({"source": "Skolen\u202e"}, "source", "The text holds a sign that cannot be seen"),
        ({"source": "Skolen\x1b[31m"}, "source", "The text holds a sign that cannot be seen"),
        ({"unit": "pfl"}, None, "The indicator Gode til at læse is not followed for a place of the kind programme"),
    ],
)
def test_a_cell_that_will_not_do_is_refused(
    tmp_path: Path, cells: dict[str, str], column: str | None, reason: str
) -> None:
    (problem,) = problems(long(tmp_path, with_(**cells)))
    assert (problem.row, problem.column) == (2, column)
    assert problem.reason_en.startswith(reason)


def test_every_error_in_a_file_is_told_at_once(tmp_path: Path) -> None:
    path = long(
        tmp_path,
        with_(indicator="x", unit="y", school_year="z"),
        with_(grade="17", value="abc", n="-1"),
        with_(unit="y", value="1000"),
        with_(group="blue"),
    )
    first = {(2, "indicator"), (2, "unit"), (2, "school_year"), (3, None), (3, "value"), (3, "n")}
    assert {(row, column) for row, column, _ in faults(path)} == first | {(4, "value"), (5, "group")}


def test_a_word_that_is_wrong_in_many_rows_is_told_once(tmp_path: Path) -> None:
    many = [with_(unit="Atlantis", grade="3", school_year=f"20{year}/{year + 1}") for year in range(10, 30)]
    assert [(row, column) for row, column, _ in faults(long(tmp_path, *many))] == [(2, "unit"), (2, None)]


def test_a_number_that_may_mean_two_things_is_not_guessed_at(tmp_path: Path) -> None:
    path = long(tmp_path, (SCORE, "580", "2019/20", "all", "all", "1.234", "", "", ""))
    (problem,) = problems(path)
    assert problem.reason_da.startswith("Tallet kan være 1234 eller 1,234.")
    path.with_suffix(".toml").write_text('decimal = "."')
    assert values(path) == [1.234]
    path.with_suffix(".toml").write_text('decimal = ","')
    assert values(path) == [1234.0]


def test_a_column_with_both_commas_and_points_is_refused(tmp_path: Path) -> None:
    path = long(tmp_path, with_(value="58,4"), with_(value="58.4", grade="6"))
    assert faults(path) == [(None, "value", "Some numbers in the column have a decimal comma, others a point")]


def test_the_same_twice_counts_once_and_two_figures_for_the_same_are_refused(tmp_path: Path) -> None:
    read = taken(long(tmp_path, RIGHT, RIGHT, with_(value="70,0")))
    assert len(read.checked.rows) == 1
    assert [one.reason_en.split(".")[0] for one in read.notices] == [
        "2 rows say the same as rows before them and are not counted twice"
    ]
    (problem,) = problems(long(tmp_path, RIGHT, with_(value="71")))
    assert problem.row == 3
    assert "other figures than row 2" in problem.reason_en
    assert faults(long(tmp_path, RIGHT, with_(n="413")))[0][0] == 3
    assert faults(long(tmp_path, RIGHT, with_(value="*")))[0][0] == 3


@pytest.mark.parametrize(
    ("heading", "reason"),
    [
        ("school_year,absence", "The column is missing from the file"),
        ("unit,absence", "The column is missing from the file"),
        ("unit,school_year,shoes", "No columns are indicators"),
        ("unit,school_year,value", "No columns are indicators"),
        ("unit,school_year,absense", "The column's name is not known"),
        ("unit,school_year,absence,absence", "The file has several columns with this name"),
        ("kommune,skole,school_year,absence", "Both kommune and this column can be unit"),
    ],
)
def test_columns_that_do_not_tell_enough_are_refused(tmp_path: Path, heading: str, reason: str) -> None:
    path = written(tmp_path, f"{heading}\n{','.join('1' for _ in heading.split(','))}\n")
    assert reason in [reason for _, _, reason in faults(path)]


@pytest.mark.parametrize(
    ("name", "contents", "reason"),
    [
        ("file.csv", b"", "The file is empty"),
        ("file.csv", b"unit,school_year,absence\n", "The file has no rows that can be read in"),
        ("file.csv", b"unit,school_year,absence\n580,2019/20\n", "The row has 2 cells, but the heading has 3"),
        (
            "file.csv",
            b'unit,school_year,absence\n"580,2019/20,5\n',
            "A quotation mark opens in the row",
        ),
        ("file.csv", b"unit,school_year,absence\n580\x00,2019/20,5\n", "The row holds characters that are not text"),
        ("file.xlsx", b"PK\x03\x04 not a workbook", "The file is damaged, or it is not a real "),
        ("file.pdf", b"%PDF", "The file must end in "),
        ("file.toml", b"not toml", "The file does not follow the rules of TOML here"),
        (
            "file.csv",
            b"0101901234,school_year,absence\n580,2019/20,5\n",
            "The column's heading looks like a CPR",
        ),
    ],
)
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, name: str, contents: bytes, reason: str) -> None:
    assert any(told.startswith(reason) for _, _, told in faults(written(tmp_path, contents, name)))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert faults(tmp_path / "file.csv") == [(None, None, "The file does not exist")]
    (tmp_path / "folder.csv").mkdir()
    assert faults(tmp_path / "folder.csv") == [(None, None, "The file does not exist")]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("010190-1234.csv", "The value looks like a CPR number"),
        ("Elev 010190 1234.csv", "The value looks like a CPR number"),
        ("tal\x1b[31m.csv", "The text holds a sign that cannot be seen"),
        ("tal\udcff.csv", "The text holds a sign that cannot be seen"),
        ("0101901234.toml", "The value looks like a CPR number"),
    ],
)
def test_a_files_name_is_told_to_others_and_so_must_be_fit_for_it(tmp_path: Path, name: str, reason: str) -> None:
    (problem,) = problems(written(tmp_path, "unit;school_year;absence\n580;2019/20;5\n", name))
    assert problem.reason_en.startswith(reason)
    assert problem.file.isprintable()
    assert "0190" not in problem.file


def test_links_that_lead_to_each_other_are_no_file(tmp_path: Path) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    one.symlink_to(other)
    other.symlink_to(one)
    assert faults(one) == [(None, None, "The file does not exist")]


def test_a_column_is_not_both_a_figure_and_a_number_of_persons(tmp_path: Path) -> None:
    text = "unit;school_year;absence;persons\n580;2019/20;5;400\n"
    told = 'values.absence = { indicator = "absence", n = "absence" }'
    assert faults(written(tmp_path, text, description=told))[0][1:] == (
        "absence",
        "The column is given both as a figure and as a number of persons",
    )
    named = 'fixed.indicator = "absence"\ncolumns = { value = "persons", n = "persons" }'
    assert faults(written(tmp_path, text, description=named))[0][1] == "persons"
    right = 'values.absence = { indicator = "absence", n = "persons" }'
    assert [row.n for row in rows(written(tmp_path, text, description=right))] == [400]


@pytest.mark.parametrize("mark", ["*", "s", "S", "..", "-", "–", ":", " * ", "'-"])
def test_marks_of_suppression_are_suppressed_and_never_zero(tmp_path: Path, mark: str) -> None:
    (row,) = rows(long(tmp_path, with_(value=mark, n="4")))
    assert (row.status.value, row.value, row.n) == ("suppressed", None, 4)


@pytest.mark.parametrize("mark", ["", " ", ".", "NA", "n/a"])
def test_an_empty_cell_is_missing_and_never_zero(tmp_path: Path, mark: str) -> None:
    (row,) = rows(long(tmp_path, with_(value=mark)))
    assert (row.status.value, row.value) == ("missing", None)


def test_a_value_of_hidden_or_no_persons_is_no_value(tmp_path: Path) -> None:
    hidden, nobody = rows(long(tmp_path, with_(n="*"), with_(n="0", grade="6")))
    assert (hidden.status.value, hidden.value, hidden.n) == ("suppressed", None, None)
    assert (nobody.status.value, nobody.value, nobody.n) == ("missing", None, 0)


def test_an_absence_of_nothing_is_taken_and_asked_about(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("unit", "school_year", "absence"), [("580", "2019/20", 0), ("492", "2019/20", 5.5)])
    read = taken(path)
    assert [row.value for row in read.checked.rows] == [0.0, 5.5]
    assert [(one.row, one.reason_en[:40]) for one in read.notices] == [(2, "1 figures are as low as they can be, in ")]

"""A file may have a row for each value or a column for each indicator, headed in Danish or English."""

from pathlib import Path

import pytest

from dashboard.indicators.given import Given
from dashboard.indicators.values import Told
from tests.indicator_files.delivered import HEADING, SCORE, faults, long, rows, taken, values, workbook, written


def test_the_documented_columns_are_read(tmp_path: Path) -> None:
    path = long(
        tmp_path,
        ("reading_good", "country", "2018/19", "all", "all", "70", "", "shown", "The agency"),
        ("reading_good", "580", "2018/2019", "4", "gender=girl", "81,5", "1.234", "", "The agency"),
        ("reading_good", "0015", "2018-19", "4", "all", "", "", "suppressed", "The agency"),
    )
    assert rows(path) == [
        Given("reading_good", "country", 2018, "all", "all", 70.0, None, Told.SHOWN, "The agency", 2),
        Given("reading_good", "580", 2018, "4", "gender=girl", 81.5, 1234, Told.SHOWN, "The agency", 3),
        Given("reading_good", "0015", 2018, "4", "all", None, None, Told.SUPPRESSED, "The agency", 4),
    ]


def test_danish_headings_and_words_mean_the_same(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "INDIKATOR;Kommune;Skole-år;Klassetrin;Gruppe;Værdi;Antal elever;Status;Kilde\n"
        "Gode til at læse;Aabenraa;2018/19;4. klasse;Piger;81,5;412;Vist;Kommunen\n"
        "Gode til at læse;Hele landet;2018/19;Alle klassetrin;alle;70;;;\n"
        "Generel trivsel;Ærø;2018/19;Mellemtrin;i alt;3,7;;;\n",
    )
    girls, country, middle = rows(path)
    assert (girls.indicator, girls.unit, girls.grade, girls.group, girls.n) == (
        "reading_good", "580", "4", "gender=girl", 412,
    )  # fmt: skip
    assert (country.unit, country.grade, country.group, country.n) == ("country", "all", "all", None)
    assert (middle.indicator, middle.grade, middle.value) == ("wellbeing_general", "4-6", 3.7)


def test_grades_and_groups_are_everybody_where_the_file_has_no_such_columns(tmp_path: Path) -> None:
    (only,) = rows(written(tmp_path, "unit,school_year,absence\n580,2019/20,5.1\n"))
    assert (only.grade, only.group, only.n, only.source) == ("all", "all", None, "file.csv")


def test_a_wide_file_has_a_column_for_each_indicator_by_key_or_name(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "kode;skoleår;absence;Gode til at læse;Gode til at læse (n);wellbeing_general n;General wellbeing;Andet\n"
        "580;2019/20;5,1;81;412;900;3,71;x\n"
        "492;2019/20;;*;;;3,65;x\n",
    )
    read = taken(path)
    assert [(row.unit, row.indicator, row.value, row.n, row.status.value) for row in read.checked.rows] == [
        ("580", "absence", 5.1, None, "shown"),
        ("580", "reading_good", 81.0, 412, "shown"),
        ("580", "wellbeing_general", 3.71, 900, "shown"),
        ("492", "absence", None, None, "missing"),
        ("492", "reading_good", None, None, "suppressed"),
        ("492", "wellbeing_general", 3.65, None, "shown"),
    ]
    assert ["Andet" in one.reason_en for one in read.notices] == [True]


def test_one_column_of_persons_counts_for_all_indicators_without_their_own(tmp_path: Path) -> None:
    path = written(tmp_path, "unit,school_year,absence,transition,transition n,n\n580,2019/20,5.1,93,80,900\n")
    assert [(row.indicator, row.n) for row in rows(path)] == [("absence", 900), ("transition", 80)]


def test_a_workbook_is_read_with_its_numbers_as_they_are(tmp_path: Path) -> None:
    heading = ("unit", "school_year", "absence", "wellbeing_general", "wellbeing_general n")
    path = workbook(tmp_path, heading, [("580", "2019/20", 5.125, "3,7", 1234), (492, "2019/20", 6, "*", 12)])
    assert values(path) == [5.125, 3.7, 6.0, "suppressed"]
    assert [row.n for row in rows(path)] == [None, 1234, None, 12]


def test_the_sheet_that_the_description_names_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("unit", "school_year", "absence"), [("580", "2019/20", 5)])
    path.with_suffix(".toml").write_text('sheet = "Sheet1"')
    assert values(path) == [5.0]
    path.with_suffix(".toml").write_text('sheet = "Ark1"')
    assert faults(path) == [(None, None, "The workbook lacks the sheet that the description names")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_any_usual_encoding_and_delimiter_will_do(tmp_path: Path, encoding: str, delimiter: str) -> None:
    text = "kommune;skoleår;fravær\nÆrø;2019/20;5,1\n".replace(";", delimiter).encode(encoding)
    assert [(row.unit, row.value) for row in rows(written(tmp_path, text))] == [("492", 5.1)]


def test_decimals_and_thousands_are_read_as_the_column_shows(tmp_path: Path) -> None:
    def scores(*texts: str) -> list[object]:
        return values(long(tmp_path, *((SCORE, "580", f"20{10 + i}/{11 + i}", "all", "all", text, "", "", "")
                                       for i, text in enumerate(texts))))  # fmt: skip

    assert scores("1.234", "58,4") == [1234.0, 58.4]
    assert scores("1.234", "58.4") == [1.234, 58.4]
    assert scores("1,234.5", "1.234") == [1234.5, 1.234]
    assert scores("1 234", "5") == [1234.0, 5.0]


def test_a_range_settles_what_a_number_means(tmp_path: Path) -> None:
    assert values(long(tmp_path, ("wellbeing_general", "580", "2019/20", "all", "all", "3.667", "", "", ""))) == [3.667]
    assert values(long(tmp_path, ("wellbeing_general", "580", "2019/20", "all", "all", "3,667", "", "", ""))) == [3.667]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (["39", "1,000"], [39, 1000]),
        (["39", "1.000"], [39, 1000]),
        (["1,012", "2,000"], [1012, 2000]),
        (["39.0", "12"], [39, 12]),
        (["1 000", ""], [1000, None]),
    ],
)
def test_persons_are_whole_so_that_thousands_show(tmp_path: Path, counts: list[str], expected: list[int]) -> None:
    lines = [("reading_good", "580", f"201{i}/1{i + 1}", "all", "all", "70", n, "", "") for i, n in enumerate(counts)]
    assert [row.n for row in rows(long(tmp_path, *lines))] == expected


def test_the_columns_may_come_in_any_order(tmp_path: Path) -> None:
    row = ("reading_good", "580", "2019/20", "4", "all", "70", "412", "shown", "x")
    backwards = long(tmp_path, row[::-1], heading=HEADING[::-1])
    assert rows(backwards) == rows(long(tmp_path, row))

"""A description beside a foreign file says what its columns and words mean."""

from pathlib import Path

import pytest

from tests.indicator_files.delivered import faults, problems, rows, taken, values, written

FOREIGN = (
    "DBN,Grade,Year,Number Tested,Level 3+4 %,Level 1 %\n"
    "280123,All Grades,2019,\"1,000\",66.7,5.1\n"
    "280123,4,2019,5,s,s\n"
)  # fmt: skip
HOW = """\
source = "The city's open data"
made_up = true
school_year = { ends = true }

[columns]
unit = "DBN"
grade = "Grade"
school_year = "Year"

[grades]
"All Grades" = "all"

[values."Level 3+4 %"]
indicator = "reading_good"
n = "Number Tested"

[values."Level 1 %"]
indicator = "reading_poor"
n = "Number Tested"
"""


def test_columns_grades_and_single_years_are_read_as_described(tmp_path: Path) -> None:
    read = taken(written(tmp_path, FOREIGN, description=HOW))
    assert read.checked.made_up
    assert [(row.indicator, row.school_year, row.grade, row.value, row.n) for row in read.checked.rows] == [
        ("reading_good", 2018, "all", 66.7, 1000),
        ("reading_poor", 2018, "all", 5.1, 1000),
        ("reading_good", 2018, "4", None, 5),
        ("reading_poor", 2018, "4", None, 5),
    ]
    assert {row.source for row in read.checked.rows} == {"The city's open data"}


def test_a_single_year_may_be_the_first_of_a_school_year(tmp_path: Path) -> None:
    path = written(tmp_path, FOREIGN, description=HOW.replace("ends", "begins"))
    assert {row.school_year for row in rows(path)} == {2019}


def test_words_of_the_file_may_be_explained(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "what;where;sex;level;figure;year\nA;The yellow school;K;2./3.;x;2019/20\nA;580;M;2./3.;70;2019/20\n",
        description="""\
suppressed = ["x"]
columns = { indicator = "what", unit = "where", group = "sex", grade = "level", value = "figure" }
indicators = { A = "reading_good" }
units = { "The yellow school" = "280124" }
groups = { K = "gender=girl", M = "gender=boy" }
grades = { "2./3." = "2" }
""",
    )
    assert [(row.unit, row.group, row.grade, row.value, row.status.value) for row in rows(path)] == [
        ("280124", "gender=girl", "2", None, "suppressed"),
        ("580", "gender=boy", "2", 70.0, "shown"),
    ]


def test_what_is_the_same_in_all_rows_may_be_said_once(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "school;share\n280123;70\n280124;71\n",
        description="""\
fixed = { school_year = "2019/20", grade = "4. klasse", indicator = "reading_good" }
columns = { value = "share" }
""",
    )
    assert [(row.unit, row.school_year, row.grade, row.value) for row in rows(path)] == [
        ("280123", 2019, "4", 70.0),
        ("280124", 2019, "4", 71.0),
    ]


def test_only_the_rows_that_the_description_chooses_are_read(tmp_path: Path) -> None:
    text = "school,what,who,absence\n580,kept,A,5\n492,other,A,a word\n101,kept,B,7\n"
    how = 'fixed = { school_year = "2019/20" }\nonly = { what = ["kept"], who = ["B", "C"] }'
    read = taken(written(tmp_path, text, description=how))
    assert [(row.unit, row.value) for row in read.checked.rows] == [("101", 7.0)]
    assert [one.reason_en.split(",")[0] for one in read.notices] == ["2 rows have been skipped"]
    how = how.replace("kept", "never")
    assert faults(written(tmp_path, text, description=how)) == [
        (None, "what", "No rows are included: none has one of the values never")
    ]


@pytest.mark.parametrize(
    ("described", "expected"),
    [
        ("", [5.1, 0.1, 0.0]),
        ('missing = ["0.0"]', [5.1, 0.1, "missing"]),
        ('missing = ["0,0", "0.1"]', [5.1, "missing", "missing"]),
        ("missing_below = 0.5", [5.1, "missing", "missing"]),
    ],
)
def test_values_that_are_obviously_none_are_missing(tmp_path: Path, described: str, expected: list[object]) -> None:
    path = written(
        tmp_path,
        "unit;school_year;fravaer\n580;2019/20;5,1\n580;2020/21;0,1\n580;2021/22;0,0\n",
        description=f'[values.fravaer]\nindicator = "absence"\n{described}\n',
    )
    assert values(path) == expected


def test_shares_of_one_are_multiplied_where_the_description_says_so(tmp_path: Path) -> None:
    text = "unit;school_year;indicator;value\n580;2019/20;reading_good;0,07\n580;2020/21;reading_good;0,584\n"
    assert faults(written(tmp_path, text))[0][2] == "All figures of reading_good lie between 0 and 1"
    assert values(written(tmp_path, text, description="[values.value]\ntimes = 100")) == [7.0, 58.4]
    assert values(written(tmp_path, text, description="[values.value]\ntimes = 1")) == [0.07, 0.584]


def test_columns_of_values_may_be_of_one_grade_or_group_each(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "unit;school_year;girls;boys\n580;2019/20;75;70\n",
        description="""\
values.girls = { indicator = "reading_good", group = "Piger", grade = "4" }
values.boys = { indicator = "reading_good", group = "gender=boy", grade = "4. klasse" }
""",
    )
    assert [(row.group, row.grade, row.value) for row in rows(path)] == [
        ("gender=girl", "4", 75.0),
        ("gender=boy", "4", 70.0),
    ]


@pytest.mark.parametrize(
    ("described", "column", "reason"),
    [
        ("colums = { unit = 'x' }", "colums", "The name is not known. Did you mean columns?"),
        ("columns = { unitt = 'x' }", "columns.unitt", "The value must be one of these"),
        ("columns = { unit = 7 }", "columns.unit", "The value must be a text"),
        ("columns = { grade = 'trin2' }", "trin2", "The column is missing from the file."),
        ("columns = 'unit'", "columns", "A group of entries must stand here"),
        ("values.absence = { indicator = 'absense' }", "absence", "The indicator is not known. Did you mean absence?"),
        ("values.absence = { times = -1 }", "values.absence.times", "The value must be at least 0.001."),
        ("values.absence = { indicator = 'absence', n = 'antal' }", "antal", "The column is missing from the file."),
        ("values.absence = { indicator = 'absence', group = 'x' }", "values.absence.group", "The group is not known."),
        ("values.absence = { grade = 'all' }", "indicator", "The column is missing from the file."),
        ("fixed = { grade = '' }", "fixed.grade", "The grade is missing."),
        ("units = { '580' = '999' }", "unit", "The description says that the name is 999"),
        ("encoding = 'klingon'", "encoding", "The encoding is not known."),
        ("delimiter = 'ab'", "delimiter", "The character cannot separate columns."),
        ("decimal = ';'", "decimal", "The value must be one of these: ,, .."),
        ("others = 'ignore'", "others", "The value must be one of these: refuse, skip."),
        ("school_year = { begins = true, ends = true }", "school_year", "A single year can be"),
        ("made_up = 'perhaps'", "made_up", "The value must be true or false."),
        ("[", None, "The file does not follow the rules of TOML here."),
    ],
)
def test_a_description_that_will_not_do_is_refused(
    tmp_path: Path, described: str, column: str | None, reason: str
) -> None:
    path = written(tmp_path, "unit;school_year;absence\n580;2019/20;5,1\n", description=described)
    found = problems(path)
    assert [problem.column for problem in found if problem.reason_en.startswith(reason)] == [column]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("x" * 201, "The text has more than 200 characters"),
        ("010190-1234", "The value looks like a CPR number"),
        ("Rektor, 010190-1234", "The value looks like a CPR number"),
        ("Kommunen\\u0000", "The text holds a sign that cannot be seen"),
        ("Kommunen\\u202e", "The text holds a sign that cannot be seen"),
    ],
)
def test_a_source_that_may_not_be_shown_is_refused_where_it_stands(tmp_path: Path, source: str, reason: str) -> None:
    told = problems(written(tmp_path, FOREIGN, description=HOW.replace("The city's open data", source)))
    assert [(one.file, one.column) for one in told] == [("file.toml", "source")]
    assert told[0].reason_en.startswith(reason)


def test_spaces_of_other_kinds_in_a_source_become_spaces(tmp_path: Path) -> None:
    how = HOW.replace("The city's open data", "  The\\u00a0city's\\topen data ")
    assert {row.source for row in rows(written(tmp_path, FOREIGN, description=how))} == {"The city's open data"}


@pytest.mark.parametrize("name", ["580", "Aabenraa", "Åbenrå Kommune", "280123", "Nørreskolen", "15"])
def test_a_place_is_never_taken_for_the_country_from_which_nothing_is_hidden(tmp_path: Path, name: str) -> None:
    text = f"unit;school_year;absence\n{name};2019/20;5\n"
    (problem,) = problems(written(tmp_path, text, description=f'units = {{ "{name}" = "country" }}'))
    assert (problem.file, problem.value) == ("file.toml", name)
    assert problem.reason_en.startswith("The name is that of a municipality or an institution.")


def test_other_words_may_stand_for_the_country(tmp_path: Path) -> None:
    text = "unit;school_year;absence\nKongeriget;2019/20;5\n"
    path = written(tmp_path, text, description='level = "institution"\nunits = { "Kongeriget" = "country" }')
    assert [row.unit for row in rows(path)] == ["country"]

"""Answers are read as the mapping says: labels, missing codes, splits, respondents, included rows, strange columns."""

from pathlib import Path

import polars as pl
import pytest

from data_access.packages.reader import read
from data_access.packages.report import Problem
from tests.packages.builders import Change, added, package, pupil_answers, replaced
from tests.packages.refusals import places, problems, refusal, says

STAFF = "unit,team1,team2\n"
TEAM2 = '\n[item.team2]\nvalues = { "1" = 5, "2" = 4 }\n'


def pupils(path: Path) -> pl.DataFrame:
    return read(path).answers["pupil"]


def staff(folder: Path, *rows: str, **changes: Change) -> pl.DataFrame:
    return read(package(folder, staff=STAFF + "\n".join(rows) + "\n", **changes)).answers["staff"]


@pytest.mark.parametrize("text", ["9999", "9999.0", " 9999 ", "NA", "", " ", "9999,00"])
def test_a_missing_code_is_no_answer_however_it_is_written(tmp_path: Path, text: str) -> None:
    found = pupils(package(tmp_path, pupil=replaced("completed;100,5;1;", f"completed;100,5;{text};")))
    assert found["q1"][0] is None
    assert found["q1"].null_count() == 1


@pytest.mark.parametrize("text", ["3", "3.0", "3,0", " 3 ", "+3", "3e0", "3.00"])
def test_a_number_is_the_same_answer_however_it_is_written(tmp_path: Path, text: str) -> None:
    assert pupils(package(tmp_path, pupil=replaced("completed;100,5;1;", f"completed;100,5;{text};")))["q1"][0] == 3


def test_answers_need_not_be_whole(tmp_path: Path) -> None:
    assert pupils(package(tmp_path, pupil=replaced("completed;100,5;1;", "completed;100,5;3,25;")))["q1"][0] == 3.25


@pytest.mark.parametrize("text", ["1_0", "٣", "0x3", "3 4", "--3", "3,4.5", "1e", "∞", "=3", "½"])
def test_what_only_a_programming_language_takes_for_a_number_is_none(tmp_path: Path, text: str) -> None:
    (place,) = places(package(tmp_path, pupil=replaced("completed;100,5;1;", f"completed;100,5;{text};")))
    assert place == ("answers/pupil.csv", 2, "SQA06A", text)


def test_labels_and_numbers_may_be_mixed_where_only_the_ends_have_labels(tmp_path: Path) -> None:
    ends = replaced('"Enig" = 4, "Hverken eller" = 3, "Uenig" = 2, ', "")
    assert staff(tmp_path, "0101-t,Meget enig,1", "0101-t,4,1", mapping=ends)["team1"].to_list() == [5, 4]


def test_recoded_numbers_are_not_taken_for_answers(tmp_path: Path) -> None:
    recoded = added(TEAM2)
    assert staff(tmp_path, "0101-t,Enig,1", "0101-t,Enig,2.0", mapping=recoded)["team2"].to_list() == [5, 4]
    path = package(tmp_path, mapping=recoded, staff=STAFF + "0101-t,Enig,3\n")
    assert places(path) == [("answers/staff.csv", 2, "team2", "3")]


def test_a_label_nearly_right_comes_with_a_suggestion(tmp_path: Path) -> None:
    (problem,) = problems(package(tmp_path, staff=STAFF + "0101-t,meget enig,3\n"))
    assert problem.reason_da.endswith("Mente du Meget enig?")


def test_an_item_of_several_factors_lies_on_the_scales_of_all(tmp_path: Path) -> None:
    shared = replaced('items = ["q4", "q5"]', 'items = ["q4", "q5", "q1"]')
    found = problems(package(tmp_path, mapping=shared))
    assert {(one.column, one.value) for one in found} == {("SQA06A", "5")}
    assert found[0].reason_da == "Værdien ligger uden for skalaen 1-4."


def test_a_split_without_an_answer_is_null(tmp_path: Path) -> None:
    found = pupils(package(tmp_path, pupil=replaced("p0;0101-4a;1;", "p0;0101-4a;NA;")))
    assert found["split:gender"][:2].to_list() == [None, "boy"]


@pytest.mark.parametrize(
    "equals", ['["completed"]', '["Completed", "completed"]', "[3]", "[3.0]", '["3"]', '["03", 3]']
)
@pytest.mark.parametrize("written", ["completed", "3", "3.0"])
def test_rows_are_included_by_text_or_number_alike(tmp_path: Path, equals: str, written: str) -> None:
    path = package(
        tmp_path,
        mapping=replaced('["completed"]', equals),
        pupil=pupil_answers().replace("completed", written),
    )
    if written.startswith("3") == ("3" in equals):
        assert pupils(path).height == 18
    else:
        (problem,) = problems(path)
        assert says(problem, "none_included")
        assert written in problem.reason_en


def test_a_respondent_may_have_any_number_even_a_missing_code(tmp_path: Path) -> None:
    assert pupils(package(tmp_path, pupil=replaced("p0;", "9999;")))["respondent"][0] == "9999"


def test_a_respondents_number_loses_a_false_decimal_point(tmp_path: Path) -> None:
    assert pupils(package(tmp_path, pupil=replaced("p0;", "825478429.0;")))["respondent"][0] == "825478429"


def test_answers_may_be_attached_at_any_level(tmp_path: Path) -> None:
    assert staff(tmp_path, "700,Enig,1", "0102,Enig,1", "0101-4a,Enig,2")["unit"].to_list() == [
        "700",
        "0102",
        "0101-4a",
    ]


def test_unnamed_columns_are_left_out_with_a_notice(tmp_path: Path) -> None:
    rows = "unit,team1,q99,team2,Bemærkning\n0101-t,Enig,1,2,Tak\n"
    found = read(package(tmp_path, staff=rows))
    assert found.answers["staff"].columns == ["unit", "team1", "team2"]
    (notice,) = found.notices
    assert says(notice, "columns_ignored")
    assert notice.reason_en.endswith("q99, Bemærkning.")


@pytest.mark.parametrize(
    "heading", ["Fornavn", "efternavn", "RecipientLastName", "E-mail", "email", "mail", "Elevens navn"]
)
def test_columns_of_names_and_addresses_are_dropped_with_a_notice_of_their_own(tmp_path: Path, heading: str) -> None:
    (notice,) = notices(tmp_path, f"unit,team1,team2,{heading}\n0101-t,Enig,2,Bo\n")
    assert says(notice, "personal_columns_dropped")
    assert heading in notice.reason_da


def test_a_column_that_holds_an_address_is_personal_whatever_it_is_called(tmp_path: Path) -> None:
    (notice,) = notices(tmp_path, "unit,team1,team2,kontakt\n0101-t,Enig,2,\n0101-t,Enig,2,bo@skole.dk\n")
    assert says(notice, "personal_columns_dropped")
    assert "bo@skole.dk" not in notice.reason_da


def notices(folder: Path, rows: str) -> tuple[Problem, ...]:
    return read(package(folder, staff=rows)).notices


def test_the_rows_that_qualtrics_puts_below_its_headings_are_skipped(tmp_path: Path) -> None:
    text = pupil_answers()
    heading, _, answers = text.partition("\n")
    width = heading.count(";") + 1
    names = ";".join(f'"{{""ImportId"":""QID{place}""}}"' for place in range(width))
    found = read(package(tmp_path, pupil=f"{heading}\n{';'.join(['Spørgsmål'] * width)}\n{names}\n{answers}"))
    assert found.answers["pupil"].equals(pupils(package(tmp_path)))
    assert [(says(one, "survey_headings_skipped"), "2, 3" in one.reason_en) for one in found.notices] == [(True, True)]


def test_a_column_missing_from_the_file_comes_with_a_suggestion(tmp_path: Path) -> None:
    found = problems(package(tmp_path, pupil=replaced("SQA06A", "sqa06a")))
    assert [(one.column, one.reason_en) for one in found] == [
        ("SQA06A", "The column is missing from the file. Did you mean sqa06a?")
    ]


def test_a_thousand_errors_are_listed_and_the_rest_is_counted(tmp_path: Path) -> None:
    refused = refusal(package(tmp_path, staff=STAFF + "0101-t,Enig,9\n" * 1_500))
    assert (len(refused.problems), refused.more) == (1_000, 500)
    assert refused.as_text("da").splitlines()[-1] == "… og 500 fejl mere."
    assert refused.problems[-1].row == 1_001


def test_a_hundred_thousand_different_values_are_no_answers(tmp_path: Path) -> None:
    rows = "".join(f"0101-t,Enig,{number / 1e6}\n" for number in range(100_001))
    (problem,) = problems(package(tmp_path, staff=STAFF + rows))
    assert says(problem, "too_many_different")


def test_columns_called_like_patterns_are_only_columns(tmp_path: Path) -> None:
    mapping = replaced('column = "SQA06A"', 'column = "^q.*$"')
    found = pupils(package(tmp_path, mapping=mapping, pupil=replaced("SQA06A", "^q.*$")))
    assert found.equals(pupils(package(tmp_path)))

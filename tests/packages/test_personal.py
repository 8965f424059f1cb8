"""CPR numbers are found wherever they stand as a whole value, and are never repeated in the report."""

import re
from pathlib import Path

import pytest

from data_access.packages.personal import is_cpr
from tests.packages.builders import added, package, replaced
from tests.packages.refusals import problems, refusal, says

ORDINARY = ["0101011234", "010101-1234", "010101 1234", " 010101-1234 ", "3112991234", "290204-0000", "290200-4321"]
ODD = ["2902041234.0", "'0101011234", "010101–1234", "0101011234,0"]
NO_DATE = ["3202011234", "0113011234", "3104991234", "290203-1234", "300204-1234", "0001011234", "010101.1234"]
NO_WHOLE = ["01010112345", "010101123", "010101-123", "a0101011234", "0101011234 a", "01-01-2001", "101011234", ""]


@pytest.mark.parametrize("text", ORDINARY + ODD)
def test_a_date_and_four_digits_are_a_cpr_number(text: str) -> None:
    assert is_cpr(text)


@pytest.mark.parametrize("text", NO_DATE + NO_WHOLE)
def test_other_numbers_are_not(text: str) -> None:
    assert not is_cpr(text)


@pytest.mark.parametrize("text", ORDINARY + ODD)
def test_a_cpr_number_is_found_in_any_column(tmp_path: Path, text: str) -> None:
    (problem,) = problems(package(tmp_path, staff=f'unit,team1,team2,note\n0101-t,Enig,1,"{text}"\n'))
    assert (problem.row, problem.column) == (2, "note")
    assert says(problem, "cpr")


def test_a_cpr_number_is_found_in_rows_that_are_not_included(tmp_path: Path) -> None:
    (problem,) = problems(package(tmp_path, pupil=added("0101011234;0101-4a;1;started;1;1;1;1;1;1\n")))
    assert problem.row == 23


def test_a_number_inside_a_text_is_no_whole_value(tmp_path: Path) -> None:
    path = package(tmp_path, staff="unit,team1,team2,note\n0101-t,ring 0101011234,1,ring 0101011234\n")
    (problem,) = problems(path)
    assert says(problem, "label_unknown")
    assert problem.value == "ring XXXXXX-XXXX"


def test_the_report_never_repeats_a_cpr_number(tmp_path: Path) -> None:
    refused = refusal(
        package(
            tmp_path,
            {"0101011234.csv": "x"},
            units=replaced("0101-t,0101,team", "0101-t,0101011234,team"),
            staff="unit,team1,010101-1234\n010101-1234,Enig,0101011234\n",
            mapping=replaced('"9999"]', '"9999"]\n"0101011234" = 1'),
        )
    )
    told = refused.as_text("da") + refused.as_text("en") + str(refused.notices)
    assert refused.problems
    assert not re.search(r"\d{6}-?\d{4}", told)

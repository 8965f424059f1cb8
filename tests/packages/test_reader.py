"""A right package is read whole: from a folder, from a zip, and when it holds only a part."""

import shutil
from pathlib import Path

import pytest

from data_access.packages.package import Package
from data_access.packages.reader import read
from tests.packages.builders import UNITS, added, package, replaced, zipped
from tests.packages.refusals import places, says

SCORES = """\
unit,form,factor,split,n,mean,sd
0101,staff,teamwork,all,5,3.4,1.1
0101-t,staff,teamwork,all,4,3.5,1.0
"""
PARTICIPATION = """\
form,unit,invited,answered,at
pupil,0101,14,3,2015-09-20T08:30
pupil,0101,14,9,2015-09-21
pupil,0102,7,8,2015-09-21T06:00:00Z
"""


@pytest.fixture
def right(tmp_path: Path) -> Package:
    return read(package(tmp_path))


def test_answers_come_with_units_respondents_seconds_splits_and_items(right: Package) -> None:
    pupil = right.answers["pupil"]
    assert pupil.columns == ["unit", "respondent", "seconds", "split:gender", "q1", "q2", "q3", "q4", "q5"]
    assert pupil.row(1) == ("0101-4a", "p1", 101.5, "boy", 4.0, 1.0, 3.0, 2.0, 4.0)
    assert right.answers["staff"].columns == ["unit", "team1", "team2"]
    assert right.answers["staff"]["team1"].to_list() == [1, 2, 3, 4, 5] * 2


def test_rows_that_are_not_included_are_left_out(right: Package) -> None:
    assert right.answers["pupil"].height == 18
    assert not right.answers["pupil"]["respondent"].str.starts_with("x").any()


def test_rows_that_are_not_included_are_not_checked(tmp_path: Path) -> None:
    path = package(tmp_path, pupil=added("x;unknown unit;7;started;-1;77;77;77;77;77\n"))
    assert read(path).answers["pupil"].height == 18


def test_units_stand_in_order_of_descent(right: Package) -> None:
    codes = [unit.code for unit in right.units]
    assert sorted(codes) == sorted(line.split(",")[0] for line in UNITS.splitlines()[1:])
    assert all(codes.index(unit.parent) < codes.index(unit.code) for unit in right.units if unit.parent)
    assert right.units[1].successor_of == ("0098", "0099")
    assert right.units[0].name == "Nørreå Kommune"


def test_the_invited_are_known_by_form_and_unit(right: Package) -> None:
    assert right.invited == {("pupil", "0101-4a"): 7, ("pupil", "0101-4b"): 7, ("pupil", "0102-4a"): 7}


def test_a_right_package_needs_no_notice(right: Package) -> None:
    assert right.notices == ()
    assert right.scores is None
    assert right.participation is None


@pytest.mark.parametrize("inside", ["", "Kortlægning 2015/"])
def test_a_zip_is_read_like_its_folder(tmp_path: Path, right: Package, inside: str) -> None:
    packed = read(zipped(package(tmp_path), inside))
    assert packed.fingerprint == right.fingerprint
    assert packed.units == right.units
    assert all(packed.answers[form].equals(answers) for form, answers in right.answers.items())


def test_what_a_computer_leaves_behind_in_a_folder_changes_nothing(tmp_path: Path, right: Package) -> None:
    litter = {".DS_Store": "x", "__MACOSX/._units.csv": "x", "answers/~$pupil.xlsx": "x", "Thumbs.db": "x"}
    with_litter = read(package(tmp_path, litter))
    assert with_litter.notices == ()
    assert with_litter.fingerprint == right.fingerprint


@pytest.mark.parametrize("changes", [{"pupil": added("p99;0101-4a;1;completed;9;1;1;1;1;1\n")}, {"invited": None}])
def test_any_change_of_the_files_changes_the_fingerprint(tmp_path: Path, right: Package, changes: dict) -> None:
    assert read(package(tmp_path, **changes)).fingerprint != right.fingerprint


def test_a_renamed_file_changes_the_fingerprint(tmp_path: Path, right: Package) -> None:
    path = package(tmp_path)
    shutil.move(path / "answers" / "staff.csv", path / "answers" / "staff.txt")
    renamed = read(path)
    assert renamed.fingerprint != right.fingerprint
    assert renamed.answers["staff"].equals(right.answers["staff"])


def test_a_form_may_arrive_as_scores(tmp_path: Path) -> None:
    found = read(package(tmp_path, staff=None, scores=SCORES))
    assert set(found.answers) == {"pupil"}
    assert found.scores is not None
    assert found.scores.rows()[1] == ("0101-t", "staff", "teamwork", "all", 4, 3.5, 1.0)


def test_a_package_may_hold_participation_alone(tmp_path: Path) -> None:
    found = read(package(tmp_path, pupil=None, staff=None, participation=PARTICIPATION))
    assert found.answers == {}
    assert found.participation is not None
    assert found.participation.columns == ["form", "unit", "invited", "answered", "at"]
    assert [str(at) for at in found.participation["at"]] == [
        "2015-09-20 08:30:00",
        "2015-09-21 00:00:00",
        "2015-09-21 08:00:00",  # universal time is told in Danish time
    ]


def test_more_answers_than_invited_are_mentioned(tmp_path: Path) -> None:
    notices = read(package(tmp_path, invited=replaced("0101-4b,7", "0101-4b,2"), participation=PARTICIPATION)).notices
    assert [(one.file, one.row, one.value) for one in notices] == [
        ("invited.csv", None, "0101-4b"),
        ("participation.csv", 4, None),
    ]
    assert all(says(one, "more_answered_than_invited") for one in notices)


def test_files_without_use_are_mentioned(tmp_path: Path) -> None:
    notices = read(package(tmp_path, {"læsmig.txt": "hej", "answers/parent.csv": "unit,q\n"})).notices
    assert [one.file for one in notices] == ["answers/parent.csv", "læsmig.txt"]
    assert says(notices[0], "file_of_no_form")
    assert says(notices[1], "file_unused")


def test_all_errors_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    path = package(
        tmp_path,
        units=added("0103,9999,institution,Skolen,,,\n"),
        pupil=replaced("p1;0101-4a;2", "p1;0101-4x;3"),
        staff=replaced("Enig", "Måske"),
        invited=replaced("0101-4a,7", "0101-4a,seven"),
    )
    assert places(path) == [
        ("units.csv", 10, "parent", "9999"),
        ("answers/pupil.csv", 3, "class", "0101-4x"),
        ("answers/pupil.csv", 3, "sex", "3"),
        ("answers/staff.csv", 5, "team1", "Måske"),
        ("invited.csv", 2, "invited", "seven"),
    ]


def test_units_are_checked_even_when_the_mapping_cannot_be_read(tmp_path: Path) -> None:
    path = package(tmp_path, mapping=replaced("[programme]", "[programme"), units=added("0101,700,institution,x,,,\n"))
    assert [(file, row) for file, row, _, _ in places(path)] == [("mapping.toml", 1), ("units.csv", 10)]

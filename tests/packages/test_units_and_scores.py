"""The organisation and the tables of numbers are read as they are meant, with every freedom the format gives."""

import unicodedata
from pathlib import Path

import pytest

from data_access.packages.package import Package
from data_access.packages.reader import read
from tests.packages.builders import UNITS, added, package, replaced
from tests.packages.refusals import places, problems

SCORES = "unit,form,factor,split,n,mean,sd\n"


def units(folder: Path, text: str) -> dict[str, str]:
    """Parents by code of a package of scores with these units."""
    scores = SCORES + "".join(
        f"x,{form},{factor},all,0,,\n" for form, factor in (("pupil", "wellbeing"), ("staff", "teamwork"))
    )
    return {unit.code: unit.parent for unit in read(package(folder, units=text, scores=scores, **ALONE)).units}


ALONE = {"pupil": None, "staff": None, "invited": None}


def scored(folder: Path, *rows: str) -> Package:
    return read(package(folder, staff=None, scores=SCORES + "".join(f"{row}\n" for row in rows)))


def test_a_unit_without_parent_stands_under_the_programme(tmp_path: Path) -> None:
    assert units(tmp_path, "code,parent,kind,name\nx,,child_group,En klasse\n") == {"x": ""}


def test_the_programmes_own_key_may_be_written_as_parent(tmp_path: Path) -> None:
    assert units(tmp_path, "code,parent,kind,name\nx,pfl,institution,En skole\n") == {"x": ""}


def test_units_may_be_listed_in_any_order(tmp_path: Path) -> None:
    lines = UNITS.splitlines()
    backwards = "\n".join([lines[0], *lines[:0:-1]])
    codes = [unit.code for unit in read(package(tmp_path, units=backwards)).units]
    assert codes.index("700") < codes.index("0101") < codes.index("0101-t") < codes.index("0101-4a")


def test_optional_columns_may_be_left_out(tmp_path: Path) -> None:
    (unit, *_) = read(
        package(tmp_path, units="\n".join(",".join(line.split(",")[:4]) for line in UNITS.splitlines()))
    ).units
    assert (unit.type, unit.grade, unit.successor_of, unit.same_children_as) == ("", "", (), "")


def test_codes_are_compared_letter_by_letter_however_they_are_composed(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", UNITS.replace("0101-4a", "Å4"))
    path = package(tmp_path, units=decomposed, pupil=replaced("0101-4a", "Å4", 99), invited=None)
    assert "Å4" in read(path).answers["pupil"]["unit"].to_list()


def test_children_may_be_the_same_as_in_another_group_before(tmp_path: Path) -> None:
    header = "code,parent,kind,name,same_children_as\n"
    found = read(
        package(
            tmp_path,
            units=header + "x,,child_group,5. a,4a\n",
            scores=SCORES + "x,pupil,wellbeing,all,0,,\nx,staff,teamwork,all,0,,\n",
            **ALONE,
        )
    )
    assert found.units[0].same_children_as == "4a"


def test_only_a_child_group_has_the_same_children(tmp_path: Path) -> None:
    (place,) = places(package(tmp_path, units=lambda text: text.replace("successor_of", "same_children_as")))
    assert place == ("units.csv", 3, "same_children_as", "0098|0099")


def test_units_in_a_circle_are_told_as_a_circle(tmp_path: Path) -> None:
    circle = added("a,c,team,a,,,\nb,a,team,b,,,\nc,b,team,c,,,\n")
    assert "a, c, b, a" in problems(package(tmp_path, units=circle))[-1].reason_da


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_scores_may_have_decimal_commas(tmp_path: Path, delimiter: str) -> None:
    text = (
        SCORES.replace(",", delimiter) + delimiter.join(["0101", "staff", "teamwork", "all", "5", "3,5", "1,25"]) + "\n"
    )
    found = read(package(tmp_path, staff=None, scores=text)).scores
    assert found is not None
    assert found.row(0)[4:] == (5, 3.5, 1.25)


def test_one_answer_needs_no_deviation_and_none_needs_no_mean(tmp_path: Path) -> None:
    scores = scored(tmp_path, "0101,staff,teamwork,all,1,3.5,", "0102,staff,teamwork,all,0,,").scores
    assert scores is not None
    assert scores.rows()[0][4:] == (1, 3.5, None)
    assert scores.rows()[1][4:] == (0, None, None)


def test_the_largest_possible_deviation_is_possible(tmp_path: Path) -> None:
    # Half of 10 answer 1 and half 5: 2 · √(10/9), delivered with two decimals.
    assert scored(tmp_path, "0101,staff,teamwork,all,10,3,2.11").scores is not None


def test_splits_are_scored_by_their_keys(tmp_path: Path) -> None:
    rows = [
        "0101,pupil,wellbeing,all,5,3,1",
        "0101,pupil,wellbeing,gender=girl,3,3,1",
        "0101,pupil,wellbeing,gender=boy,2,3,1",
    ]
    text = SCORES + "\n".join(rows) + "\n"
    scores = read(package(tmp_path, pupil=None, scores=text)).scores
    assert scores is not None
    assert scores["split"].to_list() == ["all", "gender=girl", "gender=boy"]


def test_units_below_may_have_fewer_answers_than_the_one_above(tmp_path: Path) -> None:
    assert scored(tmp_path, "700,staff,teamwork,all,9,3,1", "0101-t,staff,teamwork,all,4,3,1").scores is not None

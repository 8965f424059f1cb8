"""5,820 course evaluations, half of them straight lines."""

from pathlib import Path

import pandas as pd
import pytest

from dashboard.statistics import atoms, reliability
from data_access.packages.package import Package
from data_access.packages.reader import read
from tests import reference
from tests.real import course_evaluation
from tests.real.cells import numbers_of_hidden, published

ALPHA = {"course": 0.983, "instructor": 0.991}


@pytest.fixture(scope="module")
def folder(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return course_evaluation.package(real_data, tmp_path_factory.mktemp("course-evaluation") / "package")


@pytest.fixture(scope="module")
def package(folder: Path) -> Package:
    return read(folder)


def test_answers_are_found_under_the_headings_of_the_file(package: Package, real_data: Path) -> None:
    frame, rows = package.answers["student"], course_evaluation.answers(real_data)
    assert frame.height == len(rows) == 5820
    assert frame["unit"].to_list() == [row["group"] for row in rows]
    for item, column in course_evaluation.items(real_data).items():
        assert frame[item].to_list() == [float(row[column]) for row in rows]


def test_columns_nobody_named_are_told_of(package: Package) -> None:
    told = " ".join(f"{notice.column} {notice.value} {notice.reason_en}" for notice in package.notices)
    assert all(column in told for column in ("repeat", "attendance", "difficulty"))


@pytest.mark.parametrize("factor", ALPHA)
def test_the_items_of_a_factor_say_nearly_the_same(package: Package, real_data: Path, factor: str) -> None:
    answers = package.answers["student"]
    frame = reference.as_pandas(answers)[course_evaluation.factors(real_data)[factor]]
    assert round(reference.cronbach_alpha(frame), 3) == ALPHA[factor]
    declared = next(one for one in package.mapping.forms[0].factors if one.key == factor)
    assert reliability.alpha(answers, declared) == pytest.approx(ALPHA[factor], abs=0.0005)


def test_the_quality_screen_counts_the_straight_lines_of_every_course(package: Package) -> None:
    form, answers = package.mapping.forms[0], package.answers["student"]
    by_hand: dict[str, int] = dict.fromkeys(answers["unit"], 0)
    for unit, *row in answers.select("unit", *form.item_keys).iter_rows():
        by_hand[unit] += reference.is_straight_line(row)
    counted = reference.as_pandas(atoms.of(answers, form).collect()).set_index("unit")["straight"]
    assert counted.to_dict() == by_hand
    assert round(100 * counted.sum() / answers.height, 1) == 51.3


@pytest.fixture(scope="module")
def cells(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    return published(folder, tmp_path_factory.mktemp("store"), "2013")


@pytest.mark.parametrize("factor", ALPHA)
def test_every_instructor_is_published_with_the_oracles_points(
    cells: pd.DataFrame, real_data: Path, factor: str
) -> None:
    items, columns = course_evaluation.factors(real_data)[factor], course_evaluation.items(real_data)
    respondents = [
        reference.Respondent(row["group"], reference.mean(float(row[columns[item]]) for item in items))
        for row in course_evaluation.answers(real_data)
    ]
    mu, sigma = reference.constants([one.score for one in respondents])
    parents = {one.unit: one.unit.split("-")[0] for one in respondents} | dict.fromkeys("123", "")
    groups = reference.rolled_up(respondents, parents)
    expected = {
        code: (
            groups[code].n,
            reference.published_points(reference.points(groups[code].mean, mu, sigma), groups[code].n),
        )
        for code in "123"
    }
    rows = cells[(cells["kind"] == "team") & (cells["factor"] == factor)]
    assert dict(zip(rows["code"], zip(rows["n"], rows["points"], strict=True), strict=True)) == expected
    assert numbers_of_hidden(cells).empty

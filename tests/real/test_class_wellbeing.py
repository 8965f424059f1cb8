"""30 Dutch school classes, from the questionnaire to the published figures."""

from collections import defaultdict
from pathlib import Path

import pandas as pd
import pytest

from dashboard.mapping import Form
from dashboard.statistics import atoms, reliability
from data_access.packages.package import Package
from data_access.packages.reader import read
from tests import reference
from tests.real import class_wellbeing
from tests.real.cells import numbers_of_hidden, published

SCALE = (1, 5)
ALPHA = {"teachers": 0.868, "classmates": 0.831}
FACTORS = pytest.mark.parametrize("factor", class_wellbeing.FACTORS)


@pytest.fixture(params=["csv", "sav"])
def package(request: pytest.FixtureRequest, real_data: Path, tmp_path: Path) -> Package:
    return read(class_wellbeing.package(real_data, tmp_path / "package", request.param))


@pytest.fixture(scope="module")
def scores(real_data: Path) -> dict[str, dict[str, list[float]]]:
    """factor -> class -> scores, by the oracle from the file."""
    found: dict[str, dict[str, list[float]]] = {factor: defaultdict(list) for factor in class_wellbeing.FACTORS}
    for row in class_wellbeing.answers(real_data):
        for factor, items in class_wellbeing.FACTORS.items():
            score = reference.factor_score({item: float(row[item]) for item in items}, items, SCALE)
            assert score is not None
            found[factor][row["classId"]].append(score)
    return found


@pytest.fixture(scope="module")
def cells(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    folder = tmp_path_factory.mktemp("class-wellbeing")
    return published(class_wellbeing.package(real_data, folder / "package"), folder / "store", "2014")


def form_of(package: Package) -> Form:
    return package.mapping.forms[0]


def test_every_pupil_is_read_with_class_and_answers(package: Package, real_data: Path) -> None:
    frame, rows = package.answers["pupil"], class_wellbeing.answers(real_data)
    assert frame["unit"].to_list() == [row["classId"] for row in rows]
    assert frame.height == 639
    assert frame["unit"].n_unique() == 30
    for item in form_of(package).item_keys:
        assert frame[item].to_list() == [float(row[item]) for row in rows]


@FACTORS
def test_the_items_of_a_factor_belong_together(package: Package, factor: str) -> None:
    frame = reference.as_pandas(package.answers["pupil"])[class_wellbeing.FACTORS[factor]]
    assert round(reference.cronbach_alpha(frame), 3) == ALPHA[factor]
    declared = next(one for one in form_of(package).factors if one.key == factor)
    assert reliability.alpha(package.answers["pupil"], declared) == pytest.approx(ALPHA[factor], abs=0.0005)


@FACTORS
def test_turning_the_negatively_worded_items_again_would_break_the_factor(package: Package, factor: str) -> None:
    frame = reference.as_pandas(package.answers["pupil"])[class_wellbeing.FACTORS[factor]]
    worded_negatively = [item for item in ("Item7", "Item9", "Item12") if item in frame]
    frame[worded_negatively] = 6 - frame[worded_negatively]
    assert reference.cronbach_alpha(frame) < ALPHA[factor] - 0.1


@FACTORS
def test_the_programme_has_mean_500_and_spread_100(scores: dict[str, dict[str, list[float]]], factor: str) -> None:
    everyone = [score for group in scores[factor].values() for score in group]
    mu, sigma = reference.constants(everyone)
    in_points = [reference.points(score, mu, sigma) for score in everyone]
    assert reference.mean(in_points) == pytest.approx(500, abs=1e-9)
    assert reference.population_sd(in_points) == pytest.approx(100, abs=1e-9)


@FACTORS
def test_every_class_has_the_mean_of_its_pupils(
    package: Package, scores: dict[str, dict[str, list[float]]], factor: str
) -> None:
    variable = atoms.factor_variable(factor)
    sums = reference.as_pandas(atoms.of(package.answers["pupil"], form_of(package)).collect()).set_index("unit")
    means = sums[atoms.total(variable)] / sums[atoms.n(variable)]
    expected = {code: reference.mean(group) for code, group in scores[factor].items()}
    assert means.to_dict() == pytest.approx(expected, abs=1e-12)


@FACTORS
def test_the_programme_is_published_with_500_points(cells: pd.DataFrame, factor: str) -> None:
    row = cells[(cells["kind"] == "programme") & (cells["factor"] == factor)].squeeze()
    assert (row["code"], row["status"], row["n"], row["points"]) == ("cool", "shown", 639, 500)


@FACTORS
def test_every_class_is_published_with_the_oracles_points(
    cells: pd.DataFrame, scores: dict[str, dict[str, list[float]]], factor: str
) -> None:
    mu, sigma = reference.constants([score for group in scores[factor].values() for score in group])
    expected = {
        code: (len(group), reference.published_points(reference.points(reference.mean(group), mu, sigma), len(group)))
        for code, group in scores[factor].items()
    }
    rows = cells[(cells["kind"] == "child_group") & (cells["factor"] == factor) & (cells["status"] == "shown")]
    assert dict(zip(rows["code"], zip(rows["n"], rows["points"], strict=True), strict=True)) == expected


def test_what_is_hidden_holds_no_number(cells: pd.DataFrame) -> None:
    assert numbers_of_hidden(cells).empty

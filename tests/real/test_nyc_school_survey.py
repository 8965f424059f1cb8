"""New York's schools in three rounds, arriving as aggregated results."""

from pathlib import Path

import pandas as pd
import pytest

from data_access.packages.reader import read
from tests import reference
from tests.real import nyc_school_survey
from tests.real.cells import numbers_of_hidden, published
from tests.real.nyc_school_survey import Result

YEARS = ("2011", "2015", "2019")
K = 5


# The converter


@pytest.mark.parametrize(("form", "factor"), [("staff", "safety"), ("staff", "engagement")])
def test_a_factor_with_all_its_items_agrees_with_the_published_score(real_data: Path, form: str, factor: str) -> None:
    column = f"{nyc_school_survey.FACTORS[factor]}_{nyc_school_survey.FORMS[form]}_11"
    found = next(one for one in nyc_school_survey.factors_2011(real_data) if (one.form, one.key) == (form, factor))
    scores = {row["dbn"]: float(row[column]) for row in nyc_school_survey.survey_2011(real_data) if row[column]}
    assert len(found.items) == {"safety": 17, "engagement": 12}[factor]
    assert {code: one.mean for code, one in found.schools.items()} == pytest.approx(scores, abs=0.08)


def test_the_record_that_breaks_off_is_left_out(real_data: Path) -> None:
    schools = {row["dbn"] for row in nyc_school_survey.survey_2011(real_data)}
    assert len(schools) == 454
    assert "09X404" not in schools


@pytest.mark.parametrize("year", ["2015", "2019"])
def test_linked_years_agree_with_2011_over_the_schools_they_share(real_data: Path, year: str) -> None:
    anchor, linked = (_ties(real_data, one) for one in ("2011", year))
    both = anchor.keys() & linked.keys()
    assert len(both) > 350
    for figure in (reference.mean, reference.population_sd):
        assert figure([linked[code].mean for code in both]) == pytest.approx(
            figure([anchor[code].mean for code in both])
        )


# Reading and publishing


@pytest.mark.parametrize("year", YEARS)
def test_aggregated_results_are_read_as_they_stand(real_data: Path, tmp_path: Path, year: str) -> None:
    found = read(nyc_school_survey.package(real_data, tmp_path / year, year))
    assert found.answers == {}
    assert found.scores is not None
    rows = {(row["unit"], row["form"], row["factor"]): row for row in found.scores.iter_rows(named=True)}
    expected = {
        (code, factor.form, factor.key): one
        for factor in nyc_school_survey.factors_of(real_data, year)
        for code, one in factor.schools.items()
    }
    assert {key: Result(row["n"], row["mean"], row["sd"]) for key, row in rows.items()} == expected


def test_district_numbers_keep_their_zero(real_data: Path, tmp_path: Path) -> None:
    found = read(nyc_school_survey.package(real_data, tmp_path / "2011", "2011"))
    districts = [unit.code for unit in found.units if unit.kind == "municipality"]
    assert districts[:2] == ["01", "02"]
    assert found.invited["parent", "01M015"] == 150


@pytest.fixture(scope="module")
def rounds(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, pd.DataFrame]:
    """The published cells of the three rounds, imported oldest first into one store."""
    folder = tmp_path_factory.mktemp("nyc")
    return {
        year: published(nyc_school_survey.package(real_data, folder / year, year), folder / "store", year)
        for year in YEARS
    }


@pytest.mark.parametrize("year", YEARS)
def test_schools_districts_and_the_city_have_the_oracles_points(
    rounds: dict[str, pd.DataFrame], real_data: Path, year: str
) -> None:
    """μ and σ are those of 2011 in every round."""
    for factor in nyc_school_survey.factors_of(real_data, year):
        first = next(one for one in nyc_school_survey.factors_2011(real_data) if _same(one, factor))
        mu, sigma = reference.pooled_constants((one.n, one.mean, one.sd) for one in first.schools.values())
        cells = rounds[year]
        rows = cells[(cells["form"] == factor.form) & (cells["factor"] == factor.key) & (cells["status"] == "shown")]
        told = dict(zip(rows["code"], zip(rows["n"], rows["points"], strict=True), strict=True))
        expected = {
            code: (n, reference.published_points(reference.points(mean, mu, sigma), n))
            for code, (n, mean) in _rolled_up(factor.schools).items()
        }
        assert told == {code: expected[code] for code in told}
        assert "nyc" in told


@pytest.mark.parametrize("year", YEARS)
def test_small_groups_are_hidden_and_cannot_be_subtracted(
    rounds: dict[str, pd.DataFrame], real_data: Path, year: str
) -> None:
    cells = rounds[year]
    assert numbers_of_hidden(cells).empty
    assert cells["n"].dropna().min() >= K
    for factor in nyc_school_survey.factors_of(real_data, year):
        rows = cells[(cells["form"] == factor.form) & (cells["factor"] == factor.key)].set_index("code")
        hidden = {code: one for code, one in factor.schools.items() if rows.loc[code, "status"] in ("few", "protect")}
        assert {code for code, one in factor.schools.items() if one.n < K} <= hidden.keys()
        for district in {code[:2] for code in hidden if rows.loc[code[:2], "status"] == "shown"}:
            left = sum(one.n for code, one in hidden.items() if code[:2] == district)
            assert left >= K, f"{district} less its shown schools leaves {left} answers"


def _ties(real_data: Path, year: str) -> dict[str, Result]:
    factors = nyc_school_survey.factors_of(real_data, year)
    return next(one.schools for one in factors if (one.form, one.key) == ("parent", "engagement"))


def _same(one: nyc_school_survey.Factor, other: nyc_school_survey.Factor) -> bool:
    return (one.form, one.key) == (other.form, other.key)


def _rolled_up(schools: dict[str, Result]) -> dict[str, tuple[int, float]]:
    found = {}
    for unit in {"nyc", *schools, *(code[:2] for code in schools)}:
        members = [one for code, one in schools.items() if unit in (code, code[:2], "nyc")]
        n = sum(one.n for one in members)
        found[unit] = (n, sum(one.n * one.mean for one in members) / n)
    return found

"""Wellbeing, absence and parents' education in all Danish municipalities, as they stand in the agency's own figures."""

from pathlib import Path
from statistics import mean

import pytest

from dashboard.indicators.values import Told
from tests.real import followed, packages

WELLBEING = {  # school year, then the middle and the last grades: unweighted means over municipalities
    2019: (3.794, 3.713),
    2023: (3.638, 3.537),
    2024: (3.673, 3.549),
}
ABSENCE = {2019: (5.36, 5.70), 2024: (7.88, 9.14)}
BANDS = ("4-6", "7-9")


@pytest.fixture(scope="module")
def names(real_data: Path) -> dict[str, str]:
    """Codes by name."""
    table = packages.table(real_data / "dk-kommune-trivsel" / "trivsel_fravaer_time_merged.csv")
    return {name: f"K{number:03}" for number, name in enumerate(dict.fromkeys(row["kommune"] for row in table))}


@pytest.fixture(scope="module")
def data(real_data: Path, names: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    units = [(code, "", "municipality", name) for name, code in names.items()]
    data = followed.store(tmp_path_factory.mktemp("kommuner"), units)
    for file in ("trivsel_fravaer_time_merged", "uddannelse_score_time"):
        followed.followed(data, real_data / "dk-kommune-trivsel" / f"{file}.csv")
    return data


def test_all_municipalities_are_there(names: dict[str, str], data: Path) -> None:
    assert len(names) == 98
    assert {row.unit for row in followed.as_it_came(data, "wellbeing_general")} == set(names.values()) | {"country"}


@pytest.mark.parametrize(
    ("indicator", "expected", "digits"), [("wellbeing_general", WELLBEING, 3), ("absence", ABSENCE, 2)]
)
def test_the_means_over_municipalities_are_those_that_are_known(
    data: Path, indicator: str, expected: dict[int, tuple[float, float]], digits: int
) -> None:
    rows = [row for row in followed.as_it_came(data, indicator) if row.unit != "country"]
    for year, bands in expected.items():
        for band, value in zip(BANDS, bands, strict=True):
            found = [
                row.value for row in rows if (row.school_year, row.grade) == (year, band) and row.value is not None
            ]
            assert len(found) >= 97
            assert mean(found) == pytest.approx(value, abs=0.6 * 10**-digits)


def test_hedensted_is_told_as_it_is(names: dict[str, str], data: Path) -> None:
    shown = {
        (indicator, row.grade): row.value
        for indicator in ("wellbeing_general", "absence")
        for row in followed.told(data, indicator)
        if (row.code, row.school_year) == (names["Hedensted"], 2024)
    }
    assert shown == {
        ("wellbeing_general", "4-6"): 3.7,
        ("wellbeing_general", "7-9"): 3.52,
        ("absence", "4-6"): pytest.approx(7.1),
        ("absence", "7-9"): pytest.approx(8.0),
    }


def test_no_absence_at_all_on_an_island_is_no_value(names: dict[str, str], data: Path) -> None:
    laesoe = [row for row in followed.told(data, "absence") if row.code == names["Læsø"]]
    assert {row.status for row in laesoe if row.school_year == 2022} == {Told.MISSING.value}
    assert {row.value for row in laesoe if row.school_year == 2022} == {None}
    assert 2021 not in {row.school_year for row in laesoe}
    assert all(row.status == Told.SHOWN.value for row in laesoe if row.school_year not in (2021, 2022))


def test_the_same_file_again_changes_nothing(real_data: Path, data: Path) -> None:
    before = followed.told(data, "wellbeing_general")
    again = followed.followed(data, real_data / "dk-kommune-trivsel" / "trivsel_fravaer_time_merged.csv")
    assert "ændret" in again
    assert followed.told(data, "wellbeing_general") == before


def test_the_background_of_other_bands_and_years_stands_beside_it(data: Path) -> None:
    rows = followed.told(data, "parents_education")
    assert {row.grade for row in rows} == {"0-3", "4-6", "7-9"}
    assert (min(row.school_year for row in rows), max(row.school_year for row in rows)) == (2014, 2025)
    assert len(rows) == 3525

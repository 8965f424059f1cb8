"""The country's figures that are shipped are those that were published, and the published table comes to the same."""

import csv
from pathlib import Path

import pytest

from data_access.indicators.shipped import FILE
from tests.real import followed, packages

READING = {  # domain.md section 4: share "good" in reading, 2014/15 to 2020/21
    "2": (75, 75, 75, 75, 73, 72, 79),
    "4": (71, 68, 67, 66, 64, 62, 71),
    "6": (73, 71, 70, 68, 66, 62, 71),
    "8": (78, 77, 78, 78, 77, 74, 75),
}
WELLBEING = {  # means 2017/18 to 2020/21
    "wellbeing_academic": (3.7, 3.7, 3.7, 3.6),
    "wellbeing_social": (4.1, 4.1, 4.0, 4.0),
    "wellbeing_support": (3.2,) * 4,
    "wellbeing_order": (3.8,) * 4,
    "wellbeing_general": (3.7,) * 4,
}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of a programme into which nobody has brought any indicator."""
    return followed.store(tmp_path_factory.mktemp("country"), [("K1", "", "municipality", "Hedensted")])


def test_every_store_has_the_countrys_reading_and_wellbeing(data: Path) -> None:
    reading = {(row.grade, row.school_year): row.value for row in followed.told(data, "reading_good")}
    for grade, shares in READING.items():
        assert [reading[grade, 2014 + place] for place in range(len(shares))] == list(shares)
    for indicator, means in WELLBEING.items():
        found = {row.school_year: row.value for row in followed.told(data, indicator) if row.group == "all"}
        assert [found[2017 + place] for place in range(len(means))] == list(means)


def test_every_shipped_figure_stands_in_the_published_table_with_its_source(real_data: Path) -> None:
    published = packages.table(real_data / "dk-national" / "published_numbers.csv")
    known = {(row["year"], row["source"], row["value"]) for row in published}
    with FILE.open(encoding="utf-8", newline="") as file:
        shipped = list(csv.DictReader(file))
    assert len(shipped) > 60
    assert [row for row in shipped if (row["school_year"], row["source"], row["value"]) not in known] == []


def test_importing_the_published_table_gives_the_figures_that_are_there(real_data: Path, data: Path) -> None:
    def figures() -> set[tuple]:
        return {(row.school_year, row.grade, row.value) for row in followed.told(data, "reading_good")}

    before = figures()
    said = followed.followed(data, real_data / "dk-national" / "published_numbers.csv")
    assert figures() == before, said

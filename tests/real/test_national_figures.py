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
NAMED = {  # what the published table calls an indicator
    "reading_good": ("National test dansk laesning", "Overgangstest laesning"),
    "maths_good": ("National test matematik", "Overgangstest matematik"),
    "wellbeing_academic": ("Faglig trivsel",),
    "wellbeing_social": ("Social trivsel",),
    "wellbeing_support": ("Stoette og inspiration",),
    "wellbeing_order": ("Ro og orden",),
    "wellbeing_general": ("Generel trivsel",),
}
PARTS = {  # and grades and groups
    ("all", "all"): ("all", "all grades", "all four grades"),
    ("all", "gender=girl"): ("girls",),
    ("all", "gender=boy"): ("boys",),
    **{(grade, "all"): (f"{grade}. klasse",) for grade in "2468"},
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
    known = {(row["year"], row["source"], row["value"], row["factor"], row["subgroup"]) for row in published}
    with FILE.open(encoding="utf-8", newline="") as file:
        shipped = list(csv.DictReader(file))
    assert len(shipped) > 60
    assert [row for row in shipped if known.isdisjoint(_as_published(row))] == []


def _as_published(row: dict[str, str]) -> set[tuple[str, ...]]:
    """Every way in which the table may word what a row says."""
    names, parts = NAMED[row["indicator"]], PARTS[row["grade"], row["group"]]
    place = (row["school_year"], row["source"], row["value"])
    return {(*place, name, part) for name in names for part in parts}


def test_importing_the_published_table_gives_the_figures_that_are_there(real_data: Path, data: Path) -> None:
    def figures() -> set[tuple]:
        return {(row.school_year, row.grade, row.value) for row in followed.told(data, "reading_good")}

    before = figures()
    said = followed.followed(data, real_data / "dk-national" / "published_numbers.csv")
    assert figures() == before, said

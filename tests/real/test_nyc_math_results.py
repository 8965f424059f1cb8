"""52 school-years in which New York's own table gives a hidden grade away, and ours does not."""

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from tests import reference
from tests.attack import support
from tests.attack.claims import Claim, from_rows
from tests.attack.figures import Constants, sums
from tests.attack.site import Site
from tests.real import nyc_math_results
from tests.real.nyc_math_results import SchoolYear

K = 5


@dataclass(frozen=True)
class Told:
    """What our program tells of one year, and the scale it was measured on."""

    cells: dict[str, Claim]
    constants: Constants

    def least_and_most(self, unit: str, n: int) -> tuple[float, float]:
        """Pupils of the unit who reached the level."""
        low, high = sums(self.cells[unit], n, (0, 1), self.constants)
        return max(0.0, low), min(float(n), high)


@pytest.fixture(scope="module")
def school_years(real_data: Path) -> list[SchoolYear]:
    return nyc_math_results.exposed_school_years(real_data)


@pytest.fixture(scope="module")
def told(school_years: list[SchoolYear], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Told]:
    """By year. The first fixes the scale for all."""
    site, found = Site(tmp_path_factory.mktemp("math")), {}
    years = defaultdict(list)
    for one in school_years:
        years[one.year].append(one)
    first = [grade for one in years[min(years)] for grade in one.grades.values()]
    shares = [(grade.tested, grade.reached / grade.tested) for grade in first]
    mean, deviation = reference.pooled_constants([(n, share, (share * (1 - share)) ** 0.5) for n, share in shares])
    for year, ours in sorted(years.items()):
        assert site.command("import", nyc_math_results.package(ours, site.folder / year)) == 0
        rows = json.loads(site.exported("json", "--all", round_key=year))
        cells = {claim.unit: claim for claim in from_rows(rows)}
        found[year] = Told(cells, Constants(mean, deviation, turned=False))
    return found


def known(one: SchoolYear, shown: set[str]) -> tuple[np.ndarray, list[frozenset[str]]]:
    """Rows of what is told of a school-year, `all` being the school itself, and the pupils of each grade."""
    grades = sorted(one.grades)
    rows = [[int(name in ("all", grade)) for grade in grades] for name in sorted(shown)]
    pupils = [frozenset(f"{grade}/{place}" for place in range(one.grades[grade].tested)) for grade in grades]
    return np.array(rows, dtype=np.int64).reshape(len(rows), len(grades)), pupils


def test_in_52_school_years_the_hidden_grade_follows_from_the_total(school_years: list[SchoolYear]) -> None:
    assert len(school_years) == 52
    assert len({one.school for one in school_years}) == 35
    for one in school_years:
        hidden = one.grades[one.hidden]
        assert 1 <= hidden.tested <= 5
        assert 0 <= hidden.reached <= hidden.tested
        matrix, pupils = known(one, {"all", *one.grades} - {one.hidden})
        alone = frozenset(f"{one.hidden}/{place}" for place in range(hidden.tested))
        assert alone in support.smallest(matrix, pupils, hidden.tested + 1)


def test_ours_tells_every_school_and_no_grade_of_fewer_than_five(
    school_years: list[SchoolYear], told: dict[str, Told]
) -> None:
    for one in school_years:
        cells = told[one.year].cells
        assert one.school in cells
        for name, grade in one.grades.items():
            assert grade.tested >= K or f"{one.school}-{name}" not in cells
    shown = sum(f"{one.school}-{name}" in told[one.year].cells for one in school_years for name in one.grades)
    assert shown > 0.5 * sum(len(one.grades) for one in school_years)


def test_no_fewer_than_five_pupils_can_be_singled_out(school_years: list[SchoolYear], told: dict[str, Told]) -> None:
    for one in school_years:
        cells = told[one.year].cells
        shown = {name for name in one.grades if f"{one.school}-{name}" in cells} | {"all"}
        assert support.smallest(*known(one, shown), K) == [], one


def test_no_hidden_pupils_own_result_is_known_to_less_than_half_of_the_scale(
    school_years: list[SchoolYear], told: dict[str, Told]
) -> None:
    """By the school less its shown grades, in which every other pupil who is not shown may or may not have passed."""
    found = []
    for one in (one for one in school_years if one.grades[one.hidden].tested < K):
        low, high, pupils = left_of(one, told[one.year])
        if min(1.0, high) - max(0.0, low - (pupils - 1)) < 0.5:
            found.append((one, low, high))
    assert found == []


def left_of(one: SchoolYear, here: Told) -> tuple[float, float, int]:
    """Of grades that are not shown: least and most pupils who reached the level, and pupils."""
    shown = [name for name in one.grades if f"{one.school}-{name}" in here.cells]
    low, high = here.least_and_most(one.school, sum(grade.tested for grade in one.grades.values()))
    for name in shown:
        least, most = here.least_and_most(f"{one.school}-{name}", one.grades[name].tested)
        low, high = low - most, high - least
    return low, high, sum(grade.tested for name, grade in one.grades.items() if name not in shown)

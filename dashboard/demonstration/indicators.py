"""Made-up indicators of a municipality's schools, drawn pupil by pupil, so that grades, groups and schools add up."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dashboard.demonstration.chance import generator
from dashboard.indicators.values import ALL

YEARS = range(2014, 2020)
TESTS = {"reading": ("2", "4", "6", "8"), "maths": ("3", "6", "8")}
MATHS_IN_GRADE_8_SINCE = 2017
EDUCATION = {"short": 0.35, "medium": 0.4, "long": 0.25}  # of the parents: the share of pupils in each group
_ABOVE = {"short": -0.55, "medium": 0.0, "long": 0.65}  # how their chances differ, in logits
_BANDS = {"poor": (0, 1), "good": (2, 4), "best": (3, 4)}  # which of poor, fair, good and best each share counts
_CUTS = (-1.7, -0.95, 1.6)  # between these bands, in logits, for a pupil right in the middle
WELLBEING = {"academic": 3.7, "social": 4.1, "support": 3.2, "order": 3.8, "general": 3.7}
_SMALL, _LARGE = 12, 64  # pupils in a grade
_TINY, _SHARE_OF_TINY = 5, 0.08  # and in one of the few schools whose figures must be hidden here and there
_LAST_GRADES = 6  # so many grades answer about wellbeing

Counts = NDArray[np.int64]  # of pupils: grades × education × bands


@dataclass(frozen=True, slots=True)
class Course:
    """What is said of the made-up values, and the `targets` of a municipality by indicator, `set_on` a made-up day."""

    seed: int
    source: str
    note: str
    set_on: date
    targets: Mapping[str, float]


@cache
def course() -> Course:
    return Course(**tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a file of indicators; `value` as precise as it came out."""

    indicator: str
    unit: str
    school_year: int
    value: float
    n: int
    grade: str = ALL
    group: str = ALL


@dataclass(frozen=True, slots=True)
class _School:
    code: str
    seed: int
    pupils: int  # in each grade
    level: float  # above the others, in logits
    mood: float  # above the others, on the scale of wellbeing

    def chance(self, *purpose: str) -> np.random.Generator:
        return generator(self.seed, "indicators", self.code, *purpose)


def rows(municipality: str, schools: Sequence[str], seed: int) -> Iterator[Row]:
    """Of the municipality with that code and of its schools, for all years; the same seed gives the same rows."""
    made_up = [_school(code, seed) for code in schools]
    for year in YEARS:
        of_schools = {school.code: list(_of_school(school, year)) for school in made_up}
        yield from (row for found in of_schools.values() for row in found)
        yield from _together(municipality, (row for found in of_schools.values() for row in found))


def _school(code: str, seed: int) -> _School:
    chance = generator(seed, "indicators", code)
    pupils = _TINY if chance.random() < _SHARE_OF_TINY else int(chance.integers(_SMALL, _LARGE))
    return _School(code, seed, pupils, float(chance.normal(0, 0.35)), float(chance.normal(0, 0.08)))


def _of_school(school: _School, year: int) -> Iterator[Row]:
    for test, grades in TESTS.items():
        tested = [one for one in grades if test != "maths" or one != "8" or year >= MATHS_IN_GRADE_8_SINCE]
        yield from _test(school, test, tested, year)
    for name, usual in WELLBEING.items():
        yield _mean(school, f"wellbeing_{name}", usual + school.mood, 0.6, year)
    yield _mean(school, "absence", 5.4 - 4 * school.mood + 0.15 * (year - YEARS[0]), 5.0, year)
    chance = school.chance("coverage", str(year))
    covered = min(99.0, 84 + 1.8 * (year - YEARS[0]) + float(chance.normal(0, 2.5)))
    yield Row("competence_coverage", school.code, year, covered, 40 * school.pupils)
    leaving = school.pupils
    yield Row("transition", school.code, year, 100 * chance.binomial(leaving, 0.93) / leaving, leaving)


def _test(school: _School, test: str, grades: Sequence[str], year: int) -> Iterator[Row]:
    counted = _tested(school, test, grades, year)
    for band, (first, end) in _BANDS.items():
        key = f"{test}_{band}"
        for place, grade in enumerate(grades):
            yield _share(key, school.code, year, counted[place], (first, end), grade=grade)
        for place, education in enumerate(EDUCATION):
            yield _share(key, school.code, year, counted[:, place], (first, end), group=f"education={education}")
        yield _share(key, school.code, year, counted, (first, end))


def _tested(school: _School, test: str, grades: Sequence[str], year: int) -> Counts:
    """Every pupil falls into one band by chances of school, group, grade and year."""
    found = np.zeros((len(grades), len(EDUCATION), len(_CUTS) + 1), dtype=np.int64)
    for place, grade in enumerate(grades):
        chance = school.chance(test, grade, str(year))
        pupils = max(2, school.pupils + int(chance.integers(-school.pupils // 6, school.pupils // 6 + 1)))
        groups = chance.multinomial(pupils, list(EDUCATION.values()))
        drift = 0.04 * (year - YEARS[0]) + float(chance.normal(0, 0.15))
        for group, (education, n) in enumerate(zip(EDUCATION, groups, strict=True)):
            found[place, group] = chance.multinomial(n, _bands(school.level + drift + _ABOVE[education]))
    return found


def _bands(above: float) -> list[float]:
    below = [1 / (1 + np.exp(-(cut - above))) for cut in _CUTS]
    return [high - low for low, high in zip([0.0, *below], [*below, 1.0], strict=True)]


def _share(
    key: str, code: str, year: int, counted: Counts, bands: tuple[int, int], grade: str = ALL, group: str = ALL
) -> Row:
    n = int(counted.sum())
    among = int(counted[..., bands[0] : bands[1]].sum())
    return Row(key, code, year, 100 * among / n if n else 0.0, n, grade, group)


def _mean(school: _School, key: str, expected: float, spread: float, year: int) -> Row:
    n = _LAST_GRADES * school.pupils
    drawn = expected + float(school.chance(key, str(year)).normal(0, spread / np.sqrt(n)))
    return Row(key, school.code, year, drawn, n)


def _together(municipality: str, of_schools: Iterable[Row]) -> Iterator[Row]:
    """What all schools of a municipality come to: means of their values, each counting by its pupils."""
    found: dict[tuple[str, int, str, str], list[Row]] = {}
    for row in of_schools:
        found.setdefault((row.indicator, row.school_year, row.grade, row.group), []).append(row)
    for same in found.values():
        n = sum(row.n for row in same)
        value = sum(row.value * row.n for row in same) / n if n else 0.0
        yield replace(same[0], unit=municipality, value=value, n=n)

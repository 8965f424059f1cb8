"""New York's school survey of 2011, 2015 and 2019 as three packages with results that arrive aggregated.

A school is an institution, its district (the first two characters of its number) a municipality.

**2011** holds the count of every answer option per item and school. An item's score is the mean of equidistant weights
from 10 to 0, a factor's the mean of its items' scores. Some items use weights that nobody has written down: an item is
taken in only if its counts give back its published score in every school. `sd` is the mean of the items' deviations.
The deviation of a mean is at most that, so intervals come out too wide rather than too narrow.

**2015** holds the per cent of positive answers per item; **2019** one score from 1 to 5 per factor, all informants
together, without counts. Neither scale turns into the other, nor into that of 2011, and the four factors of 2011 are
not the six of 2015 and 2019. One pair was judged comparable in what it asks: the parents' *Engagement* of 2011 and
*Strong Family-Community Ties*. Of all pairs of parents' factors 2011-2015 it has the highest correlation over the
schools (0.59; the others 0.20-0.55), and *Ties* has the highest of the factors of 2015 with their namesakes of 2019
(0.54; the other parents' factors 0.22-0.30). Its levels are put on the scale of 2011 by mean-sigma linking over the
schools found in both years, so a school's place among the schools can be followed, the level of all of them cannot.
Since the items differ, the series is broken in every round. The other factors stand in 2011 alone.

For 2015 and 2019 `n` is the response rate times the enrolment. 2019 tells nothing of the spread inside a school: that
of 2015 is assumed.
"""

import math
import re
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tests.real import packages

FORMS = {"parent": "p", "staff": "t", "pupil": "s"}
FACTORS = {"safety": "saf", "communication": "com", "engagement": "eng", "expectations": "aca"}
ROUNDING = 0.06  # published item scores have one decimal
TIES = "Strong Family-Community Ties"
SCALE = (0, 10)

Schools = dict[str, "Result"]


@dataclass(frozen=True)
class Result:
    """One school's answers about one factor, on the scale 0-10."""

    n: int
    mean: float
    sd: float


@dataclass(frozen=True)
class Factor:
    form: str
    key: str
    items: list[str]
    schools: Schools


# 2011: from option counts


@cache
def survey_2011(real_data: Path) -> list[dict[str, str]]:
    """454 schools; the file breaks off inside the record of the last."""
    return packages.table(real_data / "nyc-school-survey" / "2011_gened.txt", delimiter="\t")


def counts(school: Mapping[str, str], item: str, options: int) -> list[float]:
    form, question = item.split("_", 1)
    texts = [school[f"{form}_N_{question}_{option}"] for option in range(1, options + 1)]
    return [0 if text in ("", "NA") else float(text) for text in texts]


def weighted(shares: Sequence[float], weights: Sequence[float]) -> tuple[float, float, float]:
    """n, mean and deviation of an item's answers."""
    n = sum(shares)
    mean = sum(share * weight for share, weight in zip(shares, weights, strict=True)) / n
    square = sum(share * (weight - mean) ** 2 for share, weight in zip(shares, weights, strict=True)) / n
    return n, mean, math.sqrt(square)


@cache
def weights(real_data: Path, item: str) -> tuple[float, ...] | None:
    """Of an item's options, the first ones where a further option means "don't know". None where they are unknown."""
    form, question = item.split("_", 1)
    columns = [column for column in survey_2011(real_data)[0] if re.fullmatch(rf"{form}_N_{question}_\d", column)]
    for options in range(4, len(columns) + 1):
        falling = tuple(10 * step / (options - 1) for step in reversed(range(options)))
        for candidate in (falling, falling[::-1]):
            if _give_back_the_published_scores(real_data, item, candidate):
                return candidate
    return None


def _give_back_the_published_scores(real_data: Path, item: str, candidate: Sequence[float]) -> bool:
    answered = [
        school for school in survey_2011(real_data) if school[item] and any(counts(school, item, len(candidate)))
    ]
    scores = ((float(school[item]), weighted(counts(school, item, len(candidate)), candidate)) for school in answered)
    return all(abs(published - mean) <= ROUNDING for published, (_, mean, _) in scores)


@cache
def factors_2011(real_data: Path) -> list[Factor]:
    listed = packages.table(real_data / "nyc-school-survey" / "2011_factors_recovered_by_us.csv")
    items = {row["score_column"]: row["items"].split() for row in listed if row["file"] == "2011_gened"}
    found = []
    for form, letter in FORMS.items():
        for key, short in FACTORS.items():
            known = [item for item in items[f"{short}_{letter}_11"] if weights(real_data, item)]
            found.append(Factor(form, key, known, _schools_2011(real_data, known)))
    return found


def _schools_2011(real_data: Path, items: Sequence[str]) -> Schools:
    schools = {}
    for school in survey_2011(real_data):
        options = {item: weights(real_data, item) or () for item in items}
        answers = [(counts(school, item, len(scale)), scale) for item, scale in options.items()]
        told = [weighted(given, scale) for given, scale in answers if any(given)]
        if told:
            n, mean, sd = (statistics.fmean(column) for column in zip(*told, strict=True))
            schools[school["dbn"]] = Result(round(n), mean, sd)
    return {code: result for code, result in schools.items() if result.n}


# 2015 and 2019: one factor of the parents', linked to 2011


@cache
def ties_2015(real_data: Path) -> Factor:
    folder = real_data / "nyc-school-survey"
    questions = packages.table(folder / "2015_questions.csv", encoding="mac_roman")
    items = [row["QuesNum"] for row in questions if (row["Group"], row["Element"]) == ("Parent", TIES)]
    pupils, schools = _enrolment(folder, "2014-15"), {}
    for row in packages.table(folder / "2015_parents_pct_positive.csv"):
        shares = [float(row[item]) for item in items if row[item] != "N/A"]
        n = _answered(row["Total Parent Response Rate"], pupils.get(row["DBN"]))
        if shares and n:
            sd = statistics.fmean(math.sqrt(share * (100 - share)) for share in shares)
            schools[row["DBN"]] = Result(n, statistics.fmean(shares), sd)
    return Factor("parent", "engagement", items, _linked(schools, _engagement(real_data)))


@cache
def ties_2019(real_data: Path) -> Factor:
    folder = real_data / "nyc-school-survey"
    pupils, schools = _enrolment(folder, "2018-19"), {}
    for row in packages.table(folder / "2019_scores.csv"):
        n = _answered(row["Total Parent \nResponse Rate %"], pupils.get(row["DBN"]))
        if row[f"{TIES} Score"] != "N/A" and n:
            schools[row["DBN"]] = Result(n, float(row[f"{TIES} Score"]), 0)
    earlier = ties_2015(real_data).schools.values()
    assumed = math.sqrt(sum(one.n * one.sd**2 for one in earlier) / sum(one.n for one in earlier))
    linked = _linked(schools, _engagement(real_data))
    schools = {code: Result(one.n, one.mean, assumed) for code, one in linked.items()}
    return Factor("parent", "engagement", ["strong_family_community_ties_score"], schools)


def _engagement(real_data: Path) -> Schools:
    return next(one.schools for one in factors_2011(real_data) if (one.form, one.key) == ("parent", "engagement"))


def _linked(schools: Schools, anchor: Schools) -> Schools:
    """Mean-sigma linking: the schools of both years have the same mean and spread of school means in either."""
    both = sorted(schools.keys() & anchor.keys())
    here, there = ([found[code].mean for code in both] for found in (schools, anchor))
    slope = statistics.pstdev(there) / statistics.pstdev(here)
    centre, target = statistics.fmean(here), statistics.fmean(there)
    return {code: Result(one.n, target + slope * (one.mean - centre), slope * one.sd) for code, one in schools.items()}


def _enrolment(folder: Path, year: str) -> dict[str, int]:
    rows = packages.table(folder / "2014-19_enrolment.csv")
    return {row["DBN"]: int(row["Total Enrollment"]) for row in rows if row["Year"] == year}


def _answered(rate: str, pupils: int | None) -> int:
    return round(float(rate) / 100 * pupils) if pupils and rate not in ("N/A", "") else 0


# The packages


def factors_of(real_data: Path, year: str) -> list[Factor]:
    if year == "2011":
        return factors_2011(real_data)
    return [ties_2015(real_data) if year == "2015" else ties_2019(real_data)]


def package(real_data: Path, folder: Path, year: str, *, linked: bool = False) -> Path:
    """`linked` holds the one factor that all years have, as if it had been one and the same question all along: what
    the program would say if the linking could be trusted."""
    factors = [_as_one_question(_ties_of(real_data, year))] if linked else factors_of(real_data, year)
    schools = sorted({code for factor in factors for code in factor.schools})
    units = [(code, "", "municipality", f"District {code}") for code in sorted({code[:2] for code in schools})]
    units += [(code, code[:2], "institution", f"School {code}") for code in schools]
    scores = [
        (code, factor.form, factor.key, "all", one.n, repr(one.mean), repr(one.sd))
        for factor in factors
        for code, one in factor.schools.items()
    ]
    heading = ("unit", "form", "factor", "split", "n", "mean", "sd")
    tables = {"invited": _invited(real_data, set(schools))} if year == "2011" and not linked else {}
    return packages.write(folder, _mapping(year, factors), units, scores=[heading, *scores], **tables)


def _ties_of(real_data: Path, year: str) -> Factor:
    return next(one for one in factors_of(real_data, year) if (one.form, one.key) == ("parent", "engagement"))


def _as_one_question(factor: Factor) -> Factor:
    return replace(factor, items=["engagement"])


def _mapping(year: str, factors: Sequence[Factor]) -> dict[str, Any]:
    """The survey is held in spring; the days are ours."""
    opened, closed = date(int(year), 3, 1), date(int(year), 4, 30)
    return {
        "programme": {"key": "nyc", "name": packages.name("NYC School Survey")},
        "round": {"key": year, "name": packages.name(year), "opened": opened, "closed": closed},
        "form": [
            {
                "key": form,
                "informant": form,
                "name": packages.name(form.capitalize()),
                "factor": [_declared(factor) for factor in factors if factor.form == form],
            }
            for form in dict.fromkeys(factor.form for factor in factors)
        ],
    }


def _declared(factor: Factor) -> dict[str, Any]:
    """The four factors of 2011 are asked of all three informants, in their own words."""
    title = packages.name(factor.key.replace("_", " ").capitalize())
    asked = {"key": factor.key, "name": title, "scale": list(SCALE), "items": factor.items}
    return asked | {"construct": factor.key}


def _invited(real_data: Path, schools: set[str]) -> list[tuple[str, str, str]]:
    listed = [
        (form, school["dbn"], school[f"nr_{letter}"])
        for form, letter in FORMS.items()
        for school in survey_2011(real_data)
        if school["dbn"] in schools and int(school[f"nr_{letter}"] or 0)
    ]
    return [("form", "unit", "invited"), *listed]

"""New York's mathematics results 2006-2011 by school and grade, where one hidden grade follows from the total.

New York hides a grade in which five pupils or fewer were tested, but not the school's total beside it: where just one
grade of a school-year is hidden, what it hides is the total less the other grades. A school-year like that is a school
with its grades in a round of ours, and the score of a pupil is 1 for having reached level 3 or 4, else 0.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from math import sqrt
from pathlib import Path

from tests.real import packages

ALL_GRADES, HIDDEN, REACHED = "All Grades", "s", "Level 3+4 #"


@dataclass(frozen=True)
class Grade:
    tested: int
    reached: int


@dataclass(frozen=True)
class SchoolYear:
    """`hidden` names the grade that New York hid; what is in `grades` for it is worked out from the rest."""

    school: str
    year: str
    grades: dict[str, Grade]
    hidden: str


def exposed_school_years(real_data: Path) -> list[SchoolYear]:
    """Those in which exactly one grade is hidden while the school's total is shown."""
    found = []
    for (school, year), rows in sorted(_school_years(real_data).items()):
        total = rows.pop(ALL_GRADES, None)
        hidden = [grade for grade, row in rows.items() if row[REACHED] == HIDDEN]
        if total and total[REACHED] != HIDDEN and len(hidden) == 1:
            grades = {grade: _grade(row) for grade, row in rows.items() if grade not in hidden}
            left = _number(total[REACHED]) - sum(grade.reached for grade in grades.values())
            grades[hidden[0]] = Grade(_number(rows[hidden[0]]["Number Tested"]), left)
            assert sum(grade.tested for grade in grades.values()) == _number(total["Number Tested"])
            found.append(SchoolYear(school, year, grades, hidden[0]))
    return found


def package(school_years: list[SchoolYear], folder: Path) -> Path:
    """Of one year, as aggregated results of each grade; the schools' own follow from them."""
    [year] = {one.year for one in school_years}
    units = [("NYC", "", "municipality", "New York")]
    scores: list[tuple] = [("unit", "form", "factor", "split", "n", "mean", "sd")]
    for one in school_years:
        units.append((one.school, "NYC", "institution", one.school))
        for name, grade in sorted(one.grades.items()):
            share = grade.reached / grade.tested
            units.append((f"{one.school}-{name}", one.school, "child_group", f"Grade {name}"))
            row = (f"{one.school}-{name}", "pupil", "reached", "all", grade.tested, share, sqrt(share * (1 - share)))
            scores.append(row)
    return packages.write(folder, _mapping(year), units, scores=scores)


def _mapping(year: str) -> dict:
    factor = {"key": "reached", "name": packages.name("Level 3 or 4"), "scale": [0, 1], "items": ["reached"]}
    opened, closed = date(int(year), 3, 1), date(int(year), 5, 31)
    return {
        "programme": {"key": "math", "name": packages.name("Mathematics")},
        "round": {"key": year, "name": packages.name(year), "opened": opened, "closed": closed},
        "form": [{"key": "pupil", "informant": "pupil", "name": packages.name("Pupils"), "factor": [factor]}],
    }


def _school_years(real_data: Path) -> dict[tuple[str, str], dict[str, dict[str, str]]]:
    found: dict[tuple[str, str], dict[str, dict[str, str]]] = defaultdict(dict)
    for row in packages.table(real_data / "nyc-math-results" / "math_2006-2011.csv"):
        found[row["DBN"], row["Year"]][row["Grade"]] = row
    return found


def _grade(row: dict[str, str]) -> Grade:
    return Grade(_number(row["Number Tested"]), _number(row[REACHED]))


def _number(text: str) -> int:
    return int(text.replace(",", ""))

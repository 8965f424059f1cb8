"""5,820 course evaluations from Gazi University, Ankara (UCI, Turkiye Student Evaluation) as a mapping package.

Instructors are teams and courses child groups. Course 13 is taught by two instructors and a child group stands under
one team only, so a child group is an instructor's course. The item columns keep their headings, typing errors included.
"""

import csv
from datetime import date
from pathlib import Path
from typing import Any

from tests.real import packages

FIRST_ITEM, COURSE_ITEMS, ITEMS = 5, 12, 28  # columns before the items; Q1-Q12 are about the course


def _file(real_data: Path) -> Path:
    return real_data / "course-evaluation-tr" / "course_evaluation.csv"


def items(real_data: Path) -> dict[str, str]:
    """Our keys q1 … q28 and the columns they stand in."""
    with _file(real_data).open(encoding="utf-8", newline="") as file:
        headings = next(csv.reader(file))
    return {f"q{number}": column for number, column in enumerate(headings[FIRST_ITEM:], 1)}


def answers(real_data: Path) -> list[dict[str, str]]:
    rows = packages.table(_file(real_data))
    return [{"group": f"{row['instcode']}-{row['course code']}"} | row for row in rows]


def factors(real_data: Path) -> dict[str, list[str]]:
    keys = list(items(real_data))
    return {"course": keys[:COURSE_ITEMS], "instructor": keys[COURSE_ITEMS:]}


def mapping(real_data: Path) -> dict[str, Any]:
    about = [
        {"key": key, "name": packages.name(f"The {key}"), "scale": [1, 5], "items": keys}
        for key, keys in factors(real_data).items()
    ]
    return {
        "programme": {"key": "gazi", "name": packages.name("Gazi University")},
        "round": {
            "key": "2013",
            "name": packages.name("2013"),
            "opened": date(2013, 1, 1),
            "closed": date(2013, 12, 31),
        },
        "form": [
            {
                "key": "student",
                "informant": "pupil",
                "subject": "group",
                "name": packages.name("Students"),
                "unit_column": "group",
                "factor": about,
            }
        ],
        "item": {key: {"column": column} for key, column in items(real_data).items()},
    }


def package(real_data: Path, folder: Path) -> Path:
    rows = answers(real_data)
    groups = sorted({row["group"] for row in rows})
    units = [
        ("Ankara", "", "municipality", "Ankara"),
        ("Gazi", "Ankara", "institution", "Gazi University"),
        *((code, "Gazi", "team", f"Instructor {code}") for code in sorted({group.split("-")[0] for group in groups})),
        *((code, code.split("-")[0], "child_group", f"Course {code.split('-')[1]}") for code in groups),
    ]
    packages.write(folder, mapping(real_data), units)
    packages.write_table(folder / "answers" / "student.csv", [list(rows[0]), *(list(row.values()) for row in rows)])
    return folder

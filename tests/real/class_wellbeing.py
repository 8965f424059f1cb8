"""Pupils' wellbeing in 30 Dutch classes (R package mokken, data set swmdk) as a mapping package.

639 pupils, two factors, answers 1-5, none missing. Three items are worded negatively but lie in the file turned
already, so nothing is reversed. The study knows no schools: all classes stand under one.
"""

import shutil
from datetime import date
from pathlib import Path

from tests.real import packages

FACTORS = {
    "teachers": [f"Item{number}" for number in range(1, 8)],
    "classmates": [f"Item{number}" for number in range(8, 14)],
}
MAPPING = {
    "programme": {"key": "cool", "name": packages.name("COOL5-18")},
    "round": {
        "key": "2014",
        "name": packages.name("2014"),
        "opened": date(2014, 1, 1),
        "closed": date(2014, 12, 31),
    },
    "form": [
        {
            "key": "pupil",
            "informant": "pupil",
            "name": packages.name("Pupils"),
            "unit_column": "classId",
            "factor": [
                {"key": key, "name": packages.name(f"Wellbeing with {key}"), "scale": [1, 5], "items": items}
                for key, items in FACTORS.items()
            ],
        }
    ],
}


def answers(real_data: Path) -> list[dict[str, str]]:
    return packages.table(real_data / "class-wellbeing-nl" / "swmdk.csv")


def package(real_data: Path, folder: Path, ending: str = "csv") -> Path:
    """With the answers as CSV or as the SPSS file, where the class is a string and only the ends have labels."""
    classes = sorted({row["classId"] for row in answers(real_data)})
    units = [
        ("NL", "", "municipality", "Netherlands"),
        ("S", "NL", "institution", "All classes"),
        *((code, "S", "child_group", f"Class {code}") for code in classes),
    ]
    packages.write(folder, MAPPING, units)
    source = {"csv": "swmdk.csv", "sav": "swmdk_container_by_us.sav"}[ending]
    shutil.copy(real_data / "class-wellbeing-nl" / source, folder / "answers" / f"pupil.{ending}")
    return folder

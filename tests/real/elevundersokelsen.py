"""Five years of one question in the Norwegian pupil survey, where a hidden answer follows from 100 per cent.

Udir hides an answer's share where few gave it. Where it hides one of five, the share is 100 per cent less the other
four; we take it for that, though the published means say that some of those pupils gave none of the five. The question
is about mastering one's homework; a year's grade is a child group in a round of ours.
"""

import json
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path

from tests.real import packages

QUESTION, FACTOR, OPTIONS = "Får du lekser", "Mestring", 5
STARRED = "*"
SCHOOL = "Bergen"


@dataclass(frozen=True)
class Answered:
    """How many of a grade gave each answer; `hidden` are the answers (1-5) whose share is not told."""

    year: str
    grade: str
    counts: tuple[int, ...]
    hidden: tuple[int, ...]

    @property
    def n(self) -> int:
        return sum(self.counts)

    @property
    def unit(self) -> str:
        return f"{SCHOOL}-{self.grade[-1]}"


def rows(real_data: Path) -> list[dict[str, str]]:
    """Of items, with their shares; every fact stands four times in the file."""
    table = json.loads((real_data / "elevundersokelsen-no" / "tabell_152.json").read_text(encoding="utf-8"))
    return [row for row in table if row["AndelSvaralternativ1"] is not None]


def shares(row: dict[str, str]) -> list[str]:
    return [row[f"AndelSvaralternativ{option}"] for option in range(1, OPTIONS + 1)]


def exposed_rows(real_data: Path) -> list[dict[str, str]]:
    """Those that hide exactly one of the five answers."""
    return [row for row in rows(real_data) if shares(row).count(STARRED) == 1]


def answered(real_data: Path) -> list[Answered]:
    """The question by year and grade. Of hidden answers together it is known how many there are; where there are
    several, they are divided as the mean has it."""
    ours = [row for row in rows(real_data) if row["Spoersmaalnavn"].startswith(QUESTION)]
    facts = {(row["Skoleaarnavn"], row["Trinnnavn"]): row for row in ours if row["AntallBesvart"] != STARRED}
    return [_answered(year, grade, row) for (year, grade), row in sorted(facts.items())]


def _answered(year: str, grade: str, row: dict[str, str]) -> Answered:
    n, told = int(row["AntallBesvart"]), shares(row)
    hidden = tuple(option for option, share in enumerate(told, 1) if share == STARRED)
    counts = {option: round(n * _number(share) / 100) for option, share in enumerate(told, 1) if share != STARRED}
    left, mean = n - sum(counts.values()), _number(row["Score"])

    def distance(some: tuple[int, ...]) -> float:
        whole = counts | dict(zip(hidden, some, strict=True))
        return abs(sum(option * count for option, count in whole.items()) / n - mean)

    if hidden:
        fitting = (some for some in product(range(left + 1), repeat=len(hidden)) if sum(some) == left)
        counts |= dict(zip(hidden, min(fitting, key=distance), strict=True))
    return Answered(year, grade, tuple(counts[option] for option in range(1, OPTIONS + 1)), hidden)


def package(grades: list[Answered], folder: Path) -> Path:
    """Of one year; every pupil a row."""
    [year] = {one.year for one in grades}
    units = [("Vestland", "", "municipality", "Vestland"), (SCHOOL, "Vestland", "institution", "Skole")]
    units += [(one.unit, SCHOOL, "child_group", one.grade) for one in grades]
    packages.write(folder, _mapping(year[:4]), units)
    given = [(one.unit, option) for one in grades for option, count in enumerate(one.counts, 1) for _ in range(count)]
    packages.write_table(folder / "answers" / "pupil.csv", [("unit", "homework"), *given])
    return folder


def _mapping(year: str) -> dict:
    factor = {"key": "mastering", "name": packages.name(FACTOR), "scale": [1, OPTIONS], "items": ["homework"]}
    opened, closed = date(int(year), 10, 1), date(int(year), 12, 31)
    return {
        "programme": {"key": "elev", "name": packages.name("Elevundersøkelsen")},
        "round": {"key": year, "name": packages.name(year), "opened": opened, "closed": closed},
        "form": [{"key": "pupil", "informant": "pupil", "name": packages.name("Elever"), "factor": [factor]}],
    }


def _number(text: str) -> float:
    return float(text.replace(",", "."))

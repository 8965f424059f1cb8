"""Files of indicators as somebody delivers them, and what the reader makes of them, in a programme of a few places."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.indicators.catalogue import Indicators, shipped
from dashboard.indicators.given import Given
from data_access.indicators.files.places import Places, Unit
from data_access.indicators.files.reader import Read, read
from data_access.packages.report import Problem, Refused
from data_access.workbook import write_workbook

HEADING = ("indicator", "unit", "school_year", "grade", "group", "value", "n", "status", "source")
UNITS = (
    Unit("pfl", "programme", "Program for Læringsledelse"),
    Unit("580", "municipality", "Aabenraa"),
    Unit("492", "municipality", "Ærø"),
    Unit("101", "municipality", "København"),
    Unit("0015", "institution", "Åskolen"),
    Unit("280123", "institution", "Nørreskolen"),
    Unit("280124", "institution", "Nørreskolen"),
)
PLACES = Places({unit.code: unit for unit in UNITS})
SCORE = "own_score"  # an indicator whose values may well be thousands


def known() -> Indicators:
    of_thousands = replace(shipped()["wellbeing_general"], key=SCORE, lowest=0, highest=10_000)
    return {**shipped(), SCORE: of_thousands}


def written(folder: Path, text: str | bytes, name: str = "file.csv", description: str = "") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    if description:
        path.with_suffix(".toml").write_text(description, encoding="utf-8")
    return path


def long(folder: Path, *rows: Sequence[str], heading: Sequence[str] = HEADING, description: str = "") -> Path:
    lines = [";".join(heading), *(";".join(row) for row in rows)]
    return written(folder, "\n".join(lines) + "\n", description=description)


def workbook(folder: Path, heading: Sequence[str], rows: Iterable[Sequence[object]], name: str = "file.xlsx") -> Path:
    write_workbook(folder / name, heading, rows)
    return folder / name


def taken(path: Path, confirm: bool = False, places: Places = PLACES) -> Read:
    return read(path, known(), places, {}, confirm)


def rows(path: Path) -> list[Given]:
    return list(taken(path).checked.rows)


def problems(path: Path, confirm: bool = False) -> tuple[Problem, ...]:
    with pytest.raises(Refused) as refused:
        taken(path, confirm)
    return refused.value.problems


def faults(path: Path) -> list[tuple[int | None, str | None, str]]:
    """Row, column and the beginning of the reason of every problem."""
    return [(one.row, one.column, one.reason_en.split(".")[0]) for one in problems(path)]


def values(path: Path) -> list[object]:
    """Every figure, or why there is none."""
    return [one.status.value if one.value is None else one.value for one in rows(path)]

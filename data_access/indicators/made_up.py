"""Made-up indicators as the file that a Danish municipality would deliver, to come in the way real ones do."""

import csv
from collections.abc import Iterable
from pathlib import Path

from dashboard.demonstration.indicators import Row
from dashboard.demonstration.toml import as_toml
from dashboard.indicators.catalogue import Kind, shipped
from dashboard.school_years import school_year_text

_HEADINGS = ("indicator", "unit", "school_year", "grade", "group", "value", "n", "status", "source")
DECIMALS = 4  # more than is ever shown


def write(rows: Iterable[Row], source: str, folder: Path) -> Path:
    """A file for Excel in Danish: semicolons and decimal commas; beside it that it is made up. Returns its path."""
    path = folder / "indicators.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, delimiter=";")
        lines.writerow(_HEADINGS)
        lines.writerows(_line(row, source) for row in rows)
    path.with_suffix(".toml").write_text(as_toml({"made_up": True}), encoding="utf-8")
    return path


def _line(row: Row, source: str) -> tuple[str | int, ...]:
    persons = "" if shipped()[row.indicator].kind is Kind.COUNT else row.n
    year, value = school_year_text(row.school_year), f"{row.value:.{DECIMALS}f}".replace(".", ",")
    return row.indicator, row.unit, year, row.grade, row.group, value, persons, "shown", source

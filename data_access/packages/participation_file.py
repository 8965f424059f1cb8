"""Reads `participation.csv`: how many were invited and had answered at a time, also while a round is open."""

from collections.abc import Collection
from datetime import datetime

import polars as pl

from dashboard.mapping import Mapping
from dashboard.moments import danish
from data_access.packages import tabular
from data_access.packages.columns import Fault, column_read, one_of, report_repeated, whole_number
from data_access.packages.report import Report
from data_access.packages.source import Source
from data_access.packages.table import ROW, Table

STEM = "participation"
COLUMNS = ("form", "unit", "invited", "answered", "at")


def read(source: Source, mapping: Mapping, units: Collection[str] | None, report: Report) -> pl.DataFrame | None:
    """A frame with COLUMNS, `at` as Danish local time; None when there is no such file or it cannot be read."""
    file = tabular.only_file(source, STEM, report)
    table = tabular.table(source, file, COLUMNS, report) if file else None
    if table is None or not tabular.has_columns(table, COLUMNS, report):
        return None
    tabular.notice_others(table, COLUMNS, (), report)
    frame = _participation(table, mapping, units, report)
    report_repeated(table, frame.select("form", "unit", "at"), "unit", "participation_twice", report)
    _notice_more_answered(table, frame, report)
    return frame


def _participation(table: Table, mapping: Mapping, units: Collection[str] | None, report: Report) -> pl.DataFrame:
    return pl.DataFrame(
        [
            column_read(table, "form", one_of([form.key for form in mapping.forms], "form_unknown"), report),
            column_read(table, "unit", str.strip if units is None else one_of(units, "unit_unknown"), report),
            column_read(table, "invited", whole_number, report, pl.Int64),
            column_read(table, "answered", whole_number, report, pl.Int64),
            column_read(table, "at", _time, report, pl.Datetime),
        ]
    )


def _notice_more_answered(table: Table, frame: pl.DataFrame, report: Report) -> None:
    """Children move in while a round is open, so this is odd but not wrong."""
    found = frame.with_columns(table.rows).filter(pl.col("answered") > pl.col("invited"))
    for row, answered, invited in found.select(ROW, "answered", "invited").iter_rows():
        report.notice("more_answered_than_invited", table.file, row, "answered", answered=answered, invited=invited)


def _time(text: str) -> datetime | Fault:
    """A judge of ISO dates and times."""
    try:
        at = datetime.fromisoformat(text.strip())
        return danish(at) if at.tzinfo else at
    except (ValueError, OverflowError):
        return Fault("not_a_time")

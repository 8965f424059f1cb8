"""Reads `invited.csv`: how many were invited to answer a form in a unit."""

from collections.abc import Collection

import polars as pl

from dashboard.mapping import Mapping
from data_access.packages import tabular
from data_access.packages.columns import column_read, one_of, report_repeated, whole_number
from data_access.packages.report import Report
from data_access.packages.source import Source

COLUMNS = ("form", "unit", "invited")


def read(source: Source, mapping: Mapping, units: Collection[str] | None, report: Report) -> dict[tuple[str, str], int]:
    """Invited by (form, unit code); empty when there is no such file."""
    file = tabular.only_file(source, "invited", report)
    table = tabular.table(source, file, COLUMNS, report) if file else None
    if table is None or not tabular.has_columns(table, COLUMNS, report):
        return {}
    tabular.notice_others(table, COLUMNS, (), report)
    forms = column_read(table, "form", one_of([form.key for form in mapping.forms], "form_unknown"), report)
    places = column_read(table, "unit", str.strip if units is None else one_of(units, "unit_unknown"), report)
    counts = column_read(table, "invited", whole_number, report, pl.Int64)
    keys = pl.DataFrame([forms, places])
    report_repeated(table, keys, "unit", "invited_twice", report)
    return {key: count for key, count in zip(keys.iter_rows(), counts, strict=True) if count is not None}

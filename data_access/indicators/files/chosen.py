"""The rows of a file that are about indicators, where its description says by which words they are known."""

import polars as pl

from data_access.indicators.files.description import Description
from data_access.packages import tabular
from data_access.packages.report import Report
from data_access.packages.table import Table


def rows(table: Table, how: Description, report: Report) -> Table | None:
    """None, with errors in the report, when no row is left."""
    if not tabular.has_columns(table, how.only, report):
        return None
    kept = table
    for heading, wanted in how.only.items():
        found = kept.texts(heading).str.strip_chars().is_in(list(wanted))
        if len(kept) and not found.any():
            texts = kept.different(heading)[:10].to_list()
            report.error("none_included", table.file, column=heading, wanted=wanted, found=sorted(texts))
            return None
        kept = kept.only(pl.Series(found))
    if len(kept) < len(table):
        report.notice("rows_left_out", table.file, count=len(table) - len(kept), columns=list(how.only))
    return kept

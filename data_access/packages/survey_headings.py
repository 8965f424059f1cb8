"""Takes away the rows of explanation that a survey system puts between the headings and the answers."""

import polars as pl

from data_access.packages.report import Report
from data_access.packages.table import ROW, Table

_QUALTRICS_MARK = '{"ImportId"'


def without_survey_headings(table: Table, report: Report) -> Table:
    """Qualtrics has the questions' texts in row 2 and its own names in row 3."""
    texts = table.frame.drop(ROW)
    if texts.height < 2 or not any(text.startswith(_QUALTRICS_MARK) for text in texts.row(1)):
        return table
    report.notice("survey_headings_skipped", table.file, rows=table.frame[ROW][:2].to_list())
    return table.only(pl.Series([False, False]).append(pl.repeat(True, texts.height - 2, eager=True)))

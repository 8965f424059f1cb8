"""Takes away the rows of explanation that a survey system puts between the headings and the answers."""

from data_access.packages.report import Report
from data_access.packages.table import Table

_QUALTRICS_MARK = '{"ImportId"'


def without_survey_headings(table: Table, report: Report) -> Table:
    """Qualtrics has the questions' texts in row 2 and its own names in row 3."""
    marked = len(table) > 1 and any(str(text).startswith(_QUALTRICS_MARK) for text in table.frame.row(1))
    if not marked:
        return table
    report.notice("survey_headings_skipped", table.file, rows=table.rows[:2].to_list())
    return table.only(table.rows > table.rows[1])

"""Finds what must not come in: CPR numbers anywhere, names and e-mail addresses beside the answers."""

import re
from collections.abc import Collection

import polars as pl

from data_access.packages.report import Report
from data_access.packages.table import Table

# A date DDMMYY that exists (29 February in leap years only), an optional hyphen, four digits; nothing else in the cell.
_DATE = (
    r"(?:(?:0[1-9]|1\d|2[0-8])(?:0[1-9]|1[0-2])\d\d"
    r"|(?:29|30)(?:0[13-9]|1[0-2])\d\d"
    r"|31(?:0[13578]|1[02])\d\d"
    r"|2902(?:[02468][048]|[13579][26]))"
)
CPR = rf"^\s*'?{_DATE}\s?[-\u2010-\u2015\u2212]?\s?\d{{4}}(?:[.,]0+)?\s*$"
_CPR = re.compile(CPR)
_SHORTEST_CPR = 10
_PERSONAL_HEADING = re.compile(r"navn|name|e-?mail|e-?post|(?:^|[^a-zæøå])mail", re.IGNORECASE)


def is_cpr(text: str) -> bool:
    return _CPR.match(text) is not None


def report_cpr(table: Table, report: Report) -> None:
    """Every cell and heading that as a whole is a CPR number is an error, whether the mapping names it or not."""
    for place, heading in enumerate(table.headings, start=1):
        if is_cpr(heading):
            report.error("cpr_heading", table.file, column=place)
    long = table.where(pl.all().str.len_bytes().max() >= _SHORTEST_CPR, table.columns)
    for column in table.where(pl.all().str.contains(CPR).any(), long):
        found = table.cells(column, table.texts(column).str.contains(CPR))
        for row, value in report.listed(found).iter_rows():
            report.error("cpr", table.file, row, column, value)


def personal_columns(table: Table, columns: Collection[str]) -> list[str]:
    """Those of the columns that look like names or e-mail addresses, by heading or by content."""
    others = [column for column in columns if not _PERSONAL_HEADING.search(column)]
    addresses = table.where(pl.all().str.contains("@", literal=True).any(), others)
    return [column for column in columns if column in addresses or column not in others]

"""Reads a delimited text file, with the rows a spreadsheet would show."""

import csv
import io
import re
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import polars as pl

from data_access.packages import limits, sniffing
from data_access.packages.records import Records, quotes, records
from data_access.packages.report import Report
from data_access.packages.table import Table, named
from data_access.packages.text_encoding import NotText, decoded

_EXCEL_HINT = re.compile(rb'\A"?sep=([^\w\s"]|\t)"?\r?\n', re.IGNORECASE)
_BLANK_START = re.compile(rb"\A(?:[ \t]*\r?\n)+")


@dataclass(frozen=True)
class Dialect:
    """What a mapping says of a file; None is found out. `sheet` is a workbook's."""

    delimiter: str | None = None
    encoding: str | None = None
    sheet: str | None = None


@dataclass(frozen=True)
class _Layout:
    """The text from its heading on: `first_row` is the heading's row."""

    file: str
    data: bytes
    delimiter: str
    quoted: bool
    records: Records
    first_row: int

    def row(self, index: int) -> int:
        return self.first_row + index

    def record(self, index: int) -> bytes:
        return self.data[self.records.start(index) : int(self.records.ends[index])]


def read(file: str, data: bytes, dialect: Dialect, expected: Collection[str], report: Report) -> Table | None:
    """None, with errors in the report, when there is no table in the file."""
    try:
        text = decoded(data, dialect.encoding)
    except NotText as fault:
        report.error(fault.reason, file, fault.row, **fault.fields)
        return None
    if text.guessed:
        report.notice("encoding_guessed", file, encoding=text.guessed)
    layout = _layout(file, text.data, dialect, expected)
    if layout is None:
        report.error("file_empty", file)
        return None
    if not _within_limits(layout, report) or not _well_formed(layout, report):
        return None
    return _table(layout, report)


def _layout(file: str, data: bytes, dialect: Dialect, expected: Collection[str]) -> _Layout | None:
    delimiter, skipped = dialect.delimiter, 0
    if hint := _EXCEL_HINT.match(data):
        delimiter, skipped, data = delimiter or hint[1].decode(), 1, data[hint.end() :]
    if blank := _BLANK_START.match(data):
        skipped, data = skipped + blank[0].count(b"\n"), data[blank.end() :]
    if not data.strip():
        return None
    delimiter = delimiter or sniffing.delimiter(data, expected)
    quoted = quotes(data, delimiter)
    return _Layout(file, data, delimiter, quoted, records(data, delimiter, quoted), skipped + 1)


def _within_limits(layout: _Layout, report: Report) -> bool:
    rows, columns = len(layout.records) - 1, int(layout.records.cells[0])
    if rows > limits.ROWS:
        report.error("too_many_rows", layout.file, limit=limits.ROWS)
    elif columns > limits.COLUMNS:
        report.error("too_many_columns", layout.file, limit=limits.COLUMNS)
    elif rows * columns > limits.CELLS:
        report.error("too_many_cells", layout.file, limit=limits.CELLS)
    else:
        return True
    return False


def _well_formed(layout: _Layout, report: Report) -> bool:
    if layout.records.unclosed:
        report.error("quote_unclosed", layout.file, layout.row(len(layout.records) - 1))
    return not layout.records.unclosed


def _table(layout: _Layout, report: Report) -> Table | None:
    wrong = _wrong_records(layout)
    for index in report.listed(wrong):
        key = "row_too_short" if layout.records.cells[index] < layout.records.cells[0] else "row_too_long"
        found, expected = int(layout.records.cells[index]), int(layout.records.cells[0])
        report.error(key, layout.file, layout.row(int(index)), found=found, expected=expected)
    frame, names = _parsed(layout), sniffing.heading(layout.record(0), layout.delimiter)
    if frame is None or len(names) != frame.width:
        report.error("quotes_broken", layout.file, _row_of_broken_quotes(layout))
        return None
    headings, frame = named(frame, names, layout.row(1))
    right = np.ones(len(frame), bool)
    right[wrong - 1] = False
    return Table(layout.file, headings, frame).only(pl.Series(right))


def _wrong_records(layout: _Layout) -> np.ndarray:
    """The records with more or fewer cells than the heading, except empty lines."""
    odd = np.flatnonzero(layout.records.cells != layout.records.cells[0])
    lengths = np.diff(layout.records.ends, prepend=-1) - 1
    return np.array([index for index in odd if lengths[index] > 1 or layout.record(int(index)).strip()], np.int64)


def _parsed(layout: _Layout) -> pl.DataFrame | None:
    """The records after the heading, as texts; None when Polars sees other records than we do."""
    columns = int(layout.records.cells[0])
    # The real headings may be repeated, empty or broken over lines; numbers stand in for them.
    heading = layout.delimiter.join(str(place) for place in range(columns)).encode() + b"\n"
    body = layout.data[int(layout.records.ends[0]) + 1 :]
    if not body:
        return pl.DataFrame(schema={str(place): pl.String for place in range(columns)})
    try:
        frame = pl.read_csv(
            heading + body,
            separator=layout.delimiter,
            quote_char='"' if layout.quoted else None,
            infer_schema=False,
            empty_string_is_null=False,
            extra_columns="ignore",
            missing_columns="insert",
        )
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException):
        return None
    return frame if frame.height == len(layout.records) - 1 else None


def _row_of_broken_quotes(layout: _Layout) -> int | None:
    lines = io.StringIO(layout.data.decode("utf-8"), newline="")
    rows = csv.reader(lines, delimiter=layout.delimiter, strict=True)
    index = 0
    try:
        while next(rows, None) is not None:
            index += 1
    except csv.Error:
        return layout.row(index)
    return None


def usable_delimiter(letter: str) -> bool:
    """One ASCII character that is no part of words, numbers, quotations or lines."""
    return letter == "\t" or letter in " !#$%&*/:;<=>?@\\^_`|~,"

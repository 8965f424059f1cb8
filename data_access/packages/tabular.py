"""Opens any of a package's tables, whatever its format, and makes the checks that hold for all of them."""

from collections.abc import Collection
from pathlib import PurePosixPath

import polars as pl

from data_access.packages import csv_file, limits, native_file
from data_access.packages.columns import report_rows
from data_access.packages.csv_file import Dialect
from data_access.packages.personal import report_cpr
from data_access.packages.report import Report
from data_access.packages.source import Source
from data_access.packages.spelling import Spelling
from data_access.packages.table import Table

TEXT = (".csv", ".txt", ".tsv")
PLAIN = Dialect()
NATIVE = (".xlsx", ".sav", ".parquet")


def found(source: Source, stem: str, endings: Collection[str] = (".csv", ".xlsx")) -> list[str]:
    """The files that could be the table `stem`, such as "units" or "answers/pupil"."""
    return [name for name in sorted(source.files) if _stem(name) == stem and ending(name) in endings]


def ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _stem(name: str) -> str:
    return str(PurePosixPath(name).with_suffix("")) if name else ""


def table(
    source: Source, file: str, expected: Collection[str], report: Report, dialect: Dialect = PLAIN
) -> Table | None:
    """None, with errors in the report, when no table can be read. `expected` are columns that ought to be there."""
    data = source.read(file)
    if data is None:
        return None
    if ending(file) in NATIVE:
        read = native_file.read(file, ending(file), data, dialect, report)
    else:
        read = csv_file.read(file, data, dialect, expected, report)
    if read is None:
        return None
    read = read.without_blank_rows()
    _report_long_cells(read, report)
    report_cpr(read, report)
    return read


def _report_long_cells(read: Table, report: Report) -> None:
    for column in read.where(pl.all().str.len_bytes().max() > limits.CELL_CHARACTERS, read.columns):
        too_long = read.texts(column).str.len_chars() > limits.CELL_CHARACTERS
        report_rows(read, too_long, column, "cell_too_long", report, limit=limits.CELL_CHARACTERS)


def has_columns(read: Table, required: Collection[str], report: Report) -> bool:
    """Every required column stands in the heading, and only once."""
    spelling = Spelling(read.headings)
    missing = [column for column in dict.fromkeys(required) if column not in read.headings]
    for column in missing:
        report.error("column_missing", read.file, column=column, hint=spelling.closest(column))
    twice = [column for column in dict.fromkeys(required) if read.headings.count(column) > 1]
    for column in twice:
        report.error("column_twice", read.file, column=column)
    return not missing and not twice


def notice_others(read: Table, used: Collection[str], optional: Collection[str], report: Report) -> None:
    """A column that is nearly called like an optional one is an error; others are only mentioned."""
    spelling = Spelling([column for column in optional if column not in read.headings])
    others = [column for column in read.headings if column and column not in used and column not in optional]
    for column in others:
        if meant := spelling.closest(column):
            report.error("column_misspelt", read.file, column=column, hint=meant)
    unknown = [column for column in others if not spelling.closest(column)]
    if unknown:
        report.notice("columns_ignored", read.file, count=len(unknown), columns=unknown)


def only_file(source: Source, stem: str, report: Report, required: bool = False) -> str | None:
    """The one file that is the table `stem`; two are an error, and so is none when it is required."""
    files = found(source, stem)
    if len(files) > 1:
        report.error("two_files", files[1], other=files[0])
    if not files and required:
        report.error("file_missing", f"{stem}.csv", hint=Spelling(source.files).closest(f"{stem}.csv"))
    return files[0] if len(files) == 1 else None

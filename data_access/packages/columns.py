"""Reads a column by judging each different text in it once, and reports the cells whose text will not do."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

import polars as pl

from data_access.packages.report import Report
from data_access.packages.spelling import Spelling
from data_access.packages.table import Table
from data_access.packages.values import code, number


@dataclass(frozen=True)
class Fault:
    """Why a text will not do: a reason of `reasons.toml` and what it tells."""

    reason: str
    fields: dict[str, object] = field(default_factory=dict)


Judge = Callable[[str], object]  # a text's value, None for no value, or a Fault


def column_read(table: Table, column: str, judge: Judge, report: Report, dtype: Any = pl.String) -> pl.Series:
    """The column's values, null where the text has none or will not do."""
    texts = table.texts(column)
    verdicts = {text: judge(text) for text in table.different(column)}
    faults = {text: verdict for text, verdict in verdicts.items() if isinstance(verdict, Fault)}
    report_faults(table, column, faults, report)
    values = [None if isinstance(verdict, Fault) else verdict for verdict in verdicts.values()]
    if not verdicts:
        return pl.Series(column, [], dtype)
    return texts.replace_strict(list(verdicts), pl.Series(values, dtype=dtype), return_dtype=dtype).alias(column)


def report_faults(table: Table, column: str, faults: dict[str, Fault], report: Report) -> None:
    if not faults:
        return
    found = table.cells(column, table.texts(column).is_in(list(faults)))
    for row, text in report.listed(found).iter_rows():
        report.error(faults[text].reason, table.file, row, column, text, **faults[text].fields)


def report_rows(table: Table, rows: pl.Series, column: str, reason: str, report: Report, **fields: object) -> None:
    """An error for every row where `rows` is true."""
    if not rows.any():
        return
    found = table.cells(column, rows.fill_null(False))
    for row, text in report.listed(found).iter_rows():
        report.error(reason, table.file, row, column, text, **fields)


def report_repeated(table: Table, keys: pl.DataFrame, column: str, reason: str, report: Report) -> None:
    """An error for every row whose keys stood in a row before."""
    first = keys.select(pl.struct(pl.all()).is_first_distinct()).to_series()
    report_rows(table, ~first, column, reason, report)


def whole_number(text: str) -> int | Fault:
    """A judge of counts: whole and not negative."""
    value = number(text, ".", native=True)
    if value is None or not isfinite(value) or not value.is_integer() or not 0 <= value <= 1e9:
        return Fault("not_a_count")
    return int(value)


def one_of(known: Iterable[str], reason: str) -> Judge:
    """A judge that takes a known code as it stands, or as 12 when a program has made it 12.0."""
    names = list(known)
    codes = set(names)
    spelling = Spelling(names)

    def judge(text: str) -> str | Fault:
        text = text.strip()
        if text in codes:
            return text
        return code(text) if code(text) in codes else Fault(reason, {"hint": spelling.closest(text)})

    return judge

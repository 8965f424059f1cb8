"""Reads `scores.csv`: results that arrive already aggregated, as n, mean and standard deviation."""

from collections.abc import Collection
from math import isfinite

import polars as pl

from dashboard.mapping import Mapping
from dashboard.organisation import Unit
from data_access.packages import score_checks, tabular
from data_access.packages.columns import Fault, Judge, column_read, one_of, whole_number
from data_access.packages.report import Report
from data_access.packages.score_checks import split_keys
from data_access.packages.source import Source
from data_access.packages.table import ROW, Table
from data_access.packages.values import decimal_sign, number

COLUMNS = ("unit", "form", "factor", "split", "n", "mean", "sd")


def read(source: Source, mapping: Mapping, units: Collection[Unit] | None, report: Report) -> pl.DataFrame | None:
    """A frame with COLUMNS, or None when there is no such file or it cannot be read."""
    file = tabular.only_file(source, "scores", report)
    table = tabular.table(source, file, COLUMNS, report) if file else None
    if table is None or not tabular.has_columns(table, COLUMNS, report):
        return None
    tabular.notice_others(table, COLUMNS, (), report)
    if not len(table):
        report.error("no_scores", table.file)
        return None
    before = report.count
    scores = _scores(table, mapping, units, report)
    if report.count == before:
        score_checks.check(scores, table.file, mapping, units, report)
    return scores.drop(ROW)


def _scores(table: Table, mapping: Mapping, units: Collection[Unit] | None, report: Report) -> pl.DataFrame:
    codes = None if units is None else [unit.code for unit in units]
    decimal = decimal_sign(text for column in ("mean", "sd") for text in table.different(column))
    return pl.DataFrame(
        [
            table.rows,
            column_read(table, "unit", str.strip if codes is None else one_of(codes, "unit_unknown"), report),
            column_read(table, "form", one_of([form.key for form in mapping.forms], "form_unknown"), report),
            column_read(table, "factor", one_of(_factor_keys(mapping), "factor_unknown"), report),
            column_read(table, "split", one_of(_split_keys(mapping), "split_key_unknown"), report),
            column_read(table, "n", whole_number, report, pl.Int64),
            column_read(table, "mean", _measure(decimal, table.native), report, pl.Float64),
            column_read(table, "sd", _measure(decimal, table.native), report, pl.Float64),
        ]
    )


def _factor_keys(mapping: Mapping) -> list[str]:
    return list(dict.fromkeys(factor.key for form in mapping.forms for factor in form.factors))


def _split_keys(mapping: Mapping) -> list[str]:
    return list(dict.fromkeys(key for form in mapping.forms for key in split_keys(form)))


def _measure(decimal: str, native: bool) -> Judge:
    """A judge of means and standard deviations; an empty cell has none."""

    def judge(text: str) -> float | Fault | None:
        if not text.strip():
            return None
        value = number(text, decimal, native)
        if value is None:
            return Fault("not_a_number")
        return value if isfinite(value) else Fault("not_finite")

    return judge

"""Reads the answers to one form: one row per respondent, every cell checked against the mapping."""

from collections.abc import Collection

import polars as pl

from dashboard.mapping import Form, Mapping
from data_access.packages import answer_columns, limits, tabular
from data_access.packages.answer_columns import Reading
from data_access.packages.columns import column_read, one_of, report_rows
from data_access.packages.csv_file import Dialect
from data_access.packages.mapping_checks import item_scale
from data_access.packages.personal import personal_columns
from data_access.packages.report import Report
from data_access.packages.source import Source
from data_access.packages.survey_headings import without_survey_headings
from data_access.packages.table import Table
from data_access.packages.text_encoding import normal_name
from data_access.packages.values import by_code, code

ENDINGS = (*tabular.TEXT, *tabular.NATIVE)


def read(
    source: Source, file: str, form: Form, mapping: Mapping, units: Collection[str] | None, report: Report
) -> pl.DataFrame | None:
    """The answers frame of a package; None, with errors in the report, when there is none. Known `units` by code."""
    columns = named_columns(form, mapping)
    table = tabular.table(source, file, columns, report, _dialect(form))
    if table is None:
        return None
    table = without_survey_headings(table, report)
    _notice_unnamed(table, columns, report)
    if not tabular.has_columns(table, columns, report):
        return None
    if not len(table):
        report.error("no_answers", file)
        return None
    table = _included(table, form, report)
    return _answers(table, form, mapping, units, report) if len(table) else None


def named_columns(form: Form, mapping: Mapping) -> list[str]:
    """Every column of the answers file that the mapping names, once."""
    include = form.include.column if form.include else None
    single = [form.unit_column, form.respondent_column, form.duration_column, include]
    splits = [split.column for split in form.splits.values()]
    items = [mapping.column_of(item) for item in form.item_keys]
    return [column for column in dict.fromkeys([*single, *splits, *items]) if column is not None]


def _dialect(form: Form) -> Dialect:
    return Dialect(form.delimiter, normal_name(form.encoding) if form.encoding else None)


def _notice_unnamed(table: Table, columns: Collection[str], report: Report) -> None:
    unnamed = [column for column in table.columns if column in set(table.headings) - set(columns)]
    personal = personal_columns(table, unnamed)
    if personal:
        report.notice("personal_columns_dropped", table.file, count=len(personal), columns=personal)
    others = [column for column in unnamed if column not in personal]
    if others:
        report.notice("columns_ignored", table.file, count=len(others), columns=others)


def _included(table: Table, form: Form, report: Report) -> Table:
    """The rows that are answers; none left is an error."""
    if form.include is None:
        return table
    column = form.include.column
    wanted = by_code({str(value): True for value in form.include.equals}, table.labels.get(column, {}))
    texts = table.different(column)
    kept = table.only(table.texts(column).is_in([text for text in texts if code(text) in wanted]))
    if not len(kept):
        report.error("none_included", table.file, column=column, wanted=form.include.equals, found=texts[:10].to_list())
    return kept


def _answers(table: Table, form: Form, mapping: Mapping, units: Collection[str] | None, report: Report) -> pl.DataFrame:
    items = {item: mapping.column_of(item) for item in form.item_keys}
    number_columns = [*items.values(), *([form.duration_column] if form.duration_column else [])]
    how = answer_columns.reading(form, table, number_columns)
    series = [_units(table, form, units, report), *_particulars(how, report)]
    for item, column in items.items():
        series.append(_item(item, column, how, mapping, report).alias(item))
    return pl.DataFrame(series)


def _units(table: Table, form: Form, units: Collection[str] | None, report: Report) -> pl.Series:
    judge = str.strip if units is None else one_of(units, "unit_unknown")
    return column_read(table, form.unit_column, judge, report).alias("unit")


def _particulars(how: Reading, report: Report) -> list[pl.Series]:
    """Respondent, seconds and splits, as far as the form has them."""
    form, table = how.form, how.table
    series: list[pl.Series] = []
    if form.respondent_column:
        series.append(_respondents(form.respondent_column, how, report))
    if form.duration_column:
        judge = answer_columns.seconds(form.duration_column, how)
        series.append(column_read(table, form.duration_column, judge, report, pl.Float64).alias("seconds"))
    for key, split in form.splits.items():
        judge = answer_columns.splits(split, how)
        series.append(column_read(table, split.column, judge, report).alias(f"split:{key}"))
    return series


def _respondents(column: str, how: Reading, report: Report) -> pl.Series:
    texts = how.table.texts(column).str.strip_chars()
    # A number that elsewhere means no answer, such as 9999, is a respondent like any other.
    missing = [text for text in how.missing(column) if how.number(text) is None]
    report_rows(how.table, texts.is_in(missing), column, "respondent_missing", report)
    return texts.str.replace(r"^([+-]?\d+)[.,]0+$", "$1").alias("respondent")


def _item(item: str, column: str, how: Reading, mapping: Mapping, report: Report) -> pl.Series:
    if len(how.table.different(column)) > limits.DISTINCT_ANSWERS:
        report.error("too_many_different", how.table.file, column=column, limit=limits.DISTINCT_ANSWERS)
        return pl.Series(item, [None], pl.Float64).new_from_index(0, len(how.table))
    judge = answer_columns.answers(mapping.item(item), column, item_scale(how.form, item), how)
    return column_read(how.table, column, judge, report, pl.Float64)

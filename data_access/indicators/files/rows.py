"""Puts the rows of a file together: each value with its unit, year, grade and group, checked against the catalogue."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dashboard.indicators.catalogue import Indicator, Indicators
from dashboard.indicators.given import Given
from dashboard.indicators.values import ALL, Told
from data_access.indicators.files import cells, meanings
from data_access.indicators.files.cells import CountReading, ValueReading
from data_access.indicators.files.description import Description
from data_access.indicators.files.judged import Judging
from data_access.indicators.files.layout import Values
from data_access.indicators.files.numbers import decimal_signs
from data_access.indicators.files.places import Unit
from data_access.indicators.files.told_once import ToldOnce
from data_access.packages.columns import Fault


@dataclass(frozen=True, slots=True)
class _Row:
    """What is the same for all values of a row; None where there is an error."""

    number: int
    unit: Unit | None
    school_year: int | None
    grade: str | None
    group: str | None
    indicator: str | None
    status: Told | None
    source: str | None


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of values with its texts, and those of how many persons, row by row; grade and group where all its."""

    told: Values
    grade: str | None
    group: str | None
    values: ValueReading
    counts: CountReading
    texts: list[str]
    n: list[str]

    @property
    def heading(self) -> str:
        return self.told.heading


def rows(judging: Judging, units: list[Unit | None], how: Description, known: Indicators) -> list[Given]:
    """Those in which everything is right; what is not stands in the report."""
    same = _same(judging, units, how, known)
    once = ToldOnce(judging.table.file, judging.report)
    found: list[Given] = []
    for column in _columns(judging, how, known):
        for row, text, n in zip(same, column.texts, column.n, strict=True):
            key = column.told.indicator or row.indicator
            if key is not None and (given := _given(row, known[key], column, text, n, judging, once)):
                found.append(given)
    return found


def _same(judging: Judging, units: list[Unit | None], how: Description, known: Indicators) -> list[_Row]:
    return [
        _Row(*one)
        for one in zip(
            judging.table.rows,
            units,
            judging.role("school_year", meanings.school_years(how.school_year)),
            judging.role("grade", meanings.grades(how, known), ALL),
            judging.role("group", meanings.groups(how), ALL),
            judging.role("indicator", meanings.indicators(how, known)),
            judging.role("status", meanings.status),
            judging.role("source", meanings.source_cell, _source(judging, how)),
            strict=True,
        )
    ]


def _source(judging: Judging, how: Description) -> str | None:
    """Of a whole file: the one that is named, or the file itself. None where the name will not do."""
    return judging.described_as("source", how.source, meanings.source) if how.source else judging.table.file


def _columns(judging: Judging, how: Description, known: Indicators) -> Iterator[_Column]:
    table, native = judging.table, judging.table.native
    told = judging.layout.values
    signs = {one.heading: decimal_signs(table.different(one.heading), native) for one in told}
    for heading in (heading for heading, found in signs.items() if len(found) > 1 and not how.decimal):
        judging.report.error("decimals_mixed", table.file, column=heading)
    decimal = how.decimal or _agreed(signs.values())
    for one in told:
        values = cells.value_reading(one, table.different(one.heading), how, native)
        different = table.different(one.n).to_list() if one.n else []
        counts = cells.count_reading(different, decimal, how)
        n = table.texts(one.n).to_list() if one.n else [""] * len(table)
        grade = judging.described_word(one.heading, "grade", one.grade, meanings.grades(how, known))
        group = judging.described_word(one.heading, "group", one.group, meanings.groups(how))
        yield _Column(one, grade, group, values, counts, table.texts(one.heading).to_list(), n)


def _agreed(signs: Iterable[set[str]]) -> str | None:
    """The decimal sign of all columns of values, which tells what stands between thousands in the others."""
    proven = set().union(*signs)
    return proven.pop() if len(proven) == 1 else None


def _given(
    row: _Row, indicator: Indicator, column: _Column, text: str, count: str, judging: Judging, once: ToldOnce
) -> Given | None:
    grade, group = column.grade or row.grade, column.group or row.group
    strange = once.of_level(row.number, indicator, row.unit), once.of_grade(row.number, indicator, grade)
    figures = _figures(row, indicator, column, text, count, judging)
    if figures is None or any(strange):
        return None
    if row.unit is None or row.school_year is None or grade is None or group is None or row.source is None:
        return None
    return Given(indicator.key, row.unit.code, row.school_year, grade, group, *figures, row.source, row.number)


def _figures(
    row: _Row, indicator: Indicator, column: _Column, text: str, count: str, judging: Judging
) -> tuple[float | None, int | None, Told] | None:
    """Value, number of persons and what is told of them."""
    value, n = column.values.value(text, indicator), column.counts.count(count)
    refused = [_refused(n, judging, row, column.told.n, count), _refused(value, judging, row, column.heading, text)]
    if any(refused) or isinstance(value, Fault) or isinstance(n, Fault):
        return None
    told = _settled(value, n, row.status)
    if isinstance(told, Fault):
        _refused(told, judging, row, column.heading, text)
        return None
    number = value if isinstance(value, float) and told is Told.SHOWN else None
    return number, None if isinstance(n, Told) else n, told


def _refused(verdict: object, judging: Judging, row: _Row, heading: str | None, text: str) -> bool:
    if isinstance(verdict, Fault):
        judging.report.error(verdict.reason, judging.table.file, row.number, heading, text, **verdict.fields)
    return isinstance(verdict, Fault)


def _settled(value: float | Told, n: int | Told, status: Told | None) -> Told | Fault:
    """What is told, where value, number of persons and status may each say that something is hidden or missing."""
    if isinstance(value, float):
        if status in (Told.SUPPRESSED, Told.MISSING):
            return Fault("value_though_hidden")
        if n is Told.SUPPRESSED:
            return Told.SUPPRESSED
        return Told.MISSING if n == 0 else Told.SHOWN
    return Fault("value_lacking") if status is Told.SHOWN else status or value

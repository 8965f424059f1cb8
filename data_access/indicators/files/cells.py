"""Judges the cells of a column of values, and of the column of how many persons they rest on."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from math import isfinite

from dashboard.indicators.catalogue import Indicator
from dashboard.indicators.values import Told
from data_access.indicators.files import words
from data_access.indicators.files.description import Description
from data_access.indicators.files.layout import Values
from data_access.indicators.files.numbers import Convention, decimal_signs
from data_access.packages.columns import Fault

_UNTOLD = Convention(None)
_MOST_PERSONS = 100_000_000
_DIGITS = 12  # of a number that was multiplied: 0.07 times 100 is 7


@dataclass(frozen=True, slots=True)
class Marks:
    """Texts that stand for no number, beside those that always do."""

    suppressed: frozenset[str]
    missing: frozenset[str]

    def told(self, text: str) -> Told | None:
        if text in self.suppressed:
            return Told.SUPPRESSED
        return Told.MISSING if text in self.missing else words.mark(text)


def marks(how: Description) -> Marks:
    return Marks(frozenset(how.suppressed), frozenset(how.missing))


@dataclass(frozen=True, slots=True)
class ValueReading:
    """How the cells of one column of values are to be understood."""

    column: Values
    convention: Convention
    marks: Marks

    def value(self, text: str, indicator: Indicator) -> float | Told | Fault:
        text = bare(text)
        told = self.marks.told(text)
        if told or text in self.column.missing:
            return told or Told.MISSING
        numbers = self.convention.readings(text)
        if not numbers:
            return Fault("not_a_number")
        if self._is_no_value(numbers):
            return Told.MISSING
        numbers = tuple(self._multiplied(number) for number in numbers)
        possible = [number for number in numbers if indicator.lowest <= number <= indicator.highest]
        if len(possible) > 1:
            return Fault("number_ambiguous", {"first": possible[0], "second": possible[1]})
        return possible[0] if possible else _outside(indicator)

    def _is_no_value(self, numbers: Collection[float]) -> bool:
        least = self.column.missing_below
        stood_for = {one for mark in self.column.missing for one in self.convention.readings(mark) or _point(mark)}
        return bool(stood_for & set(numbers)) or (least is not None and max(numbers) < least)

    def _multiplied(self, number: float) -> float:
        return number if self.column.times is None else float(f"{number * self.column.times:.{_DIGITS}g}")


@dataclass(frozen=True, slots=True)
class CountReading:
    """`grouped`: the column shows that a comma or point in it stands between thousands."""

    convention: Convention
    grouped: bool
    marks: Marks

    def count(self, text: str) -> int | Told | Fault:
        text = bare(text)
        if told := self.marks.told(text):
            return told
        whole = _whole(text, self.convention)
        if not whole:
            return Fault("not_a_count")
        if len(whole) > 1 and not self.grouped:
            return Fault("number_ambiguous", {"first": whole[0], "second": whole[1]})
        return max(whole)


def bare(text: str) -> str:
    """Without the apostrophe by which spreadsheets tell texts from formulas."""
    return text.strip().removeprefix("'")


def value_reading(column: Values, texts: Iterable[str], how: Description, native: bool) -> ValueReading:
    """A column with both signs is reported elsewhere; each of its numbers is then read by its own sign."""
    signs = {how.decimal} if how.decimal else decimal_signs(texts, native)
    decimal = next(iter(signs)) if len(signs) == 1 else None
    return ValueReading(column, Convention(decimal, native), marks(how))


def count_reading(texts: Collection[str], decimal: str | None, how: Description) -> CountReading:
    texts = [bare(text) for text in texts]
    # Numbers of persons have no decimals: whole ones beside 1,000 show that its comma is one between thousands.
    grouped = any(text.isdecimal() or len(_UNTOLD.readings(text)) > len(_whole(text, _UNTOLD)) for text in texts)
    return CountReading(Convention(decimal), grouped, marks(how))


def _whole(text: str, convention: Convention) -> list[int]:
    readings = convention.readings(text)
    return [int(one) for one in readings if isfinite(one) and one.is_integer() and 0 <= one <= _MOST_PERSONS]


def _point(text: str) -> tuple[float, ...]:
    """A description may be written with a decimal point whatever the file has."""
    return Convention(".").readings(text)


def _outside(indicator: Indicator) -> Fault:
    return Fault("outside_range", {"lowest": indicator.lowest, "highest": indicator.highest})

"""Judges what one text in a column of answers means: an answer, the value of a split, seconds, or no answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite

from dashboard.mapping import Form, Item, Split
from data_access.packages import limits
from data_access.packages.columns import Fault, Judge
from data_access.packages.spelling import Spelling
from data_access.packages.table import Table
from data_access.packages.values import by_code, code, decimal_sign, number


@dataclass(frozen=True)
class Reading:
    """How the texts of one table are to be understood."""

    form: Form
    table: Table
    decimal: str

    def number(self, text: str) -> float | None:
        return number(text, self.decimal, self.table.native)

    def labels(self, column: str) -> dict[str, str]:
        return self.table.labels.get(column, {})

    def missing(self, column: str) -> set[str]:
        """The codes that mean no answer; an empty cell always does."""
        return {"", *by_code(dict.fromkeys(self.form.missing, True), self.labels(column))}


def reading(form: Form, table: Table, number_columns: Iterable[str]) -> Reading:
    texts = (text for column in number_columns for text in table.different(column)[: limits.DISTINCT_ANSWERS])
    return Reading(form, table, form.decimal or decimal_sign(texts))


def answers(item: Item, column: str, scale: tuple[float, float], how: Reading) -> Judge:
    lowest, highest = scale
    missing, values = how.missing(column), by_code(item.values, how.labels(column))
    recoded = any(number(key, ".") not in (None, value) for key, value in values.items())
    spelling = Spelling(item.values)

    def judge(text: str) -> float | Fault | None:
        if code(text) in missing:
            return None
        value = values.get(code(text))
        # Once a code stands for another number, a bare number may be a forgotten code: it is not guessed at.
        if value is None and not recoded:
            value = how.number(text)
        if value is None:
            return Fault("label_unknown", {"hint": spelling.closest(text)}) if values else Fault("not_a_number")
        if not isfinite(value):
            return Fault("not_finite")
        if code(value) in missing:
            return None
        return value if lowest <= value <= highest else Fault("outside_scale", {"lowest": lowest, "highest": highest})

    return judge


def splits(split: Split, how: Reading) -> Judge:
    """A judge that gives the key of the split's value, such as "girl"."""
    keys = by_code({text: value.key for text, value in split.values.items()}, how.labels(split.column))
    missing, spelling = how.missing(split.column), Spelling(split.values)

    def judge(text: str) -> str | Fault | None:
        key = keys.get(code(text))
        if key is not None or code(text) in missing:
            return key
        return Fault("split_unknown", {"choices": list(split.values), "hint": spelling.closest(text)})

    return judge


def seconds(column: str, how: Reading) -> Judge:
    missing = how.missing(column)

    def judge(text: str) -> float | Fault | None:
        if code(text) in missing:
            return None
        value = how.number(text)
        if value is None:
            return Fault("not_a_number")
        if not isfinite(value):
            return Fault("not_finite")
        return value if value >= 0 else Fault("negative_seconds")

    return judge

"""What somebody was told: one claim per published cell, whichever way it came."""

import csv
import io
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

ANSWERS = "answers"  # the variable of how many answered


class Claim(NamedTuple):
    """`variable` is `factor.KEY`, `item.KEY`, `bands.KEY` or ANSWERS; `unit` is a code.

    `figures` are (points, low, high), a bound such as (">=560",), an item's (mean,), three shares, or nothing.
    """

    round: str
    form: str
    variable: str
    label: str
    unit: str
    n: int | None
    figures: tuple[Any, ...]

    @property
    def place(self) -> tuple[str, str, str, str, str]:
        return self[:5]

    @property
    def is_bound(self) -> bool:
        return self.variable.startswith("factor.") and len(self.figures) == 1


def from_rows(rows: Iterable[Mapping[str, Any]]) -> Iterator[Claim]:
    """From rows of the API or an export. A row that tells anything is a claim, whatever its status says."""
    for row in rows:
        place = (row["round"], row["form"], f"factor.{row['factor']}", row["split"], row["code"])
        numbers = tuple(row[name] for name in ("points", "low", "high"))
        if row["bound"] is not None:
            yield Claim(*place, row["n"], (row["bound"],))
        elif row["n"] is not None or any(number is not None for number in numbers):
            yield Claim(*place, row["n"], numbers)


def hidden_with_numbers(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Rows that hold a number beside a status that says they do not."""
    for row in rows:
        numbers = [row[name] for name in ("n", "points", "low", "high", "response_rate")]
        told = {"shown": ("n", "points", "low", "high"), "extreme": ("bound",)}.get(row["status"], ())
        strange = row["status"] != "shown" and any(number is not None for number in numbers)
        if strange or (row["bound"] is not None) != ("bound" in told) or any(row[name] is None for name in told):
            yield f"{row['status']}: {dict(row)}"


def rows_of_csv(text: str) -> Iterator[dict[str, Any]]:
    """As the JSON has them: whole numbers as numbers, empty as null."""
    for row in csv.DictReader(io.StringIO(text)):
        whole: dict[str, Any] = {name: value or None for name, value in row.items()}
        for name in ("n", "points", "low", "high"):
            whole[name] = None if whole[name] is None else _number(whole[name])
        yield whole


def _number(text: str) -> int | float:
    return float(text) if "." in text else int(text)


_WHERE = """
    join round on round.id = told.round_id
    join form on form.id = told.form_id
    join unit on unit.id = told.unit_id
"""
_CELLS = f"""
    select round.key as round, form.key as form, factor.key as key, split.key as label, unit.code as unit, told.*
    from {{table}} told {_WHERE}
    join {{keyed}} factor on factor.id = told.{{keyed}}_id
    join split on split.id = told.split_id
"""

_ANSWERED = (
    f"select round.key as round, form.key as form, unit.code as unit, told.answered from {{table}} told {_WHERE}"
)
# Whoever follows a round to its end knows how many have answered when it closes.
_AT_LAST = (
    _ANSWERED.format(table="participation")
    + " where told.answered is not null and told.at = (select max(at) from participation of"
    " where of.round_id = told.round_id and of.form_id = told.form_id)"
)


def from_tables(stolen: sqlite3.Connection) -> Iterator[Claim]:
    """Everything the web server could ever show, items and answer bands included."""

    def rows(table: str, keyed: str) -> Iterator[tuple[tuple[str, str, str, str, str], sqlite3.Row]]:
        kind = {"cell": "factor", "item_cell": "item", "band_cell": "bands"}[table]
        for row in stolen.execute(_CELLS.format(table=table, keyed=keyed)):
            yield (row["round"], row["form"], f"{kind}.{row['key']}", row["label"], row["unit"]), row

    for place, row in rows("cell", "factor"):
        numbers = (row["points"], row["low"], row["high"])
        if row["bound"] is not None or row["n"] is not None or any(number is not None for number in numbers):
            yield Claim(*place, row["n"], numbers if row["bound"] is None else (row["bound"],))
    for place, row in rows("item_cell", "item"):
        yield Claim(*place, row["n"], (row["mean"],))
    for place, row in rows("band_cell", "factor"):
        yield Claim(*place, row["n"], (row["low"], row["middle"], row["high"]))
    for row in [*stolen.execute(_ANSWERED.format(table="response")), *stolen.execute(_AT_LAST)]:
        yield Claim(row["round"], row["form"], ANSWERS, "all", row["unit"], row["answered"], ())

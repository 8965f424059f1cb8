"""A file of rows and columns as it was delivered: every cell as text, with the row it stood in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import polars as pl

ROW = "\0row"  # no heading can hold a NUL


@dataclass(frozen=True)
class Table:
    """A heading may be anything, even "*": take columns from `frame` by square brackets, since pl.col reads patterns.

    `frame` has ROW (as a spreadsheet numbers rows) and a text column per heading, "" where a cell is empty.

    `headings` are in the file's order and may repeat. `native` tells that numbers arrived as numbers, so that a point
    in them is a decimal sign; `labels` gives the words an SPSS file puts to its codes, by column and code.
    """

    file: str
    frame: pl.DataFrame
    headings: tuple[str, ...]
    native: bool = False
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    _different: dict[str, pl.Series] = field(default_factory=dict, init=False, compare=False)

    def different(self, column: str) -> pl.Series:
        """Each text of the column once."""
        if column not in self._different:
            self._different[column] = self.frame[column].unique()
        return self._different[column]

    def cells(self, column: str, chosen: pl.Series) -> pl.DataFrame:
        """Row and text of the column's cells where `chosen` is true."""
        return self.frame[[ROW, column]].filter(chosen)

    def only(self, rows: pl.Series) -> "Table":
        """The table with the rows where `rows` is true."""
        frame = self.frame if rows.all() else self.frame.filter(rows)
        return Table(self.file, frame, self.headings, self.native, self.labels)


def named(frame: pl.DataFrame, names: Sequence[str], rows: pl.Series) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """The frame under its headings. A repeated or empty heading gets a name of its own that nobody can ask for."""
    headings = tuple(name.replace("\0", "").strip() for name in names)
    columns = [pl.Series(unique, frame[:, place]) for place, unique in enumerate(_unique(headings))]
    return pl.DataFrame([rows.alias(ROW), *columns]), headings


def _unique(headings: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    names: list[str] = []
    for place, heading in enumerate(headings):
        names.append(heading if heading and heading not in seen else f"\0{place}")
        seen.add(heading)
    return names


def without_blank_rows(frame: pl.DataFrame) -> pl.DataFrame:
    filled = frame.drop(ROW).select(pl.any_horizontal(pl.all() != "").alias("filled")).to_series()
    return frame if filled.all() else frame.filter(filled)


def columns_where(frame: pl.DataFrame, condition: pl.Expr) -> list[str]:
    """The columns for which a condition on the whole column holds."""
    if frame.is_empty():
        return []
    return [column for column, holds in frame.select(condition).row(0, named=True).items() if holds]

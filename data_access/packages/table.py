"""A file of rows and columns as it was delivered: every cell as text, with the row it stood in."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

import polars as pl

ROW = "row"
# Inside the frame every heading has this in front: Polars reads "*" and "^…$" as patterns, and a heading may be either.
_CELLS = "cells "


@dataclass(frozen=True)
class Table:
    """Cells are text, "" where empty; rows are numbered as a spreadsheet shows them.

    `headings` are in the file's order and may repeat; a column can be asked for by its heading, a repeated or empty
    one only by its number. `native` tells that numbers arrived as numbers, so that a point in them is a decimal sign;
    `labels` gives the words an SPSS file puts to its codes, by column and code.
    """

    file: str
    headings: tuple[str, ...]
    frame: pl.DataFrame
    native: bool = False
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    _different: dict[str, pl.Series] = field(default_factory=dict, init=False, compare=False)

    def __len__(self) -> int:
        return self.frame.height

    @property
    def rows(self) -> pl.Series:
        return self.frame[ROW]

    @property
    def columns(self) -> list[str]:
        return [column.removeprefix(_CELLS) for column in self.frame.columns if column != ROW]

    def texts(self, column: str) -> pl.Series:
        return self.frame[_CELLS + column]

    def different(self, column: str) -> pl.Series:
        """Each text of the column once."""
        if column not in self._different:
            self._different[column] = self.texts(column).unique()
        return self._different[column]

    def cells(self, column: str, chosen: pl.Series) -> pl.DataFrame:
        """Row and text of the column's cells where `chosen` is true."""
        return self.frame[[ROW, _CELLS + column]].filter(chosen)

    def lines(self, columns: Collection[str]) -> Iterator[tuple]:
        """The row's number and the texts of the columns, row by row."""
        return self.frame[[ROW, *(_CELLS + column for column in columns)]].iter_rows()

    def where(self, condition: pl.Expr, columns: Collection[str]) -> list[str]:
        """Those of the columns for which a condition on the whole column holds."""
        if self.frame.is_empty() or not columns:
            return []
        holds = self.frame[[_CELLS + column for column in columns]].select(condition).row(0)
        return [column for column, is_so in zip(columns, holds, strict=True) if is_so]

    def only(self, chosen: pl.Series) -> "Table":
        """The table with the rows where `chosen` is true."""
        return self if chosen.all() else replace(self, frame=self.frame.filter(chosen))

    def without_blank_rows(self) -> "Table":
        filled = self.frame.drop(ROW).select(pl.any_horizontal(pl.all() != "").alias("filled"))
        return self.only(filled.to_series())


def named(cells: pl.DataFrame, headings: Sequence[str], first_row: int) -> tuple[tuple[str, ...], pl.DataFrame]:
    """Headings and frame of a table whose cells begin in the given row."""
    clean = tuple(heading.replace("\0", "").strip() for heading in headings)
    names: dict[str, None] = {}
    for number, heading in enumerate(clean, start=1):
        names[heading if heading and heading not in names else f"\0{number}"] = None
    columns = [cells.to_series(place).alias(_CELLS + name) for place, name in enumerate(names)]
    rows = pl.int_range(first_row, first_row + cells.height, eager=True).alias(ROW)
    return clean, pl.DataFrame([rows, *columns])

"""What an attacker holds about one form: told cells as rows over columns of persons, institution by institution."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dashboard.disclosure.columns import Columns, columns
from dashboard.levels import depth
from dashboard.publication.counted import Counted, Publication

Flags = NDArray[np.bool_]  # units × variables, or units alone


class Cell(NamedTuple):
    """A cell of the mask at work, which can be hidden again."""

    unit: int
    label: str


@dataclass(frozen=True, eq=False)
class Row:
    """`cell` is None for what was told in an earlier publication and cannot be taken back, of some variables."""

    cell: Cell | None
    columns: NDArray[np.int64]
    variables: frozenset[int] = frozenset()


class Knowledge:
    """All that was told before of `variables`, and the cells that may be told now; columns as in `columns`."""

    def __init__(self, now: Counted, earlier: Sequence[Publication], variables: Sequence[str]) -> None:
        versions = list({id(version): version for version in (*(p.counted for p in earlier), now)}.values())
        self.now, self.variables = now, list(variables)
        self.columns: Columns = columns(versions, variables)
        self._number = {id(version): place for place, version in enumerate(versions)}
        self._under = [self.columns.under(place) for place in range(len(versions))]
        self._with: dict[str, NDArray[np.bool_]] = {}
        self._rows: dict[Cell, Row] = {}
        self.before = [row for publication in earlier for row in self._told(publication, variables)]

    def row(self, cell: Cell) -> Row:
        if cell not in self._rows:
            self._rows[cell] = Row(cell, self._members(self.now, cell))
        return self._rows[cell]

    def rows(self, shown: Mapping[str, Flags], variables: Iterable[int]) -> list[Row]:
        """Of what earlier publications told of any of the variables, and of the cells shown now (units alone)."""
        wanted = frozenset(variables)
        cells = [Cell(unit, label) for label, flags in shown.items() for unit in np.flatnonzero(flags).tolist()]
        return [*(row for row in self.before if row.variables & wanted), *map(self.row, cells)]

    @cached_property
    def homes(self) -> NDArray[np.int64]:
        """Each column's institution, numbered through; units above institutions are homes of their own."""
        codes = [self._home(column) for column in range(len(self.columns.keys))]
        number = {code: place for place, code in enumerate(dict.fromkeys(codes))}
        return np.array([number[code] for code in codes], dtype=np.int64)

    def is_above(self, cell: Cell) -> bool:
        return bool(self.now.tree.depths[cell.unit] < depth("institution"))

    def _home(self, column: int) -> str:
        version = int(np.flatnonzero(self.columns.places[column] >= 0)[-1])
        tree = self.columns.versions[version].tree
        return tree.codes[tree.institutions[self.columns.places[column, version]]]

    def _told(self, publication: Publication, variables: Sequence[str]) -> Iterator[Row]:
        counted = publication.counted
        known = {place: counted.column(one) for place, one in enumerate(variables) if one in counted.variables}
        for label, flags in publication.told.items():
            told = flags[:, list(known.values())]
            for unit in np.flatnonzero(told.any(axis=1)).tolist():
                some = frozenset(np.array(list(known))[told[unit]].tolist())
                yield Row(None, self._members(counted, Cell(unit, label)), some)

    def _members(self, version: Counted, cell: Cell) -> NDArray[np.int64]:
        under = self._under[self._number[id(version)]].get(cell.unit, np.zeros(0, dtype=np.int64))
        if cell.label not in self._with:
            self._with[cell.label] = self.columns.has(cell.label)
        return under[self._with[cell.label][under]]

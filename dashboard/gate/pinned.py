"""Columns in which a person's score is known to less than half of the scale, and the told limits that give it away.

Whether a column is pinned depends on the told limits alone, never on the truth. What is cheap is tried first, and
what it finds is certain: points met on the way, and programs of one block beside a possible point, lie inside what is
possible, so whoever is free there is free; a block alone with its own rows holds all that is possible and perhaps
more, so whoever is pinned there is pinned. What is left is decided by the exact program over all that hangs together.
The point that everything starts from only decides how often that is needed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import block_array
from scipy.sparse.csgraph import connected_components

from dashboard.gate.moves import reached
from dashboard.gate.possible import Numbers, Part, Possible, alone, beside, wide
from dashboard.gate.programs import Program, Unsolved

SILENT = 1e-7  # a limit of less weight is no reason
MOST = 800  # columns moved at once


@dataclass(frozen=True, slots=True)
class Pinned:
    """`rows` are the told limits that do it, the heaviest first; where no program could be solved (`proven` is False)
    those that hold the column."""

    column: int
    rows: tuple[int, ...]
    proven: bool = True


def pinned(possible: Possible, blocks: NDArray[np.int64], start: Numbers) -> Iterator[Pinned]:
    """`start` must be possible. `blocks` numbers the institution of each column; any other division is as right, but
    slower."""
    together, around = _Together(possible), _Surroundings(possible, blocks, start)
    unmoved = ~wide(possible.sizes, start, start)
    for columns in _members(blocks):
        left = columns[unmoved[columns]]
        if left.size:
            part = around.beside(columns)
            low, high = reached(part, start[columns], np.searchsorted(columns, left))
            left = left[~wide(possible.sizes[left], low, high)]
        if left.size:
            low, high = around.reached(columns, left)
            block = _Block(part, together)
            for at in np.flatnonzero(~wide(possible.sizes[left], low, high)).tolist():
                yield from block.judged(_Seen(int(left[at]), float(low[at]), float(high[at])))


def _members(blocks: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    order = np.argsort(blocks, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(blocks[order])) + 1) if len(blocks) else []


class _Surroundings:
    """Columns beside the point that everything starts from: some alone, or with others that can make up for them."""

    def __init__(self, possible: Possible, blocks: NDArray[np.int64], start: Numbers) -> None:
        self.possible, self.blocks, self.start = possible, blocks, start
        self.sums = possible.rows @ start

    def beside(self, columns: NDArray[np.int64]) -> Part:
        return beside(self.possible, columns, self.start, self.sums)

    def reached(self, columns: NDArray[np.int64], some: NDArray[np.int64]) -> tuple[Numbers, Numbers]:
        """What some of the columns reach when those who share a limit with the columns move too."""
        wider = self._near(columns)
        return reached(self.beside(wider), self.start[wider], np.searchsorted(wider, some))

    def _near(self, columns: NDArray[np.int64]) -> NDArray[np.int64]:
        """With the blocks of their rows, of the shortest rows first, as long as they are few enough to work with."""
        found = np.zeros(len(self.blocks), dtype=bool)
        found[columns] = True
        rows = np.unique(self.possible.by_column[:, columns].indices)
        for row in rows[np.argsort(self.possible.lengths[rows], kind="stable")].tolist():
            more = np.isin(self.blocks, self.blocks[self.possible.rows[[row]].indices])
            if (found | more).sum() > MOST:
                break
            found |= more
        return np.flatnonzero(found)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A column whose sum can lie at `low` and at `high`, and perhaps farther out."""

    column: int
    low: float
    high: float


class _Programs:
    """The exact ends of some columns' sums, within those columns' rows."""

    def __init__(self, part: Part) -> None:
        self.part, self.program = part, Program(part)

    def reasons(self, seen: _Seen) -> tuple[int, ...] | None:
        """The rows that leave a person of the column less than half of the scale; None if they leave more."""
        at = int(np.searchsorted(self.part.columns, seen.column))
        size, low, high, weights = self.part.sizes[at], seen.low, seen.high, np.zeros(len(self.part.lowest))
        if high < 1:
            up = self.program.highest(at)
            high, weights = max(high, up.end), weights + up.weights
        if low > size - 1 and not wide(size, low, high):
            down = self.program.lowest(at)
            low, weights = min(low, down.end), weights + down.weights
        if wide(size, low, high):
            return None
        heaviest = np.argsort(-weights, kind="stable")
        return tuple(self.part.row_numbers[heaviest[weights[heaviest] > SILENT]].tolist())


class _Together:
    """All columns, divided into those that hang together by limits which can bind."""

    def __init__(self, possible: Possible) -> None:
        self.possible = possible
        self._programs: dict[int, _Programs] = {}

    def around(self, column: int) -> _Programs:
        number = int(self._component[column])
        if number not in self._programs:
            self._programs[number] = _Programs(alone(self.possible, np.flatnonzero(self._component == number)))
        return self._programs[number]

    def holding(self, column: int) -> tuple[int, ...]:
        rows = np.sort(self.possible.by_column[:, [column]].indices)
        return tuple(rows[self.possible.limiting[rows]].tolist())

    @cached_property
    def _component(self) -> NDArray[np.int64]:
        binding = self.possible.rows[self.possible.limiting]
        links = block_array([[None, binding.T], [binding, None]], format="csr")
        return connected_components(links, directed=False)[1][: len(self.possible.sizes)]


class _Block:
    """One institution's columns beside the point that everything starts from."""

    def __init__(self, beside_it: Part, together: _Together) -> None:
        self._beside, self._together = beside_it, together

    def judged(self, seen: _Seen) -> Iterator[Pinned]:
        try:
            reasons = self._reasons(seen)
        except Unsolved:
            yield Pinned(seen.column, self._together.holding(seen.column), proven=False)
            return
        if reasons is not None:
            yield Pinned(seen.column, reasons or self._together.holding(seen.column))

    def _reasons(self, seen: _Seen) -> tuple[int, ...] | None:
        """Most columns are free, so what can show that comes first."""
        if self._less.reasons(seen) is None:
            return None
        return self._more.reasons(seen) or self._together.around(seen.column).reasons(seen)

    @cached_property
    def _more(self) -> _Programs:
        return _Programs(alone(self._together.possible, self._beside.columns))

    @cached_property
    def _less(self) -> _Programs:
        return _Programs(self._beside)

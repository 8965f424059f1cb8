"""What a corrected package may still tell: whoever kept the old figures must learn nothing from the new ones.

Until both versions are audited together, a cell stays only where it was shown before and rests on exactly the same
answers; every changed cell is withheld until the next round (trust.md SDC-8).
"""

import numpy as np
from numpy.typing import NDArray

from dashboard.disclosure.masking import Flags
from dashboard.disclosure.masks import Masks, Shown
from dashboard.publication.sums import Sums

Columns = NDArray[np.int64]


def unchanged(before: Sums, now: Sums, shown: Masks) -> Masks:
    """The cells of `now` that were shown in `before` and have not moved, by the positions and variables of `now`."""
    same = _Same(before, now)
    factors = len([name for name in now.variables if name.startswith("factor.")])
    return Masks(
        factors=same.of(shown.factors, slice(0, factors)),
        items=same.of(shown.items, slice(factors, None)),
        bands=same.of_bands(shown.bands, factors),
        rows=same.of_rows(shown.rows),
    )


class _Same:
    def __init__(self, before: Sums, now: Sums) -> None:
        self.before, self.now = before, now
        self.units = np.array([before.tree.position.get(code, -1) for code in now.tree.codes])
        self.columns = np.array([_index(before.variables, name) for name in now.variables])

    def of(self, shown: Shown, part: slice) -> Shown:
        columns = np.where(self.columns[part] < 0, -1, self.columns[part] - self._first(part))
        return {label: self._was(shown, label, columns) & self._stands(label)[:, part] for label in self.now.n}

    def of_bands(self, shown: Shown, factors: int) -> Shown:
        columns = self.columns[:factors]
        return {
            label: flags & self._spread_stands(label, columns)
            for label, flags in self.of(shown, slice(0, factors)).items()
        }

    def of_rows(self, shown: Shown) -> Shown:
        return {label: self._was(shown, label, np.array([0])) & self._rows_stand(label) for label in self.now.n}

    def _first(self, part: slice) -> int:
        """Masks count their columns from their own first variable, sums from the first of all."""
        kind = self.now.variables[part][0].partition(".")[0]
        return next(i for i, name in enumerate(self.before.variables) if name.startswith(f"{kind}."))

    def _was(self, shown: Shown, label: str, columns: Columns) -> Flags:
        if label not in shown:
            return np.zeros((len(self.units), len(columns)), dtype=bool)
        return shown[label][np.ix_(self.units, columns)] & (self.units >= 0)[:, None] & (columns >= 0)

    def _stands(self, label: str) -> Flags:
        """Cells with the same number of answers and the same sum, rounding of binary numbers aside."""
        if label not in self.before.n:
            return np.zeros(self.now.n[label].shape, dtype=bool)
        place = np.ix_(self.units, self.columns)
        moved = np.abs(self.before.total[label][place] - self.now.total[label]) > 1e-6
        return (self.before.n[label][place] == self.now.n[label]) & ~moved

    def _spread_stands(self, label: str, columns: Columns) -> Flags:
        if label not in self.before.low:
            return np.zeros(self.now.low[label].shape, dtype=bool)
        place = np.ix_(self.units, columns)
        same = self.before.low[label][place] == self.now.low[label]
        return same & (self.before.high[label][place] == self.now.high[label])

    def _rows_stand(self, label: str) -> Flags:
        if label not in self.before.rows:
            return np.zeros(self.now.rows[label].shape, dtype=bool)
        careless = (self.before.quality[self.units] == self.now.quality).all(axis=1, keepdims=True)
        return (self.before.rows[label][self.units] == self.now.rows[label]) & careless


def _index(names: tuple[str, ...], name: str) -> int:
    return names.index(name) if name in names else -1

"""The same question as `freedom` answers, for pieces with more sets of few persons than can be looked at one by one."""

from collections.abc import Sequence

import numpy as np

from dashboard.disclosure.rowspace import Matrix, basis, light_set, vanishing
from dashboard.indicators.disclosure.sums import Equation


class Searching:
    """Searches the sums of what is not told for one that speaks of fewer than k. It may see danger where there is none,
    and then less is told."""

    def __init__(self, weights: Sequence[int], equations: Sequence[Equation], k: int) -> None:
        self.weights, self.k = np.array(weights, dtype=np.int64), k
        self.told = np.zeros(len(weights), dtype=bool)
        rows: Matrix = np.zeros((len(equations), len(weights)), dtype=np.int64)
        few = np.zeros(len(weights), dtype=bool)
        for row, (whole, parts) in zip(rows, equations, strict=True):
            row[whole], row[parts] = -1, 1
            few[whole] |= weights[whole] < k
        self.rows = vanishing(basis(rows), few)  # a whole of few is spoken of through its parts, which are the same
        self._give_up()

    def tell(self, variable: int) -> None:
        self.told[variable] = True
        self._give_up()

    def gives_away(self, variable: int) -> bool:
        told = self.told.copy()
        told[variable] = True
        return self._singled_out(told) is not None

    def _give_up(self) -> None:
        """What is known already cannot be protected any more. A search that grew too large found everything: nothing
        is given up then, and nothing more is told."""
        while (lost := self._singled_out(self.told)) is not None and len(lost) < (~self.told).sum():
            self.weights[sorted(lost)] = self.k

    def _singled_out(self, told: np.ndarray) -> list[int] | None:
        """Variables that stand for fewer than k and of which some sum is known."""
        open_ = np.flatnonzero(~told)
        rows = basis(self.rows[:, open_])
        found = light_set(rows, np.arange(len(open_)), self.weights[open_], self.k - 1) if len(rows) else None
        return None if found is None else open_[sorted(found)].tolist()

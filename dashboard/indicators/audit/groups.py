"""Whether adding and subtracting what is told singles out fewer than k persons: exact, by the rank of what is hidden.

A sum of hidden figures is known when it is a sum of the relations between them. It speaks of few when the figures in
it do. What followed from figures told before is no news, and nothing that is told now could undo it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.gate.residues import rank
from dashboard.gate.supports import suspects

Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Found:
    """Positions of the columns that fewer than k persons stand behind; `proved` is False where it only may be so."""

    columns: NDArray[np.int64]
    proved: bool


def singled_out(
    rows: NDArray[np.int64], weight: NDArray[np.int64], hidden: Flags, hidden_before: Flags, k: int
) -> Iterator[Found]:
    """`hidden_before` are the columns that no earlier figure told: all that are `hidden` now are among them."""
    if not (weight[hidden] < k).any():
        return
    here = np.flatnonzero(hidden)
    for suspect in suspects(rows[:, here], weight[here], k, every=True):
        some = here[suspect.columns]
        if not suspect.proved:
            yield Found(some, proved=False)
        elif _known(rows, hidden, some) > _known(rows, hidden_before, some):
            yield Found(some, proved=True)


def _known(rows: NDArray[np.int64], hidden: Flags, some: Sequence[int] | NDArray[np.int64]) -> int:
    """How many independent sums of some hidden columns alone are known."""
    others = hidden.copy()
    others[some] = False
    return rank(rows[:, hidden]) - rank(rows[:, others])

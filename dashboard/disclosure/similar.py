"""Whether the figure of a group of similar institutions may be told, so that no single institution is told of by it.

A group's figure is one sum more over institutions, beside those of municipalities and the programme. Whoever reads it
knows one institution by name. So nothing that it can be added to or subtracted from may be about fewer than five
institutions, and no institution may give more than half of the answers.

A group is told once and cannot be taken back, while a municipality may come to be told later. So it is held against
all sums that may ever be told, not only those that are: it is independent of them, and no sum of it and them is about
few. Then whatever safe sums are told later, groups add nothing about few to them; tests/disclosure proves it again by
trying. A group that follows from what is told already tells nothing new.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dashboard.disclosure.institutions import FEWEST, LARGEST_SHARE
from dashboard.disclosure.rowspace import PRIME, Matrix

NODES = 20_000  # of one search; what is not settled by then counts as telling too much

Institutions = frozenset[int]


@dataclass(frozen=True)
class Sums:
    """Of one factor: the sets of institutions whose sums are told, and of those that may ever be told. `surely` have
    answered, for all that anybody can know, with so many `answers`."""

    told: tuple[Institutions, ...]
    possible: tuple[Institutions, ...]
    surely: Institutions
    answers: Mapping[int, int]

    def may_tell(self, group: Institutions, groups: Sequence[Institutions]) -> bool:
        """Beside the `groups` that are told. Who is compared with a municipality already needs no group like it."""
        if len(group & self.surely) < FEWEST or group in self.possible or not self._is_balanced(group, groups):
            return False
        if _follows(group, (*self.told, *groups)):
            return True
        return not singles_out(group, (*self.possible, *groups), self.surely)

    def _is_balanced(self, group: Institutions, groups: Sequence[Institutions]) -> bool:
        """For the group, and for what is left where it lies in another sum or another lies in it."""
        others = (*self.possible, *groups)
        inside = [other for other in others if other < group]
        around = [other - group for other in others if group < other]
        beside = [other.difference(group, *groups) for other in others if group < other]
        left = [*(group - other for other in inside), group.difference(*inside), *around, *beside]
        return all(self._is_spread(some) for some in (group, *left))

    def _is_spread(self, some: Institutions) -> bool:
        answers = [self.answers.get(one, 0) for one in some]
        return max(answers, default=0) <= LARGEST_SHARE * sum(answers)


@lru_cache(maxsize=4096)  # factors that are asked of the same institutions ask the same
def singles_out(group: Institutions, others: tuple[Institutions, ...], surely: Institutions) -> bool:
    """Whether the group's sum with any sum of the others is about fewer than five institutions, or about none: then
    it follows from the others."""
    rows, weights = _patterns((group, *others), surely)
    return _Search(weights).finds(rows, FEWEST - 1)


def _follows(group: Institutions, told: tuple[Institutions, ...]) -> bool:
    rows, weights = _patterns((group, *told), group)
    return _vanishing(rows, np.ones(len(weights), dtype=bool)) is not None


def _patterns(sets: Sequence[Institutions], surely: Institutions) -> tuple[Matrix, NDArray[np.int64]]:
    """Sets × patterns, and how many institutions surely answered in each: those in the same sets always count alike."""
    everybody = sorted(frozenset().union(*sets))
    rows = np.array([[one in some for one in everybody] for some in sets], dtype=np.int64)
    patterns, place = np.unique(rows, axis=1, return_inverse=True)
    flags = np.array([one in surely for one in everybody], dtype=np.int64)
    return patterns, np.bincount(place.ravel(), flags, patterns.shape[1]).astype(np.int64)


@dataclass(frozen=True, eq=False)
class _Search:
    """For a vector made of the first row and any sum of the rest. A pattern is in it, which costs as much as it has
    institutions, or the vector vanishes there, which uses up one of the rest."""

    weights: NDArray[np.int64]

    def finds(self, rows: Matrix, budget: int) -> bool:
        waiting = [(rows, self.weights > 0, budget)]
        for _ in range(NODES):
            if not waiting:
                return False
            rows, open_, left = waiting.pop()
            kept = _vanishing(rows, open_ & (self.weights > left))
            if kept is None or self._must(kept, open_) > left:
                continue
            held = np.flatnonzero(open_ & kept.any(axis=0))
            if not held.size:
                return True
            column = held[self.weights[held].argmax()]
            others = open_ & (np.arange(len(open_)) != column)
            waiting.append((kept, others, left - int(self.weights[column])))
            if (without := _vanishing(kept, ~others & open_)) is not None:
                waiting.append((without, others, left))
        return True

    def _must(self, rows: Matrix, open_: NDArray[np.bool_]) -> int:
        """Institutions of patterns that nothing can take out of the vector any more."""
        fixed = (rows[0] != 0) & ~rows[1:].any(axis=0)
        return int(self.weights[open_ & fixed].sum())


def _vanishing(rows: Matrix, columns: NDArray[np.bool_]) -> Matrix | None:
    """The same with every vector 0 in these columns; None where the first row cannot be."""
    rows = rows.copy()
    for column in np.flatnonzero(columns):
        if (found := np.flatnonzero(rows[1:, column])).size:
            pivot = rows[1 + found[0]] * pow(int(rows[1 + found[0], column]), -1, PRIME) % PRIME
            rows = np.delete(rows, 1 + found[0], axis=0)
            rows = (rows - rows[:, column, None] * pivot) % PRIME
        elif rows[0, column]:
            return None
    return rows

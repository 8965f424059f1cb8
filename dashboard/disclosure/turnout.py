"""Which counts of answers may be told while they come in: none below k, and none that follows from the others told.

A count says nothing of what was answered; but a class in which three have answered is not pointed at. Hidden counts of
one unit stand together: what is left when everything told inside the unit is taken from its own count is 0 or at least
k, and the words "few" and "protect" fix none of the hidden counts either. Here each day is judged by itself.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import inf
from typing import Self

import numpy as np
from numpy.typing import NDArray

from dashboard.cells import Status
from dashboard.levels import is_within
from dashboard.tree import Tree

FEWEST_LEADERS = 5  # trust.md SDC-12, whatever k is
Range = tuple[float, float]


def least(k: int, informant: str) -> int:
    """How many must have answered before a count of theirs is told."""
    return max(k, FEWEST_LEADERS) if informant == "leader" else k


@dataclass(frozen=True, eq=False)
class Counts:
    """Of one form at one time, by position in the tree. `asked` are the units to which answers are attached, and
    `answered` and `invited` how many; below `lowest` nothing is ever told."""

    tree: Tree
    asked: NDArray[np.bool_]
    invited: NDArray[np.int64]
    answered: NDArray[np.int64]
    lowest: str
    k: int

    @classmethod
    def of(cls, tree: Tree, given: Mapping[str, tuple[int, int]], lowest: str, k: int) -> Self:
        """`given` are invited and answered by code. A unit's numbers hold for everything in it: what they have beyond
        the numbers of its parts is attached to the unit itself."""
        own, whole = np.zeros((len(tree.codes), 2), dtype=np.int64), np.zeros((len(tree.codes), 2), dtype=np.int64)
        asked, within = np.zeros(len(tree.codes), dtype=bool), np.zeros(len(tree.codes), dtype=bool)
        for place in reversed(range(len(tree.codes))):
            if numbers := given.get(tree.codes[place]):
                own[place] = (numbers - whole[place]).clip(0)
                asked[place] = not within[place] or own[place].any()
                whole[place] += own[place]
            if place:
                whole[tree.parents[place]] += whole[place]
                within[tree.parents[place]] |= within[place] or asked[place]
        return cls(tree, asked, own[:, 0], own[:, 1], lowest, k)


def statuses(counts: Counts, withheld: frozenset[int] = frozenset()) -> dict[int, Status]:
    """By position, for every unit that may be spoken of; `withheld` are hidden for reasons of their own."""
    return _Turnout(counts, withheld).judged()


class _Turnout:
    def __init__(self, counts: Counts, withheld: frozenset[int]) -> None:
        self.counts, self.tree = counts, counts.tree
        self.whole = self.tree.rolled_up(counts.answered).tolist()
        self.invited = self.tree.rolled_up(counts.invited).tolist()
        self.asked = self.tree.rolled_up(counts.asked.astype(np.int64)) > 0
        self.below: dict[int, list[int]] = {}
        for place, parent in enumerate(self.tree.parents):
            if self.asked[place]:
                self.below.setdefault(parent, []).append(place)
        self.told = {place: self._first(place, withheld) for place in np.flatnonzero(self.asked).tolist()}
        self.told = {place: status for place, status in self.told.items() if self._is_spoken_of(place)}

    def judged(self) -> dict[int, Status]:
        """The deepest first: what is hidden inside a unit is settled before the unit itself is judged."""
        for place in sorted(self.told, reverse=True):
            while self._is_shown(place) and self._gives_away(place):
                self.told[self._next_to_hide(place)] = Status.PROTECT
        return dict(sorted(self.told.items()))

    def _first(self, place: int, withheld: frozenset[int]) -> Status:
        if self.whole[place] < self.counts.k:
            return Status.FEW
        return Status.PROTECT if place in withheld else Status.SHOWN

    def _is_spoken_of(self, place: int) -> bool:
        return place not in self.tree.pooled and is_within(self.tree.kinds[place], self.counts.lowest)

    def _is_shown(self, place: int) -> bool:
        return self.told.get(place) is Status.SHOWN

    def _gives_away(self, place: int) -> bool:
        left = self.whole[place] - sum(self.whole[one] for one in self._shown_inside(place))
        return 0 < left < self.counts.k or (left > 0 and self._pins(place, (self.whole[place], self.whole[place])))

    def _next_to_hide(self, place: int) -> int:
        """Chosen by what does not depend on the answers, so that the choice tells nothing of them and seldom changes:
        a small unit as far down as possible, first of those whose hiding leaves more unknown. At last the unit itself.
        """
        return min(self._shown_inside(place), key=self._importance, default=place)

    def _importance(self, place: int) -> tuple[bool, int, int, int]:
        known = self.whole[place] == sum(self.whole[one] for one in self._shown_inside(place))
        return bool(known and self.below.get(place)), -int(self.tree.depths[place]), self.invited[place], place

    def _shown_inside(self, place: int) -> Iterator[int]:
        """The highest ones."""
        for one in self.below.get(place, ()):
            if self._is_shown(one):
                yield one
            else:
                yield from self._shown_inside(one)

    def _pins(self, place: int, possible: Range) -> bool:
        """Whether some count below k inside can only be what it is, when the unit's own lies in that range."""
        ranges = {one: self._possible(one) for one in self.below.get(place, ())}
        for one, (least_, most) in ranges.items():
            if self._is_shown(one):
                continue
            low, high = self._sum(place, [found for other, found in ranges.items() if other != one])
            found = max(least_, possible[0] - high), min(most, possible[1] - low)
            fixed = self.told.get(one) is Status.FEW and found[0] == found[1] > 0
            if fixed or self._pins(one, found):
                return True
        return False

    def _possible(self, place: int) -> Range:
        """What is told of a unit and of everything inside it leaves so much room for its count."""
        if self._is_shown(place):
            return self.whole[place], self.whole[place]
        low, high = self._sum(place, [self._possible(one) for one in self.below.get(place, ())])
        k, status = self.counts.k, self.told.get(place)
        if status is Status.FEW:
            return low, min(high, k - 1)
        return max(low, k if status is Status.PROTECT else 0), high

    def _sum(self, place: int, parts: Iterable[Range]) -> Range:
        """With what is attached to the unit itself, of which nothing is known."""
        parts = list(parts)
        own = inf if self.counts.asked[place] else 0
        return sum(low for low, _ in parts), sum(high for _, high in parts) + own

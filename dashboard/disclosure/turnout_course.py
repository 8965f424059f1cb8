"""Which counts may be told day after day: whoever notes every day's numbers must not find a count below k in them.

Counts only grow, so a number of today bounds those of yesterday. From institutions up, a day's numbers are held against
all that was told before, and more is hidden until they fix nothing. Below an institution the parts of a unit are told
together: when the unit is told and everything inside it has at least one answer more than k. Until then nothing is
known of the parts but their sum, so that one answer more in a part below k, and one less beside it, fits as well.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dashboard.cells import Status
from dashboard.disclosure.turnout import Counts, statuses
from dashboard.levels import is_group, is_within

LOWEST = "institution"  # the lowest level whose course is told
MARGIN = 1  # answers above k that every part has when the parts are told
_ENDLESS = 10**9
Statuses = dict[int, Status]


def told(days: Sequence[Counts], withheld: frozenset[int] = frozenset(), *, groups: bool = True) -> list[Statuses]:
    """By position, for every unit that may be spoken of on each day. Later days change nothing of the earlier.

    `groups`: whether anything below institutions may ever be told.
    """
    above: list[Statuses] = []
    for number in range(len(days)):
        above.append(_judged(days[: number + 1], above, withheld))
    return [one | _below(counts, one, groups=groups) for one, counts in zip(above, days, strict=True)]


def _judged(days: Sequence[Counts], before: Sequence[Statuses], withheld: frozenset[int]) -> Statuses:
    counts = _from_institutions_up(days[-1])
    found = statuses(counts, withheld)
    while (fixed := _fixed(days, [*before, found])) is not None:
        more = _next_to_hide(counts, found, fixed)
        if more is None:
            break
        withheld |= {more}
        found = statuses(counts, withheld)
    return found


def _from_institutions_up(counts: Counts) -> Counts:
    return replace(counts, lowest=counts.lowest if is_within(counts.lowest, LOWEST) else LOWEST)


def _next_to_hide(counts: Counts, found: Statuses, fixed: int) -> int | None:
    """Chosen by what does not depend on the answers: first beside the unit whose count would be known."""
    parents, depths = counts.tree.parents, counts.tree.depths
    shown = [place for place, status in found.items() if status is Status.SHOWN]
    return min(
        shown,
        key=lambda one: (parents[one] != parents[fixed], -int(depths[one]), int(counts.invited[one]), one),
        default=None,
    )


def _fixed(days: Sequence[Counts], told_: Sequence[Statuses]) -> int | None:
    """A unit whose count below k on some day can only be what it is."""
    low, high = _ranges(days, told_)
    for number, day in enumerate(told_):
        for place, status in day.items():
            if status is Status.FEW and low[number, place] == high[number, place] > 0:
                return place
    return None


def _ranges(days: Sequence[Counts], told_: Sequence[Statuses]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Days × places: between what every count must lie, drawn closer until nothing follows any more."""
    low, high = _said(days, told_)
    parents, unbounded = _structure(days)
    for _ in range(2 * low.size):
        before = low.copy(), high.copy()
        _grow(low, high)
        _add_up(low, high, parents, unbounded)
        if np.array_equal(before[0], low) and np.array_equal(before[1], high):
            break
    return low, high


def _said(days: Sequence[Counts], told_: Sequence[Statuses]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    size = (len(days), len(days[0].tree.codes))
    low, high = np.zeros(size, dtype=np.int64), np.full(size, _ENDLESS, dtype=np.int64)
    for number, (counts, day) in enumerate(zip(days, told_, strict=True)):
        answered = counts.tree.rolled_up(counts.answered)
        for place, status in day.items():
            if status is Status.SHOWN:
                low[number, place] = high[number, place] = answered[place]
            elif status is Status.FEW:
                high[number, place] = counts.k - 1
            else:
                low[number, place] = counts.k
    return low, high


def _structure(days: Sequence[Counts]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """The parent of each unit down to institutions, -1 for all others; and which have answers beside those of parts."""
    tree = days[-1].tree
    unbounded = np.any([counts.asked for counts in days], axis=0)
    parents = np.where(tree.rolled_up(unbounded.astype(np.int64)) > 0, np.array(tree.parents), -1)
    for place in np.flatnonzero(parents >= 0).tolist():
        if is_within(LOWEST, tree.kinds[parents[place]]):
            unbounded[parents[place]], parents[place] = True, -1
    return parents, unbounded


def _grow(low: NDArray[np.int64], high: NDArray[np.int64]) -> None:
    np.maximum.accumulate(low, axis=0, out=low)
    high[::-1] = np.minimum.accumulate(high[::-1], axis=0)


def _add_up(
    low: NDArray[np.int64], high: NDArray[np.int64], parents: NDArray[np.int64], unbounded: NDArray[np.bool_]
) -> None:
    parts = np.flatnonzero(parents >= 0)
    above, whole = parents[parts], np.unique(parents[parts])
    least, most = np.zeros_like(low), np.where(unbounded, _ENDLESS, 0) + np.zeros_like(high)
    np.add.at(least.T, above, low.T[parts])
    np.add.at(most.T, above, high.T[parts])
    low[:, whole] = np.maximum(low[:, whole], least[:, whole])
    high[:, whole] = np.minimum(high[:, whole], most[:, whole])
    rest_least, rest_most = least[:, above] - low[:, parts], most[:, above] - high[:, parts]
    raised = np.maximum(low[:, parts], low[:, above] - rest_most)
    lowered = np.minimum(high[:, parts], high[:, above] - rest_least)
    low[:, parts], high[:, parts] = raised, lowered


def _below(counts: Counts, above: Mapping[int, Status], *, groups: bool) -> Statuses:
    """What is hidden there is hidden in one way only: nothing is said of whether few or many have answered."""
    tree, parts = counts.tree, _Parts(counts)
    shown = {place for place, status in above.items() if status is Status.SHOWN} if groups else set()
    for place in range(len(tree.codes)):
        if place in shown:
            shown |= parts.told_together(place, shown)
    spoken = (place for place in np.flatnonzero(parts.asked).tolist() if parts.is_below(place))
    return {place: Status.SHOWN if place in shown else Status.PROTECT for place in spoken}


class _Parts:
    def __init__(self, counts: Counts) -> None:
        self.counts, self.tree = counts, counts.tree
        self.asked = self.tree.rolled_up(counts.asked.astype(np.int64)) > 0
        self.whole = self.tree.rolled_up(counts.answered).tolist()

    def is_below(self, place: int) -> bool:
        """Below institutions, and not too far down for anything to be said."""
        kind = self.tree.kinds[place]
        return is_group(kind) and is_within(kind, self.counts.lowest) and place not in self.tree.pooled

    def told_together(self, place: int, shown: set[int]) -> set[int]:
        """The parts below institutions, when each of them has enough and so has what lies beside them."""
        parts = list(self._of(place))
        enough = self.counts.k + MARGIN
        beside = self.whole[place] - sum(self.whole[one] for one in parts)
        ready = all(self.whole[one] >= enough and (self.is_below(one) or one in shown) for one in parts)
        return {one for one in parts if self.is_below(one)} if ready and (not beside or beside >= enough) else set()

    def _of(self, place: int) -> Iterator[int]:
        """Of a team that is a part of a joined one, its own parts stand in its place."""
        for one, parent in enumerate(self.tree.parents):
            if parent == place and self.asked[one]:
                if one in self.tree.pooled:
                    yield from self._of(one)
                else:
                    yield one

"""The values of one split, which share their unit's total and so give each other away.

Three things follow from what is shown without being shown themselves, and each must be nobody or enough, at every unit
and when it is subtracted along the tree: what is left of a unit's total beside the values shown; those who gave no
value, where all values are shown; and, where a unit above tells a value that institutions below hide, the others in
those institutions.
"""

import numpy as np

from dashboard.disclosure.growing import Counts, Growing
from dashboard.levels import depth


class Split:
    """`values` are the masks of the split's values by label, growing together under the mask of the whole."""

    def __init__(self, whole: Growing, values: dict[str, Growing]) -> None:
        self.tree, self.k, self.whole, self.values = whole.tree, whole.k, whole, values
        self.left, self.left_people = whole.counts.copy(), whole.people.copy()
        told = [sum(value.counts for value in values.values()), sum(value.people for value in values.values())]
        self.untold = Growing(self.tree, self.k, whole.counts - told[0], whole.people - told[1])
        self.others: dict[str, Growing] = {}

    def largest_first(self, unit: int) -> list[str]:
        return sorted(self.values, key=lambda label: (-int(self.values[label].counts[unit].sum()), label))

    def show(self, unit: int, label: str) -> bool:
        """Show the value if everybody stays hidden; returns whether it is shown."""
        value = self.values[label]
        others = self.others.get(label)
        is_last = all(one.shown[unit] for name, one in self.values.items() if name != label)
        growing = [value, *([self.untold] if is_last else []), *([others] if others else [])]
        spared = self.whole.shown[unit] and self._leaves_enough(unit, value)
        if not (spared and all(one.spared(unit) for one in growing)):
            return False
        for one in growing:
            one.show(unit)
        self.left[unit] -= value.counts[unit]
        self.left_people[unit] -= value.people[unit]
        return True

    def close_institutions(self) -> None:
        """Once the institutions are decided, count those who would be told of by a value shown above them."""
        self.others = self.others or {label: self._others(value) for label, value in self.values.items()}

    def _leaves_enough(self, unit: int, value: Growing) -> bool:
        return self.whole.safe(self.left[unit] - value.counts[unit], self.left_people[unit] - value.people[unit])

    def _others(self, value: Growing) -> Growing:
        """In institutions that show the whole but not this value: those with neither it nor a value that is shown."""
        institutions = self.tree.depths == depth("institution")
        hidden = (institutions & self.whole.shown & ~value.shown)[:, None]

        def above(left: Counts, part: Counts) -> Counts:
            return self.tree.rolled_up(np.where(hidden, left - part, 0))

        counts, people = above(self.left, value.counts), above(self.left_people, value.people)
        return Growing(self.tree, self.k, counts, people)

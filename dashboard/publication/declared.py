"""Where a row stands in the published table, whether or not a number may stand in it."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from dashboard.disclosure.universe import ALL, may_exist
from dashboard.levels import kinds
from dashboard.mapping import Form
from dashboard.publication.sums import Sums
from dashboard.tree import ROOT, Tree


def declared(form: Form, sums: Sums, label: str, splits_from: str, local: bool = False) -> NDArray[np.bool_]:
    """The units that were asked and may have such a cell, as flags; a local factor has none for the programme.

    The parts of a joined team have none: the joined team stands for them.
    """
    may = np.array([may_exist(kind, form.informant, label, splits_from) for kind in kinds()])
    flags = may[sums.tree.depths] & (sums.rows[ALL][:, 0] > 0)
    flags[ROOT] &= not local
    flags[list(sums.tree.pooled)] = False
    return flags


def units_of(form: Form, sums: Sums, label: str, splits_from: str, local: bool = False) -> NDArray[np.int64]:
    """The same as positions in the tree."""
    return np.flatnonzero(declared(form, sums, label, splits_from, local))


def rolled_up(tree: Tree, invited: Mapping[str, int]) -> dict[int, int]:
    """Invitations by position: a unit's own number where one is given, else the sum of its children's."""
    counts: dict[int, int] = {}
    for unit in range(len(tree.codes) - 1, ROOT - 1, -1):
        counts[unit] = invited.get(tree.codes[unit], counts.get(unit, 0))
        if unit > ROOT:
            above = tree.parents[unit]
            counts[above] = counts.get(above, 0) + counts[unit]
    return {unit: count for unit, count in counts.items() if count}

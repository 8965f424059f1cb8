"""Small random organisations with counts of respondents, for attacks on the mask."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from hypothesis import strategies as st

from dashboard.disclosure.importance import Importance
from dashboard.disclosure.knowledge import Knowledge
from dashboard.disclosure.masking import Table, mask
from dashboard.disclosure.neighbours import Neighbours
from dashboard.disclosure.repair import Repair
from dashboard.organisation import Unit
from dashboard.publication.counted import UNTOLD, Counted, Publication
from dashboard.tree import Tree

KINDS = ("municipality", "institution", "team", "child_group")
LABELS = ("gender=girl", "gender=boy")
X = "factor.x"


@dataclass(frozen=True, eq=False)
class World:
    """`direct[label]` are respondents attached to each unit itself, units × 1; labels sum to less than `all`."""

    tree: Tree
    direct: dict[str, np.ndarray]
    k: int

    def table(self, splits_from: int = 2) -> Table:
        counts = {label: self.tree.rolled_up(direct) for label, direct in self.direct.items()}
        split = self.tree.depths <= splits_from
        declared = {label: split if "=" in label else np.ones_like(split) for label in counts}
        return Table(self.tree, counts, counts, declared, self.k)

    @cached_property
    def counted(self) -> Counted:
        """One variable, X, and one total that nobody looks at."""
        girl, boy = (self.direct[label] for label in LABELS)
        by_value = {"girl": girl, "boy": boy, UNTOLD: self.direct["all"] - girl - boy}
        atoms = [
            (unit, value, int(n[unit, 0])) for value, n in by_value.items() for unit in np.flatnonzero(n[:, 0]).tolist()
        ]
        units, values, n = (np.array(part) for part in zip(*atoms, strict=True)) if atoms else (np.zeros(0),) * 3
        n = n.astype(np.int64).reshape(-1, 1)
        genders = {"gender": values.astype(np.str_)}
        return Counted(self.tree, units.astype(np.int64), genders, (X,), n, n, np.zeros(n.shape))

    def shown(self, earlier: Sequence[Publication] = ()) -> dict[str, np.ndarray]:
        """The whole way: the greedy mask, its repair, and the neighbours' protection. Flags of units, by label."""
        table = self.table()
        knowledge = Knowledge(self.counted, earlier, [X])
        importance = Importance(self.tree, table.counts)
        repaired = Repair(knowledge, self.k, importance).safe(mask(table), [0])
        return Neighbours(knowledge, importance).safe(repaired, [0])

    def publication(self, shown: dict[str, np.ndarray]) -> Publication:
        return Publication(self.counted, {label: flags[:, None] for label, flags in shown.items()})


@st.composite
def worlds(draw: st.DrawFn, municipalities: int = 3, institutions: int = 7) -> World:
    """A few municipalities, each with institutions, teams and child groups; some groups are tiny or empty."""
    units: list[Unit] = []
    for m in range(draw(st.integers(1, municipalities))):
        units.append(Unit(f"m{m}", "", "municipality", "m"))
        for i in range(draw(st.integers(1, institutions))):
            institution = f"m{m}i{i}"
            units.append(Unit(institution, f"m{m}", "institution", "i"))
            for t in range(draw(st.integers(0, 2))):
                units.append(Unit(f"{institution}t{t}", institution, "team", "t"))
            for g in range(draw(st.integers(0, 3))):
                parent = draw(st.sampled_from([u.code for u in units if u.code.startswith(institution)][:3]))
                above = next(unit for unit in units if unit.code == parent)
                group_parent = parent if above.kind in ("institution", "team") else institution
                units.append(Unit(f"{institution}g{g}", group_parent, "child_group", "g"))
    tree = Tree.of("p", units)
    size = len(tree.codes)
    lowest = [kind in ("team", "child_group", "institution") for kind in tree.kinds]
    one = st.one_of(st.integers(0, 12), st.just(0), st.integers(1, 4))
    girls = [draw(one) if may else 0 for may in lowest]
    boys = [draw(one) if may else 0 for may in lowest]
    untold = [draw(st.sampled_from([0, 0, 0, 1, 2])) if may else 0 for may in lowest]
    girl, boy, rest = (np.array(column, dtype=np.int64).reshape(size, 1) for column in (girls, boys, untold))
    direct = {"all": girl + boy + rest, "gender=girl": girl, "gender=boy": boy}
    return World(tree, direct, draw(st.sampled_from([3, 5])))


@st.composite
def corrections(draw: st.DrawFn) -> tuple[World, World]:
    """A world, and the same with a few answers more or fewer here and there."""
    world = draw(worlds(municipalities=2, institutions=4))
    size = len(world.tree.codes)
    more = st.sampled_from([0] * 12 + [1, 1, 2, 5, 9, -1, -3])
    changed = {
        label: np.where(world.direct[label] > 0, np.maximum(world.direct[label] + changes(draw, more, size), 0), 0)
        for label in LABELS
    }
    untold = world.direct["all"] - sum(world.direct[label] for label in LABELS)
    return world, World(world.tree, {"all": untold + sum(changed.values()), **changed}, world.k)


def changes(draw: st.DrawFn, more: st.SearchStrategy[int], size: int) -> np.ndarray:
    return np.array(draw(st.lists(more, min_size=size, max_size=size))).reshape(size, 1)

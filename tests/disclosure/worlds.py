"""Small random organisations with counts of respondents, for attacks on the mask."""

from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st

from dashboard.disclosure.masking import Table
from dashboard.organisation import Unit
from dashboard.tree import Tree

KINDS = ("municipality", "institution", "team", "child_group")
LABELS = ("gender=girl", "gender=boy")


@dataclass(frozen=True)
class World:
    """`direct[label]` are respondents attached to each unit itself, units × 1; labels sum to less than `all`."""

    tree: Tree
    direct: dict[str, np.ndarray]
    k: int

    def table(self, splits_from: int = 2) -> Table:
        counts = {label: self.tree.rolled_up(direct) for label, direct in self.direct.items()}
        split = self.tree.depths[:, None] <= splits_from
        declared = {label: split if "=" in label else np.ones_like(split) for label in counts}
        return Table(self.tree, counts, counts, declared, self.k)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """A few municipalities, each with institutions, teams and child groups; some groups are tiny or empty."""
    units: list[Unit] = []
    for m in range(draw(st.integers(1, 3))):
        units.append(Unit(f"m{m}", "", "municipality", "m"))
        for i in range(draw(st.integers(1, 7))):
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

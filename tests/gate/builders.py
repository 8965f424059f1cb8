"""Small organisations with counted answers and what was told of them, written so that a reader sees everybody."""

from collections.abc import Iterable, Mapping

import numpy as np

from dashboard.organisation import Unit
from dashboard.publication.counted import UNTOLD, Counted, Publication
from dashboard.tree import Tree

Values = tuple[str, ...]  # the value of every split, in the splits' own order
Atoms = Mapping[tuple[str, Values], int | tuple[int, float] | tuple[int, float, int]]

ROOT = "p"


def tree(*lines: str) -> Tree:
    """From lines of code, parent ("." for the programme) and kind."""
    units = []
    for line in lines:
        code, parent, kind = line.split()
        units.append(Unit(code, "" if parent == "." else parent, kind, code))
    return Tree.of(ROOT, units)


def counted(
    organisation: Tree, variables: Mapping[str, Atoms] | Atoms, splits: tuple[str, ...] = ("gender",)
) -> Counted:
    """Answers by unit and split values: n, or (n, total), or (n, total, people)."""
    by_name = variables if all(isinstance(name, str) for name in variables) else {"factor.x": variables}
    keys = list(dict.fromkeys(key for atoms in by_name.values() for key in atoms))
    table = np.array([[_numbers(atoms.get(key, 0)) for atoms in by_name.values()] for key in keys])
    table = table.reshape(len(keys), len(by_name), 3)
    return Counted(
        tree=organisation,
        units=np.array([organisation.position[code] for code, _ in keys], dtype=np.int64),
        values={split: np.array([values[at] for _, values in keys], dtype=np.str_) for at, split in enumerate(splits)},
        variables=tuple(by_name),
        n=table[:, :, 0].astype(np.int64),
        people=table[:, :, 2].astype(np.int64),
        total=table[:, :, 1],
    )


def _numbers(atom: int | tuple[int, float] | tuple[int, float, int]) -> tuple[float, float, float]:
    n, total, people = (*((atom,) if isinstance(atom, int) else atom), None, None)[:3]
    return n, 3.0 * n if total is None else total, n if people is None else people


def told(version: Counted, *cells: str, variables: Iterable[str] | None = None) -> Publication:
    """A publication of these cells, written "unit" or "unit split=value"."""
    flags: dict[str, np.ndarray] = {}
    shape = (len(version.tree.codes), len(version.variables))
    columns = [version.column(name) for name in version.variables if variables is None or name in variables]
    for cell in cells:
        unit, _, label = cell.partition(" ")
        flags.setdefault(label or "all", np.zeros(shape, dtype=bool))[version.tree.position[unit], columns] = True
    return Publication(version, flags)


def group(girls: int = 0, boys: int = 0, nobody: int = 0) -> dict[Values, int]:
    return {("girl",): girls, ("boy",): boys, (UNTOLD,): nobody}


def attached(**groups: dict[Values, int]) -> dict[tuple[str, Values], int]:
    """Atoms of units by code."""
    return {(code, values): n for code, group in groups.items() for values, n in group.items() if n}

"""What an attacker writes down: one unknown for everybody who cannot be told apart, one equation per told cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from dashboard.gate import lineage, states
from dashboard.gate.findings import Place
from dashboard.gate.states import States
from dashboard.publication.counted import Publication
from dashboard.statistics.atoms import is_third

ALL = "all"


class ToldCells(Protocol):
    """Cells by publication number, position in that publication's tree, and label. `Figures` are such cells."""

    @property
    def publications(self) -> NDArray[np.int64]: ...
    @property
    def units(self) -> NDArray[np.int64]: ...
    @property
    def labels(self) -> NDArray[np.str_]: ...


@dataclass(frozen=True, eq=False)
class Columns:
    """The unknowns of one variable and the told cells over them.

    Column j is the sum of `n[j]` answers that every told cell holds all or none of; they come from `weight[j]` persons
    at least. It belongs to the atom `atoms[j]` of the attack (after merging: to one of them), counts in the
    publications of `alive[j]`, and sums to `total[j]` (nan where an atom changed between versions, so that nobody
    knows how its total divides). `blocks[j]` numbers the institution. Row i of `rows` (cells × columns, 0 and 1) is
    the cell of `publications[i]`, `units[i]`, `labels[i]`.
    """

    variable: str
    atoms: NDArray[np.int64]
    n: NDArray[np.int64]
    weight: NDArray[np.int64]
    total: NDArray[np.float64]
    alive: NDArray[np.bool_]
    blocks: NDArray[np.int64]
    publications: NDArray[np.int64]
    units: NDArray[np.int64]
    labels: NDArray[np.str_]
    rows: sparse.csr_array


@dataclass(frozen=True, eq=False)
class _Cells:
    publications: NDArray[np.int64]
    units: NDArray[np.int64]
    labels: NDArray[np.str_]


class Attack:
    """All publications of one form and round, oldest first, over the same atoms: those of any version, matched by the
    unit's code and the split values. `positions[p]` says which of them publication p's atoms are, `homes` gives the
    code of each one's institution."""

    def __init__(self, publications: Sequence[Publication]) -> None:
        self.publications = publications
        keys: dict[tuple[str, ...], int] = {}
        self.positions = [lineage.numbered(publication.counted, keys) for publication in publications]
        self.keys = list(keys)
        pairs = list(zip(publications, self.positions, strict=True))
        self.lineages = [lineage.subtrees(p.counted, at, len(keys)) for p, at in pairs]
        self.homes = lineage.homes(publications, self.positions, len(keys))
        self.blocks = np.unique(self.homes, return_inverse=True)[1]

    @property
    def comparable(self) -> bool:
        """Whether atoms of different versions can be matched at all: they know the same splits, and no value that one
        knows may be another's by a new name."""
        splits = {tuple(sorted(p.counted.values)) for p in self.publications}
        labels = [set(p.told) for p in self.publications]
        return len(splits) <= 1 and all(one <= other or other <= one for one, other in combinations(labels, 2))

    @property
    def variables(self) -> list[str]:
        """Without the thirds of a factor: they are told of the factor's own persons, where the factor is."""
        names = dict.fromkeys(name for p in self.publications for name in p.counted.variables)
        return [name for name in names if not is_third(name)]

    def columns(self, variable: str) -> Columns:
        """Every column with answers, whether or not a told cell holds it."""
        where = states.of(variable, self.publications, self.positions, len(self.keys))
        told = self.told(variable)
        return Columns(
            variable=variable,
            atoms=where.atoms,
            n=where.n,
            weight=where.weight,
            total=where.total,
            alive=where.alive,
            blocks=self.blocks[where.atoms],
            publications=told.publications,
            units=told.units,
            labels=told.labels,
            rows=self.rows(told, where),
        )

    def told(self, variable: str) -> ToldCells:
        """By publication, then label, then position of the unit."""
        parts = list(_told(variable, self.publications))
        return _Cells(
            publications=np.concatenate([np.full(len(units), p) for p, _, units in parts] or [_NONE]),
            units=np.concatenate([units for _, _, units in parts] or [_NONE]),
            labels=np.array([label for _, label, units in parts for _ in units], dtype=np.str_),
        )

    def rows(self, cells: ToldCells, columns: States | Columns) -> sparse.csr_array:
        """One row of 0 and 1 over the columns for each of the cells, in their order."""
        parts, order = [sparse.csr_array((0, len(columns.n)), dtype=np.int64)], [_NONE]
        for p in np.unique(cells.publications).tolist():
            for label in np.unique(cells.labels[cells.publications == p]).tolist():
                chosen = np.flatnonzero((cells.publications == p) & (cells.labels == label))
                counts = columns.alive[:, p] & self._carries(p, label)[columns.atoms]
                whose = _incidence(columns.atoms, counts, len(self.keys))
                parts.append(self.lineages[p][cells.units[chosen]] @ whose)
                order.append(chosen)
        return sparse.csr_array(sparse.vstack(parts, format="csr"))[np.argsort(np.concatenate(order))]

    def places(self, cells: ToldCells) -> tuple[Place, ...]:
        codes = [publication.counted.tree.codes for publication in self.publications]
        numbers = zip(cells.publications.tolist(), cells.units.tolist(), cells.labels.tolist(), strict=True)
        return tuple(Place(publication, codes[publication][unit], label) for publication, unit, label in numbers)

    def _carries(self, publication: int, label: str) -> NDArray[np.bool_]:
        """Atoms that have the label's value."""
        counted, found = self.publications[publication].counted, np.zeros(len(self.keys), dtype=bool)
        split, _, value = label.partition("=")
        has = True if label == ALL else counted.values[split] == value
        found[self.positions[publication]] = has
        return found


def merged(columns: Columns) -> Columns:
    """With one column for all that stand in exactly the same told cells of one block, and none for those in no cell."""
    by_column = sparse.csc_array(columns.rows)
    by_column.sort_indices()
    first: dict[tuple[int, bytes], int] = {}
    ends = by_column.indptr.tolist()
    groups = np.array(
        [
            first.setdefault((block, by_column.indices[start:end].tobytes()), len(first)) if end > start else -1
            for block, start, end in zip(columns.blocks.tolist(), ends[:-1], ends[1:], strict=True)
        ],
        dtype=np.int64,
    )
    seen = groups >= 0
    representatives = np.zeros(len(first), dtype=np.int64)
    representatives[groups[seen][::-1]] = np.flatnonzero(seen)[::-1]
    return replace(
        of_columns(columns, representatives),
        n=_added(columns.n, groups, len(first)),
        weight=_added(columns.weight, groups, len(first)),
        total=_added(columns.total, groups, len(first)),
    )


def of_cells(columns: Columns, some: NDArray[np.int64]) -> Columns:
    """The same columns, but only some of the told cells."""
    return replace(
        columns,
        publications=columns.publications[some],
        units=columns.units[some],
        labels=columns.labels[some],
        rows=columns.rows[some],
    )


def of_columns(columns: Columns, some: NDArray[np.int64]) -> Columns:
    return replace(
        columns,
        atoms=columns.atoms[some],
        n=columns.n[some],
        weight=columns.weight[some],
        total=columns.total[some],
        alive=columns.alive[some],
        blocks=columns.blocks[some],
        rows=columns.rows[:, some],
    )


def _added(values: NDArray, groups: NDArray[np.int64], size: int) -> NDArray:
    sums = np.zeros(size, dtype=values.dtype)
    np.add.at(sums, groups[groups >= 0], values[groups >= 0])
    return sums


_NONE = np.zeros(0, dtype=np.int64)


def _told(variable: str, publications: Sequence[Publication]) -> Iterator[tuple[int, str, NDArray[np.int64]]]:
    for p, publication in enumerate(publications):
        if variable in publication.counted.variables:
            column = publication.counted.column(variable)
            for label, told in publication.told.items():
                if (units := np.flatnonzero(told[:, column])).size:
                    yield p, label, units


def _incidence(atoms: NDArray[np.int64], counts: NDArray[np.bool_], size: int) -> sparse.csr_array:
    """Atoms × columns: which atom a column that counts belongs to."""
    some = np.flatnonzero(counts)
    return sparse.csr_array((np.ones(len(some), dtype=np.int64), (atoms[some], some)), shape=(size, len(atoms)))

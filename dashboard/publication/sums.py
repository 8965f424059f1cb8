"""Counts and sums of one form for every unit and label, rolled up from the atoms or from delivered scores."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import narwhals as nw
import numpy as np
from narwhals.typing import IntoDataFrame
from numpy.typing import NDArray

from dashboard.disclosure.universe import ALL, labels, split_of
from dashboard.mapping import Form
from dashboard.statistics import atoms
from dashboard.tree import Tree

Column = NDArray[np.float64]  # units × variables
Counts = dict[str, NDArray[np.int64]]


@dataclass(frozen=True)
class Sums:
    """Arrays are units × variables, `variables` naming the columns; dicts are keyed by label.

    `direct_*` hold what is attached to a unit itself, sums for the label `all`; the rest whole subtrees. `people` are
    different respondents with a value, `rows` (units × 1) answers and `row_people` different respondents. `quality`
    (units × 5) counts what each screen caught, UNCOUNTED where nobody did, and how many rows were screened.
    `has_answers` is False for delivered scores, which tell nothing of items and spread.
    """

    tree: Tree
    variables: tuple[str, ...]
    n: Counts
    total: dict[str, Column]
    low: Counts
    high: Counts
    rows: Counts
    people: Counts
    row_people: Counts
    quality: NDArray[np.int64]
    direct_n: Counts
    direct_total: Column
    direct_squares: Column
    has_answers: bool = True

    def columns(self, names: Sequence[str]) -> list[int]:
        return [self.variables.index(name) for name in names]

    @cached_property
    def groups(self) -> dict[str, NDArray[np.int64]]:
        """How many units with answers of their own lie in each unit."""
        return {name: self.tree.rolled_up((direct > 0).astype(np.int64)) for name, direct in self.direct_n.items()}

    @property
    def attached(self) -> NDArray[np.bool_]:
        """Units all of whose answers are attached to themselves."""
        return (self.direct_n[ALL] > 0) & (self.direct_n[ALL] == self.n[ALL])


def variables(form: Form) -> tuple[str, ...]:
    factors = [atoms.factor_variable(factor.key) for factor in form.factors]
    return (*factors, *(atoms.item_variable(item) for item in form.item_keys))


def from_atoms(frame: IntoDataFrame, form: Form, tree: Tree) -> Sums:
    """Roll up what `statistics.atoms` counted."""
    table = _Table(nw.from_native(frame, eager_only=True), tree)
    names = variables(form)
    factors = names[: len(form.factors)]
    chosen = {label: table.rows_of(label) for label in labels(form)}
    answers, totals = [atoms.n(name) for name in names], [atoms.total(name) for name in names]

    def counts(columns: Iterable[str]) -> Counts:
        wanted = list(columns)
        return {label: tree.rolled_up(table.direct(wanted, rows).astype(np.int64)) for label, rows in chosen.items()}

    n, rows = counts(map(atoms.n, names)), counts([atoms.ROWS])
    return Sums(
        tree=tree,
        variables=names,
        n=n,
        total={label: tree.rolled_up(table.direct(totals, rows)) for label, rows in chosen.items()},
        low=counts(map(atoms.low, factors)),
        high=counts(map(atoms.high, factors)),
        rows=rows,
        people=counts(map(atoms.people, names)) if form.respondent_column else n,
        row_people=counts([atoms.people(atoms.ROWS)]) if form.respondent_column else rows,
        quality=table.screens(),
        direct_n={label: table.direct(answers, rows).astype(np.int64) for label, rows in chosen.items()},
        direct_total=table.direct(totals, chosen[ALL]),
        direct_squares=table.direct([atoms.squares(v) for v in factors], chosen[ALL]),
    )


class _Table:
    """The atoms as arrays, added up by the unit they are attached to."""

    def __init__(self, frame: nw.DataFrame, tree: Tree) -> None:
        self.frame, self.tree, self.size = frame, tree, len(tree.codes)
        self.unit = np.array([tree.position[code] for code in frame[atoms.UNIT].to_list()], dtype=np.int64)

    def rows_of(self, label: str) -> NDArray[np.bool_]:
        if label == ALL:
            return np.ones(len(self.unit), dtype=bool)
        values = self.frame[atoms.split_column(split_of(label))].to_list()
        return np.array([value == label.partition("=")[2] for value in values], dtype=bool)

    def screens(self) -> NDArray[np.int64]:
        """Vaults from before a screen was thought of have no count of it, and it cannot be had from what they keep."""
        known = [name in self.frame.columns for name in (*atoms.QUALITY, atoms.SCREENED)]
        columns = [name for name in (*atoms.QUALITY, atoms.SCREENED) if name in self.frame.columns]
        found = np.full((self.size, len(known)), atoms.UNCOUNTED, dtype=np.int64)
        everybody = np.ones(len(self.unit), dtype=bool)
        found[:, known] = self.tree.rolled_up(self.direct(columns, everybody).astype(np.int64))
        return found

    def direct(self, columns: Sequence[str], rows: NDArray[np.bool_]) -> Column:
        """Units × columns: sums over the chosen atoms attached to each unit itself."""
        values = self.frame.select(*columns).to_numpy().astype(float).reshape(len(self.unit), len(columns))
        sums = np.zeros((self.size, len(columns)))
        np.add.at(sums, self.unit[rows], values[rows])
        return sums

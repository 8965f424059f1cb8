"""Who answered where: what the vault counted of one form, the common ground of the mask and of its audit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import narwhals as nw
import numpy as np
from narwhals.typing import IntoDataFrame
from numpy.typing import NDArray

from dashboard.mapping import Form
from dashboard.publication.allotment import Pieces
from dashboard.publication.sums import Sums, variables
from dashboard.statistics import atoms
from dashboard.tree import ROOT, Tree

ALL = "all"
UNTOLD = ""  # the value of those who gave none

Told = dict[str, NDArray[np.bool_]]  # label -> units × variables: where a number or a bound stands


@dataclass(frozen=True, eq=False)
class Counted:
    """One row per atom: those attached to one unit with the same value in every split, whom no cell separates.

    `units` are positions in `tree` and `values[split]` the value's key. `n`, `people` and `total` are atoms ×
    variables; the variables are `rows` (everybody who answered, with total 0), the factors, the items, and for each
    factor its partial answers (total 0) and its low and high thirds, if answers were counted. `n` counts answers and
    `people` different respondents, once each where most of their answers are. `total` sums values on the variable's
    own scale in this version.
    """

    tree: Tree
    units: NDArray[np.int64]
    values: dict[str, NDArray[np.str_]]
    variables: tuple[str, ...]
    n: NDArray[np.int64]
    people: NDArray[np.int64]
    total: NDArray[np.float64]

    def column(self, variable: str) -> int:
        return self.variables.index(variable)


@dataclass(frozen=True, eq=False)
class Publication:
    """What was told of one version at one time. Whoever reads the newest may have kept all earlier ones."""

    counted: Counted
    told: Told


def from_atoms(frame: IntoDataFrame, form: Form, tree: Tree) -> Counted:
    table = nw.from_native(frame, eager_only=True)
    found = [_Variable(atoms.ROWS, atoms.ROWS), *_own_variables(form), *_of_factors(form)]
    # Vaults from before rules "2" counted no partial answers.
    found = [one for one in found if one.of == atoms.ROWS or atoms.n(one.of) in table.columns]
    answers = [atoms.ROWS if one.of == atoms.ROWS else atoms.n(one.of) for one in found]
    different = [atoms.people(one.of) for one in found] if form.respondent_column else answers
    return Counted(
        tree=tree,
        units=np.array([tree.position[code] for code in table[atoms.UNIT].to_list()], dtype=np.int64),
        values={split: np.array(table[atoms.split_column(split)].to_list(), dtype=np.str_) for split in form.splits},
        variables=tuple(one.name for one in found),
        n=_numbers(table, answers, np.int64),
        people=_numbers(table, different, np.int64),
        total=_totals(table, [one.total for one in found]),
    )


class _Variable(NamedTuple):
    """`of` is the variable that its persons have, `total` the column of its sums; None where nothing is summed."""

    name: str
    of: str
    total: str | None = None


def _own_variables(form: Form) -> list[_Variable]:
    return [_Variable(name, name, atoms.total(name)) for name in variables(form)]


def _of_factors(form: Form) -> Iterator[_Variable]:
    for factor in form.factors:
        partial, whole = atoms.partial_variable(factor.key), atoms.factor_variable(factor.key)
        yield _Variable(partial, partial)
        yield _Variable(atoms.low_variable(factor.key), whole, atoms.low(whole))
        yield _Variable(atoms.high_variable(factor.key), whole, atoms.high(whole))


def _totals(table: nw.DataFrame, columns: list[str | None]) -> NDArray[np.float64]:
    totals = np.zeros((len(table), len(columns)))
    some = [place for place, column in enumerate(columns) if column]
    totals[:, some] = _numbers(table, [column for column in columns if column], np.float64)
    return totals


def without_splits(counted: Counted) -> Counted:
    """The same answers by unit alone: versions that sorted the same persons under other values can be compared so."""
    units, home = np.unique(counted.units, return_inverse=True)
    n, people, total = (np.zeros((len(units), part.shape[1]), dtype=part.dtype) for part in _numbers_of(counted))
    for sums, part in zip((n, people, total), _numbers_of(counted), strict=True):
        np.add.at(sums, home, part)
    return replace(counted, units=units, values={}, n=n, people=people, total=total)


def _numbers_of(counted: Counted) -> tuple[NDArray, NDArray, NDArray]:
    return counted.n, counted.people, counted.total


def of_everybody(publications: Sequence[Publication]) -> list[Publication]:
    """Without splits, each version once."""
    versions = {id(one.counted): without_splits(one.counted) for one in publications}
    return [Publication(versions[id(one.counted)], {ALL: one.told[ALL]}) for one in publications]


def from_scores(sums: Sums, form: Form) -> Counted:
    """Delivered scores as atoms: what a unit's row has beyond the rows below it is attached to the unit itself.

    No crossing of splits is delivered, and often no split below the institution: values are then placed among those
    below in proportion, so who has which is a guess. The numbers of every delivered row are kept.
    """
    names = (atoms.ROWS, *sums.variables)
    whole = {label: np.concatenate([sums.rows[label], n], axis=1) for label, n in sums.n.items()}
    totals = {label: np.concatenate([np.zeros((len(total), 1)), total], axis=1) for label, total in sums.total.items()}
    own = {label: (_own(sums.tree, whole[label]).clip(0), _own(sums.tree, totals[label])) for label in whole}
    pieces = Pieces([()], *(part[None].astype(float) for part in own[ALL]))
    for split, spec in form.splits.items():
        values = {value.key: own[f"{split}={value.key}"] for value in spec.values.values()}
        pieces = pieces.divided(sums.tree, values, UNTOLD)
    place, units = np.nonzero(pieces.n.any(axis=2))
    n = pieces.n[place, units].astype(np.int64)
    return Counted(
        tree=sums.tree,
        units=units,
        values={
            split: np.array([pieces.values[at][i] for at in place.tolist()], dtype=np.str_)
            for i, split in enumerate(form.splits)
        },
        variables=names,
        n=n,
        people=n,
        total=np.where(n > 0, pieces.total[place, units], 0.0),
    )


def _own(tree: Tree, whole: NDArray) -> NDArray:
    """What every unit has beyond its children."""
    own = whole.copy()
    for unit in range(ROOT + 1, len(tree.codes)):
        own[tree.parents[unit]] -= whole[unit]
    return own


def _numbers(table: nw.DataFrame, columns: list[str], kind: type) -> NDArray:
    different = list(dict.fromkeys(columns))
    values: NDArray = table.select(*different).to_numpy().astype(kind).reshape(len(table), len(different))
    return values[:, [different.index(column) for column in columns]]

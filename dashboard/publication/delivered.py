"""Sums from `scores.csv`: results that arrive already aggregated, with n, mean and deviation (population) per row."""

import narwhals as nw
import numpy as np
from narwhals.typing import IntoDataFrame
from numpy.typing import NDArray

from dashboard.disclosure.universe import ALL, labels
from dashboard.mapping import Form
from dashboard.publication.sums import Sums, variables
from dashboard.statistics.atoms import QUALITY, factor_variable
from dashboard.tree import ROOT, Tree

N, TOTAL, SQUARES = range(3)


def from_scores(frame: IntoDataFrame, form: Form, tree: Tree) -> Sums:
    """A unit's own row stands; a unit without one gets the sum of its children.

    Items, answer bands and the quality screen need answers and stay empty. Answers count as attached to the lowest
    units that have rows.
    """
    names = variables(form)
    given = {name: np.zeros((3, len(tree.codes), len(names))) for name in labels(form)}
    for row in nw.from_native(frame, eager_only=True).iter_rows(named=True):
        column = names.index(factor_variable(row["factor"]))
        given[row["split"]][:, tree.position[row["unit"]], column] = _sums(row["n"], row["mean"], row["sd"])
    whole = {name: _completed(tree, rows) for name, rows in given.items()}
    lowest = {name: rows * ~_has_rows_below(tree, rows[N]) for name, rows in given.items()}
    n = {name: rows[N].astype(np.int64) for name, rows in whole.items()}
    answers = {name: _answers(tree, counts) for name, counts in n.items()}
    bands = {name: np.zeros((len(tree.codes), len(form.factors)), dtype=np.int64) for name in n}
    return Sums(
        tree=tree,
        variables=names,
        n=n,
        total={name: rows[TOTAL] for name, rows in whole.items()},
        low=bands,
        high=bands,
        rows=answers,
        people=n,
        row_people=answers,
        quality=np.zeros((len(tree.codes), len(QUALITY) + 1), dtype=np.int64),
        direct_n={name: rows[N].astype(np.int64) for name, rows in lowest.items()},
        direct_total=lowest[ALL][TOTAL],
        direct_squares=lowest[ALL][SQUARES][:, : len(form.factors)],
        has_answers=False,
    )


def _sums(n: int, mean: float | None, deviation: float | None) -> tuple[float, float, float]:
    mean, deviation = mean or 0.0, deviation or 0.0
    return n, n * mean, n * (deviation**2 + mean**2)


def _completed(tree: Tree, given: NDArray[np.float64]) -> NDArray[np.float64]:
    """Own rows where there are any, else the children's sums, from the leaves upwards."""
    whole = given.copy()
    below = np.zeros_like(given)
    for unit in range(len(tree.codes) - 1, ROOT - 1, -1):
        whole[:, unit] = np.where(given[N, unit] > 0, given[:, unit], below[:, unit])
        if unit > ROOT:
            below[:, tree.parents[unit]] += whole[:, unit]
    return whole


def _answers(tree: Tree, n: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many must have answered, units × 1: the most that any factor counts, and no fewer than in the children."""
    answers = n.max(axis=1, keepdims=True)
    below = np.zeros_like(answers)
    for unit in range(len(tree.codes) - 1, ROOT - 1, -1):
        answers[unit] = np.maximum(answers[unit], below[unit])
        if unit > ROOT:
            below[tree.parents[unit]] += answers[unit]
    return answers


def _has_rows_below(tree: Tree, n: NDArray[np.float64]) -> NDArray[np.bool_]:
    rows = (n > 0).astype(np.int64)
    return (tree.rolled_up(rows) - rows) > 0

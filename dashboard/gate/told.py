"""From what stands in the store to what an attacker writes down: where something is told, and limits on every mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dashboard.gate.figures import Figures
from dashboard.gate.spread import thirds
from dashboard.gate.standing import ALL, Numbers, Places, Positions, Standing, Texts
from dashboard.mapping import Factor, Form
from dashboard.publication.counted import Counted, Publication
from dashboard.statistics.atoms import (
    ROWS,
    factor_variable,
    high_variable,
    item_variable,
    low_variable,
    partial_variable,
)
from dashboard.statistics.points import CENTRE, COARSE, FINE_FROM, UNIT, Constants, on_first_scale
from dashboard.tree import ROOT

Scale = tuple[float, float]
TENTH = 0.1  # item means are told to the nearest
DELIVERED = 0.005  # of the scale's width: how far a delivered mean may be off
EXTREME = "extreme"
END = 0.5  # of the scale's width, divided by n


@dataclass(frozen=True, eq=False)
class Limits:
    """What one publication's figures of one variable say: the mean of a cell lies between `least` and `most`, on the
    answer scale `scale`. `units` are positions in the publication's tree."""

    scale: Scale
    units: Positions
    labels: Texts
    least: Numbers
    most: Numbers


@dataclass(frozen=True, eq=False)
class Telling:
    """One publication with its figures, by variable."""

    publication: Publication
    limits: dict[str, Limits]


def telling(counted: Counted, standing: Standing, constants: Mapping[str, Constants]) -> Telling:
    """Cells that stand where the version has no such place tell of nobody it counted; `cells` finds them."""
    told = {label: np.zeros((len(counted.tree.codes), len(counted.variables)), dtype=bool) for label in standing.labels}
    answered = standing.responses.units
    told[standing.labels[0]][answered[answered >= 0], counted.column(ROWS)] = True
    limits = _factors(counted, standing, constants) | _items(standing) | _thirds(standing)
    limits = {variable: found for variable, found in limits.items() if variable in counted.variables}
    for variable, found in limits.items():
        for label in np.unique(found.labels).tolist():
            told[label][found.units[found.labels == label], counted.column(variable)] = True
    for flags in told.values():
        _tell_partial(standing.form, counted, flags)
    return Telling(Publication(counted, told), limits)


def anchoring(counted: Counted, scales: Mapping[str, Scale]) -> Telling:
    """The exact mean of all answers to each of the variables, told of the root and nothing else."""
    flags = np.zeros((len(counted.tree.codes), len(counted.variables)), dtype=bool)
    limits, root = {}, np.array([ROOT])
    for variable, scale in scales.items():
        column = counted.column(variable)
        if n := counted.n[:, column].sum():
            flags[ROOT, column] = True
            mean = np.array([counted.total[:, column].sum() / n])
            limits[variable] = Limits(scale, root, np.array([ALL]), mean, mean)
    return Telling(Publication(counted, {ALL: flags}), limits)


def _tell_partial(form: Form, counted: Counted, flags: NDArray[np.bool_]) -> None:
    """A factor beside any of its items tells of those who left some of these out."""
    for factor in form.factors:
        if (name := partial_variable(factor.key)) in counted.variables:
            items = [counted.column(item_variable(item)) for item in factor.items]
            whole = flags[:, counted.column(factor_variable(factor.key))]
            flags[:, counted.column(name)] = whole & flags[:, items].any(axis=1)


def variables(form: Form) -> dict[str, Scale]:
    """The factors and items with their answer scales, and who is in the low and the high third: 0 or 1."""
    scales = {factor_variable(factor.key): factor.scale for factor in form.factors}
    scales |= {item_variable(item): item_scale(form, item) for item in form.item_keys}
    return scales | {
        third(factor.key): (0.0, 1.0) for factor in form.factors for third in (low_variable, high_variable)
    }


def item_scale(form: Form, item: str) -> Scale:
    """Where factors on different scales share an item, an answer lies within them all."""
    scales = [factor.scale for factor in form.factors if item in factor.items]
    return max(low for low, _ in scales), min(high for _, high in scales)


def widened(told: Figures) -> Figures:
    """By as much as delivered means may be off: they were rounded before they came, and may contradict each other."""
    room = DELIVERED * (told.scale[1] - told.scale[0])
    least, most = np.clip([told.least - room, told.most + room], *told.scale)
    return replace(told, least=least, most=most)


def figures(variable: str, scale: Scale, tellings: Sequence[Telling]) -> Figures:
    """Of all publications, oldest first. What was asked on another scale then is moved to the present one."""
    found = [(number, one.limits[variable]) for number, one in enumerate(tellings) if variable in one.limits]
    empty = np.array([])
    return Figures(
        variable=variable,
        scale=scale,
        publications=np.concatenate([empty, *(np.full(len(one.units), n) for n, one in found)]).astype(np.int64),
        units=np.concatenate([empty, *(one.units for _, one in found)]).astype(np.int64),
        labels=np.concatenate([empty.astype(np.str_), *(one.labels for _, one in found)]),
        least=np.concatenate([empty, *(on_first_scale(one.least, one.scale, scale) for _, one in found)]),
        most=np.concatenate([empty, *(on_first_scale(one.most, one.scale, scale) for _, one in found)]),
    )


def _factors(counted: Counted, standing: Standing, constants: Mapping[str, Constants]) -> dict[str, Limits]:
    cells, found = standing.factors, {}
    extreme = (cells.status == EXTREME) & (cells.bound != "")
    told = cells.places.known & (extreme | ~np.isnan(cells.points))
    for position, factor in enumerate(standing.form.factors):
        rows = told & (cells.places.keys == position)
        if rows.any() and factor.key in constants:
            ends = factor_limits(factor, constants[factor.key], cells.points[rows], cells.n[rows], cells.bound[rows])
            ends = _at_ends(counted, factor, standing, rows, *ends)
            found[factor_variable(factor.key)] = _limits(standing, cells.places, rows, factor.scale, *ends)
    return found


def _items(standing: Standing) -> dict[str, Limits]:
    cells, found = standing.items, {}
    for position, item in enumerate(standing.form.item_keys):
        rows = cells.places.known & (cells.places.keys == position)
        if rows.any():
            scale = item_scale(standing.form, item)
            ends = np.clip([cells.mean[rows] - TENTH / 2, cells.mean[rows] + TENTH / 2], *scale)
            found[item_variable(item)] = _limits(standing, cells.places, rows, scale, *ends)
    return found


def _at_ends(
    counted: Counted, factor: Factor, standing: Standing, rows: NDArray[np.bool_], least: Numbers, most: Numbers
) -> tuple[Numbers, Numbers]:
    """A bound is told rounded, but whoever knows the rule and how many answered knows the mean to lie beyond
    U - 0.5 (U - L) / n, or L + 0.5 (U - L) / n (trust.md SDC-4)."""
    cells, (low, high) = standing.factors, factor.scale
    extreme = cells.bound[rows] != ""
    if not extreme.any() or factor_variable(factor.key) not in counted.variables:
        return least, most
    n = _answers(counted, factor_variable(factor.key), standing.labels)
    room = END * (high - low) / np.maximum(n[cells.places.labels[rows], cells.places.units[rows]], 1)
    at_top, at_bottom = extreme & (most >= high), extreme & (least <= low)
    return np.where(at_top, np.maximum(least, high - room), least), np.where(
        at_bottom, np.minimum(most, low + room), most
    )


def _answers(counted: Counted, variable: str, labels: Sequence[str]) -> NDArray[np.int64]:
    """Labels × units."""
    direct = np.zeros((len(labels), len(counted.tree.codes)), dtype=np.int64)
    n = counted.n[:, counted.column(variable)]
    for place, label in enumerate(labels):
        split, _, value = label.partition("=")
        some = counted.values[split] == value if value else np.ones(len(n), dtype=bool)
        np.add.at(direct[place], counted.units[some], n[some])
    return np.stack([counted.tree.rolled_up(row) for row in direct])


def _thirds(standing: Standing) -> dict[str, Limits]:
    cells, found = standing.bands, {}
    for position, factor in enumerate(standing.form.factors):
        rows = cells.places.known & (cells.places.keys == position)
        if rows.any():
            fewest, most = thirds(cells.shares[rows], cells.n[rows])
            for place, third in ((0, low_variable), (2, high_variable)):
                ends = fewest[:, place] / cells.n[rows], most[:, place] / cells.n[rows]
                found[third(factor.key)] = _limits(standing, cells.places, rows, (0.0, 1.0), *ends)
    return found


def _limits(
    standing: Standing, places: Places, rows: NDArray[np.bool_], scale: Scale, least: Numbers, most: Numbers
) -> Limits:
    """In an order of their own, whatever order the store gives its rows in."""
    order = np.lexsort((places.units[rows], places.labels[rows]))
    labels = np.array(standing.labels, dtype=np.str_)[places.labels[rows][order]]
    return Limits(scale, places.units[rows][order], labels, least[order], most[order])


def factor_limits(
    factor: Factor, constants: Constants, points: Numbers, n: Numbers, bound: Texts
) -> tuple[Numbers, Numbers]:
    """The least and the most that the mean of each cell can be, on the factor's answer scale of this version.

    Told points are the nearest five below 100 answers, else the nearest one; a bound reaches to the end of the scale.
    """
    half = np.where(n < FINE_FROM, COARSE, 1) / 2
    least, most = points - half, points + half
    upwards, downwards = np.char.startswith(bound, ">="), np.char.startswith(bound, "<=")
    edge = np.array([float(text[2:]) if text else np.nan for text in bound.tolist()])
    least = np.where(bound == "", least, np.where(upwards, edge, -np.inf))
    most = np.where(bound == "", most, np.where(downwards, edge, np.inf))
    turned = factor.higher_is == "worse"
    ends = [_on_answer_scale(end, factor, constants, turned) for end in (least, most)]
    low, high = ends[::-1] if turned else ends
    return np.clip(low, *factor.scale), np.clip(high, *factor.scale)


def _on_answer_scale(points: Numbers, factor: Factor, constants: Constants, turned: bool) -> Numbers:
    """points = 500 ± 100 (x − μ) / σ, solved for x on the scale of the constants, then moved to the factor's own."""
    score = constants.mean + (-1 if turned else 1) * (points - CENTRE) * constants.deviation / UNIT
    return on_first_scale(score, constants.scale, factor.scale)

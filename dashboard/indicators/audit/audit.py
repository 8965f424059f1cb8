"""The whole audit of one school year: every indicator by itself, every part of it that no sum ties to another."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from dashboard.gate.findings import Finding, Rule
from dashboard.indicators.audit import cells, frozen, groups, unknown
from dashboard.indicators.audit.columns import Columns, columns
from dashboard.indicators.audit.persons import Sums, pinned
from dashboard.indicators.audit.standing import Standing
from dashboard.indicators.catalogue import Indicator, Kind
from dashboard.indicators.given import Given, Key
from dashboard.indicators.values import COUNTRY_CODE

Some = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Breach:
    """`culprits` are figures that are told: hiding one of them may help."""

    finding: Finding
    culprits: tuple[Key, ...] = ()


def breaches(standing: Standing, changed: Collection[Key] | None = None) -> Iterator[Breach]:
    """Of one school year; where only some figures have `changed` since it was audited, of what is tied to them."""
    truth: dict[str, list[Given]] = {}
    for row in standing.truth.values():
        if row.unit != COUNTRY_CODE:
            truth.setdefault(row.indicator, []).append(row)
    yield from (Breach(finding) for finding in cells.found(standing))
    persons = unknown.persons(standing)
    for key in sorted(truth if changed is None else {one[0] for one in changed}):
        indicator = standing.indicators[key]
        found = columns(standing, indicator, truth[key], persons)
        yield from _of_few(found, standing.k)
        for some in _pieces(found):
            if changed is None or not _keys(found, some).isdisjoint(changed):
                yield from _of_piece(standing, indicator, found, some)


def _of_few(found: Columns, k: int) -> Iterator[Breach]:
    """Told without a number of persons where the others leave fewer than k."""
    for at, place in enumerate(found.relations.places):
        if found.told[at] and found.weight[at] < k and found.rows[place].n is None:
            key = found.rows[place].key
            yield Breach(cells.finding(Rule.CELL, key, "fewer_than_k"), (key,))


def _keys(found: Columns, some: Some) -> set[Key]:
    places = found.relations.places
    return {found.rows[places[at]].key for at in some if at < len(places)}


def _of_piece(standing: Standing, indicator: Indicator, found: Columns, some: Some) -> Iterator[Breach]:
    """`some` columns, which no sum ties to others."""
    for key in frozen.too_new(standing, indicator, found, some):
        yield Breach(cells.finding(Rule.GROUP, key, "changed"), (key,))
    rows = found.relations.rows
    rows = rows[(rows[:, some] != 0).any(axis=1)][:, some]
    told, before = found.told[some], found.before[some]
    for one in groups.singled_out(rows, found.weight[some], ~(told | before), ~before, standing.k):
        rule = Rule.GROUP if one.proved else Rule.DOUBT
        yield _breach(indicator, found, some, rows, one.columns, rule)
    if indicator.kind is not Kind.COUNT:
        for column in pinned(_sums(indicator, found, some, rows)):
            yield _breach(indicator, found, some, rows, np.array([column]), Rule.PERSON)


def _sums(indicator: Indicator, found: Columns, some: Some, rows: NDArray[np.int64]) -> Sums:
    """Without relations in which numbers of persons are unknown, or do not add up."""
    persons = [found.relations.persons[at] for at in some]
    limits = [found.limits[at] or (0.0, 0.0) for at in some]
    counts = np.array([n or 0 for n in persons], dtype=np.int64)
    unknown = np.array([n is None for n in persons])
    adds_up = (rows @ counts == 0) & ~((rows != 0) & unknown).any(axis=1)
    shown = found.told[some] & ~found.as_bound[some]
    return Sums(
        rows[adds_up],
        counts,
        np.array([limit[0] for limit in limits]),
        np.array([limit[1] for limit in limits]),
        np.array([np.nan if found.truth[at] is None else found.truth[at] for at in some], dtype=float),
        ~shown & (counts > 0) & ~unknown,
        (found.few[some] | found.as_bound[some]) & ~shown,
        indicator.kind is Kind.SHARE,
    )


def _breach(indicator: Indicator, found: Columns, some: Some, rows: NDArray[np.int64], at: Some, rule: Rule) -> Breach:
    places = found.relations.places
    keys = [found.rows[places[one]].key for one in some[at] if one < len(places)]
    figures = found.told[some] & ~found.as_bound[some]
    beside = _beside(figures if figures.any() else found.told[some], rows, at)
    culprits = [found.rows[places[one]].key for one in some[beside]]
    year = next(iter(found.rows.values())).school_year
    named = keys or [(indicator.key, places[some[0]][0], year, *places[some[0]][1:])]
    return Breach(cells.finding(rule, named[0], "", *named[1:]), tuple(culprits))


def _beside(told: NDArray[np.bool_], rows: NDArray[np.int64], at: Some) -> Some:
    """Told columns in the nearest relations that hold any."""
    near = np.zeros(rows.shape[1], dtype=bool)
    near[at] = True
    while True:
        wider = near | (rows[(rows[:, near] != 0).any(axis=1)] != 0).any(axis=0)
        others = wider & told
        others[at] = False
        if others.any() or (wider == near).all():
            return np.flatnonzero(others)
        near = wider


def _pieces(found: Columns) -> Iterator[Some]:
    """Columns that sums tie together; one with nothing to protect in it is left out."""
    rows = found.relations.rows
    line, column = rows.nonzero()
    size = len(rows) + rows.shape[1]
    graph = coo_array((np.ones(len(line)), (line, column + len(rows))), shape=(size, size))
    _, piece = connected_components(graph, directed=False)
    of_columns = piece[len(rows) :]
    order = np.argsort(of_columns, kind="stable")
    for some in np.split(order, np.flatnonzero(np.diff(of_columns[order])) + 1):
        if len(some) > 1 and (~found.told[some] | found.as_bound[some]).any():
            yield some

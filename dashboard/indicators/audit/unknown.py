"""How many persons can stand behind figures whose number is not told, worked out from all that is told of others."""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from dashboard.indicators.audit.relations import Relations
from dashboard.indicators.audit.standing import Standing
from dashboard.indicators.catalogue import Indicator, Kind
from dashboard.indicators.given import Given, Key
from dashboard.indicators.values import COUNTRY_CODE


def persons(standing: Standing) -> dict[Key, int | None]:
    """Of every value that came: its own number, or the smallest that another share of the same test tells."""
    rows = [row for row in standing.truth.values() if row.unit != COUNTRY_CODE]
    tested = {key: _test(one) for key, one in standing.indicators.items()}
    told = _smallest(rows, tested)
    return {row.key: told.get((tested[row.indicator], row.key[1:])) if row.n is None else row.n for row in rows}


def _smallest(rows: Iterable[Given], tested: Mapping[str, object]) -> dict[tuple[object, object], int]:
    found: dict[tuple[object, object], int] = {}
    for row in rows:
        if row.n is not None:
            at = tested[row.indicator], row.key[1:]
            found[at] = min(row.n, found.get(at, row.n))
    return found


def _test(indicator: Indicator) -> object:
    """The same for shares of the same test, another for everything else."""
    if indicator.kind is not Kind.SHARE or not indicator.grades:
        return indicator.key
    return indicator.source, indicator.grades, indicator.breaks, indicator.local


def most(relations: Relations) -> NDArray[np.float64]:
    """Persons of each column at most: what its whole has less what the other parts have at least."""
    low = np.array([n or 0 for n in relations.persons], dtype=float)
    high = np.array([np.inf if n is None else n for n in relations.persons], dtype=float)
    free = np.isinf(high)
    for _ in range(len(relations.rows) if free.any() else 0):
        before = low.copy(), high.copy()
        for row in relations.rows:
            whole, parts = row > 0, row < 0
            low[whole & free] = np.maximum(low[whole & free], low[parts].sum())
            left = high[whole].sum() - low[parts].sum()
            high[parts & free] = np.minimum(high[parts & free], left + low[parts & free])
        if (before[0] == low).all() and (before[1] == high).all():
            break
    return high

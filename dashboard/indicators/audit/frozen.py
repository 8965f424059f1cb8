"""Whether anything new is told where figures told before have changed and others, tied to them by sums, are hidden.

An earlier total less the new figures of its other parts is the earlier figure of the part that was hidden then; nobody
keeps what the hidden ones were, so nothing new may be told at all.
"""

from collections.abc import Iterator
from math import inf

import numpy as np
from numpy.typing import NDArray

from dashboard.indicators.audit.columns import Columns, differences
from dashboard.indicators.audit.standing import Standing
from dashboard.indicators.catalogue import Indicator
from dashboard.indicators.given import Key

Some = NDArray[np.int64]


def too_new(standing: Standing, indicator: Indicator, found: Columns, some: Some) -> Iterator[Key]:
    """Of columns that sums tie together: figures told since one of them changed and while another was hidden."""
    places = found.relations.places
    column = {found.rows[places[at]].key: at for at in some if at < len(places)}
    changed = {key: apart for key in column if (apart := _apart(standing, indicator, found, key))}
    if not changed:
        return
    since = min(standing.came_at.get(key, 0.0) for key in changed)
    if min(changed.values()) >= standing.k:
        since = max(since, _hidden_since(standing, found, some))
    for key in column:
        if found.told[column[key]] and standing.told_at.get(key, inf) > since:
            yield key


def _apart(standing: Standing, indicator: Indicator, found: Columns, key: Key) -> int:
    apart = differences(standing, indicator, found.rows[key[1], key[3], key[4]])
    return min((one for one in apart if one), default=0)


def _hidden_since(standing: Standing, found: Columns, some: Some) -> float:
    """When the first came that is hidden and always was, or of which only a remainder of others speaks."""
    return min((_came(standing, found, at) for at in some if _is_hidden(standing, found, at)), default=inf)


def _is_hidden(standing: Standing, found: Columns, at: int) -> bool:
    if at >= len(found.relations.places):
        return at not in found.changes
    key = found.rows[found.relations.places[at]].key
    return not found.told[at] and (key not in standing.before or found.weight[at] < standing.k)


def _came(standing: Standing, found: Columns, at: int) -> float:
    places = found.relations.places
    if at < len(places):
        return standing.came_at.get(found.rows[places[at]].key, 0.0)
    tied = (found.relations.rows[found.relations.rows[:, at] != 0] != 0).any(axis=0)
    return max(_came(standing, found, one) for one in np.flatnonzero(tied[: len(places)]).tolist())

"""One indicator's figures of one school year as columns: what each holds, what is told of it now and was before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray

from dashboard.indicators.audit.persons import Range, limits
from dashboard.indicators.audit.relations import Relations, relations
from dashboard.indicators.audit.standing import Figure, Place, Standing
from dashboard.indicators.audit.unknown import most
from dashboard.indicators.catalogue import Indicator, Kind
from dashboard.indicators.given import Given, Key
from dashboard.indicators.precision import decimals
from dashboard.indicators.precision import told as rounded
from dashboard.indicators.values import Told

NOTHING = Figure(Told.MISSING)


@dataclass(frozen=True, eq=False)
class Columns:
    """`weight` is persons, k at most; `changes` are the columns that stand for one. `few` are hidden because they are,
    so that their very count must not be known."""

    relations: Relations
    changes: range
    rows: Mapping[Place, Given]
    weight: NDArray[np.int64]
    told: NDArray[np.bool_]
    as_bound: NDArray[np.bool_]
    before: NDArray[np.bool_]
    few: NDArray[np.bool_]
    limits: list[Range | None]  # of the sum behind each, in persons; None where these are unknown
    truth: list[float | None]


def columns(
    standing: Standing, indicator: Indicator, rows: Sequence[Given], persons: Mapping[Key, int | None]
) -> Columns:
    by_place = {(row.unit, row.grade, row.group): row for row in rows}
    changed = {place: _changed(standing, indicator, row) for place, row in by_place.items()}
    tied = relations({at: persons[row.key] for at, row in by_place.items()}, standing.above)
    stable, tied = len(tied.persons), _with_changes(tied, {at: n for at, n in changed.items() if n})
    of = [by_place.get(place) for place in tied.places] + [None] * (len(tied.persons) - len(tied.places))
    figures = [standing.told.get(row.key, NOTHING) if row else NOTHING for row in of]
    k = standing.k
    return Columns(
        tied,
        range(stable, len(tied.persons)),
        by_place,
        np.array([_weight(*one, k) for one in zip(of, tied.persons, most(tied), strict=True)], dtype=np.int64),
        np.array([figure.tells for figure in figures], dtype=bool),
        np.array([figure.bound is not None for figure in figures], dtype=bool),
        np.array([row is not None and changed[_place(row)] == 0 for row in of], dtype=bool),
        np.array([n is not None and n < k for n in tied.persons], dtype=bool),
        [_limits(indicator, *one) for one in zip(tied.persons, figures, of, strict=True)],
        [_sum(indicator, row) for row in of],
    )


def _place(row: Given) -> Place:
    return row.unit, row.grade, row.group


def _changed(standing: Standing, indicator: Indicator, row: Given) -> int | None:
    """Persons of whom the value told before and the value as it is now speak at least: 0 when it is the same, None
    when nothing was told before, or nothing to be compared."""
    return min(differences(standing, indicator, row), default=None) if row.value is not None else None


def differences(standing: Standing, indicator: Indicator, row: Given) -> list[int]:
    """Of the value as it is now from each that was told before, in persons at least."""
    earlier = standing.before.get(row.key, ())
    if row.value is None:
        return [standing.k for _ in earlier]
    now = rounded(indicator, row.value, row.n, standing.kinds.get(row.unit, ""))
    return [_apart(indicator, one, row, now, standing.k) for one in earlier]


def _apart(indicator: Indicator, before: Figure, row: Given, now: float, k: int) -> int:
    n = before.n if row.n is None else row.n  # leaving it out takes nothing back
    told_as_bound = before.bound is not None and before.n == n and _within(before.bound, row)
    if told_as_bound or (before.n == n and before.value == now):
        return 0
    if before.n is None or n is None:
        return k
    moved = 0.0
    if before.value is not None:
        width = indicator.highest - indicator.lowest
        sums = [n * (value - indicator.lowest) / width for n, value in ((before.n, before.value), (n, now))]
        moved = abs(sums[1] - sums[0])
    whole = round(moved) if indicator.kind is Kind.SHARE else ceil(moved - 1e-6)
    return max(1, abs(n - before.n), whole)


def _within(bound: str, row: Given) -> bool:
    limit, value = float(bound[2:]), row.value or 0.0
    return value <= limit if bound.startswith("<") else value >= limit


def _with_changes(tied: Relations, changed: Mapping[Place, int]) -> Relations:
    """A column for every change, which is known as soon as the new value is."""
    extra = [place for place in tied.places if place in changed]
    rows = np.zeros((len(tied.rows) + len(extra), len(tied.persons) + len(extra)), dtype=np.int64)
    rows[: len(tied.rows), : len(tied.persons)] = tied.rows
    for at, place in enumerate(extra):
        rows[len(tied.rows) + at, tied.places.index(place)] = 1
        rows[len(tied.rows) + at, len(tied.persons) + at] = -1
    return Relations(tied.places, [*tied.persons, *(changed[place] for place in extra)], rows)


def _weight(row: Given | None, n: int | None, most: float, k: int) -> int:
    """What the source itself hides is protected as few, however many it is; so is what is missing of nobody knows how
    many."""
    if row is not None and (row.status is Told.SUPPRESSED or (row.status is Told.MISSING and n is None)):
        return max(1, min(n or 1, k - 1))
    return int(min(max(most, 1), k))


def _limits(indicator: Indicator, n: int | None, figure: Figure, row: Given | None) -> Range | None:
    if n is None:
        return None
    if figure.bound is not None:
        ends = (indicator.lowest, float(figure.bound[2:])) if figure.bound[0] == "<" else (0.0, indicator.highest)
        return limits(indicator, n, ends[0] if figure.bound[0] == "<" else float(figure.bound[2:]), ends[1])
    if figure.value is None:
        return 0.0, float(n)
    half = 0.5 * 10 ** -decimals(indicator, row.n if row else n, "municipality")
    return limits(indicator, n, figure.value - half, figure.value + half)


def _sum(indicator: Indicator, row: Given | None) -> float | None:
    if row is None or row.n is None or row.value is None:
        return None
    found = row.n * (row.value - indicator.lowest) / (indicator.highest - indicator.lowest)
    return float(round(found)) if indicator.kind is Kind.SHARE else found

"""How many persons a place can have whose number is not told: no more than the others leave of what it is a part of."""

from collections.abc import Iterable, Mapping, Sequence
from math import inf

from dashboard.indicators.catalogue import Indicators, same_persons
from dashboard.indicators.disclosure.places import Place, Sum
from dashboard.indicators.given import Given

_ROUNDS = 10  # more than any place lies deep


def at_most(persons: Mapping[Place, int | None], sums: Sequence[Sum]) -> dict[Place, float]:
    """By place; endless where nothing tells."""
    least = {place: n or 0 for place, n in persons.items()}
    most = {place: inf if n is None else float(n) for place, n in persons.items()}
    unknown = {place for place, n in persons.items() if n is None}
    for _ in range(_ROUNDS if unknown else 0):
        for whole, parts in sums:
            together = sum(least[part] for part in parts)
            if whole in unknown:
                least[whole] = max(least[whole], together)
            for part in unknown.intersection(parts):
                most[part] = min(most[part], most[whole] - together + least[part])
    return most


def of_same_persons(rows: Iterable[Given], indicators: Indicators) -> dict[tuple[str, Place], int]:
    """By indicator and place: the number of persons where the row does not tell it but another indicator of the same
    test does; the smallest, if they differ."""
    found: dict[tuple[str, Place], int] = {}
    others = {key: same_persons(indicators, one) for key, one in indicators.items()}
    for row in rows:
        for other in others[row.indicator] if row.n is not None else ():
            at = other, (row.unit, row.grade, row.group)
            found[at] = min(row.n or 0, found.get(at, row.n or 0))
    return found

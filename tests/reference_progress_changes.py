"""The heat map's second implementation: cell by cell, from what is told of each unit in each of two rounds.

Written from section 4 of the design. A figure is (points, n, groups), None where it is not shown.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

from tests import reference
from tests.reference import Side

Figure = tuple[int, int, int]
Table = Mapping[tuple[str, str], tuple[Figure | None, Figure | None]]  # by unit and factor: now and before
Spreads = Mapping[str, tuple[float, float]]  # by factor: s and t as they are told
MORE = 2.5  # s and t are told in fives: verdicts allow for what rounding them may have taken away

Told = tuple[int, int, int, str, str]  # difference, low, high, verdict, size


def changes(table: Table, spreads: Spreads) -> dict[tuple[str, str], Told]:
    """Everything that is shown on both sides, judged as one family."""
    shown = {place: (now, before) for place, (now, before) in table.items() if now and before}
    strict = [(now[0] - before[0], _error(now, before, *_more(spreads[f]))) for (_, f), (now, before) in shown.items()]
    found = {}
    for ((unit, factor), (now, before)), verdict in zip(shown.items(), reference.verdicts(strict), strict=True):
        value = now[0] - before[0]
        low, high = reference.interval(value, _error(now, before, *spreads[factor]))
        found[unit, factor] = (value, round(low), round(high), verdict, reference.size(value))
    return found


def totals(table: Table, told: Mapping[tuple[str, str], Told], which: int) -> dict[str, Counter[str]]:
    """How many are better, worse, chance or untold: by unit where `which` is 0, by factor where it is 1."""
    found: dict[str, Counter[str]] = {}
    for place in table:
        word = told[place][3] if place in told else "untold"
        found.setdefault(place[which], Counter())[word] += 1
    return found


def groups(told: Mapping[tuple[str, str], Told], units: Sequence[str], factor: str) -> dict[str, list[str]]:
    """Units by what can be said of their change in one factor, each group as it stands in an alphabetical list."""
    found: dict[str, list[str]] = {"better": [], "worse": [], "chance": [], "untold": []}
    for unit in units:
        found[told[unit, factor][3] if (unit, factor) in told else "untold"].append(unit)
    return found


def most_false(clear: int) -> int:
    """The whole number at or over a twentieth."""
    share = Fraction(clear, 20)
    return share.numerator // share.denominator + (share.denominator > 1)


def _error(now: Figure, before: Figure, s: float, t: float) -> float:
    return reference.error_between_rounds(Side(now[1], now[2]), Side(before[1], before[2]), s, t)


def _more(spread: tuple[float, float]) -> tuple[float, float]:
    return spread[0] + MORE, spread[1] + MORE

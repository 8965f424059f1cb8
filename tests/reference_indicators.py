"""The slow, obvious second implementation of what is told of indicators, written from the rules and not from the code.

A year is (school year, value, persons), with None for a value that is hidden and for persons that are not told.
"""

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache
from statistics import NormalDist

ALIKE, CLASS = 0.08, 20  # assumed: the correlation between two pupils of one class, and how many there are

Year = tuple[int, float | None, int | None]
Limits = tuple[float, float]


def chance_of_at_least(fewest: int, n: int, share: Fraction) -> Fraction:
    """That so many of n persons count, each with the same chance."""
    return sum(
        (math.comb(n, count) * share**count * (1 - share) ** (n - count) for count in range(fewest, n + 1)),
        Fraction(0),
    )


def lowest_share(count: int, n: int) -> float:
    """The smallest true share, in per cent, under which so many or more come out in 2.5 % of cases; by halving."""
    low, high = Fraction(0), Fraction(1)
    for _ in range(40):
        middle = (low + high) / 2
        if chance_of_at_least(count, n, middle) > Fraction(1, 40):
            high = middle
        else:
            low = middle
    return 100 * float(low)


def highest_share(count: int, n: int) -> float:
    """Those who count and those who do not change places."""
    return 100 - lowest_share(n - count, n)


def alone(n: float) -> float:
    """How many pupils drawn alone tell as much: the variance of a class's sum is that of its pupils and of every two
    of them, who are alike."""
    pairs = CLASS * (CLASS - 1)
    return n * CLASS / (CLASS + pairs * ALIKE)


def in_classes(n: int, share: float) -> list[float]:
    """The chance of every count of n pupils who sit in full classes, but for the last, each with a share of its own."""
    chances = [1.0]
    for first in range(0, n, CLASS):
        chances = _together(chances, of_class(min(CLASS, n - first), share))
    return chances


def _together(one: Sequence[float], other: Sequence[float]) -> list[float]:
    found = [0.0] * (len(one) + len(other) - 1)
    for count, chance in enumerate(one):
        for more, also in enumerate(other):
            found[count + more] += chance * also
    return found


@cache
def of_class(size: int, share: float) -> tuple[float, ...]:
    """Each pupil is drawn with what the class before them has shown added to the share: Polya's urn, in which any two
    are alike by ALIKE."""
    yes, no = share * (1 / ALIKE - 1), (1 - share) * (1 / ALIKE - 1)
    chances = [1.0]
    for drawn in range(size):
        found = [0.0] * (drawn + 2)
        for count, chance in enumerate(chances):
            found[count + 1] += chance * (yes + count) / (yes + no + drawn)
            found[count] += chance * (no + drawn - count) / (yes + no + drawn)
        chances = found
    return tuple(chances)


def held_against(aim: str, years: Sequence[Year], breaks: Sequence[int]) -> int | None:
    """The school year that a target to become better is judged against: of a course the one just before, of a rise the
    first that can be compared."""
    there = [year for year, _, _ in earlier(years, breaks)]
    if aim == "course":
        return max(years)[0] - 1 if max(years)[0] - 1 in there else None
    return min(there, default=None)


def level(limits: Limits, target: float, *, higher_is_better: bool, better_than_at_first: bool) -> str:
    low, high = limits
    wholly_above, wholly_below = low >= target, high < target
    if not higher_is_better:
        wholly_above, wholly_below = high <= target, low > target
    if wholly_above:
        return "met"
    if wholly_below:
        return "under_way" if better_than_at_first else "not_met"
    return "cannot_tell"


def earlier(years: Sequence[Year], breaks: Sequence[int]) -> list[Year]:
    """Those the newest year may be held against: shown, and with no break from them up to the newest."""
    newest = max(years)
    return [
        year
        for year in sorted(years)
        if year[0] < newest[0]
        and year[1] is not None
        and newest[1] is not None
        and not any(year[0] < at <= newest[0] for at in breaks)
    ]


def runs(years: Sequence[Year], breaks: Sequence[int]) -> list[list[int]]:
    """The school years joined by a line: each shown, next to each other, no break as the later one begins."""
    found: list[list[int]] = []
    shown = {year for year, value, _ in years if value is not None}
    for year in sorted(shown):
        if year - 1 in shown and year not in breaks:
            found[-1].append(year)
        else:
            found.append([year])
    return found


def two_sided(distance: float, error: float) -> float:
    return 2 * (1 - NormalDist().cdf(distance / error))


def clear(p_values: Mapping[str, float]) -> set[str]:
    """Benjamini & Hochberg: the longest run of smallest ones, each at most its own part of 5 %."""
    ranked = sorted(p_values, key=lambda key: p_values[key])
    longest = [place for place, key in enumerate(ranked, 1) if p_values[key] <= 0.05 * place / len(ranked)]
    return set(ranked[: max(longest, default=0)])

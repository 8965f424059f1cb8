"""The slow, obvious second implementation of every shown statistic: what the fast one is held against.

Plain Python in exact fractions, one respondent at a time, written from section 4 of the design and not from the code.
Scores are on a factor's own scale unless a name says points. A missing answer is None.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations
from typing import Any

import pandas as pd

Scale = tuple[float, float]


def as_pandas(frame: Any) -> pd.DataFrame:
    """A Polars or Narwhals frame for the oracle's own library."""
    return pd.DataFrame(frame.to_dict(as_series=False))


# Arithmetic


def mean(values: Iterable[float]) -> float:
    exact = [Fraction(value) for value in values]
    return float(sum(exact) / len(exact))


def sum_of_squares(values: Iterable[float]) -> Fraction:
    """Around their own mean."""
    exact = [Fraction(value) for value in values]
    centre = sum(exact, Fraction(0)) / len(exact)
    return sum(((value - centre) ** 2 for value in exact), Fraction(0))


def population_sd(values: Sequence[float]) -> float:
    return math.sqrt(sum_of_squares(values) / len(values))


def nearest(value: float | Fraction, step: int = 1) -> int:
    """The multiple of `step` nearest to the value; halves go up."""
    return math.floor(Fraction(value) / step + Fraction(1, 2)) * step


# From answers to points


def turned(answer: float, scale: Scale) -> float:
    return scale[0] + scale[1] - answer


def factor_score(
    answers: Mapping[str, float | None], items: Sequence[str], scale: Scale, reversed_items: Iterable[str] = ()
) -> float | None:
    """The mean of the answered items after reversing, when at least half of them are answered."""
    given = {item: answer for item in items if (answer := answers[item]) is not None}
    if 2 * len(given) < len(items):
        return None
    return mean(turned(answer, scale) if item in reversed_items else answer for item, answer in given.items())


def constants(scores: Sequence[float]) -> tuple[float, float]:
    """μ and σ over all respondents of a factor's first round."""
    return mean(scores), population_sd(scores)


def points(score: float, mu: float, sigma: float, higher_is: str = "better") -> float:
    distance = 100 * (score - mu) / sigma
    return 500 - distance if higher_is == "worse" else 500 + distance


def published_points(exact: float, n: int) -> int:
    return nearest(exact, 5 if n < 100 else 1)


# Sets of respondents, unit by unit


@dataclass(frozen=True)
class Respondent:
    """One who has a factor score, and the unit the answer is attached to."""

    unit: str
    score: float
    splits: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Group:
    """`groups` counts the attached units that anyone in the group answered about."""

    n: int
    mean: float
    groups: int


def stands_under(unit: str, above: str, parents: Mapping[str, str]) -> bool:
    """Whether `above` is the unit itself or any unit over it; the programme is the empty code."""
    while unit != above and unit:
        unit = parents[unit]
    return unit == above


def rolled_up(
    respondents: Sequence[Respondent], parents: Mapping[str, str], split: tuple[str, str] | None = None
) -> dict[str, Group]:
    """Every unit's group, found by asking every respondent whether they stand under it. Empty groups are left out."""
    chosen = [one for one in respondents if split is None or one.splits.get(split[0]) == split[1]]
    found = {}
    for unit in ["", *parents]:
        members = [one for one in chosen if stands_under(one.unit, unit, parents)]
        if members:
            found[unit] = Group(len(members), mean(one.score for one in members), len({one.unit for one in members}))
    return found


def pooled_constants(rows: Iterable[tuple[int, float, float]]) -> tuple[float, float]:
    """μ and σ of results that arrive aggregated as (n, mean, sd): the spread within added to the spread between."""
    rows = list(rows)
    persons = sum(n for n, _, _ in rows)
    mu = sum(Fraction(n) * Fraction(average) for n, average, _ in rows) / persons
    squares = sum(n * (Fraction(sd) ** 2 + (Fraction(average) - mu) ** 2) for n, average, sd in rows)
    return float(mu), math.sqrt(squares / persons)


# Uncertainty

Institutions = Mapping[str, Mapping[str, Sequence[float]]]  # institution -> attached unit -> scores


def within_variance(institutions: Institutions) -> float:
    """s²: around the mean of the unit each answer is attached to, over N - U."""
    units = [scores for groups in institutions.values() for scores in groups.values()]
    return float(sum(map(sum_of_squares, units)) / (sum(map(len, units)) - len(units)))


def between_variance(institutions: Institutions) -> float:
    """t²: the variance component between groups inside institutions, by nested analysis of variance."""
    total = sum(len(scores) for groups in institutions.values() for scores in groups.values())
    freedom = sum(len(groups) - 1 for groups in institutions.values())
    if not freedom:
        return 0.0
    between, lost = Fraction(0), Fraction(0)
    for groups in institutions.values():
        everyone = [score for scores in groups.values() for score in scores]
        centre = Fraction(mean(everyone))
        between += sum(len(scores) * (Fraction(mean(scores)) - centre) ** 2 for scores in groups.values())
        lost += Fraction(sum(len(scores) ** 2 for scores in groups.values()), len(everyone))
    typical_size = (total - lost) / freedom
    return max(0.0, float((between / freedom - Fraction(within_variance(institutions))) / typical_size))


def spread(institutions: Institutions) -> tuple[int, int]:
    """s and t in points, to the nearest 5, for scores that are in points already."""
    everyone = [score for groups in institutions.values() for scores in groups.values() for score in scores]
    units = sum(len(groups) for groups in institutions.values())
    if len(everyone) - units < 30:
        return nearest(population_sd(everyone), 5), 0
    return (
        nearest(math.sqrt(within_variance(institutions)), 5),
        nearest(math.sqrt(between_variance(institutions)), 5),
    )


Spread = tuple[float, float]  # s and t


@dataclass(frozen=True)
class Side:
    """One side of a comparison. `groups` is 0 for a unit that answers are attached to: it has no groups of its own,
    so t plays no part in it within a round. Between rounds its members are new, and it counts as one group.
    """

    n: int
    groups: int = 0


def standard_error(side: Side, s: float, t: float) -> float:
    between = t**2 / side.groups if side.groups else 0.0
    return math.sqrt(s**2 / side.n + between)


def interval(value: float, error: float) -> tuple[float, float]:
    return value - 1.96 * error, value + 1.96 * error


def error_apart(own: Side, other: Side, s: float, t: float) -> float:
    """Standard error of a difference between two sets of one round that share nobody."""
    return math.hypot(standard_error(own, s, t), standard_error(other, s, t))


def error_between_sets(own: Side, own_spread: Spread, other: Side, other_spread: Spread) -> float:
    """As `error_apart`, where the two were asked with forms of their own: each has its own s and t."""
    return math.hypot(standard_error(own, *own_spread), standard_error(other, *other_spread))


def error_between_rounds(one: Side, other: Side, s: float, t: float) -> float:
    """For a unit whose members are new each round."""
    return error_apart(Side(one.n, one.groups or 1), Side(other.n, other.groups or 1), s, t)


def error_within(part: Side, whole: Side, s: float, t: float) -> float:
    """Standard error of a difference between a unit and the whole it is part of, whose groups include the unit's."""
    assert whole.groups
    persons = Fraction(1, part.n) - Fraction(1, whole.n)
    groups = Fraction(1, part.groups) - Fraction(1, whole.groups) if part.groups else Fraction(1, whole.groups)
    return math.sqrt(s**2 * persons + t**2 * groups)


def detectable_change(error: float) -> float:
    """The smallest true change that is found four times out of five; `error` is that of the difference of rounds."""
    return 2.80 * error


# Judgement


def p_value(difference: float, error: float) -> float:
    if error == 0:
        return 0.0 if difference else 1.0
    return math.erfc(abs(difference) / error / math.sqrt(2))


def discovered(p_values: Sequence[float], rate: float = 0.05) -> list[bool]:
    """Benjamini-Hochberg: everything up to the largest p that lies on or under its own line."""
    limit = -1.0
    for p in p_values:
        rank = sum(other <= p for other in p_values)
        if p <= rate * rank / len(p_values):
            limit = max(limit, p)
    return [p <= limit for p in p_values]


def verdicts(family: Sequence[tuple[float, float]]) -> list[str]:
    """`better`, `worse` or `chance` for each (difference, standard error) of one family."""
    judged = []
    for (difference, error), found in zip(family, discovered([p_value(*one) for one in family]), strict=True):
        low, high = interval(difference, error)
        judged.append("better" if found and low > 0 else "worse" if found and high < 0 else "chance")
    return judged


def size(difference: float) -> str:
    if abs(difference) < 20:
        return "small"
    return "large" if abs(difference) > 50 else "noticeable"


# The answers themselves


def cronbach_alpha(answers: pd.DataFrame) -> float:
    """Of one factor's items, already turned, over the respondents who answered all of them."""
    complete = answers.dropna()
    items = complete.shape[1]
    return float(items / (items - 1) * (1 - complete.var().sum() / complete.sum(axis="columns").var()))


def bands(scores: Sequence[float], scale: Scale) -> tuple[int, int, int]:
    """How many lie in the low, middle and high third of the scale; one on a cut is in the middle."""
    lowest, width = Fraction(scale[0]), Fraction(scale[1]) - Fraction(scale[0])
    low = sum(3 * (Fraction(score) - lowest) < width for score in scores)
    high = sum(3 * (Fraction(score) - lowest) > 2 * width for score in scores)
    return low, len(scores) - low - high, high


def published_bands(scores: Sequence[float], scale: Scale) -> tuple[str, str, str] | None:
    """Whole per cent; what is under 10 or over 90 is told as just that. None under ten answers."""
    if len(scores) < 10:
        return None
    shares = [Fraction(100 * count, len(scores)) for count in bands(scores, scale)]
    low, middle, high = ("<10" if share < 10 else ">90" if share > 90 else str(nearest(share)) for share in shares)
    return low, middle, high


def extreme_bound(average: float, n: int, scale: Scale) -> tuple[str, float] | None:
    """(">=", T) or ("<=", B) for a mean so near the end of the scale that only the bound may be told (SDC-4)."""
    lowest, highest = map(Fraction, scale)
    margin = (highest - lowest) / 2 / n
    if Fraction(average) >= highest - margin:
        return ">=", float(highest - margin)
    if Fraction(average) <= lowest + margin:
        return "<=", float(lowest + margin)
    return None


def is_straight_line(answers: Sequence[float | None]) -> bool:
    """As answered, before reversing."""
    given = [answer for answer in answers if answer is not None]
    return len(given) >= 8 and len(set(given)) == 1


def is_all_top(answers: Sequence[float | None], best: Sequence[float]) -> bool:
    """`best` is the answer to each question that says the best; a question left out says nothing."""
    given = [answer == top for answer, top in zip(answers, best, strict=True) if answer is not None]
    return len(given) >= 5 and all(given)


def is_too_fast(seconds: float | None, items: int) -> bool:
    return seconds is not None and seconds < items


def is_too_incomplete(answers: Sequence[float | None]) -> bool:
    return 2 * sum(answer is not None for answer in answers) < len(answers)


def carelessness(count: int, n: int, k: int) -> str | None:
    """The word for so many of n, where nobody is found out by it, whomever else k - 1 of them know about."""
    if n < 20:
        return None
    shares = [Fraction(place, n) for place in range(n + 1)]
    smallest = {
        end: next(place for place, share in enumerate(shares) if share >= Fraction(end, 100)) for end in (10, 25)
    }
    safe = {end for end, place in smallest.items() if place - 1 >= k and n - place >= k}
    share = Fraction(count, n)
    if 25 not in safe:
        return None
    if share >= Fraction(1, 4):
        return "many"
    return "not_many" if 10 not in safe else "some" if share >= Fraction(1, 10) else "none"


# What shown cells give away: a cell is the set of atoms it sums over, and every atom has its number of persons

Cells = Mapping[str, frozenset[str]]


def rank(rows: Iterable[Sequence[int]]) -> int:
    """Of a matrix, by elimination in fractions."""
    left, found = [[Fraction(value) for value in row] for row in rows], 0
    for column in range(len(left[0]) if left else 0):
        pivot = next((index for index in range(found, len(left)) if left[index][column]), None)
        if pivot is None:
            continue
        left[found], left[pivot] = left[pivot], left[found]
        for index in range(found + 1, len(left)):
            factor = left[index][column] / left[found][column]
            left[index] = [value - factor * top for value, top in zip(left[index], left[found], strict=True)]
        found += 1
    return found


def indicators(cells: Iterable[frozenset[str]], atoms: Sequence[str]) -> list[list[int]]:
    return [[int(atom in cell) for atom in atoms] for cell in cells]


def computable(hidden: Cells, shown: Cells) -> set[str]:
    """The hidden cells whose sum follows exactly from the shown ones, by any adding and subtracting."""
    atoms = sorted(frozenset().union(*hidden.values(), *shown.values()))
    known = indicators(shown.values(), atoms)
    return {name for name, cell in hidden.items() if rank([*known, *indicators([cell], atoms)]) == rank(known)}


def exposed(shown: Cells, persons: Mapping[str, int], k: int) -> list[frozenset[str]]:
    """Every set of atoms of fewer than k persons that some sum of shown cells tells of and of nobody else.

    Such a sum exists exactly when leaving the set's columns out of the matrix lowers its rank.
    """
    atoms = sorted(atom for atom in frozenset().union(*shown.values()) if persons[atom])
    complete = rank(indicators(shown.values(), atoms))
    small = (frozenset(some) for count in range(1, k) for some in combinations(atoms, count))
    return [
        some
        for some in small
        if sum(persons[atom] for atom in some) < k
        and rank(indicators(shown.values(), [atom for atom in atoms if atom not in some])) < complete
    ]

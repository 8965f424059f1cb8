"""What the heat map promises, held against programmes whose truth is known and whose classes are drawn anew each round.

Chance is seeded. The slack of a share is what chance alone exceeds once in a hundred times: 2.33 standard errors.
"""

import math
from dataclasses import dataclass, replace

import numpy as np
import pytest
from numpy.typing import NDArray

from dashboard.heat_map import Change, Column, Group, Sides, judged
from dashboard.mapping import Name
from dashboard.statistics.power import errors, power
from tests.statistics.simulation import Figures, Programme

UNITS, FACTORS, TABLES = 20, 6, 500
FALSE = 0.05
MANY = 100  # institutions of a simulated programme: five tables of a pair of rounds
SIZES: dict[str, dict[str, int]] = {
    "classes of 14 to 24": {},
    "small classes of any size": {"smallest": 5, "largest": 26, "classes": 3},
    "large institutions": {"classes": 10},
}
OF_ALL_SIZES = SIZES["small classes of any size"]


@dataclass(frozen=True)
class Factor:
    """Of one factor: both sides of each table's cells, and whether the cell has truly changed; tables × units."""

    column: Column
    now: Figures
    before: Figures
    moved: NDArray[np.bool_]

    def sides(self, table: int) -> list[tuple]:
        own = slice(table, table + 1)
        return list(zip(self.now.of_rounds(own).cells(), self.before.of_rounds(own).cells(), strict=True))

    def power(self, change: float) -> list[float]:
        """What is stated of each changed cell, as if it were the only one in the table."""
        s, t = self.column.within, self.column.between
        both = zip(self.before.bases(), self.now.bases(), self.moved.ravel().tolist(), strict=True)
        return [power(change, errors(now, then, s, t), UNITS * FACTORS) for then, now, moved in both if moved]


def factors(size: dict[str, int], change: float = 0.0) -> list[Factor]:
    """Their s and t lie anywhere between two steps; a tenth of all cells truly change by so many points."""
    chance = np.random.default_rng(7)
    spreads = zip(chance.uniform(80, 100, FACTORS), chance.uniform(10, 40, FACTORS), strict=True)
    return [
        factor(Programme(within, between, institutions=MANY, seed=seed, **size), change)
        for seed, (within, between) in enumerate(spreads)
    ]


def factor(programme: Programme, change: float) -> Factor:
    constants, drawn = programme.constants, programme.drawn(2 * TABLES * UNITS // MANY)
    moved = programme.chance.random((len(drawn.n) // 2, MANY)) < 0.1
    total = drawn.total.copy()
    total[1::2] += drawn.n[1::2] * (moved * change * constants.deviation / 100)[..., None]
    figures = programme.of_institutions(replace(drawn, total=total))
    before, now = (in_tables(figures.of_rounds(slice(start, None, 2))) for start in (0, 1))
    name = f"{programme.seed}"
    column = Column(name, Name(da=name), False, constants.within, constants.between)
    return Factor(column, now, before, moved.reshape(-1, UNITS))


def in_tables(figures: Figures) -> Figures:
    """The institutions of a round as the rows of several tables."""
    columns = (figures.n, figures.groups, figures.points, figures.truth)
    return Figures(*(column.reshape(-1, UNITS) for column in columns))


def tables(some: list[Factor]) -> list[list[tuple[Change, ...]]]:
    columns = [one.column for one in some]
    found = []
    for table in range(TABLES):
        rows: list[Sides] = list(zip(*(one.sides(table) for one in some), strict=True))
        found.append(judged(rows, columns))
    return found


def called(found: list[list[tuple[Change, ...]]], *groups: Group) -> NDArray[np.bool_]:
    """Tables × units × factors."""
    return np.array([[[one.group in groups for one in row] for row in table] for table in found])


@pytest.mark.parametrize("size", list(SIZES.values()), ids=list(SIZES))
def test_a_table_in_which_nothing_has_changed_seldom_shows_any_change(size: dict[str, int]) -> None:
    clear = called(tables(factors(size)), Group.BETTER, Group.WORSE)
    share = clear.any(axis=(1, 2)).mean()
    assert share <= FALSE + 2.33 * math.sqrt(FALSE * (1 - FALSE) / TABLES)  # 7.3 %


@pytest.mark.parametrize("change", [20, 60])
def test_true_changes_are_seen_as_often_as_stated_and_few_of_those_seen_are_false(change: float) -> None:
    some = factors(OF_ALL_SIZES, change)
    found = tables(some)
    moved = np.stack([one.moved for one in some], axis=-1)
    assert_seen(called(found, Group.BETTER)[moved], np.concatenate([one.power(change) for one in some]))
    clear, false = called(found, Group.BETTER, Group.WORSE), called(found, Group.WORSE)
    false |= clear & ~moved
    proportion = false.sum(axis=(1, 2)) / np.maximum(1, clear.sum(axis=(1, 2)))
    assert proportion.mean() <= FALSE + 2.33 * proportion.std() / math.sqrt(TABLES)


def assert_seen(seen: NDArray[np.bool_], stated: NDArray[np.float64]) -> None:
    """At least as often as Bonferroni's rule has it: Benjamini-Hochberg finds all that it finds."""
    share = stated.mean()
    assert seen.mean() >= share - 2.33 * math.sqrt(share * (1 - share) / len(stated))

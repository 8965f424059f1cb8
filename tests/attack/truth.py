"""What is true of a world, variable by variable: every answer as a column, every cell as a row of zeros and ones."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests import reference
from tests.attack.claims import ANSWERS, Claim
from tests.attack.surveys import ALL, FORMS, Answer, Version

Scale = tuple[float, float]
Told = tuple[int, Claim]  # the number of the version it was told of


def factor_of(form: str, variable: str) -> Mapping[str, Any]:
    """The factor itself, or the first that an item belongs to."""
    kind, _, key = variable.partition(".")
    factors = FORMS[form]["factor"]
    found = [one for one in factors if (key in one["items"] if kind == "item" else key == one["key"])]
    return found[0]


def value(answer: Answer, form: str, variable: str) -> float | None:
    """On the variable's own scale; 0 for having answered at all."""
    if variable == ANSWERS:
        return 0.0
    if variable.startswith("item."):
        return answer.items[variable.partition(".")[2]]
    factor = factor_of(form, variable)
    return reference.factor_score(answer.items, factor["items"], factor["scale"], factor.get("reversed", ()))


@dataclass(frozen=True)
class Column:
    """One person's one value; `alive` holds where they stood in each version in which they gave it."""

    whose: str
    value: float
    alive: dict[int, Answer] = field(default_factory=dict)


@dataclass(frozen=True)
class Group:
    """Columns that no told cell separates."""

    columns: tuple[Column, ...]

    @property
    def people(self) -> frozenset[str]:
        return frozenset(column.whose for column in self.columns)

    @property
    def values(self) -> list[float]:
        return [column.value for column in self.columns]


class Variable:
    """One variable of a form in all versions of a round."""

    def __init__(self, versions: Sequence[Version], form: str, name: str) -> None:
        self.versions, self.form, self.name = versions, form, name
        self.columns = self._columns()
        self._above = [{unit: frozenset(version.above(unit)) for unit in version.kinds} for version in versions]

    @property
    def scale(self) -> Scale:
        return (0.0, 0.0) if self.name == ANSWERS else factor_of(self.form, self.name)["scale"]

    def row(self, version: int, unit: str, label: str) -> NDArray[np.int64]:
        """1 for every column that the cell is about."""
        return np.array([int(self._is_in(column, version, unit, label)) for column in self.columns], dtype=np.int64)

    def matrix(self, told: Iterable[Told]) -> NDArray[np.int64]:
        rows = [self.row(version, claim.unit, claim.label) for version, claim in told]
        return np.array(rows, dtype=np.int64).reshape(len(rows), len(self.columns))

    @cached_property
    def values(self) -> NDArray[np.float64]:
        return np.array([column.value for column in self.columns])

    def grouped(self, matrix: NDArray[np.int64]) -> tuple[list[Group], NDArray[np.int64]]:
        """Columns that are alike put together, those that nothing is told of left out; and their matrix."""
        alike: dict[bytes, list[int]] = defaultdict(list)
        for place in np.flatnonzero(matrix.any(axis=0)):
            alike[matrix[:, place].tobytes()].append(int(place))
        groups = [Group(tuple(self.columns[place] for place in places)) for places in alike.values()]
        return groups, matrix[:, [places[0] for places in alike.values()]]

    def _columns(self) -> list[Column]:
        """Whoever gives the same value in two versions is one column; a value put right is another."""
        found: dict[tuple[str, float], Column] = {}
        for number, version in enumerate(self.versions):
            for answer in version.answers.get(self.form, ()):
                given = value(answer, self.form, self.name)
                if given is not None:
                    column = found.setdefault((answer.person, given), Column(answer.whose, given))
                    column.alive[number] = answer
        return list(found.values())

    def _is_in(self, column: Column, version: int, unit: str, label: str) -> bool:
        answer = column.alive.get(version)
        if answer is None or unit not in self._above[version][answer.unit]:
            return False
        split, _, wanted = label.partition("=")
        return label == ALL or answer.splits.get(split) == wanted

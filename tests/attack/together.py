"""A factor and its items beside each other: who left a question out is told of by the difference.

Whoever answered everything counts in the factor's mean as in the means of its items. So the factor's sum less those of
the items is about the few who left one out, and answers being whole numbers, rounding protects them little.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from tests.attack.claims import Claim
from tests.attack.figures import Constants, sums
from tests.attack.surveys import ALL, Answer, Version
from tests.attack.truth import value

LARGEST = 40  # people in a cell; integer programs grow with them
SLACK = 1e-6
Found = tuple[str, str, float, float]  # the person, the cell, and the bounds of the person's score


def narrow(version: Version, claims: Sequence[Claim], factor: Mapping[str, Any], constants: Constants) -> list[Found]:
    """Persons whose score a cell's factor and items together tell to less than half of the scale. All `claims` are of
    one form."""
    told = {(claim.unit, claim.variable): claim for claim in claims if claim.label == ALL}
    answers = version.answers[claims[0].form] if claims else ()
    found: list[Found] = []
    for unit in sorted({unit for unit, _ in told}):
        cells = [told.get((unit, name)) for name in _variables(factor)]
        here = [answer for answer in answers if unit in version.above(answer.unit)]
        if all(cells) and len(here) <= LARGEST:
            found += _Cell(here, cells, factor, constants, claims[0].form).found()
    return found


def _variables(factor: Mapping[str, Any]) -> list[str]:
    return [f"factor.{factor['key']}", *(f"item.{item}" for item in factor["items"])]


class _Cell:
    """Unknown is every answer that was given; each told figure is a sum of them."""

    def __init__(
        self, here: list[Answer], cells: list[Claim], factor: Mapping[str, Any], constants: Constants, form: str
    ) -> None:
        self.factor, self.scale, self.unit = factor, factor["scale"], cells[0].unit
        self.scored = [one for one in here if value(one, form, f"factor.{factor['key']}") is not None]
        given = [(one.person, item) for one in here for item in factor["items"] if one.items[item] is not None]
        self.place = {key: number for number, key in enumerate(given)}
        rows = [self._score(one) for one in self.scored]
        self.rows = [np.sum([row for row, _ in rows], axis=0), *(self._item(item) for item in factor["items"])]
        ends = [sums(cells[0], len(self.scored), self.scale, constants)]
        ends += [
            sums(cell, int(row.sum()), self.scale, None) for cell, row in zip(cells[1:], self.rows[1:], strict=True)
        ]
        self.ends = np.array(ends)
        self.ends[0] -= sum(constant for _, constant in rows)

    def found(self) -> Iterator[Found]:
        half = (self.scale[1] - self.scale[0]) / 2 - SLACK
        for one in self.scored:
            if any(one.items[item] is None for item in self.factor["items"]):
                row, constant = self._score(one)
                low, high = self._end(row) + constant, constant - self._end(-row)
                if high - low < half:
                    yield one.person, f"{self.unit} {self.factor['key']}", round(low, 2), round(high, 2)

    def _end(self, direction: NDArray[np.float64]) -> float:
        limits = LinearConstraint(np.array(self.rows), self.ends[:, 0] - SLACK, self.ends[:, 1] + SLACK)
        whole = np.ones(len(direction))
        solved = milp(direction, constraints=limits, bounds=Bounds(*self.scale), integrality=whole)
        assert solved.success, solved.message
        return float(solved.fun)

    def _score(self, one: Answer) -> tuple[NDArray[np.float64], float]:
        """One person's score as a sum of answers, and the constant that turning some of them round adds."""
        row, constant = np.zeros(len(self.place)), 0.0
        given = [item for item in self.factor["items"] if one.items[item] is not None]
        for item in given:
            turned = item in self.factor.get("reversed", ())
            row[self.place[one.person, item]] = (-1 if turned else 1) / len(given)
            constant += sum(self.scale) / len(given) if turned else 0.0
        return row, constant

    def _item(self, wanted: str) -> NDArray[np.float64]:
        return np.array([float(item == wanted) for _, item in self.place])

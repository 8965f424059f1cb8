"""An attack on everything that was told of a world, by somebody who knows how every figure is made and who was asked.

Shares nothing with the mask or the gate. What is found is named by rule and place; of a safe publication, nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np

from tests import reference
from tests.attack import institutions, marks, support, together
from tests.attack.bounds import Limits, narrow
from tests.attack.claims import ANSWERS, Claim
from tests.attack.figures import Constants, sums, thirds
from tests.attack.marks import Mark
from tests.attack.surveys import ALL, FORMS, Version
from tests.attack.truth import Told, Variable, factor_of

DISTRIBUTION_FROM = 10
LEVELS = ("programme", "municipality", "institution", "team", "child_group")


class Found(NamedTuple):
    rule: str
    where: str


@dataclass(frozen=True)
class Moment:
    """One version, and what was told of its round while it was the newest."""

    version: Version
    claims: frozenset[Claim]
    marks: frozenset[Mark] = frozenset()


def attack(story: Sequence[Moment]) -> list[Found]:
    """Everything that the rounds give away, all versions of a round taken together."""
    found = []
    for key in dict.fromkeys(moment.version.round for moment in story):
        moments = [moment for moment in story if moment.version.round == key]
        for form in dict.fromkeys(claim.form for moment in moments for claim in moment.claims):
            found += list(_Form(story, moments, form).found())
        versions, told = [moment.version for moment in moments], [moment.marks for moment in moments]
        found += [Found(*one) for one in marks.found(versions, told)]
    return found


def counted(found: Iterable[Found]) -> dict[str, int]:
    return dict(Counter(one.rule for one in found))


class _Form:
    """One form of one round. Rounds are told of other answers each, so they do not help each other."""

    def __init__(self, story: Sequence[Moment], moments: Sequence[Moment], form: str) -> None:
        self.story, self.form = story, form
        self.versions = [moment.version for moment in moments]
        self.told: dict[str, list[Told]] = defaultdict(list)
        for number, moment in enumerate(moments):
            for claim in sorted(moment.claims, key=repr):
                if claim.form == form:
                    self.told[claim.variable].append((number, claim))

    def found(self) -> Iterator[Found]:
        for name in self.told:
            if not name.startswith("bands."):
                variable = Variable(self.versions, self.form, name)
                bands = self.told.get(name.replace("factor.", "bands."), []) if name.startswith("factor.") else []
                yield from self._cells(variable, self.told[name], bands)
                yield from self._groups(variable, [*self.told[name], *bands])
                if name != ANSWERS:
                    yield from self._persons(variable, self.told[name], bands)
                    yield from institutions.exposed(variable, self.told[name], Found)
        yield from self._together()

    def _cells(self, variable: Variable, told: Sequence[Told], bands: Sequence[Told]) -> Iterator[Found]:
        """Every cell by itself: large enough, declared, and true."""
        for version, claim in (*told, *bands):
            here, row = self.versions[version], variable.row(version, claim.unit, claim.label)
            people = {variable.columns[place].whose for place in np.flatnonzero(row)}
            spread = (version, claim) in bands
            if len(people) < here.k or row.sum() < (max(here.k, DISTRIBUTION_FROM) if spread else here.k):
                yield Found("below k", str(claim))
            if claim.n is not None and claim.n != row.sum():
                yield Found("wrong n", f"{claim}, truly {row.sum()}")
            if not _may_exist(here.kinds[claim.unit], FORMS[self.form]["informant"], claim.label):
                yield Found("not declared", str(claim))

    def _groups(self, variable: Variable, told: Sequence[Told]) -> Iterator[Found]:
        groups, matrix = variable.grouped(variable.matrix(told))
        k = max(version.k for version in self.versions)
        for people in support.smallest(matrix, [group.people for group in groups], k):
            rule = "person exact" if len(people) == 1 else "fewer than k"
            yield Found(rule, f"{self.form} {variable.name}: {sorted(people)}")

    def _persons(self, variable: Variable, told: Sequence[Told], bands: Sequence[Told]) -> Iterator[Found]:
        matrix = variable.matrix([*told, *bands])
        groups, rows = variable.grouped(matrix)
        limits = self._limits(variable, told, bands, rows)
        true = matrix @ variable.values
        wrong = (true < limits.least - 1e-6) | (true > limits.most + 1e-6)
        yield from (Found("untrue", str([*told, *bands][place][1])) for place in np.flatnonzero(wrong))
        if not wrong.any():
            for group, low, high in narrow(groups, limits, variable.scale):
                where = f"{self.form} {variable.name}: {sorted(group.people)} in {low:.2f}-{high:.2f}"
                yield Found("person narrow", f"{where}, truly {group.values}")

    def _together(self) -> Iterator[Found]:
        """Factors beside their items, version by version."""
        for number, version in enumerate(self.versions):
            claims = [claim for told in self.told.values() for place, claim in told if place == number]
            for factor in FORMS[self.form]["factor"]:
                constants = self._constants(f"factor.{factor['key']}")
                for person, cell, low, high in together.narrow(version, claims, factor, constants) if constants else ():
                    yield Found("person told by items", f"{self.form} {cell}: {person} in {low}-{high}")

    def _limits(self, variable: Variable, told: Sequence[Told], bands: Sequence[Told], rows: np.ndarray) -> Limits:
        constants = self._constants(variable.name)
        of_sums = [
            sums(claim, int(variable.row(version, claim.unit, claim.label).sum()), variable.scale, constants)
            for version, claim in told
        ]
        ends = np.array([*of_sums, *((np.nan, np.nan) for _ in bands)]).reshape(-1, 2)
        shares = np.full((len(rows), 3, 2), np.nan)
        for place, (_, claim) in enumerate(bands, len(told)):
            shares[place] = thirds(claim)
        return Limits(rows, ends[:, 0], ends[:, 1], shares)

    def _constants(self, name: str) -> Constants | None:
        """Fixed by the first version of all that has answers to the factor."""
        if not name.startswith("factor."):
            return None
        for moment in self.story:
            values = Variable([moment.version], self.form, name).values
            if len(values):
                mean, deviation = reference.constants(values.tolist())
                return Constants(mean, deviation, factor_of(self.form, name).get("higher_is") == "worse")
        return None


@cache
def _may_exist(kind: str, informant: str, label: str) -> bool:
    """Splits from the institution up, leaders from the municipality up."""
    lowest = "municipality" if informant == "leader" else "child_group" if label == ALL else "institution"
    return LEVELS.index(kind) <= LEVELS.index(lowest)

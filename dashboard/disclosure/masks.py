"""The masks of one form: one that all its factors share, and those that lie within it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dashboard.disclosure.importance import Importance
from dashboard.disclosure.knowledge import Cell, Knowledge
from dashboard.disclosure.masking import Shown, Table, mask
from dashboard.disclosure.neighbours import Neighbours
from dashboard.disclosure.repair import Repair
from dashboard.disclosure.universe import ALL, DETAILED
from dashboard.mapping import Form
from dashboard.publication.counted import Counted, Publication, Told, of_everybody
from dashboard.publication.declared import declared
from dashboard.publication.sums import Sums
from dashboard.statistics.atoms import (
    ROWS,
    factor_variable,
    high_variable,
    item_variable,
    low_variable,
    partial_variable,
)

BANDS_FROM = 10  # respondents; trust.md SDC-5
NEARLY_ALL = 0.9  # of those who answered the form: from here on a factor shares its mask with the others


@dataclass(frozen=True)
class Masks:
    """True where a number may be shown. `rows` covers answers and invitations, units × 1."""

    factors: Told
    items: Told
    bands: Told
    rows: Told


class Masking:
    """Decides for one form of one round, beside what was told of it in `earlier` publications.

    A factor that nearly everyone answered shares its mask with all others of that kind, which is the intersection of
    what each would allow: so no factor tells what is hidden in another, whatever items they share. A factor that fewer
    answered has a mask of its own. Items are told where every factor they belong to is, and where nobody or enough
    left some of its items out: a factor less the mean of its items speaks of those alone.
    """

    def __init__(
        self, form: Form, counted: Counted, sums: Sums, k: int, splits_from: str, earlier: Sequence[Publication] = ()
    ) -> None:
        self.form, self.counted, self.sums, self.k, self.splits_from = form, counted, sums, k, splits_from
        self.earlier = earlier
        self.importance = Importance(sums.tree, sums.rows)
        self.scored = [factor_variable(factor.key) for factor in form.factors]
        self._by_unit: dict[tuple[str, ...], Repair] = {}
        self._within: dict[str, tuple[Shown, Shown]] = {}

    def masks(self, forbidden: Told | None = None) -> Masks:
        """`forbidden`, in the variables of `counted`, are cells that are never shown."""
        factors = self._allowed(self._factors, self.scored, forbidden)
        return Masks(
            factors, self._of_items(factors, forbidden), self._bands(factors, forbidden), _columns([self._rows])
        )

    def least_important(self, places: Sequence[tuple[str, str]]) -> tuple[str, str]:
        """The unit's code and label to hide first."""
        position = self.sums.tree.position
        return max(places, key=lambda place: self.importance.rank(Cell(position[place[0]], place[1])))

    @cached_property
    def _rows(self) -> Shown:
        """How many answered is told beside every factor, so no factor is told where that number is not."""
        counts, people = self.sums.rows, self.sums.row_people
        return self._safe(mask(Table(self.sums.tree, counts, people, self._declared(), self.k)), [ROWS])

    @cached_property
    def _factors(self) -> Told:
        common = [name for name in self.scored if self._share(name) >= NEARLY_ALL]
        alone = {name: self._shown([name]) for name in self.scored if name not in common}
        shared = self._shown(common) if common else {}
        found = [alone.get(name, shared) for name in self.scored]
        may = [self._declared(factor.local) for factor in self.form.factors]
        return _columns(
            [{label: one[label] & flags[label] for label in one} for one, flags in zip(found, may, strict=True)]
        )

    def _shown(self, names: list[str]) -> Shown:
        places = self.sums.columns(names)
        counts = {label: n[:, places] for label, n in self.sums.n.items()}
        people = {label: different[:, places] for label, different in self.sums.people.items()}
        local = all(factor.local for factor in self.form.factors if factor_variable(factor.key) in names)
        may = {label: flags & self._rows[label] for label, flags in self._declared(local).items()}
        return self._safe(mask(Table(self.sums.tree, counts, people, may, self.k)), names)

    def _safe(self, shown: Shown, names: Sequence[str], repair: Repair | None = None) -> Shown:
        repair = repair or self._repair
        known = repair.knowledge.variables
        places = [known.index(name) for name in names]
        neighbours = Neighbours(repair.knowledge, self.importance)
        safe = neighbours.safe(repair.safe(shown, places), places)
        if any(one.counted is not self.counted for one in self.earlier):
            safe |= self._without_splits(known).safe({ALL: safe[ALL]}, places)
        return safe

    def _without_splits(self, names: list[str]) -> Repair:
        """Versions compared by unit alone: who was sorted under another value is the same person."""
        if (key := tuple(names)) not in self._by_unit:
            *earlier, now = of_everybody([*self.earlier, Publication(self.counted, {ALL: np.zeros(0, dtype=bool)})])
            self._by_unit[key] = Repair(Knowledge(now.counted, earlier, names), self.k, self.importance)
        return self._by_unit[key]

    @cached_property
    def _repair(self) -> Repair:
        return self._repairing([ROWS, *self.scored])

    @cached_property
    def _detailed(self) -> Repair:
        partial = [partial_variable(factor.key) for factor in self.form.factors]
        items = [item_variable(item) for item in self.form.item_keys]
        return self._repairing([name for name in (*partial, *items) if name in self.counted.variables])

    def _repairing(self, names: Sequence[str]) -> Repair:
        return Repair(Knowledge(self.counted, self.earlier, names), self.k, self.importance)

    def _declared(self, local: bool = False) -> Shown:
        return {label: declared(self.form, self.sums, label, self.splits_from, local) for label in self.sums.n}

    def _share(self, name: str) -> float:
        """Of all who answered the form, those who have a score; a local factor is never everybody's."""
        if any(factor.local for factor in self.form.factors if factor_variable(factor.key) == name):
            return 0.0
        answered = self.counted.n[:, self.counted.column(ROWS)].sum()
        return float(self.counted.n[:, self.counted.column(name)].sum() / max(answered, 1))

    def _of_items(self, factors: Told, forbidden: Told | None) -> Told:
        beside = [self._beside_items(place, factors) for place in range(len(self.form.factors))]
        shown = [self._of_item(item, beside) for item in self.form.item_keys]
        return self._allowed(_columns(shown), [item_variable(item) for item in self.form.item_keys], forbidden)

    def _beside_items(self, place: int, factors: Told) -> Shown:
        """Where a factor is told beside its items and nobody, or enough, answered only some of them."""
        name = partial_variable(self.form.factors[place].key)
        may = {label: flags[:, place] & (label in DETAILED) for label, flags in factors.items()}
        if name not in self.counted.variables:
            return {label: np.zeros_like(flags) for label, flags in may.items()}
        n, people = (
            self._rolled_up(part[:, self.counted.column(name)]) for part in (self.counted.n, self.counted.people)
        )
        return self._nested(name, {label: flags & ((n == 0) | (people >= self.k)) for label, flags in may.items()})

    def _of_item(self, item: str, beside: Sequence[Shown]) -> Shown:
        name = item_variable(item)
        homes = [one for factor, one in zip(self.form.factors, beside, strict=True) if item in factor.items]
        place = self.sums.columns([name])[0]
        enough = {label: self.sums.people[label][:, place] >= self.k for label in beside[0]}
        told = {label: np.logical_and.reduce([one[label] for one in homes]) for label in beside[0]}
        return self._nested(name, {label: flags & enough[label] for label, flags in told.items()})

    def _nested(self, name: str, may: Shown) -> Shown:
        """What was safe stays safe when less of it is shown, and need not be looked at again."""
        before, safe = self._within.get(name, (None, may))
        if before is None or any((may[label] & ~before[label]).any() for label in may):
            safe = self._safe(may, [name], self._detailed)
            self._within[name] = may, safe
        return {label: flags & safe[label] for label, flags in may.items()}

    def _rolled_up(self, atoms: NDArray[np.int64]) -> NDArray[np.int64]:
        direct = np.zeros(len(self.counted.tree.codes), dtype=np.int64)
        np.add.at(direct, self.counted.units, atoms)
        return self.counted.tree.rolled_up(direct)

    def _bands(self, factors: Told, forbidden: Told | None) -> Told:
        places = self.sums.columns(self.scored)
        smallest = max(self.k, BANDS_FROM)
        enough = {label: self.sums.n[label][:, places] >= smallest for label in factors}
        bands = {label: flags & enough[label] & (label in DETAILED) for label, flags in factors.items()}
        for variable in (low_variable, high_variable) if self.sums.has_answers else ():
            bands = self._allowed(bands, [variable(factor.key) for factor in self.form.factors], forbidden)
        return bands

    def _allowed(self, shown: Told, names: Sequence[str], forbidden: Told | None) -> Told:
        if forbidden is None:
            return shown
        places = [self.counted.column(name) for name in names]
        return {label: flags & ~forbidden[label][:, places] for label, flags in shown.items()}


def _columns(shown: Sequence[Mapping[str, NDArray[np.bool_]]]) -> Told:
    """One mask beside the other: units × masks."""
    return {label: np.stack([one[label] for one in shown], axis=1) for label in shown[0]}

"""The masks of one form: for factor scores, items, answer bands and response counts."""

from dataclasses import dataclass, fields
from typing import Self

import numpy as np

from dashboard.disclosure.masking import Flags, Table, mask
from dashboard.disclosure.universe import ALL, levels
from dashboard.mapping import Form
from dashboard.publication.sums import Sums
from dashboard.statistics.atoms import factor_variable, item_variable

BANDS_FROM = 10  # respondents; trust.md SDC-5

Shown = dict[str, Flags]  # label -> units × variables


@dataclass(frozen=True)
class Masks:
    """True where a number may be shown. `rows` covers answers and invitations, units × 1."""

    factors: Shown
    items: Shown
    bands: Shown
    rows: Shown

    def within(self, other: Self) -> Self:
        """Only what both show."""
        return type(self)(*(_both(getattr(self, part.name), getattr(other, part.name)) for part in fields(self)))


def masks(form: Form, sums: Sums, k: int, splits_from: str, allowed: Masks | None = None) -> Masks:
    """`allowed` narrows what may be shown, as when a corrected round may not add to what was told before."""
    before = allowed or Masks({}, {}, {}, {})
    declare = _Declared(form, sums, splits_from)
    factor_columns = sums.columns([factor_variable(factor.key) for factor in form.factors])
    item_columns = sums.columns([item_variable(item) for item in form.item_keys])

    def shown(columns: list[int], declared: Shown, smallest: int = k) -> Shown:
        counts = {label: n[:, columns] for label, n in sums.n.items()}
        people = {label: different[:, columns] for label, different in sums.people.items()}
        return mask(Table(sums.tree, counts, people, declared, smallest))

    factors = shown(factor_columns, _both(declare.factors(), before.factors))
    items = shown(item_columns, _both(_of_items(form, factors), before.items))
    bands = shown(factor_columns, _both(factors, before.bands), max(k, BANDS_FROM))
    rows = mask(Table(sums.tree, sums.rows, sums.row_people, _both(declare.rows(), before.rows), k))
    return Masks(factors, items, bands, rows)


def _both(one: Shown, other: Shown) -> Shown:
    return {name: flags & other[name] for name, flags in one.items()} if other else one


def _of_items(form: Form, factors: Shown) -> Shown:
    """An item may be shown where a factor that it belongs to is."""
    homes = [[i for i, factor in enumerate(form.factors) if item in factor.items] for item in form.item_keys]
    return {name: np.stack([flags[:, home].any(axis=1) for home in homes], axis=1) for name, flags in factors.items()}


class _Declared:
    """The declared universe of a form as flags. A local factor has no cell for the programme as a whole."""

    def __init__(self, form: Form, sums: Sums, splits_from: str) -> None:
        self.form, self.sums, self.splits_from = form, sums, splits_from

    def rows(self) -> Shown:
        return {name: self._levels(name)[:, None] for name in self.sums.n}

    def factors(self) -> Shown:
        local = np.array([factor.local for factor in self.form.factors])
        root = np.arange(len(self.sums.tree.codes)) == 0
        return {name: self._levels(name)[:, None] & ~(root[:, None] & local) for name in self.sums.n}

    def _levels(self, name: str) -> Flags:
        asked = self.sums.rows[ALL][:, 0] > 0
        return np.array(levels(self.sums.tree.kinds, self.form.informant, name, self.splits_from)) & asked

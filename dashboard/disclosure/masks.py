"""The masks of one form: for factor scores, items, answer bands and response counts."""

from dataclasses import dataclass

import numpy as np

from dashboard.disclosure.masking import Flags, Table, mask
from dashboard.mapping import Form
from dashboard.publication.declared import declared
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


def masks(form: Form, sums: Sums, k: int, splits_from: str, allowed: Masks | None = None) -> Masks:
    """`allowed` narrows what may be shown, as when a corrected round may not add to what was told before."""
    before = allowed or Masks({}, {}, {}, {})
    answered = {label: declared(form, sums, label, splits_from)[:, None] for label in sums.n}
    scored = {
        label: np.stack([declared(form, sums, label, splits_from, factor.local) for factor in form.factors], axis=1)
        for label in sums.n
    }
    factor_columns = sums.columns([factor_variable(factor.key) for factor in form.factors])
    item_columns = sums.columns([item_variable(item) for item in form.item_keys])

    def shown(columns: list[int], may: Shown, smallest: int = k) -> Shown:
        counts = {label: n[:, columns] for label, n in sums.n.items()}
        people = {label: different[:, columns] for label, different in sums.people.items()}
        return mask(Table(sums.tree, counts, people, may, smallest))

    # How many answered is told beside every factor, so no factor is told where that number is not.
    rows = mask(Table(sums.tree, sums.rows, sums.row_people, _both(answered, before.rows), k))
    factors = shown(factor_columns, _both(_both(scored, rows), before.factors))
    items = shown(item_columns, _both(_of_items(form, factors), before.items))
    bands = shown(factor_columns, _both(factors, before.bands), max(k, BANDS_FROM))
    return Masks(factors, items, bands, rows)


def _both(one: Shown, other: Shown) -> Shown:
    return {name: flags & other[name] for name, flags in one.items()} if other else one


def _of_items(form: Form, factors: Shown) -> Shown:
    """An item may be shown where a factor that it belongs to is."""
    homes = [[i for i, factor in enumerate(form.factors) if item in factor.items] for item in form.item_keys]
    return {name: np.stack([flags[:, home].any(axis=1) for home in homes], axis=1) for name, flags in factors.items()}

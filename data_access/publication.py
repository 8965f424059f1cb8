"""From the vault to the store: one round's cells, masked, audited and written in one piece."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from itertools import islice

from sqlalchemy import Connection, Table, delete, insert, update

from dashboard.disclosure import RULES
from dashboard.disclosure.corrections import unchanged
from dashboard.disclosure.masks import Masks, masks
from dashboard.mapping import Form, Mapping
from dashboard.publication import cells, details
from dashboard.publication.constants import completed
from dashboard.publication.declared import rolled_up
from dashboard.publication.delivered import from_scores
from dashboard.publication.sums import Sums, from_atoms
from dashboard.statistics.points import Constants
from dashboard.statistics.reliability import published
from dashboard.tree import Tree
from data_access import register, tables, vault
from data_access.questionnaire import Questionnaire
from data_access.vault import Kept

CHUNK = 20_000  # rows handed to the database at a time


class UnknownRound(LookupError):
    """No package of the round has been imported."""


def publish(vault_connection: Connection, store: Connection, round_key: str) -> None:
    """Replace the round's cells by those of its newest version. Raises UnknownRound, register.OtherProgramme."""
    versions = vault.versions(vault_connection, round_key)
    if not versions:
        raise UnknownRound(round_key)
    newest = versions[-1]
    register.programme(store, newest.mapping)
    round_id = register.round_(store, newest.mapping)
    numbers = register.units(store, round_id, newest.mapping, newest.units)
    _forget(store, round_id)
    for position, form in enumerate(newest.mapping.forms):
        sheet = Questionnaire.register(store, round_id, newest.mapping, position)
        _FormOfRound(vault_connection, versions, sheet, form, numbers).publish()
    _note(store, round_id, newest)


def _forget(store: Connection, round_id: int) -> None:
    for table in (tables.cell, tables.item_cell, tables.band_cell, tables.response, tables.factor_item):
        store.execute(delete(table).where(table.c.round_id == round_id))
    for table in (tables.factor_in_round, tables.item_in_round, tables.form_in_round):
        store.execute(delete(table).where(table.c.round_id == round_id))


def _note(store: Connection, round_id: int, kept: Kept) -> None:
    row = {"round_id": round_id, "version": kept.version, "fingerprint": kept.fingerprint}
    store.execute(insert(tables.publication).values(row | {"published_at": datetime.now(UTC), "rules": RULES}))


@dataclass
class _FormOfRound:
    """One form of the newest version, on its way from the vault to the store. `numbers` are the units' by code."""

    vault: Connection
    versions: list[Kept]
    sheet: Questionnaire
    form: Form
    numbers: dict[str, int]

    def publish(self) -> None:
        splits = self.sheet.splits(self.form)
        factors = {spec.key: self.sheet.factor(position, spec) for position, spec in enumerate(self.form.factors)}
        if self.sums is not None:
            self._write_scales(factors)
            self._write_cells(self.sums, splits, factors)

    @property
    def kept(self) -> Kept:
        return self.versions[-1]

    @cached_property
    def sums(self) -> Sums | None:
        return _sums(self.vault, self.kept, self.form.key)

    @cached_property
    def constants(self) -> dict[str, Constants]:
        """Fixed in the vault the first time the factor has answers."""
        assert self.sums is not None
        found = completed(self.form, self.sums, vault.constants_of(self.vault, self.form.key))
        vault.fix(self.vault, self.form.key, found, self.kept.mapping.round.key)
        return found

    def _write_cells(self, sums: Sums, splits: dict[str, int], factors: dict[str, int]) -> None:
        disclosure = self.kept.mapping.disclosure
        shown = _shown(self.vault, self.versions, self.form.key)
        assert shown is not None
        places = [self.numbers[code] for code in sums.tree.codes]
        items = {item: self.sheet.item(item) for item in self.form.item_keys}
        form_id, round_id, store = self.sheet.form_id, self.sheet.round_id, self.sheet.store

        def addressed(rows: Iterable, keys: dict[str, int]) -> Iterator[tuple]:
            return ((places[row[0]], form_id, keys[row[1]], splits[row[2]], round_id, *row[3:]) for row in rows)

        told = cells.factor_cells(self.form, sums, shown, self.constants, disclosure.k, disclosure.splits_from)
        _insert(store, tables.cell, addressed(told, factors))
        _insert(store, tables.item_cell, addressed(details.item_cells(self.form, sums, shown), items))
        _insert(store, tables.band_cell, addressed(details.band_cells(self.form, sums, shown), factors))
        invited = rolled_up(sums.tree, self._invited())
        answered = details.responses(self.form, sums, shown, invited, disclosure.splits_from)
        _insert(store, tables.response, ((places[row[0]], form_id, round_id, *row[1:]) for row in answered))

    def _write_scales(self, factors: dict[str, int]) -> None:
        """What readers need of a factor's scale: s and t for differences, and how reliable it was this time."""
        store, here = self.sheet.store, tables.factor_in_round.c
        alphas = vault.reliability_of(self.vault, self.kept.id)
        for key, number in factors.items():
            if constants := self.constants.get(key):
                spread = {"within": constants.within, "between": constants.between}
                store.execute(update(tables.factor).where(tables.factor.c.id == number).values(spread))
            alpha = published(alphas.get((self.form.key, key)))
            row = update(tables.factor_in_round).where(here.round_id == self.sheet.round_id, here.factor_id == number)
            store.execute(row.values(alpha=alpha))

    def _invited(self) -> dict[str, int]:
        return {code: count for (form, code), count in self.kept.invited.items() if form == self.form.key}


def _form(mapping: Mapping, key: str) -> Form | None:
    return next((form for form in mapping.forms if form.key == key), None)


def _sums(connection: Connection, kept: Kept, form_key: str) -> Sums | None:
    form, rows = _form(kept.mapping, form_key), vault.rows_of(connection, kept.id, form_key)
    if form is None or rows is None:
        return None
    tree = Tree.of(kept.mapping.programme.key, kept.units)
    frame, delivered = rows
    return from_scores(frame, form, tree) if delivered else from_atoms(frame, form, tree)


def _shown(connection: Connection, versions: list[Kept], form_key: str) -> Masks | None:
    """The mask of the newest version. A correction may show only what was shown before and has not changed."""
    shown: Masks | None = None
    before: Sums | None = None
    for kept in versions:
        form, sums = _form(kept.mapping, form_key), _sums(connection, kept, form_key)
        if form is None or sums is None:
            continue
        allowed = unchanged(before, sums, shown) if before and shown else None
        disclosure = kept.mapping.disclosure
        shown, before = masks(form, sums, disclosure.k, disclosure.splits_from, allowed), sums
    return shown


def _insert(store: Connection, table: Table, rows: Iterator[tuple]) -> None:
    names = [column.name for column in table.columns]
    while chunk := list(islice(rows, CHUNK)):
        store.execute(insert(table), [dict(zip(names, row, strict=True)) for row in chunk])

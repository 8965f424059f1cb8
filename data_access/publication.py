"""From the vault to the store: one round's cells, masked, judged by the gate and written in one piece."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, update
from threadpoolctl import threadpool_limits

from dashboard.disclosure import RULES
from dashboard.joining import joined
from dashboard.mapping import Form
from dashboard.publication.constants import completed
from dashboard.statistics.points import Constants
from dashboard.statistics.reliability import published
from data_access import (
    certificates,
    joining,
    participation,
    published_rows,
    quality_marks,
    register,
    releases,
    similar,
    tables,
    told,
    vault,
)
from data_access.audit import UnknownRound
from data_access.drafting import NotSafe
from data_access.drafts import drafts
from data_access.gate import Gate
from data_access.history import History
from data_access.published_rows import Address
from data_access.questionnaire import Questionnaire
from data_access.rows import inserted
from data_access.vault import Kept

__all__ = ["NotSafe", "UnknownRound", "publish"]


# On matrices as small as ours the linear algebra's own threads cost more than they save.
@threadpool_limits.wrap(limits=1)
def publish(vault_connection: Connection, store: Connection, round_key: str) -> None:
    """Replace the round's cells by those of its newest version, as far as the gate lets them through.

    Raises UnknownRound, NotSafe, register.OtherProgramme.
    """
    versions = vault.versions(vault_connection, round_key)
    if not versions:
        raise UnknownRound(round_key)
    newest = versions[-1]
    units = joined(newest.units, joining.joins_of(vault_connection, round_key))
    register.programme(store, newest.mapping)
    round_id = register.round_(store, newest.mapping)
    gate = Gate(vault_connection, store, round_id, versions)
    histories = gate.histories
    numbers = register.units(store, round_id, newest.mapping, units)
    _forget(store, round_id)
    sheets = [
        Questionnaire.register(store, round_id, newest.mapping, place) for place in range(len(newest.mapping.forms))
    ]
    addresses = {
        form.key: _address(sheet, form, numbers) for sheet, form in zip(sheets, newest.mapping.forms, strict=True)
    }
    forms = [_FormOfRound(vault_connection, store, one, addresses[one.newest.form.key]) for one in histories]
    for form, draft in zip(forms, drafts([(form.history, form.scaled()) for form in forms]), strict=True):
        published_rows.write(store, form.at, draft.standing)
        quality_marks.tell(store, versions, form.history.newest, form.at, draft.standing)
        gate.narrowings[form.form.key] = draft.narrowing
    quality_marks.withdraw(vault_connection, store, round_id, versions)
    _pass(gate, newest)
    releases.settle(store, round_id)
    participation.tell(vault_connection, store, newest.mapping, units)
    similar.settle(store, round_id)


def _pass(gate: Gate, newest: Kept) -> None:
    """The gate believes only what stands in the store now; what it lets through is remembered."""
    verdict = gate.verdict()
    if verdict.findings:
        raise NotSafe(verdict.findings)
    at = verdict.certificate.told_at
    for form, record in verdict.records.items():
        told.remember(gate.vault, record, form, at)
    row = {"round_id": gate.round_id, "version": newest.version, "fingerprint": newest.fingerprint}
    number = inserted(gate.store, tables.publication, row | {"published_at": at, "rules": RULES})
    certificates.write(gate.store, number, verdict.certificate)


def _forget(store: Connection, round_id: int) -> None:
    published_rows.forget(store, round_id)
    for table in (tables.factor_item, tables.factor_in_round, tables.item_in_round, tables.form_in_round):
        store.execute(delete(table).where(table.c.round_id == round_id))


def _address(sheet: Questionnaire, form: Form, numbers: dict[str, int]) -> Address:
    return Address(
        round_id=sheet.round_id,
        form_id=sheet.form_id,
        units=numbers,
        factors={spec.key: sheet.factor(place, spec) for place, spec in enumerate(form.factors)},
        items={item: sheet.item(item) for item in form.item_keys},
        splits=sheet.splits(form),
    )


@dataclass(frozen=True)
class _FormOfRound:
    """One form of the newest version, on its way from the vault to the store."""

    vault: Connection
    store: Connection
    history: History
    at: Address

    def scaled(self) -> dict[str, Constants]:
        """The factors' constants, written down."""
        constants = self._constants()
        self._write_scales(constants)
        return constants

    @property
    def form(self) -> Form:
        return self.history.newest.form

    @property
    def kept(self) -> Kept:
        return self.history.newest.kept

    def _constants(self) -> dict[str, Constants]:
        """Fixed in the vault the first time the factor has answers."""
        found = completed(self.form, self.history.newest.sums, vault.constants_of(self.vault, self.form.key))
        vault.fix(self.vault, self.form.key, found, self.kept.mapping.round.key)
        return found

    def _write_scales(self, constants: dict[str, Constants]) -> None:
        """What readers need of a factor's scale: s and t for differences, and how reliable it was this time."""
        store, here = self.store, tables.factor_in_round.c
        alphas = vault.reliability_of(self.vault, self.kept.id)
        for key, number in self.at.factors.items():
            if fixed := constants.get(key):
                spread = {"within": fixed.within, "between": fixed.between}
                store.execute(update(tables.factor).where(tables.factor.c.id == number).values(spread))
            alpha = published(alphas.get((self.form.key, key)))
            row = update(tables.factor_in_round).where(here.round_id == self.at.round_id, here.factor_id == number)
            store.execute(row.values(alpha=alpha))

"""How carefully was answered, told once of an institution and never again: a word told anew after one answer more would
tell how that one was given."""

from collections.abc import Iterable, Sequence

import polars as pl
import polars.selectors as cs
from sqlalchemy import Connection, Row, insert, select, update

from dashboard.disclosure import carelessness
from dashboard.gate.carelessness import MARKS, Told
from dashboard.gate.standing import Standing
from dashboard.gate.truth import Truth
from dashboard.organisation import in_order_of_descent
from dashboard.quality import Marks
from dashboard.statistics.atoms import QUALITY, UNIT
from data_access import tables, vault
from data_access.history import History, Reading, Version, truth_of
from data_access.published_rows import Address
from data_access.vault import Kept

DIGITS = 6  # decimals in which sums of answers can differ


def tell(store: Connection, versions: Sequence[Kept], newest: Version, at: Address, standing: Standing) -> None:
    """Of institutions whose number of answers stands, and none of whose groups anything was told of before."""
    before, kept = _rows(store, at.round_id, newest.form.key), _by_package(versions)
    known = {code for row in before for code in _below(kept.get(row.package), row.code)}
    numbered = {row[0] for row in standing.response_rows}
    fresh = []
    for unit, marks in carelessness.told(newest.form, newest.sums, truth_of(newest).k):
        code = newest.sums.tree.codes[unit]
        if code in numbered and known.isdisjoint(_below(newest.kept, code)):
            fresh.append(_row(marks, at.units[code], at, newest.kept))
    if fresh:
        store.execute(insert(tables.quality), fresh)


def withdraw(vault_connection: Connection, store: Connection, round_id: int, versions: Sequence[Kept]) -> None:
    """What was told of answers that have been corrected since stands, but no longer holds."""
    newest, kept, here = versions[-1], _by_package(versions), tables.quality.c
    reading = _Reading(vault_connection)
    for row in _rows(store, round_id):
        then = kept.get(row.package)
        same = then is not None and reading.same(row.form, row.code, then, newest)
        mine = (here.unit_id == row.unit_id, here.form_id == row.form_id, here.round_id == round_id)
        store.execute(update(tables.quality).where(*mine).values(withdrawn=not same))


def standing(
    vault_connection: Connection, store: Connection, round_id: int, versions: Sequence[Kept], history: History
) -> list[Told]:
    """The form's marks, each with the answers that it was told of."""
    kept, newest = _by_package(versions), history.newest
    reading = Reading(vault_connection, newest.form.key)
    truths: dict[str, Truth | None] = {newest.kept.fingerprint: history.truth}
    found = []
    for row in _rows(store, round_id, newest.form.key):
        if row.package not in truths:
            version = reading.version(kept[row.package], ()) if row.package in kept else None
            truths[row.package] = truth_of(version) if version else None
        words = [getattr(row, mark) for mark in MARKS]
        found.append(Told(row.code, words, row.withdrawn, truths[row.package]))
    return found


def _row(marks: Marks, unit_id: int, at: Address, kept: Kept) -> dict[str, object]:
    words = {name: word and word.value for name, word in marks.told.items()}
    address: dict[str, object] = {"unit_id": unit_id, "form_id": at.form_id, "round_id": at.round_id}
    return address | words | {"withdrawn": False, "package": kept.fingerprint}


def _rows(store: Connection, round_id: int, form: str | None = None) -> Sequence[Row]:
    mark = tables.quality.c
    wanted = select(tables.quality, tables.unit.c.code, tables.form.c.key.label("form"))
    wanted = wanted.join(tables.unit, tables.unit.c.id == mark.unit_id).join(
        tables.form, tables.form.c.id == mark.form_id
    )
    wanted = wanted.where(mark.round_id == round_id)
    return store.execute(wanted if form is None else wanted.where(tables.form.c.key == form)).all()


def _by_package(versions: Iterable[Kept]) -> dict[str, Kept]:
    return {one.fingerprint: one for one in versions}


def _below(kept: Kept | None, code: str) -> frozenset[str]:
    """The unit and everything in it, as the version has them."""
    found = {code}
    for unit in in_order_of_descent(kept.units) if kept else ():
        if unit.parent in found:
            found.add(unit.code)
    return frozenset(found)


class _Reading:
    """What the vault counted, each form of each version read once."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._frames: dict[tuple[int, str], pl.DataFrame] = {}

    def same(self, form: str, institution: str, then: Kept, now: Kept) -> bool:
        if then.id == now.id:
            return True
        one, other = (self._atoms(kept, form, institution) for kept in (then, now))
        if set(one.columns) ^ set(other.columns) <= set(QUALITY):
            both = [name for name in one.columns if name in other.columns]
            return one.select(both).equals(other.select(both))
        return False

    def _atoms(self, kept: Kept, form: str, institution: str) -> pl.DataFrame:
        """Rounded, because sums of the same answers in another order differ in their last digits."""
        if (kept.id, form) not in self._frames:
            found = vault.rows_of(self.connection, kept.id, form)
            frame = found[0] if found else pl.DataFrame(schema={UNIT: pl.String})
            self._frames[kept.id, form] = frame.with_columns(cs.float().round(DIGITS))
        here = sorted(_below(kept, institution))
        return self._frames[kept.id, form].filter(pl.col(UNIT).is_in(here))

"""The rows of published cells of one form and round: written into the store, and read back for the gate."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import ColumnElement, Connection, Select, Table, delete, insert, select

from dashboard.gate.standing import Standing
from dashboard.mapping import Form
from dashboard.tree import Tree
from data_access import tables

CHUNK = 20_000  # rows handed to the database at a time
CELLS = (tables.cell, tables.item_cell, tables.band_cell, tables.response)


def forget(store: Connection, round_id: int) -> None:
    for table in CELLS:
        store.execute(delete(table).where(table.c.round_id == round_id))


@dataclass(frozen=True)
class Address:
    """One form of one round, with the numbers that stand for codes and keys."""

    round_id: int
    form_id: int
    units: Mapping[str, int]
    factors: Mapping[str, int]
    items: Mapping[str, int]
    splits: Mapping[str, int]


def write(store: Connection, at: Address, standing: Standing) -> None:
    def addressed(rows: Iterable[tuple], keys: Mapping[str, int]) -> Iterator[tuple]:
        return ((at.units[r[0]], at.form_id, keys[r[1]], at.splits[r[2]], at.round_id, *r[3:]) for r in rows)

    _insert(store, tables.cell, addressed(standing.factor_rows, at.factors))
    _insert(store, tables.item_cell, addressed(standing.item_rows, at.items))
    _insert(store, tables.band_cell, addressed(standing.band_rows, at.factors))
    answered = ((at.units[row[0]], at.form_id, at.round_id, *row[1:]) for row in standing.response_rows)
    _insert(store, tables.response, answered)


def read(store: Connection, round_id: int, form: Form, tree: Tree) -> Standing:
    """Everything that stands, whether or not the version knows of it."""
    here = _Read(store, round_id, form.key)
    return Standing(
        form,
        tree,
        here.rows(tables.cell, tables.factor, "factor_id"),
        here.rows(tables.item_cell, tables.item, "item_id"),
        here.rows(tables.band_cell, tables.factor, "factor_id"),
        here.responses(),
    )


def forms(store: Connection, round_id: int) -> set[str]:
    """Keys of the forms of which anything stands."""
    found: set[str] = set()
    for table in CELLS:
        here = select(tables.form.c.key).join(table, table.c.form_id == tables.form.c.id).distinct()
        found |= set(store.execute(here.where(table.c.round_id == round_id)).scalars())
    return found


@dataclass(frozen=True)
class _Read:
    store: Connection
    round_id: int
    form: str

    def rows(self, table: Table, lasting: Table, key: str) -> list[tuple]:
        """Unit code, key, label and the rest in the table's order."""
        rest = [column for column in table.columns if not column.primary_key]
        wanted = self._of_form(table, tables.unit.c.code, lasting.c.key, tables.split.c.key, *rest)
        wanted = wanted.outerjoin(lasting, lasting.c.id == table.c[key])
        return self._tuples(wanted.outerjoin(tables.split, tables.split.c.id == table.c.split_id))

    def responses(self) -> list[tuple]:
        rest = [column for column in tables.response.columns if not column.primary_key]
        return self._tuples(self._of_form(tables.response, tables.unit.c.code, *rest))

    def _of_form(self, table: Table, *columns: ColumnElement) -> Select:
        wanted = select(*columns).select_from(table).join(tables.form, tables.form.c.id == table.c.form_id)
        wanted = wanted.outerjoin(tables.unit, tables.unit.c.id == table.c.unit_id)
        return wanted.where(table.c.round_id == self.round_id, tables.form.c.key == self.form)

    def _tuples(self, wanted: Select) -> list[tuple]:
        return [tuple(row) for row in self.store.execute(wanted)]


def _insert(store: Connection, table: Table, rows: Iterator[tuple]) -> None:
    names = [column.name for column in table.columns]
    while chunk := list(islice(rows, CHUNK)):
        store.execute(insert(table), [dict(zip(names, row, strict=True)) for row in chunk])

"""What a store tells, fetched row by row with keys in place of numbers. The programme's own code is empty."""

from typing import Any, NamedTuple

from sqlalchemy import Select, Table, select

from dashboard.statistics.points import Constants
from data_access import tables, vault
from data_access.engine import reading
from tests.stores import Stores


class Cell(NamedTuple):
    status: str
    n: int | None
    points: int | None
    low: int | None
    high: int | None
    bound: str | None
    groups: int | None

    @property
    def figure(self) -> tuple:
        return (self.n, self.points, self.low, self.high, self.bound)


def cells(stores: Stores, round_: str, form: str, factor: str) -> dict[tuple[str, str], Cell]:
    """By unit and label."""
    cell = tables.cell.c
    wanted = _of_round(tables.cell, round_).join(tables.factor, tables.factor.c.id == cell.factor_id)
    wanted = wanted.where(tables.form.c.key == form, tables.factor.c.key == factor)
    return {address: Cell(*rest) for address, rest in _rows(stores, wanted, *(cell[name] for name in Cell._fields))}


def items(stores: Stores, round_: str, form: str, item: str) -> dict[tuple[str, str], tuple[int, float]]:
    cell = tables.item_cell.c
    wanted = _of_round(tables.item_cell, round_).join(tables.item, tables.item.c.id == cell.item_id)
    wanted = wanted.where(tables.form.c.key == form, tables.item.c.key == item)
    return dict(_rows(stores, wanted, cell.n, cell.mean))


def bands(stores: Stores, round_: str, form: str, factor: str) -> dict[tuple[str, str], tuple]:
    cell = tables.band_cell.c
    wanted = _of_round(tables.band_cell, round_).join(tables.factor, tables.factor.c.id == cell.factor_id)
    wanted = wanted.where(tables.form.c.key == form, tables.factor.c.key == factor)
    return dict(_rows(stores, wanted, cell.n, cell.low, cell.middle, cell.high))


def responses(stores: Stores, round_: str, form: str) -> dict[str, tuple]:
    """Answered and invited by unit."""
    row = tables.response.c
    wanted = select(tables.unit.c.code, row.answered, row.invited)
    wanted = wanted.join(tables.unit, tables.unit.c.id == row.unit_id).join(
        tables.form, tables.form.c.id == row.form_id
    )
    wanted = wanted.join(tables.round_, tables.round_.c.id == row.round_id)
    with reading(stores.store) as store:
        found = store.execute(wanted.where(tables.round_.c.key == round_, tables.form.c.key == form)).all()
        programme = store.execute(select(tables.programme.c.key)).scalar_one()
    return {"" if code == programme else code: tuple(rest) for code, *rest in found}


class Mark(NamedTuple):
    straight: str | None
    fast: str | None
    few: str | None
    top: str | None
    withdrawn: bool


def marks(stores: Stores, round_: str, form: str) -> dict[str, Mark]:
    """How carefully was answered, by unit."""
    row = tables.quality.c
    wanted = select(tables.unit.c.code, *(row[name] for name in Mark._fields)).select_from(tables.quality)
    wanted = wanted.join(tables.unit, tables.unit.c.id == row.unit_id).join(
        tables.form, tables.form.c.id == row.form_id
    )
    wanted = wanted.join(tables.round_, tables.round_.c.id == row.round_id)
    with reading(stores.store) as store:
        found = store.execute(wanted.where(tables.round_.c.key == round_, tables.form.c.key == form)).all()
    return {code: Mark(*rest) for code, *rest in found}


def factor_in_round(stores: Stores, round_: str, form: str, factor: str) -> Any:
    row = tables.factor_in_round.c
    wanted = select(tables.factor_in_round).join(tables.factor, tables.factor.c.id == row.factor_id)
    wanted = wanted.join(tables.form, tables.form.c.id == tables.factor.c.form_id)
    wanted = wanted.join(tables.round_, tables.round_.c.id == row.round_id)
    wanted = wanted.where(tables.round_.c.key == round_, tables.form.c.key == form, tables.factor.c.key == factor)
    with reading(stores.store) as store:
        return store.execute(wanted).one()


def predecessors(stores: Stores, round_: str) -> set[tuple[str, str]]:
    """Codes of units and of those they came from."""
    row, unit, before = tables.succession.c, tables.unit.alias(), tables.unit.alias()
    wanted = select(unit.c.code, before.c.code).select_from(tables.succession)
    wanted = wanted.join(unit, unit.c.id == row.unit_id).join(before, before.c.id == row.predecessor_id)
    wanted = wanted.join(tables.round_, tables.round_.c.id == row.round_id).where(tables.round_.c.key == round_)
    with reading(stores.store) as store:
        return {(one, other) for one, other in store.execute(wanted)}


def constants(stores: Stores, form: str) -> dict[str, Constants]:
    with reading(stores.vault) as connection:
        return vault.constants_of(connection, form)


def _of_round(table: Table, round_: str) -> Select:
    found = select(tables.unit.c.code, tables.split.c.key).select_from(table)
    found = found.join(tables.unit, tables.unit.c.id == table.c.unit_id)
    found = found.join(tables.split, tables.split.c.id == table.c.split_id)
    found = found.join(tables.form, tables.form.c.id == table.c.form_id)
    return found.join(tables.round_, tables.round_.c.id == table.c.round_id).where(tables.round_.c.key == round_)


def _rows(stores: Stores, wanted: Select, *columns: Any) -> list[tuple[tuple[str, str], tuple]]:
    with reading(stores.store) as store:
        programme = store.execute(select(tables.programme.c.key)).scalar_one()
        rows = store.execute(wanted.add_columns(*columns)).all()
    return [(("" if code == programme else code, label), tuple(rest)) for code, label, *rest in rows]

"""Collecting a published round from the store for the audit."""

from collections import defaultdict

from sqlalchemy import Connection, select

from dashboard.cells import Cell, Status
from dashboard.disclosure.audit import Key, Published, Violation, violations
from data_access import tables
from data_access.publication import UnknownRound


def audit(store: Connection, round_key: str) -> list[Violation]:
    """Everything that breaks a rule, empty when the round keeps the promise. Raises UnknownRound."""
    return violations(published(store, round_key))


def published(store: Connection, round_key: str) -> Published:
    round_ = store.execute(select(tables.round_).where(tables.round_.c.key == round_key)).first()
    if round_ is None:
        raise UnknownRound(round_key)
    here = tables.unit_in_round.c
    parents = store.execute(select(here.unit_id, here.parent_id).where(here.round_id == round_.id))
    return Published(_cells(store, round_.id), dict(parents.all()), round_.k)


def _cells(store: Connection, round_id: int) -> dict[Key, dict[int, Cell]]:
    cell, keys = tables.cell.c, (tables.form.c.key, tables.factor.c.key, tables.split.c.key)
    numbers = (cell.status, cell.n, cell.points, cell.low, cell.high, cell.bound, cell.groups)
    wanted = select(cell.unit_id, *keys, *numbers).join(tables.form, tables.form.c.id == cell.form_id)
    wanted = wanted.join(tables.factor, tables.factor.c.id == cell.factor_id)
    wanted = wanted.join(tables.split, tables.split.c.id == cell.split_id).where(cell.round_id == round_id)
    found: dict[Key, dict[int, Cell]] = defaultdict(dict)
    for unit, form, factor, split, status, *rest in store.execute(wanted):
        found[form, factor, split][unit] = Cell(Status(status), *rest)
    return found

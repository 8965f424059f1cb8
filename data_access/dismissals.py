"""Proposals that a unit did not want to work on, as they are kept: with the reason, and withdrawn, never deleted."""

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import ColumnElement, Connection, Row, select, update

from dashboard.moments import present
from data_access import tables
from data_access.accounts import number_of
from data_access.focus_areas import Address, is_worked_on, one_at_a_time
from data_access.rows import inserted

_dismissal = tables.dismissal.c


class WorkedOn(Exception):
    """What somebody works on already cannot be turned down."""


def dismiss(store: Connection, at: Address, reason: str, account: str) -> bool:
    """False where the figure was dismissed already. Raises WorkedOn, UnknownAccount."""
    one_at_a_time(store, at.unit_id)
    if is_worked_on(store, at):
        raise WorkedOn
    found = select(_dismissal.id).where(*_same(at), _dismissal.withdrawn_at.is_(None))
    if store.execute(found).first() is not None:
        return False
    more = {"reason": reason, "account_id": number_of(store, account), "at": present()}
    inserted(store, tables.dismissal, asdict(at) | more)
    return True


def withdraw(store: Connection, number: int) -> bool:
    """It is proposed again; False where that had happened before."""
    standing = update(tables.dismissal).where(_dismissal.id == number, _dismissal.withdrawn_at.is_(None))
    return store.execute(standing.values(withdrawn_at=present())).rowcount == 1


def withdraw_all(store: Connection, at: Address) -> None:
    """The figure was chosen after all."""
    standing = update(tables.dismissal).where(*_same(at), _dismissal.withdrawn_at.is_(None))
    store.execute(standing.values(withdrawn_at=present()))


def standing(store: Connection, unit: int, round_id: int) -> Sequence[Row]:
    """Those of one unit and round, in order of time: `id`, keys of `form` and `factor`, `reason`, `author` and `at`."""
    wanted = select(
        *(_dismissal.id, _dismissal.form_id, _dismissal.factor_id, _dismissal.reason, _dismissal.at),
        tables.form.c.key.label("form"),
        tables.factor.c.key.label("factor"),
        tables.account.c.name.label("author"),
    )
    wanted = wanted.join(tables.form, tables.form.c.id == _dismissal.form_id).join(tables.account)
    wanted = wanted.join(tables.factor, tables.factor.c.id == _dismissal.factor_id)
    wanted = wanted.where(_dismissal.unit_id == unit, _dismissal.round_id == round_id)
    return store.execute(wanted.where(_dismissal.withdrawn_at.is_(None)).order_by(_dismissal.id)).all()


def _same(at: Address) -> list[ColumnElement[bool]]:
    return [_dismissal[name] == value for name, value in asdict(at).items()]

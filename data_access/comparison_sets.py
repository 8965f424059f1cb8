"""Readers' own sets of units as they are kept: each belongs to one account, and nobody else ever learns of it."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from dashboard.comparisons import MOST_SETS, MOST_UNITS, OwnSet
from data_access import tables
from data_access.rows import inserted


class CannotKeep(ValueError):
    """The set cannot be kept like that; says why in a word."""


class NotTheirs(LookupError):
    """No set of this account has that number."""


def of_account(store: Connection, account: int) -> list[OwnSet]:
    own, member = tables.comparison_set.c, tables.comparison_member.c
    wanted = select(own.id, own.name, func.count(member.unit_id)).outerjoin(tables.comparison_member)
    wanted = wanted.where(own.account_id == account).group_by(own.id, own.name).order_by(own.id)
    return [OwnSet(*row) for row in store.execute(wanted)]


def members(store: Connection, account: int, number: int) -> list[int]:
    """Raises NotTheirs."""
    if store.execute(select(tables.comparison_set.c.id).where(*_own(account, number))).first() is None:
        raise NotTheirs(number)
    member = tables.comparison_member.c
    wanted = select(member.unit_id).where(member.set_id == number).order_by(member.position)
    return list(store.execute(wanted).scalars())


def add(store: Connection, account: int, name: str, units: Sequence[int]) -> int:
    """The set's number. Raises CannotKeep."""
    if len(of_account(store, account)) >= MOST_SETS:
        raise CannotKeep("sets")
    _check(store, account, name, units)
    number = inserted(store, tables.comparison_set, {"account_id": account, "name": name})
    _write(store, number, units)
    return number


def change(store: Connection, account: int, number: int, name: str, units: Sequence[int]) -> None:
    """Raises NotTheirs, CannotKeep."""
    members(store, account, number)
    _check(store, account, name, units, but=number)
    store.execute(update(tables.comparison_set).where(*_own(account, number)).values(name=name))
    store.execute(delete(tables.comparison_member).where(tables.comparison_member.c.set_id == number))
    _write(store, number, units)


def remove(store: Connection, account: int, number: int) -> str:
    """The name it had. Raises NotTheirs."""
    members(store, account, number)
    name = store.execute(select(tables.comparison_set.c.name).where(*_own(account, number))).scalar_one()
    store.execute(delete(tables.comparison_member).where(tables.comparison_member.c.set_id == number))
    store.execute(delete(tables.comparison_set).where(*_own(account, number)))
    return str(name)


def _check(store: Connection, account: int, name: str, units: Sequence[int], but: int | None = None) -> None:
    if not name:
        raise CannotKeep("name")
    if not units:
        raise CannotKeep("none")
    if len(units) > MOST_UNITS:
        raise CannotKeep("units")
    if any(one.name == name and one.number != but for one in of_account(store, account)):
        raise CannotKeep("taken")


def _own(account: int, number: int) -> tuple[ColumnElement[bool], ...]:
    own = tables.comparison_set.c
    return own.account_id == account, own.id == number


def _write(store: Connection, number: int, units: Sequence[int]) -> None:
    rows = [{"set_id": number, "unit_id": unit, "position": place} for place, unit in enumerate(units)]
    store.execute(insert(tables.comparison_member), rows)

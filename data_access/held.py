"""Single grants by their numbers, as pages of administration and of colleagues change them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, delete, select, update

from dashboard.access import Role
from data_access import tables
from data_access.grants import names_follow


@dataclass(frozen=True, slots=True)
class HeldGrant:
    number: int
    account: int
    name: str
    role: Role
    unit: int


def grant(store: Connection, number: int) -> HeldGrant | None:
    held, account = tables.grant, tables.account.c
    wanted = select(held.c.id, held.c.account_id, account.name, held.c.role, held.c.unit_id).join(tables.account)
    row = store.execute(wanted.where(held.c.id == number)).first()
    return None if row is None else HeldGrant(row.id, row.account_id, row.name, Role(row.role), row.unit_id)


def set_dates(store: Connection, number: int, start: date | None, end: date | None) -> None:
    held = grant(store, number)
    values = {"from_date": start, "to_date": end}
    store.execute(update(tables.grant).where(tables.grant.c.id == number).values(values))
    if held is not None:
        names_follow(store, held.account, held.role, held.unit)


def take_back(store: Connection, number: int) -> None:
    held = grant(store, number)
    store.execute(delete(tables.grant).where(tables.grant.c.id == number))
    if held is not None:
        names_follow(store, held.account, held.role, held.unit)

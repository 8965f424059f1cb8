"""The teams that work with results (PLF) as they are kept: named by the leader, and ended rather than deleted."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, delete, insert, select, update

from dashboard.access import Role, is_in_force
from dashboard.moments import present
from dashboard.plc import WORKING, Plc
from data_access import tables
from data_access.accounts import number_of
from data_access.rows import inserted

_plc, _member = tables.plc.c, tables.plc_member.c


@dataclass(frozen=True, slots=True)
class Person:
    """`number` is that of the account."""

    number: int
    name: str
    coordinates: bool


def begin(store: Connection, institution: int, unit: int, name: str, places: Collection[int] = ()) -> int:
    """The team's number. `unit` is the team or child group it belongs to, or the institution itself."""
    values = {"institution_id": institution, "unit_id": unit, "name": name, "at": present()}
    number = inserted(store, tables.plc, values)
    place(store, number, places)
    return number


def place(store: Connection, number: int, places: Collection[int]) -> None:
    """The team works with the results of exactly these, beside those of where it belongs."""
    store.execute(delete(tables.plc_place).where(tables.plc_place.c.plc_id == number))
    if places:
        store.execute(insert(tables.plc_place), [{"plc_id": number, "unit_id": one} for one in sorted(set(places))])


def team(store: Connection, number: int) -> Plc | None:
    """Also one that has ended."""
    row = store.execute(select(tables.plc).where(_plc.id == number)).first()
    return Plc(row.id, row.name, row.unit_id, row.institution_id, row.ended_at is not None) if row else None


def rename(store: Connection, number: int, name: str) -> None:
    store.execute(update(tables.plc).where(_plc.id == number).values(name=name))


def end(store: Connection, number: int) -> bool:
    """From now on it is only read; False where it had ended before."""
    standing = update(tables.plc).where(_plc.id == number, _plc.ended_at.is_(None))
    return store.execute(standing.values(ended_at=present())).rowcount == 1


def join(store: Connection, number: int, account: str, *, coordinates: bool) -> None:
    """Somebody is named; once more to change what they are. Raises UnknownAccount."""
    person = number_of(store, account)
    store.execute(delete(tables.plc_member).where(_member.plc_id == number, _member.account_id == person))
    store.execute(insert(tables.plc_member).values(plc_id=number, account_id=person, coordinates=coordinates))


def leave(store: Connection, number: int, account: str) -> None:
    """Nobody is named any more. Raises UnknownAccount."""
    person = number_of(store, account)
    store.execute(delete(tables.plc_member).where(_member.plc_id == number, _member.account_id == person))


def people(store: Connection, plc: Plc, today: date) -> list[Person]:
    """Who takes part today: the named, and who holds a role on the team or child group it belongs to; by name."""
    found: dict[int, Person] = {}
    for row in [*_named(store, plc.number), *_there(store, plc.unit)]:
        if is_in_force(row.from_date, row.to_date, today):
            before = found.get(row.account_id)
            coordinates = bool(row.coordinates) or (before is not None and before.coordinates)
            found[row.account_id] = Person(row.account_id, row.name, coordinates)
    return sorted(found.values(), key=lambda one: one.name)


def _named(store: Connection, number: int) -> list:
    account = tables.account.c
    wanted = select(tables.plc_member, account.name).join(tables.account).where(_member.plc_id == number)
    return list(store.execute(wanted.where(account.disabled.is_(False))))


def _there(store: Connection, unit: int) -> list:
    grant, account = tables.grant.c, tables.account.c
    coordinates = (grant.role == Role.COORDINATOR.value).label("coordinates")
    wanted = select(grant.account_id, grant.from_date, grant.to_date, coordinates, account.name).join(tables.account)
    wanted = wanted.where(grant.unit_id == unit, grant.role.in_([role.value for role in WORKING]))
    return list(store.execute(wanted.where(account.disabled.is_(False))))

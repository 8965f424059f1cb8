"""The teams that work with results (PLF) as they are kept: named by the leader, and ended rather than deleted."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, Row, delete, insert, select, update

from dashboard.access import Role, is_in_force
from dashboard.language import sort_key
from dashboard.moments import present, today
from dashboard.plc import WORKING, Plc
from data_access import memberships, tables
from data_access.accounts import number_of
from data_access.rows import inserted

_plc, _member = tables.plc.c, tables.plc_member.c
A_MOMENT = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class Person:
    """`number` is that of the account."""

    number: int
    name: str
    coordinates: bool


def take_turns(store: Connection, institution: int) -> None:
    """One change of its teams at a time; SQLite takes turns by itself."""
    store.execute(select(tables.unit.c.id).where(tables.unit.c.id == institution).with_for_update())


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
    return of(row, row.id) if row else None


def of(row: Row, number: int) -> Plc:
    """From a row with the team's columns; `number`, since whatever it is joined with has a column `id` too."""
    return Plc(number, row.name, row.unit_id, row.institution_id, row.ended_at is not None)


def just_begun(store: Connection, institution: int, unit: int, name: str) -> int | None:
    """The number of a team that somebody has named so a moment ago: whoever presses twice means one."""
    same = (_plc.institution_id == institution, _plc.unit_id == unit, _plc.name == name, _plc.ended_at.is_(None))
    return store.execute(select(_plc.id).where(*same, _plc.at >= present() - A_MOMENT)).scalar()


def rename(store: Connection, number: int, name: str) -> None:
    store.execute(update(tables.plc).where(_plc.id == number).values(name=name))


def end(store: Connection, number: int) -> bool:
    """From now on it is only read; False where it had ended before."""
    standing = update(tables.plc).where(_plc.id == number, _plc.ended_at.is_(None))
    return store.execute(standing.values(ended_at=present())).rowcount == 1


def join(store: Connection, number: int, account: str, *, coordinates: bool) -> None:
    """Somebody is named; once more to change what they are. Raises UnknownAccount."""
    person = number_of(store, account)
    store.execute(select(_plc.id).where(_plc.id == number).with_for_update())  # else two at once name them twice
    role = Role.COORDINATOR if coordinates else Role.MEMBER
    if memberships.named(store, person, today()).get(number) is not role:
        memberships.end(store, person, _plc.id == number, today())
        store.execute(insert(tables.plc_member).values(plc_id=number, account_id=person, coordinates=coordinates))


def leave(store: Connection, number: int, account: str) -> None:
    """Nobody is named any more; that they were is kept. Raises UnknownAccount."""
    memberships.end(store, number_of(store, account), _plc.id == number, today())


def people(store: Connection, plc: Plc, day: date) -> list[Person]:
    """Who takes part that day: the named, and who holds a role on the team or child group it belongs to; by name."""
    found: dict[int, Person] = {}
    for row in [*_named(store, plc.number), *_there(store, plc.unit)]:
        if is_in_force(row.from_date, row.to_date, day):
            before = found.get(row.account_id)
            coordinates = bool(row.coordinates) or (before is not None and before.coordinates)
            found[row.account_id] = Person(row.account_id, row.name, coordinates)
    return sorted(found.values(), key=lambda one: sort_key(one.name))


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

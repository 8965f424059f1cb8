"""Who holds a role where: in an institution for its leader, in the own team for a coordinator."""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, Row, exists, select

from dashboard.access import Role, Scope
from dashboard.colleagues import GIVEN_BY, Colleague, Colleagues, Workplace
from dashboard.language import sort_key
from dashboard.profile import UnitLink
from data_access import rounds, tables

ROLES = (Role.COORDINATOR, Role.MEMBER)
KINDS = ("team", "child_group")


def colleagues(scope: Scope, store: Connection, unit: int) -> Colleagues | None:
    """None where the reader neither leads nor coordinates."""
    role = role_at(scope, unit)
    if role is None:
        return None
    newest, places, home = _newest_round(store), _places(store, unit, role), _home(store, unit)
    people = _people(store, places)
    found = [
        Workplace(_link(row, home.type), people.get(row.unit_id, ()), row.round_id == newest) for row in places.values()
    ]
    shown = [place for place in found if place.current or place.people]
    others = _named(store, {grant.unit for grant in scope.grants if grant.role in GIVEN_BY} - {unit})
    return Colleagues(home, role, tuple(sorted(shown, key=_order)), others)


def role_at(scope: Scope, unit: int) -> Role | None:
    """The role by which the reader names colleagues there, the further-reaching of two."""
    held = {grant.role for grant in scope.grants if grant.unit == unit}
    return next((role for role in GIVEN_BY if role in held), None)


def codes(scope: Scope, store: Connection, unit: int) -> dict[int, str]:
    """The codes of the places in which the reader may add somebody now, by number."""
    role, newest = role_at(scope, unit), _newest_round(store)
    if role is None:
        return {}
    return {number: row.code for number, row in _places(store, unit, role).items() if row.round_id == newest}


def may_take_back(scope: Scope, store: Connection, unit: int, grant: int) -> bool:
    """Whether the grant is one that the leader of the unit gives: a coordinator's or member's, inside it."""
    role = role_at(scope, unit)
    if role is not Role.LEADER:
        return False
    row = store.execute(select(tables.grant).where(tables.grant.c.id == grant)).first()
    return row is not None and row.role in ROLES and row.unit_id in _places(store, unit, role)


def _places(store: Connection, unit: int, role: Role) -> dict[int, Row]:
    """Teams and child groups by number, each as the newest round knows it, where that round has it in the institution.

    A coordinator's is the own team only. Parts of a joined team, which no round may list, go by their own code.
    """
    up, here = tables.ancestor.c, tables.unit_in_round
    inside = {unit}
    if role is Role.LEADER:
        inside = set(store.execute(select(up.unit_id).where(up.ancestor_id == unit).distinct()).scalars())
    wanted = select(here.c.unit_id, tables.unit.c.code, here.c.kind, here.c.name, here.c.type, here.c.round_id)
    wanted = wanted.join(tables.unit, tables.unit.c.id == here.c.unit_id).join(tables.round_)
    wanted = wanted.where(here.c.unit_id.in_(inside)).order_by(*rounds.oldest_first())
    rows = {row.unit_id: row for row in store.execute(wanted)}
    return {number: row for number, row in rows.items() if row.kind in KINDS and _is_inside(store, row, unit)}


def _is_inside(store: Connection, row: Row, unit: int) -> bool:
    up = tables.ancestor.c
    above = (up.round_id == row.round_id, up.unit_id == row.unit_id, up.ancestor_id == unit)
    return store.execute(select(up.distance).where(*above)).first() is not None


def _people(store: Connection, units: Collection[int]) -> dict[int, tuple[Colleague, ...]]:
    account, grant, identity = tables.account.c, tables.grant.c, tables.identity.c
    linked = exists().where(identity.account_id == account.id).label("linked")
    wanted = select(tables.grant, account.name, account.password_hash.is_(None).label("no_password"), linked)
    wanted = wanted.join(tables.account).where(grant.unit_id.in_(units), grant.role.in_(ROLES))
    found: dict[int, list[Colleague]] = {}
    for row in store.execute(wanted.where(account.disabled.is_(False))):
        found.setdefault(row.unit_id, []).append(_colleague(row))
    return {unit: tuple(sorted(people, key=_by_name)) for unit, people in found.items()}


def _colleague(row: Row) -> Colleague:
    invited = row.no_password and not row.linked
    return Colleague(row.id, row.name, row.role, row.from_date, row.to_date, invited)


def _by_name(one: Colleague) -> tuple:
    return one.role != Role.COORDINATOR, sort_key(one.name)


def _order(place: Workplace) -> tuple:
    return not place.current, KINDS.index(place.link.kind), sort_key(place.link.name)


def _newest_round(store: Connection) -> int | None:
    return store.execute(select(rounds.newest())).scalar()


def _home(store: Connection, unit: int) -> UnitLink:
    """By its code where no round lists it, as with a part of a joined team."""
    found = _named(store, {unit})
    if found:
        return found[0]
    code = store.execute(select(tables.unit.c.code).where(tables.unit.c.id == unit)).scalar_one()
    return UnitLink(unit, KINDS[0], code)


def _named(store: Connection, units: Collection[int]) -> tuple[UnitLink, ...]:
    here = tables.unit_in_round
    wanted = select(here).join(tables.round_).where(here.c.unit_id.in_(units)).order_by(*rounds.oldest_first())
    newest: Iterable[Row] = {row.unit_id: row for row in store.execute(wanted)}.values()
    return tuple(_link(row) for row in newest)


def _link(row: Row, type_: str = "") -> UnitLink:
    """A class or room has no type of its own; whether it is one or the other follows from its institution."""
    return UnitLink(row.unit_id, row.kind, row.name, type=row.type or type_)

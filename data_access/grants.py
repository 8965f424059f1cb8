"""Roles as dated grants on units, and what they add up to for one reader."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, delete, insert, select

from dashboard.access import LEVELS, LOOKING_DOWN, Grant, Role, Scope, is_in_force
from dashboard.moments import today
from dashboard.plc import WORKING, Plc
from data_access import memberships, releases, rounds, tables
from data_access.accounts import name_of, number_of


class UnknownUnit(LookupError):
    """No round of the store has a unit with this code."""


class NotThere(ValueError):
    """The role cannot be held at a unit of this level."""


def give(
    store: Connection, name: str, role: Role, code: str | None, start: date | None = None, end: date | None = None
) -> None:
    """Grant a role on the unit with that code, the programme itself for None.

    Raises UnknownAccount, UnknownUnit, NotThere.
    """
    unit = _unit(store, code)
    if not _kinds(store, unit) & LEVELS[role]:
        raise NotThere(role)
    values = {"account_id": number_of(store, name), "role": role, "unit_id": unit, "from_date": start, "to_date": end}
    if store.execute(select(tables.grant.c.id).filter_by(**values)).first() is None:
        store.execute(insert(tables.grant).values(values))


def take_back(store: Connection, name: str, role: Role, code: str | None) -> int:
    """How many grants were taken back. Raises UnknownAccount, UnknownUnit."""
    grant, account, unit = tables.grant, number_of(store, name), _unit(store, code)
    mine = (grant.c.account_id == account, grant.c.role == role, grant.c.unit_id == unit)
    taken = store.execute(delete(grant).where(*mine)).rowcount
    names_follow(store, account, role, unit)
    return taken


def names_follow(store: Connection, account: int, role: Role, unit: int) -> None:
    """After a role on the unit was taken back, or its dates were changed: whoever works in none of the teams and child
    groups of the institution any more is named in none of its teams (PLF)."""
    if role in WORKING:
        left = _homes(store, [unit]) - _homes(store, _works_at(store, account, today()))
        memberships.end(store, account, tables.plc.c.institution_id.in_(left), today())


def _works_at(store: Connection, account: int, day: date) -> list[int]:
    grant = tables.grant.c
    rows = store.execute(select(tables.grant).where(grant.account_id == account, grant.role.in_(WORKING)))
    return [row.unit_id for row in rows if is_in_force(row.from_date, row.to_date, day)]


def _homes(store: Connection, units: Iterable[int]) -> set[int]:
    """The institutions of teams and child groups."""
    held = [_grant(store, Role.MEMBER, one) for unit in units for one in _places(store, unit)]
    return {grant.home for grant in held if grant.home is not None}


def is_held(store: Connection, role: Role, unit: int) -> bool:
    """Whether anybody ever got the role on the unit."""
    grant = tables.grant.c
    return store.execute(select(grant.id).where(grant.role == role, grant.unit_id == unit)).first() is not None


def scope_of(store: Connection, number: int, day: date) -> Scope:
    """What the account may ask for that day; nothing for one that is gone or disabled.

    Whoever was named in a team that works with results (PLF) holds the role on the team's places.
    Whoever holds a role on a small team holds it on the team it is joined with, in the rounds where it is joined.
    """
    if name_of(store, number) is None:
        return Scope()
    rows = store.execute(select(tables.grant).where(tables.grant.c.account_id == number).order_by(tables.grant.c.id))
    held = [row for row in rows if is_in_force(row.from_date, row.to_date, day)]
    named = memberships.named(store, number, day)
    given = [(row.role, row.unit_id) for row in held] + memberships.grants(store, named)
    grants = [_grant(store, role, one) for role, unit in given for one in _places(store, unit)]
    plcs = memberships.plcs(store, named, {(grant.unit, grant.role) for grant in grants})
    looks_down = not LOOKING_DOWN.isdisjoint(row.role for row in held)
    # Two parts of a joined team lead to the same one.
    return Scope(tuple(dict.fromkeys(grants)), opened=releases.opened(store) if looks_down else {}, plcs=plcs)


def scope_of_team(store: Connection, plc: Plc) -> Scope:
    """What all who take part in the team (PLF) may ask for together: a member's, on its places, and whatever everybody
    in the house sees of the institution, which is what its board sees."""
    held = [*memberships.grants(store, {plc.number: Role.MEMBER}), (Role.BOARD.value, plc.institution)]
    grants = [_grant(store, role, one) for role, unit in held for one in _places(store, unit)]
    return Scope(tuple(dict.fromkeys(grants)))


def _places(store: Connection, unit: int) -> list[int]:
    """The unit itself, and the joined teams that ever stood for it."""
    joined = tables.joined.c
    pooled = select(joined.pooled_id).where(joined.unit_id == unit).distinct().order_by(joined.pooled_id)
    return [unit, *store.execute(pooled).scalars()]


def _grant(store: Connection, role: str, unit: int) -> Grant:
    """A grant holds where its unit stands in the newest round that has it, not where it once stood; a round that is
    only being answered yet moves nobody."""
    up, here = tables.ancestor.c, tables.unit_in_round.c
    over = (here.round_id == up.round_id) & (here.unit_id == up.ancestor_id)
    opened = select(tables.round_.c.id).join(tables.unit_in_round).where(here.unit_id == unit)
    newest = opened.order_by(*rounds.newest_first()).limit(1).scalar_subquery()
    wanted = select(up.ancestor_id, here.kind).join(tables.unit_in_round, over)
    found = store.execute(wanted.where(up.unit_id == unit, up.distance > 0, up.round_id == newest)).all()
    institution = next((one for one, kind in found if kind == "institution"), None)
    return Grant(Role(role), unit, institution, frozenset(one for one, _ in found) - {institution})


def _unit(store: Connection, code: str | None) -> int:
    root = select(tables.programme.c.key).scalar_subquery()
    wanted = select(tables.unit.c.id).where(tables.unit.c.code == (root if code is None else code))
    number = store.execute(wanted).scalar()
    if number is None:
        raise UnknownUnit(code or "")
    return int(number)


def _kinds(store: Connection, unit: int) -> set[str]:
    """The levels at which the unit has stood, one in nearly every store."""
    here = tables.unit_in_round.c
    return set(store.execute(select(here.kind).where(here.unit_id.in_(_places(store, unit))).distinct()).scalars())

"""Who takes part in which of the teams that work with results (PLF), and what they hold by it."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, or_, select, update

from dashboard.access import LEVELS, Role, is_in_force
from dashboard.plc import WORKING
from data_access import tables

_AT_PLACES = LEVELS[Role.MEMBER]  # kinds of units

Named = Mapping[int, Role]  # by number of the team
Held = Collection[tuple[int, str]]  # unit and role


def named(store: Connection, account: int, today: date) -> Named:
    """The teams in which the account is named today, as coordinator where it is both."""
    member = tables.plc_member.c
    rows = store.execute(select(tables.plc_member).where(member.account_id == account).order_by(member.coordinates))
    held = [row for row in rows if is_in_force(row.from_date, row.to_date, today)]
    return {row.plc_id: Role.COORDINATOR if row.coordinates else Role.MEMBER for row in held}


def grants(store: Connection, found: Named) -> list[tuple[str, int]]:
    """Roles and units: what the named hold on the places of teams that still work."""
    if not found:
        return []
    plc, place, here = tables.plc.c, tables.plc_place.c, tables.unit_in_round.c
    own = select(plc.id, plc.unit_id).where(plc.id.in_(found), plc.ended_at.is_(None))
    own = own.where(select(here.unit_id).where(here.unit_id == plc.unit_id, here.kind.in_(_AT_PLACES)).exists())
    others = select(plc.id, place.unit_id).join(tables.plc_place, place.plc_id == plc.id)
    rows = store.execute(own.union(others.where(plc.id.in_(found), plc.ended_at.is_(None))))
    return [(found[number], unit) for number, unit in sorted(map(tuple, rows))]


def plcs(store: Connection, found: Named, held: Held) -> dict[int, Role]:
    """The teams in which somebody takes part: named, or by a role on the team or child group it belongs to."""
    roles = {unit: role for unit, role in sorted(held, key=lambda one: one[1], reverse=True) if role in WORKING}
    plc = tables.plc.c
    rows = store.execute(select(plc.id, plc.unit_id).where(plc.unit_id.in_(roles))) if roles else ()
    by_place = {row.id: Role(roles[row.unit_id]) for row in rows}
    everywhere = by_place.keys() | found.keys()
    return {one: Role.COORDINATOR if _coordinates(one, by_place, found) else Role.MEMBER for one in sorted(everywhere)}


def end(store: Connection, account: int, teams: ColumnElement[bool], today: date) -> None:
    """The account is named no more in the teams that the condition picks; that it was, and until when, is kept."""
    member = tables.plc_member.c
    picked = member.plc_id.in_(select(tables.plc.c.id).where(teams))
    named = update(tables.plc_member).where(member.account_id == account, picked)
    store.execute(named.where(or_(member.to_date.is_(None), member.to_date >= today)).values(to_date=_before(today)))


def _before(day: date) -> date:
    """Dates are inclusive: whoever is taken out at noon is out at noon."""
    return day - timedelta(days=1)


def _coordinates(one: int, *ways: Named) -> bool:
    return any(way.get(one) is Role.COORDINATOR for way in ways)

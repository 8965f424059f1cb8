"""The teams that work with results (PLF) of an institution, for its leader who names them."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, Row, select

from dashboard.access import Scope, is_in_force
from dashboard.language import sort_key
from dashboard.moments import danish
from dashboard.plc import WORKING, Plc, may_set_up
from dashboard.profile import UnitLink
from dashboard.teams import Below, Person, Team, Teams, WayOfWorking, proposals
from data_access import newest_names, plcs, tables
from data_access.catalogue import Catalogue
from data_access.questions import units

_plc, _member, _way = tables.plc.c, tables.plc_member.c, tables.way_of_working.c
KINDS = ("team", "child_group")


def teams(scope: Scope, store: Connection, catalogue: Catalogue, institution: int, today: date) -> Teams | None:
    """None for everybody but the leader."""
    if not may_set_up(scope, institution):
        return None
    home = newest_names.links(store, [institution]).get(institution)
    if home is None:
        return None
    inside = below(scope, store, catalogue, institution)
    found = _teams(store, institution, today)
    return Teams(
        home=home,
        teams=tuple(one for one in found if not one.plc.ended),
        ended=tuple(one for one in found if one.plc.ended),
        proposals=proposals(inside, {one.plc.unit for one in found if not one.plc.ended}),
        units=tuple(unit for unit, _ in inside),
        colleagues=tuple(colleagues(scope, store, institution, today)),
        ways=tuple(_ways(store, institution)),
    )


def below(scope: Scope, store: Connection, catalogue: Catalogue, institution: int) -> list[Below]:
    """Its teams and child groups in the newest round that has it, each with the unit above it; by name."""
    trails = units.trails(scope, store, institution)
    newest = next((one.id for one in reversed(catalogue.rounds) if one.id in trails), None)
    if newest is None:
        return []
    ways = [way for kind in KINDS for way in units.inside(scope, store, newest, trails[newest], kind)]
    ways.sort(key=lambda way: (KINDS.index(way[-1].kind), sort_key(way[-1].name)))
    return [(units.link(scope, catalogue, newest, way), way[-2].unit) for way in ways]


def is_any(scope: Scope, store: Connection, institution: int) -> bool:
    """Whether a team was ever named there, as far as the reader works there."""
    if not scope.unlimited and institution not in scope.workplaces:
        return False
    return store.execute(select(_plc.id).where(_plc.institution_id == institution).limit(1)).first() is not None


def to_set_up(scope: Scope, store: Connection, number: int) -> Plc | None:
    """The team, for the leader who may change it: one that has ended is only read."""
    found = plcs.team(store, number)
    return found if found and not found.ended and may_set_up(scope, found.institution) else None


def colleagues(scope: Scope, store: Connection, institution: int, today: date) -> list[str]:
    """The names of those who work in its teams today, for its leader."""
    if not may_set_up(scope, institution):
        return []
    up, grant, account = tables.ancestor.c, tables.grant.c, tables.account.c
    inside = select(up.unit_id).where(up.ancestor_id == institution)
    held = select(account.name, grant.from_date, grant.to_date).join(tables.grant, grant.account_id == account.id)
    held = held.where(grant.unit_id.in_(inside), grant.role.in_([role.value for role in WORKING]))
    named = select(account.name, _member.from_date, _member.to_date).join(
        tables.plc_member, _member.account_id == account.id
    )
    named = named.join(tables.plc, _plc.id == _member.plc_id).where(_plc.institution_id == institution)
    rows = [*store.execute(held.where(account.disabled.is_(False)))]
    rows += store.execute(named.where(account.disabled.is_(False)))
    return sorted({row.name for row in rows if is_in_force(row.from_date, row.to_date, today)}, key=sort_key)


def named(scope: Scope, store: Connection, plc: Plc) -> set[str]:
    """The names of those whom the leader has named in the team."""
    if not may_set_up(scope, plc.institution):
        return set()
    wanted = select(tables.account.c.name).join(tables.plc_member).where(_member.plc_id == plc.number)
    return set(store.execute(wanted).scalars())


def _teams(store: Connection, institution: int, today: date) -> list[Team]:
    rows = store.execute(select(tables.plc).where(_plc.institution_id == institution)).all()
    places = _places(store, [row.id for row in rows])
    numbers = {row.unit_id for row in rows} | {unit for several in places.values() for unit in several}
    names, named = newest_names.links(store, numbers), _named(store, [row.id for row in rows])
    found = [_team(store, row, names, places.get(row.id, ()), named, today) for row in rows]
    return sorted(found, key=lambda one: sort_key(one.plc.name))


def _team(
    store: Connection,
    row: Row,
    names: dict[int, UnitLink],
    places: Collection[int],
    named: Collection[tuple[int, int]],
    today: date,
) -> Team:
    plc = Plc(row.id, row.name, row.unit_id, row.institution_id, row.ended_at is not None)
    people = [
        Person(one.name, one.coordinates, (plc.number, one.number) in named) for one in plcs.people(store, plc, today)
    ]
    people.sort(key=lambda one: (not one.coordinates, sort_key(one.name)))
    links = sorted((names[unit] for unit in places if unit in names), key=lambda link: sort_key(link.name))
    own = names.get(plc.unit, UnitLink(plc.unit, "team", plc.name))
    return Team(plc, own, tuple(links), tuple(people))


def _places(store: Connection, teams: Collection[int]) -> dict[int, list[int]]:
    place = tables.plc_place.c
    found: dict[int, list[int]] = {}
    for row in store.execute(select(tables.plc_place).where(place.plc_id.in_(teams))):
        found.setdefault(row.plc_id, []).append(row.unit_id)
    return found


def _named(store: Connection, teams: Collection[int]) -> set[tuple[int, int]]:
    """Team and account."""
    rows = store.execute(select(_member.plc_id, _member.account_id).where(_member.plc_id.in_(teams)))
    return {(row.plc_id, row.account_id) for row in rows}


def _ways(store: Connection, institution: int) -> list[WayOfWorking]:
    wanted = select(tables.way_of_working, tables.account.c.name).join(tables.account)
    rows = store.execute(wanted.where(_way.unit_id == institution).order_by(_way.id.desc()))
    return [WayOfWorking(row.text, row.name, danish(row.at)) for row in rows]

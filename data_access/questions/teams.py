"""The teams that work with results (PLF) of an institution, for its leader who names them."""

from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import ColumnElement, Connection, select

from dashboard.access import Scope
from dashboard.language import sort_key
from dashboard.moments import danish
from dashboard.plc import LEADING, WORKING, Plc, may_set_up
from dashboard.profile import UnitLink
from dashboard.teams import Below, Person, Team, Teams, WayOfWorking, proposals
from data_access import newest_names, plcs, staff, tables
from data_access.catalogue import Catalogue
from data_access.questions import units

_plc, _member, _way = tables.plc.c, tables.plc_member.c, tables.way_of_working.c
KINDS = ("team", "child_group")


def teams(scope: Scope, store: Connection, catalogue: Catalogue, institution: int, day: date) -> Teams | None:
    """None for everybody but the leader."""
    if not may_set_up(scope, institution):
        return None
    home = newest_names.links(store, [institution]).get(institution)
    if home is None:
        return None
    within = below(scope, store, catalogue, institution)
    found = _teams(store, institution, day)
    return Teams(
        home=home,
        teams=tuple(one for one in found if not one.plc.ended),
        ended=tuple(one for one in found if one.plc.ended),
        proposals=proposals(within, {one.plc.unit for one in found if not one.plc.ended}),
        units=tuple(unit for unit, _ in within),
        colleagues=tuple(colleagues(scope, store, institution, day)),
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


def inside(scope: Scope, store: Connection, catalogue: Catalogue, institution: int) -> set[int]:
    """The numbers of the units that its teams may belong to and work with."""
    return {unit.unit for unit, _ in below(scope, store, catalogue, institution)}


def is_any(scope: Scope, store: Connection, institution: int) -> bool:
    """Whether a team was ever named there, as far as the reader works there."""
    if not scope.unlimited and institution not in scope.workplaces:
        return False
    return store.execute(select(_plc.id).where(_plc.institution_id == institution).limit(1)).first() is not None


def to_set_up(scope: Scope, store: Connection, number: int) -> Plc | None:
    """The team, for the leader who may change it: one that has ended is only read."""
    found = plcs.team(store, number)
    return found if found and not found.ended and may_set_up(scope, found.institution) else None


def colleagues(scope: Scope, store: Connection, institution: int, day: date) -> list[str]:
    """The names of those who hold a role in its teams that day, for its leader."""
    if not may_set_up(scope, institution):
        return []
    return sorted(staff.holders(store, institution, WORKING, day).values(), key=sort_key)


def named(scope: Scope, store: Connection, plc: Plc, day: date) -> set[str]:
    """The names of those whom the leader has named in the team."""
    if not may_set_up(scope, plc.institution):
        return set()
    wanted = select(tables.account.c.name).join(tables.plc_member).where(_member.plc_id == plc.number)
    return set(store.execute(wanted.where(_is_named(day))).scalars())


def _is_named(day: date) -> ColumnElement[bool]:
    begun = _member.from_date.is_(None) | (_member.from_date <= day)
    return begun & (_member.to_date.is_(None) | (_member.to_date >= day))


def _teams(store: Connection, institution: int, day: date) -> list[Team]:
    rows = store.execute(select(tables.plc).where(_plc.institution_id == institution)).all()
    places = _places(store, [row.id for row in rows])
    numbers = {row.unit_id for row in rows} | {unit for several in places.values() for unit in several}
    names = newest_names.links(store, numbers)
    people = _people(store, institution, [plcs.of(row, row.id) for row in rows], day)
    found = [_team(plc, names, places.get(plc.number, ()), several) for plc, several in people.items()]
    return sorted(found, key=lambda one: sort_key(one.plc.name))


def _team(plc: Plc, names: dict[int, UnitLink], places: Collection[int], people: Iterable[Person]) -> Team:
    links = sorted((names[unit] for unit in places if unit in names), key=lambda link: sort_key(link.name))
    own = names.get(plc.unit, UnitLink(plc.unit, "team", plc.name))
    return Team(plc, own, tuple(links), tuple(people))


def _people(store: Connection, institution: int, teams: Collection[Plc], day: date) -> dict[Plc, list[Person]]:
    """The coordinators of each first."""
    named = _named(store, [plc.number for plc in teams], day)
    working = staff.holders(store, institution, WORKING | LEADING, day)
    found = {plc: plcs.people(store, plc, day) for plc in teams}
    return {
        plc: [
            Person(one.name, one.coordinates, (plc.number, one.number) in named, one.number in working)
            for one in sorted(people, key=lambda one: not one.coordinates)
        ]
        for plc, people in found.items()
    }


def _places(store: Connection, teams: Collection[int]) -> dict[int, list[int]]:
    place = tables.plc_place.c
    found: dict[int, list[int]] = {}
    for row in store.execute(select(tables.plc_place).where(place.plc_id.in_(teams))):
        found.setdefault(row.plc_id, []).append(row.unit_id)
    return found


def _named(store: Connection, teams: Collection[int], day: date) -> set[tuple[int, int]]:
    """Team and account."""
    wanted = select(_member.plc_id, _member.account_id).where(_member.plc_id.in_(teams))
    return {(row.plc_id, row.account_id) for row in store.execute(wanted.where(_is_named(day)))}


def _ways(store: Connection, institution: int) -> list[WayOfWorking]:
    wanted = select(tables.way_of_working, tables.account.c.name).join(tables.account)
    rows = store.execute(wanted.where(_way.unit_id == institution).order_by(_way.id.desc()))
    return [WayOfWorking(row.text, row.name, danish(row.at)) for row in rows]

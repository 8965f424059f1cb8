"""Made-up teams that work with results (PLF), in the institution of the demonstration's leader."""

from datetime import date

from dashboard.access import OPERATOR, Role
from dashboard.demonstration.worksheets import worksheets
from dashboard.plc import Plc
from data_access import accounts, grants, plcs, way_of_working
from data_access.catalogue import Round
from data_access.engine import Connection
from data_access.questions import teams, units
from data_access.questions.units import Trail

LEADER, COORDINATOR = Role.LEADER, Role.COORDINATOR
Team = tuple[Plc, Trail]  # and the way to the team that it belongs to


def name_teams(store: Connection, round_: Round, leader: str, coordinator: str, today: date) -> list[Team]:
    """The first of the institution's teams as PLFs, the coordinator's own first; none where some are named already."""
    if not {leader, coordinator} <= set(accounts.names(store)):
        return []  # a store without teams
    led, own = (_units(store, name, role, today) for name, role in ((leader, LEADER), (coordinator, COORDINATOR)))
    trails = [trail for trail in units.all_of_round(OPERATOR, store, round_.id) if _is_team_of(trail, led)]
    if not trails or any(teams.is_any(OPERATOR, store, home) for home in led):
        return []
    trails.sort(key=lambda trail: trail[-1].unit not in own)
    home = next(place.unit for place in trails[0] if place.unit in led)
    way_of_working.write(store, home, leader, worksheets().way_of_working)
    named = [(_begun(store, home, trail), trail) for trail in trails[: worksheets().teams]]
    _people(store, named)
    return named


def _units(store: Connection, name: str, role: Role, today: date) -> set[int]:
    """Where the account holds the role, which was given out when fewer rounds were there."""
    scope = grants.scope_of(store, accounts.number_of(store, name), today)
    return {grant.unit for grant in scope.grants if grant.role is role}


def _is_team_of(trail: Trail, institutions: set[int]) -> bool:
    return trail[-1].kind == "team" and any(place.unit in institutions for place in trail)


def _begun(store: Connection, home: int, trail: Trail) -> Plc:
    unit, name = trail[-1].unit, f"PLF {trail[-1].name}"
    return Plc(plcs.begin(store, home, unit, name), name, unit, home)


def _people(store: Connection, named: list[Team]) -> None:
    """Those who are in no other role; they have no password."""
    known = set(accounts.names(store))
    for one in worksheets().colleague:
        if one.team < len(named):
            if one.name not in known:
                accounts.add(store, one.name)
            plcs.join(store, named[one.team][0].number, one.name, coordinates=one.coordinates)

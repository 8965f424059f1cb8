"""The users of a demonstration store: one for each role, password `demo`, each at a place worth looking at.

Some institutions have released their rounds already, so that those above have something to look at; the leader's own
has not, so that there is something to release. Focus areas are chosen in both kinds.
"""

from dataclasses import dataclass
from datetime import date

from callbacks.demonstration_teams import name_teams
from callbacks.demonstration_work import lot, work_a_little
from callbacks.demonstration_worksheets import write_worksheets
from dashboard.access import OPERATOR, Role
from dashboard.demonstration.scales import ROUNDS
from dashboard.ownership import FEWEST
from data_access import accounts, aggregates, grants, releases
from data_access.catalogue import read
from data_access.engine import Connection, Engine, reading, writing
from data_access.questions import units
from data_access.questions.units import Trail

PASSWORD = "demo"
SOMEBODY = "demo"  # who has released and chosen in the demonstration
LEADER, COORDINATOR = "leader", "coordinator"  # in whose house and team worksheets are written
EVERY = 3  # one in so many institutions
SPARE = 3  # so many leaders can still release and see it take effect


@dataclass(frozen=True, slots=True)
class User:
    """`kind` is the level of the unit that the role is granted on."""

    name: str
    role: Role
    kind: str


USERS = (
    User(LEADER, Role.LEADER, "institution"),
    User(COORDINATOR, Role.COORDINATOR, "team"),
    User("member", Role.MEMBER, "team"),
    User("resource", Role.RESOURCE_PERSON, "institution"),
    User("board", Role.BOARD, "institution"),
    User("municipality", Role.MUNICIPALITY, "municipality"),
    User("programme", Role.PROGRAMME, "programme"),
    User("administrator", Role.ADMINISTRATOR, "programme"),
)


def add_users(engine: Engine) -> None:
    """Make the users that are missing, release where nothing is released, and work where nothing was done.

    Worksheets are written once the last round is there.
    """
    with reading(engine) as store:
        catalogue, known = read(store), set(accounts.names(store))
        places = _places(units.all_of_round(OPERATOR, store, catalogue.rounds[-1].id)) if catalogue.rounds else {}
    with writing(engine) as store:
        for user in USERS:
            if user.name not in known and user.kind in places:
                accounts.add(store, user.name, PASSWORD)
                grants.give(store, user.name, user.role, places[user.kind])
        for round_ in catalogue.rounds:
            _release_some(store, round_.id)
            work_a_little(store, catalogue, round_, SOMEBODY)
        if catalogue.rounds and catalogue.rounds[-1].key == ROUNDS[-1]:
            today = date.today()
            teams = name_teams(store, catalogue.rounds[-1], LEADER, COORDINATOR, today)
            write_worksheets(store, catalogue, teams, today)


def _release_some(store: Connection, round_id: int) -> None:
    """Where nobody has released yet: as far as institutions may open at once and every sum stays told.

    One in three, and others where there are many, so that those above have something to hold side by side.
    """
    if releases.released_in(store, round_id):
        return
    others = [trail[-1] for trail in units.all_of_round(OPERATOR, store, round_id) if _is_other(store, trail)]
    others.sort(key=lambda unit: lot(unit.code) % EVERY)
    for unit in others:
        place = lot(unit.code)
        left = FEWEST if place % EVERY == 0 else FEWEST + SPARE
        if aggregates.fewest_left(store, round_id, unit.unit) > left:
            releases.look(store, round_id, unit.unit, SOMEBODY)
            releases.release(store, round_id, unit.unit, SOMEBODY, with_teams=place % 2 == 0)


def _is_other(store: Connection, trail: Trail) -> bool:
    return trail[-1].kind == "institution" and not grants.is_held(store, Role.LEADER, trail[-1].unit)


def _places(trails: list[Trail]) -> dict[str, str]:
    """Codes by kind, all on one way down: in each level the unit with most of the level below in it."""
    way: Trail = ()
    for kind, counted in (("municipality", "institution"), ("institution", "child_group"), ("team", "child_group")):
        inside = [trail for trail in trails if not way or way[-1] in trail]
        way = _largest(inside, kind, counted) or way
    return {place.kind: place.code for place in way}


def _largest(trails: list[Trail], kind: str, counted: str) -> Trail | None:
    """The unit of a kind with most units of another kind in it; the first by code of several."""
    parts = [trail for trail in trails if trail[-1].kind == counted]
    candidates = [trail for trail in trails if trail[-1].kind == kind]
    return max(candidates, key=lambda trail: sum(trail[-1] in part for part in parts), default=None)

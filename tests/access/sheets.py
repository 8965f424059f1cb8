"""Teams of three institutions with their worksheets, each with words in it that nobody else may ever be sent."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Engine, select

from dashboard.plc import Visibility
from data_access import plcs, revisions, tables, worksheets
from data_access.engine import writing
from tests.access.people import Person
from tests.access.rights import Grants
from tests.access.world import ROUNDS, Unit, World

LEADING = ("leader", "resource_person")
WORKING = ("coordinator", "member")


@dataclass(frozen=True)
class Team:
    """`named` are those who take part beside the ones with a role on the unit."""

    number: int
    unit: int
    institution: int
    named: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    number: int
    team: Team
    shared: bool

    @property
    def words(self) -> str:
        return f"TYPED-{self.number}-"

    @property
    def past(self) -> str:
        """In what was written over, and in a row that was removed."""
        return f"PAST-{self.number}-"


def settle(world: World, engine: Engine) -> list[Sheet]:
    """Of each team one worksheet that is its own, and one that it shares with the house."""
    here, there = world.of_kind("municipality")[:2]
    home, beside = world.of_kind("institution", here.number)[:2]
    far = world.of_kind("institution", there.number)[0]
    own, other = world.of_kind("team", home.number)[:2]
    with_team = _adder(engine)
    teams = [
        with_team(home, own, ()),
        with_team(home, other, ()),
        with_team(home, home, ("p-leader",)),
        with_team(beside, beside, ("p-nothing",)),
        with_team(far, far, ("p-administrator",)),
    ]
    return [_sheet(engine, team, shared=shared) for team in teams for shared in (False, True)]


def _adder(engine: Engine) -> Callable[[Unit, Unit, tuple[str, ...]], Team]:
    def add(institution: Unit, unit: Unit, named: tuple[str, ...]) -> Team:
        with writing(engine) as store:
            number = plcs.begin(store, institution.number, unit.number, f"PLF {unit.name}")
            for name in named:
                plcs.join(store, number, name, coordinates=True)
        return Team(number, unit.number, institution.number, named)

    return add


def _sheet(engine: Engine, team: Team, *, shared: bool) -> Sheet:
    with writing(engine) as store:
        newest = store.execute(select(tables.round_.c.id).where(tables.round_.c.key == ROUNDS[-1])).scalar_one()
        number = worksheets.begin(store, team.number, newest, "analysis", "p-administrator")
        worksheets.share(store, number, Visibility.HOUSE if shared else Visibility.TEAM)
        sheet = Sheet(number, team, shared)
        for address in ("challenge.text", "actions.a2.title", "evidence.e2.text"):
            revisions.write(store, number, "p-administrator", address, f"{sheet.past}{address}")
        for address in ("actions.a2.row", "evidence.e2.row"):
            revisions.write(store, number, "p-administrator", address, "")
        for address in ("challenge.text", "actions.a1.title", "evaluation.learned", "log.l1.observation"):
            revisions.write(store, number, "p-administrator", address, f"{sheet.words}{address}")
        revisions.write(store, number, "p-administrator", "evaluation.decision", "adjust")
    return sheet


def may_read(world: World, person: Person, sheet: Sheet) -> bool:
    """The contract in words of its own: the team, and the house where the team shares it."""
    grants = person.grants(world)
    if takes_part(person, grants, sheet.team):
        return True
    roles = {role for role, own in grants if _house(world, own) == sheet.team.institution}
    return sheet.shared and bool(roles & {*LEADING, *WORKING})


def may_oversee(world: World, person: Person, sheet: Sheet) -> bool:
    leads = [own for role, own in person.grants(world) if role in LEADING]
    return may_read(world, person, sheet) or sheet.team.institution in leads


def takes_part(person: Person, grants: Grants, team: Team) -> bool:
    named = person.name in team.named and person.state == "in"
    return named or any(own == team.unit and role in WORKING for role, own in grants)


def _house(world: World, own: int) -> int | None:
    return _houses(world).get(own)


@cache
def _houses(world: World) -> dict[int, int]:
    institutions = {unit.number for unit in world.of_kind("institution")}
    here = world.units[ROUNDS[-1]].values()
    return {unit.number: one for unit in here for one in (unit.number, *unit.above) if one in institutions}

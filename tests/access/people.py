"""The people who try: one of every role, strangers to each other, and those who should not get in at all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dash import Dash
from flask.testing import FlaskClient
from sqlalchemy import update

from dashboard.access import Role
from data_access import accounts, grants, tables
from data_access.engine import Engine, reading, writing
from tests.access.rights import Grants
from tests.access.world import World

PASSWORD = "en lang adgangskode til proeven"


@dataclass(frozen=True)
class Person:
    """`held` are (role, unit code). `state` is why somebody gets in or not."""

    name: str
    held: tuple[tuple[str, str], ...] = ()
    state: str = "in"  # in | anonymous | expired | signed out | disabled | ended

    def grants(self, world: World) -> Grants:
        codes = {unit.code: unit.number for here in world.units.values() for unit in here.values()}
        return tuple((role, codes[code]) for role, code in self.held) if self.state == "in" else ()


def everybody(world: World) -> list[Person]:
    programme = world.of_kind("programme")[0].code
    here, there = world.of_kind("municipality")[:2]
    schools = world.of_kind("institution", here.number)
    home, other, third, far = *schools[:3], world.of_kind("institution", there.number)[0]
    team, other_team = world.of_kind("team", home.number)[:2]
    return [
        Person("p-leader", (("leader", home.code),)),
        Person("p-leader-beside", (("leader", other.code),)),
        Person("p-leader-third", (("leader", third.code),)),
        Person("p-leader-far", (("leader", far.code),)),
        Person("p-coordinator", (("coordinator", team.code),)),
        Person("p-member", (("member", team.code),)),
        Person("p-member-beside", (("member", other_team.code),)),
        Person("p-resource", (("resource_person", home.code), ("resource_person", far.code))),
        Person("p-board", (("board", home.code),)),
        Person("p-municipality", (("municipality", here.code),)),
        Person("p-municipality-far", (("municipality", there.code),)),
        Person("p-programme", (("programme", programme),)),
        Person("p-researcher", (("researcher", programme),)),
        Person("p-administrator", (("administrator", programme),)),
        Person("p-both", (("leader", other.code), ("municipality", here.code))),
        Person("p-nothing"),
        Person("p-ended", (("resource_person", home.code),), "ended"),
        Person("p-anonymous", (("leader", home.code),), "anonymous"),
        Person("p-expired", (("leader", home.code),), "expired"),
        Person("p-signed-out", (("leader", home.code),), "signed out"),
        Person("p-disabled", (("leader", home.code),), "disabled"),
    ]


def settle(engine: Engine, people: list[Person]) -> None:
    """Give them accounts and roles; an ended role ended yesterday."""
    with writing(engine) as store:
        for person in people:
            accounts.add(store, person.name, PASSWORD)
            end = date.today() - timedelta(days=1) if person.state == "ended" else None
            for role, code in person.held:
                grants.give(store, person.name, Role(role), code, None, end)


def client_of(app: Dash, engine: Engine, person: Person) -> FlaskClient:
    """What the person's browser holds."""
    client = app.server.test_client()
    if person.state != "anonymous":
        answer = client.post("/login", data={"username": person.name, "password": PASSWORD})
        assert answer.status_code == 302, f"{person.name} could not sign in"
    _SPOILED.get(person.state, lambda *_: None)(client, engine, person)
    return client


def _let_expire(client: FlaskClient, engine: Engine, person: Person) -> None:
    session, mine = tables.session, _number(engine, person)
    with writing(engine) as store:
        rows = store.execute(session.select().where(session.c.account_id == mine)).all()
        assert rows, "nobody was signed in"
        for row in rows:
            earlier = {"seen_at": row.seen_at - timedelta(hours=2)}
            store.execute(update(session).where(session.c.hash == row.hash).values(earlier))


def _sign_out_but_keep_the_cookie(client: FlaskClient, engine: Engine, person: Person) -> None:
    kept = client.get_cookie("session")
    assert kept is not None
    client.get("/logout")
    client.set_cookie("session", kept.value)


def _disable(client: FlaskClient, engine: Engine, person: Person) -> None:
    with writing(engine) as store:
        accounts.disable(store, person.name)


def _number(engine: Engine, person: Person) -> int:
    with reading(engine) as store:
        return accounts.number_of(store, person.name)


_SPOILED: dict[str, Callable[[FlaskClient, Engine, Person], None]] = {
    "expired": _let_expire,
    "signed out": _sign_out_but_keep_the_cookie,
    "disabled": _disable,
}

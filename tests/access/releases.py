"""What leaders of the world have released, through the pages: one with its teams, one without, and one taken back."""

from collections.abc import Callable
from functools import cache

from flask.testing import FlaskClient

from tests.access.people import Person
from tests.access.rights import Released
from tests.access.world import ROUNDS, World
from tests.callbacks.conftest import payload

NEWEST = ROUNDS[-1]
_OPEN = "select round.key, unit_id, with_teams from open_institution join round on round.id = round_id"


@cache
def released(world: World) -> Released:
    """As the table says once everything is carried out; what is opened there is what `carry_out` asks for and what
    the demonstration had open."""
    found: dict[str, dict[int, bool]] = {key: {} for key in ROUNDS}
    with world.tables() as tables:
        for row in tables.execute(_OPEN):
            found[row["key"]][row["unit_id"]] = bool(row["with_teams"])
    return Released(found)


@cache
def ever_released(world: World) -> frozenset[int]:
    with world.tables() as tables:
        return frozenset(row["unit_id"] for row in tables.execute("select unit_id from release_event"))


def carry_out(world: World, people: dict[str, Person], browser_of: Callable[[Person], FlaskClient]) -> None:
    taken_back, alone, with_teams = _schools(world)
    for who, unit, reach in (
        ("p-leader", taken_back, "teams"),
        ("p-leader-beside", alone, "institution"),
        ("p-leader-third", with_teams, "teams"),
    ):
        browser = browser_of(people[who])
        _look(browser, f"/profile/{unit}?round={NEWEST}")
        fields = {"unit": str(unit), "round": NEWEST, "reach": reach, "sure": "yes"}
        assert browser.post("/release/release", data=fields).status_code == 303
    browser_of(people["p-leader"]).post("/release/undo", data={"unit": str(taken_back), "round": NEWEST})
    for who in ("p-leader", "p-leader-beside", "p-leader-third"):
        _look(browser_of(people[who]), "/")  # what they are told once
    now = released(world).opened[NEWEST]
    assert (now.get(taken_back), now.get(alone), now.get(with_teams)) == (None, False, True)


def _look(browser: FlaskClient, address: str) -> None:
    assert browser.post("/_dash-update-component", json=payload(address)).status_code == 200


def _schools(world: World) -> list[int]:
    here = world.of_kind("municipality")[0]
    return [unit.number for unit in world.of_kind("institution", here.number)[:3]]

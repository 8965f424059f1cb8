"""Everything that is tried: every callback and every route of the server, with ids, stores and addresses forged."""

import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from dash import Dash
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from dashboard.views import VIEWS
from tests.access.world import ROUNDS, World
from tests.callbacks.conftest import payload

CALLBACK = "/_dash-update-component"
FACTOR = "form=pupil_4_10&factor=wellbeing"
FOREIGN = (0, 999, 999_999, 2_147_483_648)
FILLERS = {
    "path": "x",
    "package_name": "dash",
    "fingerprinted_path": "x.js",
    "filename": "x.css",
    "code": "da",
    "rest": "x",
    "token": "x",
}


@dataclass(frozen=True)
class Attempt:
    """One request. `unit` and `round` are what it asks for, where it asks for a unit."""

    method: str
    address: str
    body: Any = None
    unit: int | None = None
    round: str | None = None

    def by(self, client: FlaskClient) -> TestResponse:
        return client.open(self.address, method=self.method, json=self.body, buffered=True)


def of_pages(numbers: list[int]) -> list[Attempt]:
    """The page callback for every view, of every one of the units in every round, and of none."""
    of_units = of_factors(numbers) + [
        Attempt("POST", CALLBACK, payload(f"/{view.key}/{number}?round={key}"), number, key)
        for view in VIEWS
        if view.of_unit
        for number in numbers
        for key in ROUNDS
    ]
    others = [
        Attempt("POST", CALLBACK, payload("/" if view.key == "home" else f"/{view.key}"))
        for view in VIEWS
        if not view.of_unit
    ]
    return of_units + others


def of_factors(numbers: list[int]) -> list[Attempt]:
    """What lies behind a factor of each of the units, in every round."""
    return [
        Attempt("POST", CALLBACK, payload(f"/profile/{number}?round={key}&{FACTOR}"), number, key)
        for number in numbers
        for key in ROUNDS
    ]


def of_the_api(numbers: list[int]) -> list[Attempt]:
    asked = [
        Attempt("GET", f"/api/v1/cells?round={key}&unit={number}&children=1", None, number, key)
        for number in numbers
        for key in ROUNDS
    ]
    changes = [
        Attempt("GET", f"/api/v1/change?unit={number}&from={ROUNDS[0]}&to={ROUNDS[1]}", None, number, ROUNDS[1])
        for number in numbers
    ]
    lists = [Attempt("GET", f"/api/v1/units?round={key}", None, None, key) for key in ROUNDS]
    return asked + changes + lists


def of_indicators(numbers: list[int]) -> list[Attempt]:
    """Without names of units: whose they are is tried in test_indicators.py."""
    of_units = [Attempt("GET", f"/api/v1/indicators?unit={number}", None, number) for number in numbers]
    return [*of_units, Attempt("GET", "/api/v1/indicators")]


def of_routes(app: Dash) -> list[Attempt]:
    """Every rule of the server with every method, those that are added later included."""
    return [
        Attempt(method, _filled(rule), None if method == "GET" else {})
        for rule in app.server.url_map.iter_rules()
        if rule.endpoint not in ("logout", "login")
        for method in ("GET", "POST", "PUT", "DELETE")
    ]


def _filled(rule: Rule) -> str:
    return rule.build({name: FILLERS.get(name, "1") for name in rule.arguments})[1]


def of_callbacks(app: Dash, client: FlaskClient) -> list[Attempt]:
    """Every callback that the server declares, as it declares it and with each of its claims forged."""
    declared = json.loads(client.get("/_dash-dependencies").data)
    return [
        Attempt("POST", CALLBACK, body)
        for one in declared
        if not one.get("clientside_function")
        for body in _forged(_body(one))
    ]


def _body(declared: dict[str, Any]) -> dict[str, Any]:
    """What the browser would post for it, with nothing in any field."""
    outputs = [_split(output) for output in declared["output"].strip(".").split("...")]
    return {
        "output": declared["output"],
        "outputs": outputs if declared["output"].startswith("..") else outputs[0],
        "inputs": [_claimed(one) for one in declared["inputs"]],
        "state": [_claimed(one) for one in declared["state"]],
        "changedPropIds": [f"{one['id']}.{one['property']}" for one in declared["inputs"]][:1],
    }


def _split(output: str) -> dict[str, Any]:
    name, _, member = output.partition("@")[0].rpartition(".")
    return {"id": _identity(name), "property": member}


def _claimed(one: dict[str, Any]) -> dict[str, Any]:
    return {"id": _identity(one["id"]), "property": one["property"], "value": None}


def _identity(name: Any) -> Any:
    """A pattern's wildcards are filled with a number of somebody else's."""
    if not isinstance(name, str) or not name.startswith("{"):
        return name
    return {key: 999 if isinstance(value, list) else value for key, value in json.loads(name).items()}


def _forged(body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield body
    for part in ("inputs", "state"):
        for place in range(len(body[part])):
            for name, value in _CLAIMS:
                changed = deepcopy(body)
                changed[part][place][name] = value
                yield changed
    for name in body:
        yield {key: value for key, value in body.items() if key != name}
        yield body | {name: None}
        yield body | {name: [body[name]]}


_CLAIMS: tuple[tuple[str, Any], ...] = (
    ("id", "EVIL"),
    ("id", {"i": 4242}),
    ("property", "children"),
    ("value", {"role": "administrator", "unit": 1, "scope": "unlimited"}),
    ("value", [{"account": 1}]),
    ("value", 10**30),
    ("value", "/profile/1?round=2019"),
    ("value", "/administration"),
    ("value", "/profile/1/../2"),
    ("value", "'; drop table cell; --"),
    ("value", "\ud800"),
)


def numbers_of_interest(world: World) -> list[int]:
    """Units of every kind, near and far, and numbers that nobody has."""
    municipalities = world.of_kind("municipality")[:3]
    institutions = [one for place in municipalities[:2] for one in world.of_kind("institution", place.number)[:3]]
    teams = [team for one in institutions[:4:3] for team in world.of_kind("team", one.number)[:2]]
    groups = [group for one in institutions[:4:3] for group in world.of_kind("child_group", one.number)[:2]]
    found = [*world.of_kind("programme"), *municipalities, *institutions, *teams, *groups]
    return [unit.number for unit in found] + list(FOREIGN)

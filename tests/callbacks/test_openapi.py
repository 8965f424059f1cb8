"""The API's description says what the API does."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, insert

from callbacks.api import ANSWERS
from callbacks.openapi import description
from data_access import tables
from data_access.engine import writing

SignIn = Callable[[str], FlaskClient]
KINDS = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "null": type(None)}


@pytest.fixture
def leader(users: SignIn) -> FlaskClient:
    return users("leader")


@pytest.fixture
def told(own_store: Engine) -> None:
    """A value of the whole country."""
    at = {"unit_id": 0, "indicator": "reading_good", "school_year": 1990, "grade": "all", "group": "all"}
    more = {"status": "shown", "value": 75.0, "n": 60_000, "source": "The ministry", "made_up": False}
    with writing(own_store) as store:
        store.execute(insert(tables.indicator_value).values(**at, **more))


def operation(name: str) -> dict[str, Any]:
    return description()["paths"][f"/{name}"]["get"]


def test_it_is_behind_the_door(stranger: FlaskClient, leader: FlaskClient) -> None:
    assert stranger.get("/api/v1/openapi.json").status_code == 401
    assert leader.get("/api/v1/openapi.json").json == description()


def test_every_address_and_argument_is_described(leader: FlaskClient) -> None:
    assert set(description()["paths"]) == {f"/{name}" for name in ANSWERS}
    for name, (arguments, _) in ANSWERS.items():
        described = operation(name)["parameters"]
        assert {parameter["name"] for parameter in described} == set(arguments)
        assert all(parameter["description"] for parameter in described)


@pytest.mark.parametrize("name", ANSWERS)
def test_answers_are_as_described(told: None, enter: SignIn, name: str) -> None:
    leader = enter("leader")
    unit = next(unit["unit"] for unit in leader.get("/api/v1/units").json if unit["kind"] == "institution")
    query = {"change": f"?unit={unit}&from=2015&to=2019", "cells": f"?round=2019&unit={unit}&children=1"}.get(name, "")
    row = operation(name)["responses"]["200"]["content"]["application/json"]["schema"]["items"]
    answers = leader.get(f"/api/v1/{name}{query}").json
    assert answers
    for answer in answers:
        assert list(answer) == row["required"]
        assert all(fits(answer[column], row["properties"][column]) for column in answer), answer


def test_what_is_required_is_missed(leader: FlaskClient) -> None:
    """And what is not, is not."""
    for name in ANSWERS:
        required = any(parameter["required"] for parameter in operation(name)["parameters"])
        assert (leader.get(f"/api/v1/{name}").status_code == 404) is required


def fits(value: Any, schema: dict[str, Any]) -> bool:
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return any(isinstance(value, KINDS[kind]) and isinstance(value, bool) <= (kind == "boolean") for kind in kinds)

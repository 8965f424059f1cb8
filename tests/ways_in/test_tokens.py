"""Tokens of the API: one account's rights, for programs, and for the API alone."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from callbacks.api import ANSWERS
from dashboard.access import Role
from data_access import tables
from data_access.engine import reading, writing
from data_access.ways_in import tokens
from tests.callbacks.conftest import payload
from tests.ways_in.house import INSIDE, LEADER, MEMBER, House, sign_in


@pytest.fixture
def token(house: House) -> Callable[[str], dict[str, str]]:
    """The header that a program of an account sends."""

    def make(name: str) -> dict[str, str]:
        with writing(house.engine) as store:
            return {"Authorization": f"Bearer {tokens.make(store, house.number(name), datetime.now(UTC))}"}

    return make


Token = Callable[[str], dict[str, str]]


@pytest.mark.parametrize("name", [*ANSWERS, "openapi.json"])
def test_a_token_opens_the_api(client: FlaskClient, token: Token, name: str) -> None:
    status = client.get(f"/api/v1/{name}", headers=token(LEADER)).status_code
    assert status in (200, 404)  # a change is asked for with a unit
    assert (status == 404) is (name == "change")


def test_a_token_has_its_accounts_rights(house: House, client: FlaskClient, token: Token) -> None:
    def units(name: str) -> set[str]:
        return {row["code"] for row in client.get("/api/v1/units", headers=token(name)).json}

    assert "0101-4b" in units(LEADER)
    assert "0101-4b" not in units(MEMBER)
    house.give(MEMBER, Role.LEADER, "0101")
    assert "0101-4b" in units(MEMBER)


@pytest.mark.parametrize(
    "address", ["/", "/certificate", "/_dash-layout", "/_dash-dependencies", "/second-factor", "/api/v2/x"]
)
def test_a_token_opens_nothing_else(client: FlaskClient, token: Token, address: str) -> None:
    assert client.get(address, headers=token(LEADER)).status_code in (302, 401)


def test_a_token_answers_no_callback(client: FlaskClient, token: Token) -> None:
    assert client.post("/_dash-update-component", json=payload("/"), headers=token(LEADER)).status_code == 401


@pytest.mark.parametrize(
    "shown", ["Bearer x", "Bearer ", "Bearer", "bearer %00", "Bearer a=b", "Basic YW5uYTpkZW1v", "x", "Bearer æ"]
)
def test_a_wrong_token_is_told_what_is_asked_for(client: FlaskClient, shown: str) -> None:
    answer = client.get(INSIDE, headers={"Authorization": shown})
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].lower().startswith("bearer")


@pytest.mark.parametrize("shown", ["Bearer x", "Bearer ", "Bearer", "bearer a=b"])
def test_a_wrong_token_is_not_made_up_for_by_a_session(client: FlaskClient, shown: str) -> None:
    sign_in(client)
    assert client.get(INSIDE).status_code == 200
    assert client.get(INSIDE, headers={"Authorization": shown}).status_code == 401


def test_a_token_beside_a_session_is_the_one_that_counts(client: FlaskClient, token: Token) -> None:
    sign_in(client, LEADER)
    codes = {row["code"] for row in client.get("/api/v1/units", headers=token(MEMBER)).json}
    assert "0101-4b" not in codes


def test_no_session_is_made_for_a_program(house: House, client: FlaskClient, token: Token) -> None:
    answer = client.get(INSIDE, headers=token(LEADER))
    assert "Set-Cookie" not in answer.headers
    with reading(house.engine) as store:
        assert store.execute(select(tables.session)).all() == []


def test_a_disabled_accounts_tokens_are_worth_nothing(house: House, client: FlaskClient, token: Token) -> None:
    header = token(LEADER)
    house.disable(LEADER)
    assert client.get(INSIDE, headers=header).status_code == 401


def test_a_token_works_where_people_need_a_second_factor(house: House, token: Token) -> None:
    house.set_up(LEADER)
    assert house.client(second_factor=("leader",)).get(INSIDE, headers=token(LEADER)).status_code == 200


def test_all_tokens_of_an_account_end_together(house: House, client: FlaskClient, token: Token) -> None:
    first, second, other = token(LEADER), token(LEADER), token(MEMBER)
    assert client.get(INSIDE, headers=first).status_code == client.get(INSIDE, headers=second).status_code == 200
    with writing(house.engine) as store:
        assert tokens.end_all(store, house.number(LEADER)) == 2
    assert client.get(INSIDE, headers=first).status_code == client.get(INSIDE, headers=second).status_code == 401
    assert client.get(INSIDE, headers=other).status_code == 200


def test_the_store_holds_no_token(house: House, token: Token) -> None:
    shown = token(LEADER)["Authorization"].removeprefix("Bearer ")
    with reading(house.engine) as store:
        assert shown not in str(store.execute(select(tables.token)).all())

"""Codes from an authenticator app: who must give one, and how one is set up."""

from datetime import UTC, datetime

import pyotp
import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from dashboard.access import Role
from data_access import accounts, tables
from data_access.engine import reading, writing
from data_access.ways_in import failures, second_factor
from tests.ways_in.house import (
    LEADER,
    MEMBER,
    OTHER_PASSWORD,
    PASSWORD,
    SECRET_KEY,
    House,
    is_inside,
    offered_app,
    sign_in,
)

KEY = SECRET_KEY.encode()
REQUIRED = ("administrator", "programme", "leader")


@pytest.fixture
def strict(house: House) -> FlaskClient:
    """Where leaders need a second factor."""
    return house.client(second_factor=REQUIRED)


def give_code(client: FlaskClient, code: str) -> int:
    return client.post("/login/code", data={"code": code}).status_code


def fail_codes(house: House, name: str, times: int) -> None:
    which = f"second factor {house.number(name)}"
    with writing(house.engine) as store:
        for _ in range(times):
            failures.remember(store, KEY, which, which, datetime.now(UTC))


def test_the_password_alone_does_not_open_an_account_that_has_an_app(house: House, client: FlaskClient) -> None:
    app = house.set_up(LEADER)
    assert sign_in(client, next="/certificate").location == "/login/code"
    assert not is_inside(client)
    assert client.get("/login/code").status_code == 200
    answer = client.post("/login/code", data={"code": app.now()})
    assert (answer.status_code, answer.location) == (302, "/certificate")
    assert is_inside(client)
    assert house.logged("signed_in") == [(LEADER, '{"second_factor": "yes", "way": "password"}')]


def test_a_code_may_be_typed_in_groups(house: House, client: FlaskClient) -> None:
    code = house.set_up(LEADER).now()
    sign_in(client)
    assert give_code(client, f" {code[:3]} {code[3:]} ") == 302


@pytest.mark.parametrize("code", ["", "000000", "12345", "1234567", "abcdef", "\0", "١٢٣٤٥٦", "x" * 10_000])
def test_a_wrong_code_opens_nothing(house: House, client: FlaskClient, code: str) -> None:
    app = house.set_up(LEADER)
    sign_in(client)
    assert code not in (app.now(), app.at(datetime.now(UTC), counter_offset=1))
    assert give_code(client, code) == 401
    assert not is_inside(client)
    assert [account for account, _ in house.logged("sign_in_refused")] == [LEADER]


@pytest.mark.parametrize(("steps", "status"), [(-3, 401), (-1, 302), (0, 302), (1, 302), (3, 401)])
def test_a_clock_may_be_half_a_minute_wrong(house: House, client: FlaskClient, steps: int, status: int) -> None:
    app = house.set_up(LEADER)
    sign_in(client)
    assert give_code(client, app.at(datetime.now(UTC), counter_offset=steps)) == status


def test_a_code_works_once(any_house: House) -> None:
    client, other = any_house.client(), any_house.client()
    code = any_house.set_up(LEADER).now()
    sign_in(client)
    assert give_code(client, code) == 302
    sign_in(other)
    assert give_code(other, code) == 401
    assert not is_inside(other)


def test_after_a_code_none_of_before_works(house: House) -> None:
    app, key = house.set_up(LEADER), house.number(LEADER)
    with writing(house.engine) as store:
        assert second_factor.use(store, KEY, key, app.now(), datetime.now(UTC))
        before = app.at(datetime.now(UTC), counter_offset=-1)
        assert not second_factor.use(store, KEY, key, before, datetime.now(UTC))


def test_guessing_codes_is_slowed_down_wherever_it_is_done_from(house: House, client: FlaskClient) -> None:
    app = house.set_up(LEADER)
    sign_in(client)
    assert [give_code(client, "000000") for _ in range(11)] == [401] * 10 + [429]
    sign_in(client)  # the right password does not begin the count anew
    assert give_code(client, app.now()) == 429
    elsewhere = house.client()
    elsewhere.environ_base["REMOTE_ADDR"] = "203.0.113.7"
    sign_in(elsewhere)
    assert give_code(elsewhere, app.now()) == 429


def test_guessing_one_accounts_codes_slows_nobody_else_down(house: House, client: FlaskClient) -> None:
    app = house.set_up(LEADER)
    house.set_up(MEMBER)
    fail_codes(house, MEMBER, 60)
    sign_in(client)
    assert give_code(client, app.now()) == 302


@pytest.mark.parametrize("address", ["/login/code", "/login/second-factor"])
def test_without_a_password_first_there_is_nothing_to_give_a_code_for(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 401
    answer = client.post(address, data={"code": "000000"})
    assert answer.status_code == 401
    assert "Log ind igen" in answer.text


def test_halfway_in_is_outside(house: House, client: FlaskClient) -> None:
    house.set_up(LEADER)
    sign_in(client)
    assert client.get("/", headers={"Accept": "text/html"}).location.startswith("/login")
    assert client.post("/_dash-update-component", json={}).status_code == 401
    assert client.get("/second-factor", headers={"Accept": "text/html"}).location.startswith("/login")


def test_a_role_that_demands_an_app_leads_to_setting_one_up(any_house: House) -> None:
    strict = any_house.client(second_factor=REQUIRED)
    assert sign_in(strict, next="/certificate").location == "/login/second-factor"
    assert not is_inside(strict)
    app = offered_app(strict.get("/login/second-factor").text)
    answer = strict.post("/login/second-factor", data={"code": app.now()})
    assert (answer.status_code, answer.location) == (302, "/certificate")
    assert is_inside(strict)
    assert [account for account, _ in any_house.logged("account")] == [LEADER]
    strict.get("/logout")
    assert sign_in(strict).location == "/login/code"
    assert give_code(strict, app.at(datetime.now(UTC), counter_offset=1)) == 302


def test_other_roles_come_in_without(strict: FlaskClient) -> None:
    assert sign_in(strict, MEMBER).location == "/"
    assert is_inside(strict)


def test_an_app_is_only_kept_after_a_right_code(house: House, strict: FlaskClient) -> None:
    sign_in(strict)
    app = offered_app(strict.get("/login/second-factor").text)
    answer = strict.post("/login/second-factor", data={"code": "000000"})
    assert answer.status_code == 422
    assert offered_app(answer.text).secret == app.secret
    with reading(house.engine) as store:
        assert not second_factor.has_one(store, house.number(LEADER))


def test_whoever_has_an_app_cannot_set_up_another_with_the_password_alone(house: House, strict: FlaskClient) -> None:
    house.set_up(LEADER)
    sign_in(strict)
    assert strict.get("/login/second-factor").location == "/login/code"
    assert strict.post("/login/second-factor", data={"code": "000000"}).location == "/login/code"


def test_two_who_set_up_at_once_do_not_both_succeed(house: House, strict: FlaskClient) -> None:
    other = house.client(second_factor=REQUIRED)
    sign_in(strict)
    sign_in(other)
    app, mine = offered_app(strict.get("/login/second-factor").text), other.get("/login/second-factor").text
    assert strict.post("/login/second-factor", data={"code": app.now()}).status_code == 302
    answer = other.post("/login/second-factor", data={"code": offered_app(mine).now()})
    assert answer.status_code == 401
    assert not is_inside(other)


def test_a_new_password_ends_the_arrival_of_whoever_knew_the_old_one(house: House, client: FlaskClient) -> None:
    app = house.set_up(LEADER)
    sign_in(client)
    with writing(house.engine) as store:
        accounts.set_password(store, LEADER, OTHER_PASSWORD)
    assert give_code(client, app.now()) == 401
    assert not is_inside(client)


def test_a_disabled_account_does_not_arrive(house: House, client: FlaskClient) -> None:
    app = house.set_up(LEADER)
    sign_in(client)
    house.disable(LEADER)
    assert give_code(client, app.now()) == 401


def test_a_role_given_meanwhile_demands_the_app_at_the_next_request(house: House, strict: FlaskClient) -> None:
    sign_in(strict, MEMBER)
    assert is_inside(strict)
    house.give(MEMBER, Role.LEADER, "0101")
    answer = strict.get("/certificate", headers={"Accept": "text/html"})
    assert (answer.status_code, answer.location) == (302, "/login/second-factor")
    assert not is_inside(strict)
    app = offered_app(strict.get("/login/second-factor").text)
    assert strict.post("/login/second-factor", data={"code": app.now()}).location == "/certificate"
    assert is_inside(strict)


def test_the_secret_is_encrypted_wherever_it_is_kept(house: House, strict: FlaskClient) -> None:
    sign_in(strict)
    app = offered_app(strict.get("/login/second-factor").text)
    with reading(house.engine) as store:
        sessions = store.execute(select(tables.session.c.data)).scalars().all()
    strict.post("/login/second-factor", data={"code": app.now()})
    with reading(house.engine) as store:
        kept = store.execute(select(tables.account.c.second_factor)).scalars().all()
    assert any(kept)
    assert not any(app.secret in (text or "") for text in [*kept, *sessions])


def test_with_another_key_of_the_installation_no_code_is_right(house: House) -> None:
    app, key = house.set_up(LEADER), house.number(LEADER)
    with writing(house.engine) as store:
        assert not second_factor.use(store, b"another" * 8, key, app.now(), datetime.now(UTC))


def test_an_app_that_was_reset_is_asked_for_no_longer(house: House, client: FlaskClient) -> None:
    house.set_up(LEADER)
    with writing(house.engine) as store:
        second_factor.reset(store, house.number(LEADER))
    assert sign_in(client).location == "/"


def change(client: FlaskClient, app: pyotp.TOTP, proof: str) -> int:
    return client.post("/second-factor", data={"code": app.now(), "proof": proof}).status_code


def test_anybody_may_set_one_up_and_their_other_sessions_end(house: House, client: FlaskClient) -> None:
    other = house.client()
    sign_in(client, MEMBER)
    sign_in(other, MEMBER)
    app = offered_app(client.get("/second-factor").text)
    assert change(client, app, PASSWORD) == 302
    assert is_inside(client)
    assert not is_inside(other)
    assert sign_in(other, MEMBER).location == "/login/code"


@pytest.mark.parametrize("proof", ["", "wrong", "000000"])
def test_setting_one_up_asks_once_more_who_it_is(house: House, client: FlaskClient, proof: str) -> None:
    sign_in(client, MEMBER)
    app = offered_app(client.get("/second-factor").text)
    assert change(client, app, proof) == 422
    with reading(house.engine) as store:
        assert not second_factor.has_one(store, house.number(MEMBER))


def test_a_code_of_the_old_app_proves_who_it_is(house: House, client: FlaskClient) -> None:
    old = house.set_up(LEADER)
    sign_in(client)
    give_code(client, old.now())
    fresh = offered_app(client.get("/second-factor").text)
    assert fresh.secret != old.secret
    assert change(client, fresh, old.at(datetime.now(UTC), counter_offset=1)) == 302
    assert is_inside(client)


def test_guessing_the_proof_is_slowed_down(house: House, client: FlaskClient) -> None:
    sign_in(client, MEMBER)
    app = offered_app(client.get("/second-factor").text)
    fail_codes(house, MEMBER, 10)
    answer = client.post("/second-factor", data={"code": app.now(), "proof": PASSWORD})
    assert answer.status_code == 429
    assert "Retry-After" in answer.headers

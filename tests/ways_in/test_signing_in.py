"""Signing in by name and password, and signing out."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy import insert, select

from data_access import accounts, tables
from data_access.engine import writing
from data_access.ways_in import failures
from tests.ways_in.house import LEADER, OTHER_PASSWORD, PASSWORD, SECRET_KEY, House, is_inside, sign_in

HERE = "127.0.0.1"


def fail(house: House, name: str, times: int, address: str = HERE) -> None:
    with writing(house.engine) as store:
        for _ in range(times):
            failures.remember(store, SECRET_KEY.encode(), name, address, datetime.now(UTC))


def test_the_right_password_leads_to_where_the_reader_was_going(any_house: House) -> None:
    client = any_house.client()
    answer = sign_in(client, next="/profile/3?round=2015")
    assert (answer.status_code, answer.location) == (302, "/profile/3?round=2015")
    assert is_inside(client)


def test_nobody_is_led_to_another_site(client: FlaskClient) -> None:
    assert sign_in(client, next="//evil.example").location == "/"


@pytest.mark.parametrize(
    ("name", "password"),
    [(LEADER, "wrong"), (LEADER, ""), ("nobody", PASSWORD), ("", ""), ("anna'--", PASSWORD), ("an\0na", PASSWORD),
     (LEADER, "x" * 100_000), ("x" * 100_000, PASSWORD), ("ærtebælg 🐟", "\0")],
)  # fmt: skip
def test_everything_else_is_refused_alike(any_house: House, name: str, password: str) -> None:
    client = any_house.client()
    answer = sign_in(client, name, password)
    assert answer.status_code == 401
    assert "Brugernavnet eller adgangskoden er forkert." in answer.text
    assert not is_inside(client)


def test_a_disabled_account_is_refused_like_an_unknown_one(house: House, client: FlaskClient) -> None:
    house.disable(LEADER)
    known, unknown = sign_in(client), sign_in(client, "nobody")
    assert known.status_code == unknown.status_code == 401
    assert known.text.replace(LEADER, "") == unknown.text.replace("nobody", "")


def test_an_account_without_a_password_opens_for_none(house: House, client: FlaskClient) -> None:
    house.add("carla", password=False)
    assert sign_in(client, "carla", "").status_code == 401


def test_whoever_was_wrong_too_often_waits_even_with_the_right_password(house: House, client: FlaskClient) -> None:
    fail(house, LEADER, 10)
    answer = sign_in(client)
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert "Vent lidt" in answer.text
    assert not is_inside(client)


def test_ten_wrong_passwords_are_remembered(client: FlaskClient) -> None:
    statuses = [sign_in(client, password="wrong").status_code for _ in range(11)]
    assert statuses == [401] * 10 + [429]


def test_a_burst_of_guesses_gets_no_more_tries_than_one_after_the_other(any_house: House) -> None:
    server = any_house.client().application
    with ThreadPoolExecutor(8) as guessers:
        tries = [guessers.submit(lambda: sign_in(server.test_client(), password="wrong")) for _ in range(24)]
        statuses = [one.result().status_code for one in tries]
    assert Counter(statuses) == {401: 10, 429: 14}


def test_the_owner_gets_in_from_elsewhere(house: House, client: FlaskClient) -> None:
    fail(house, LEADER, 10, address="203.0.113.7")
    assert sign_in(client).status_code == 302


def test_success_forgets_what_was_mistyped_before(house: House, client: FlaskClient) -> None:
    fail(house, LEADER, 9)
    assert sign_in(client).status_code == 302
    assert sign_in(client, password="wrong").status_code == 401
    assert sign_in(client).status_code == 302


def test_a_session_of_before_is_worth_nothing_after_signing_in(client: FlaskClient) -> None:
    sign_in(client)
    first = client.get_cookie("session")
    sign_in(client)
    second = client.get_cookie("session")
    assert first is not None
    assert second is not None
    assert first.value != second.value


@pytest.mark.parametrize("method", ["get", "post"])
def test_signing_out_ends_the_session_and_leads_to_the_door(client: FlaskClient, method: str) -> None:
    sign_in(client)
    kept = client.get_cookie("session")
    answer = getattr(client, method)("/logout")
    assert (answer.status_code, answer.location) == (302, "/login")
    assert kept is not None
    client.set_cookie("session", kept.value)
    assert not is_inside(client)


def test_somebody_who_is_not_signed_in_can_sign_out(client: FlaskClient) -> None:
    assert client.get("/logout").location == "/login"


def test_the_log_tells_who_came_and_went(house: House, client: FlaskClient) -> None:
    sign_in(client)
    client.get("/logout")
    assert house.logged("signed_in") == [(LEADER, '{"second_factor": "no", "way": "password"}')]
    assert [account for account, _ in house.logged("signed_out")] == [LEADER]


def test_the_log_holds_a_refused_name_only_where_somebody_has_it(house: House, client: FlaskClient) -> None:
    sign_in(client, LEADER, "wrong")
    sign_in(client, PASSWORD, "")  # the password in the wrong field
    assert [account for account, _ in house.logged("sign_in_refused")] == [LEADER, ""]
    assert not any(PASSWORD in detail for _, detail in house.logged("sign_in_refused"))


def test_a_password_kept_under_old_parameters_is_renewed(house: House, client: FlaskClient) -> None:
    from argon2 import PasswordHasher

    from data_access import tables
    from data_access.engine import reading

    old = PasswordHasher(time_cost=1, memory_cost=8192).hash(PASSWORD)
    with writing(house.engine) as store:
        store.execute(tables.account.update().where(tables.account.c.name == LEADER).values(password_hash=old))
    assert sign_in(client).status_code == 302
    with reading(house.engine) as store:
        kept = store.execute(tables.account.select().where(tables.account.c.name == LEADER)).one().password_hash
    assert kept != old
    assert sign_in(client).status_code == 302


def test_a_form_sent_too_late_leads_to_the_door_and_back_to_its_page(client: FlaskClient) -> None:
    headers = {"Accept": "text/html", "Referer": "http://localhost/release/3?round=2015"}
    answer = client.post("/release/release", data={"unit": "3"}, headers=headers)
    assert (answer.status_code, answer.location) == (303, "/login?next=/release/3?round%3D2015")
    elsewhere = client.post(
        "/release/release", data={"unit": "3"}, headers=headers | {"Referer": "https://evil.example/x"}
    )
    assert elsewhere.location == "/login?next=/"


def test_a_session_does_not_outlive_the_password_it_began_with(house: House, client: FlaskClient) -> None:
    """Also where its row is written after all the account's sessions were ended."""
    sign_in(client)
    with writing(house.engine) as store:
        kept = store.execute(select(tables.session)).one()
        accounts.set_password(store, LEADER, OTHER_PASSWORD)
        store.execute(insert(tables.session).values(kept._asdict()))
    assert not is_inside(client)

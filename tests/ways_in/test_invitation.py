"""Invitations: one link, one use."""

from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from data_access import accounts, tables
from data_access.engine import reading, writing
from data_access.ways_in import invitations
from tests.ways_in.house import LEADER, OTHER_PASSWORD, PASSWORD, House, is_inside, sign_in

CHOSEN = {"password": OTHER_PASSWORD, "again": OTHER_PASSWORD}
NEW = "dorte"


@pytest.fixture
def link(house: House) -> str:
    house.add(NEW, password=False)
    return house.invite(NEW)


def test_somebody_new_chooses_a_password_and_is_in(any_house: House) -> None:
    any_house.add(NEW, password=False)
    client, link = any_house.client(), any_house.invite(NEW)
    shown = client.get(link)
    assert shown.status_code == 200
    assert NEW in shown.text
    answer = client.post(link, data=CHOSEN)
    assert (answer.status_code, answer.location) == (302, "/")
    assert is_inside(client)
    assert sign_in(any_house.client(), NEW, OTHER_PASSWORD).status_code == 302
    assert [account for account, _ in any_house.logged("account")] == [NEW]
    assert client.get(link).status_code == client.get("/invitation/%00").status_code == 404


def test_looking_at_the_page_does_not_use_the_link_up(client: FlaskClient, link: str) -> None:
    for _ in range(3):
        assert client.get(link).status_code == 200
    assert client.post(link, data=CHOSEN).status_code == 302


def test_a_link_works_once(house: House, client: FlaskClient, link: str) -> None:
    client.post(link, data=CHOSEN)
    other = house.client()
    assert other.get(link).status_code == 404
    assert other.post(link, data={"password": PASSWORD, "again": PASSWORD}).status_code == 404
    assert sign_in(other, NEW, PASSWORD).status_code == 401


def test_whatever_is_wrong_with_a_link_looks_the_same(house: House, client: FlaskClient, link: str) -> None:
    old = house.invite(LEADER, ago=timedelta(days=8))
    client.post(link, data=CHOSEN)
    replaced = house.invite(LEADER)
    house.invite(LEADER)
    house.add("gone", password=False)
    closed = house.invite("gone")
    house.disable("gone")
    stranger = house.client()
    pages = [stranger.get(one) for one in (link, old, replaced, closed, "/invitation/x", "/invitation/%00%F0%9F%90%9F")]
    assert {page.status_code for page in pages} == {404}
    assert len({page.text for page in pages}) == 1
    assert "Linket virker ikke" in pages[0].text


def test_a_link_works_until_its_last_day(house: House, client: FlaskClient) -> None:
    link = house.invite(LEADER, ago=timedelta(days=6, hours=23))
    assert client.get(link).status_code == 200


@pytest.mark.parametrize(
    ("password", "again", "text"),
    [("kort", "kort", "mindst 12 tegn"), ("adgangskode123", "adgangskode123", "for let at gætte"),
     (OTHER_PASSWORD, PASSWORD, "ikke ens"), (OTHER_PASSWORD, "", "ikke ens"), ("x" * 200, "x" * 200, "højst")],
)  # fmt: skip
def test_a_password_that_will_not_do_is_refused_with_the_reason(
    client: FlaskClient, link: str, password: str, again: str, text: str
) -> None:
    answer = client.post(link, data={"password": password, "again": again})
    assert answer.status_code == 422
    assert text in answer.text
    assert not is_inside(client)
    assert client.post(link, data=CHOSEN).status_code == 302


def test_a_forgotten_password_is_replaced_and_ends_all_sessions(house: House, client: FlaskClient) -> None:
    sign_in(client)
    other = house.client()
    assert other.post(house.invite(LEADER), data=CHOSEN).status_code == 302
    assert is_inside(other)
    assert not is_inside(client)
    assert sign_in(client).status_code == 401


def test_a_link_does_not_stand_in_for_the_second_factor(house: House, client: FlaskClient) -> None:
    house.set_up(LEADER)
    assert client.post(house.invite(LEADER), data=CHOSEN).location == "/login/code"
    assert not is_inside(client)


def test_a_link_leads_to_setting_up_the_app_that_a_role_demands(house: House) -> None:
    client = house.client(second_factor=("leader",))
    assert client.post(house.invite(LEADER), data=CHOSEN).location == "/login/second-factor"


def test_a_picture_elsewhere_that_pulls_links_holds_up_nobody(house: House, client: FlaskClient, link: str) -> None:
    for number in range(60):
        client.get(f"/invitation/{number}", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "image"})
    assert client.get(link).status_code == 200
    assert sign_in(house.client()).status_code == 302


def test_a_link_ends_with_a_new_password_and_does_not_come_back_with_the_account(
    house: House, client: FlaskClient
) -> None:
    link = house.invite(LEADER)
    with writing(house.engine) as store:
        accounts.set_password(store, LEADER, OTHER_PASSWORD)
    assert client.get(link).status_code == 404
    link = house.invite(LEADER)
    with writing(house.engine) as store:
        accounts.disable(store, LEADER)
        accounts.open_again(store, LEADER)
    assert client.get(link).status_code == 404


def test_another_site_cannot_send_the_form(client: FlaskClient, link: str) -> None:
    answer = client.post(link, data=CHOSEN, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403


def test_without_another_service_no_link_leads_to_one(client: FlaskClient, link: str) -> None:
    assert "openid" not in client.get(link).text
    assert client.get(f"{link}/openid").status_code in (302, 401, 404)


def test_the_store_holds_no_link(house: House, link: str) -> None:
    with reading(house.engine) as store:
        kept = store.execute(select(tables.invitation)).all()
        found = invitations.open_for(store, NEW)
    assert link.rpartition("/")[2] not in str(kept)
    assert found is not None
    assert (found.name, found.invited_by) == (NEW, "chef")
    assert found.ends_at > datetime.now(UTC) + timedelta(days=6)

"""Another sign-on service as a way in: the whole way with a real one, and what happens when it or somebody lies."""

from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from flask.testing import FlaskClient
from sqlalchemy import select

from dashboard.settings import OpenIdConnect
from data_access import tables
from data_access.engine import reading, writing
from data_access.ways_in import identities
from tests.services.sign_on import running_service
from tests.ways_in.forger import CLIENT, CLIENT_SECRET, SUBJECT, Forger, forging
from tests.ways_in.house import LEADER, MEMBER, House, is_inside, offered_app, sign_in

CALLBACK = "/login/openid/callback"
NAME = "Skolelogin"
FAILED, UNKNOWN = "Det lykkedes ikke at logge ind den vej", "Du er ikke kendt her endnu"


@pytest.fixture
def forger() -> Iterator[Forger]:
    with forging() as forger:
        yield forger


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    with running_service() as issuer:
        yield issuer


def known(issuer: str, *levels: str) -> OpenIdConnect:
    return OpenIdConnect(issuer, CLIENT, CLIENT_SECRET, NAME, levels)


@pytest.fixture
def client(house: House, forger: Forger) -> FlaskClient:
    return house.client(oidc=known(forger.issuer))


def link(house: House, issuer: str, subject: str = SUBJECT, name: str = LEADER) -> None:
    with writing(house.engine) as store:
        identities.link(store, issuer, subject, house.number(name), datetime.now(UTC))


def begin(client: FlaskClient, forger: Forger, address: str = "/login/openid?next=/certificate") -> str:
    """The state of a flow that has begun."""
    answer = client.get(address)
    assert answer.status_code == 302, answer.text
    assert answer.location.startswith(f"{forger.issuer}/authorize?")
    sent = {name: values[0] for name, values in parse_qs(urlsplit(answer.location).query).items()}
    assert (sent["response_type"], sent["code_challenge_method"], sent["scope"]) == ("code", "S256", "openid")
    forger.challenge, forger.nonce = sent["code_challenge"], sent["nonce"]
    return sent["state"]


def come_back(client: FlaskClient, state: str) -> requests.Response:
    return client.get(CALLBACK, query_string={"code": "the code", "state": state})


def test_the_whole_way_with_a_real_service(house: House, service: str) -> None:
    link(house, service, "leder@skole.example")
    client = house.client(oidc=known(service))
    assert NAME in client.get("/login?next=/certificate").text
    leaving = client.get("/login/openid?next=/certificate").location
    there = requests.post(leaving, data={"sub": "leder@skole.example"}, allow_redirects=False, timeout=30)
    answer = client.get(there.headers["Location"])
    assert (answer.status_code, answer.location) == (302, "/certificate")
    assert is_inside(client)
    assert house.logged("signed_in") == [(LEADER, '{"second_factor": "no", "way": "openid"}')]


def test_whoever_says_no_there_comes_back_to_the_door(house: House, service: str) -> None:
    client = house.client(oidc=known(service))
    there = requests.post(
        client.get("/login/openid").location, data={"action": "deny"}, allow_redirects=False, timeout=30
    )
    answer = client.get(there.headers["Location"])
    assert answer.status_code == 401
    assert FAILED in answer.text
    assert not is_inside(client)


def test_an_invitation_links_an_account_there_to_one_here(any_house: House, service: str) -> None:
    any_house.add("dorte", password=False)
    client, address = any_house.client(oidc=known(service)), any_house.invite("dorte")
    assert f'href="{address}/openid"' in client.get(address).text
    leaving = client.get(f"{address}/openid").location
    there = requests.post(leaving, data={"sub": "dorte"}, allow_redirects=False, timeout=30)
    assert client.get(there.headers["Location"]).location == "/"
    assert is_inside(client)
    assert any_house.client(oidc=known(service)).get(address).status_code == 404


def test_a_service_nobody_has_set_is_no_way_in(house: House) -> None:
    client = house.client()
    assert "openid" not in client.get("/login").text
    for address in ("/login/openid", CALLBACK):
        assert client.get(address, headers={"Accept": "text/html"}).location.startswith("/login?next=")


@pytest.mark.parametrize("name", ["nobody", LEADER])
def test_an_identity_that_is_not_linked_is_refused_whatever_it_is_called(
    house: House, client: FlaskClient, forger: Forger, name: str
) -> None:
    forger.changed = {"sub": name, "email": name, "email_verified": True, "preferred_username": name}
    answer = come_back(client, begin(client, forger))
    assert answer.status_code == 401
    assert UNKNOWN in answer.text
    assert not is_inside(client)
    assert [account for account, _ in house.logged("sign_in_refused")] == [""]


def test_the_same_subject_of_another_service_is_somebody_else(
    house: House, client: FlaskClient, forger: Forger
) -> None:
    link(house, "https://another.example")
    assert UNKNOWN in come_back(client, begin(client, forger)).text


def test_a_disabled_account_is_not_known(house: House, client: FlaskClient, forger: Forger) -> None:
    link(house, forger.issuer)
    house.disable(LEADER)
    assert UNKNOWN in come_back(client, begin(client, forger)).text
    assert not is_inside(client)


def test_a_state_works_once(house: House, client: FlaskClient, forger: Forger) -> None:
    link(house, forger.issuer)
    state = begin(client, forger)
    assert come_back(client, state).location == "/certificate"
    client.get("/logout")
    assert come_back(client, state).status_code == 401
    assert not is_inside(client)


def test_a_failed_state_cannot_be_tried_again(house: House, client: FlaskClient, forger: Forger) -> None:
    link(house, forger.issuer)
    state = begin(client, forger)
    assert client.get(CALLBACK, query_string={"error": "temporarily_unavailable", "state": state}).status_code == 401
    assert come_back(client, state).status_code == 401
    assert not is_inside(client)


def test_another_browsers_state_is_refused(house: House, client: FlaskClient, forger: Forger) -> None:
    link(house, forger.issuer)
    state, other = begin(client, forger), house.client(oidc=known(forger.issuer))
    assert FAILED in come_back(other, state).text
    begin(other, forger)
    assert FAILED in come_back(other, state).text
    assert not is_inside(other)
    assert "/token" not in forger.seen


@pytest.mark.parametrize(
    "query",
    [{}, {"code": "x"}, {"state": "x"}, {"code": "x", "state": "x"}, {"error": "x", "error_description": "<b>"},
     {"code": "\0", "state": "\0"}, {"state": "None"}],
)  # fmt: skip
def test_nonsense_at_the_callback_is_refused(client: FlaskClient, forger: Forger, query: dict[str, str]) -> None:
    begin(client, forger)
    answer = client.get(CALLBACK, query_string=query)
    assert answer.status_code == 401
    assert "<b>" not in answer.text


def test_a_code_that_somebody_else_began_is_worth_nothing(house: House, client: FlaskClient, forger: Forger) -> None:
    """PKCE: the service wants the verifier of the challenge that belongs to the code."""
    link(house, forger.issuer)
    state = begin(client, forger)
    forger.challenge = "of another flow"
    assert FAILED in come_back(client, state).text


def test_the_reader_comes_back_to_this_site_only(house: House, client: FlaskClient, forger: Forger) -> None:
    link(house, forger.issuer)
    assert come_back(client, begin(client, forger, "/login/openid?next=//evil.example")).location == "/"


def test_a_session_of_before_is_worth_nothing_after_signing_in(
    house: House, client: FlaskClient, forger: Forger
) -> None:
    link(house, forger.issuer)
    state = begin(client, forger)
    before = client.get_cookie("session")
    come_back(client, state)
    after = client.get_cookie("session")
    assert before is not None
    assert after is not None
    assert before.value != after.value


def test_a_role_that_demands_a_second_factor_gets_it_from_the_service_or_from_us(house: House, forger: Forger) -> None:
    link(house, forger.issuer)
    client = house.client(oidc=known(forger.issuer, "Substantial", "High"), second_factor=("leader",))
    for level in (None, "Low", "substantial", ["Substantial"], 2):
        forger.changed = {"acr": level}
        assert come_back(client, begin(client, forger)).location == "/login/second-factor"
        assert not is_inside(client)
    forger.changed = {"acr": "Substantial"}
    assert come_back(client, begin(client, forger)).location == "/certificate"
    assert is_inside(client)


def test_levels_are_asked_for(house: House, forger: Forger) -> None:
    client = house.client(oidc=known(forger.issuer, "Substantial", "High"))
    assert "acr_values=Substantial+High" in client.get("/login/openid").location


def test_an_app_of_ours_is_asked_for_after_the_service(house: House, client: FlaskClient, forger: Forger) -> None:
    link(house, forger.issuer)
    app = house.set_up(LEADER)
    assert come_back(client, begin(client, forger)).location == "/login/code"
    assert client.post("/login/code", data={"code": app.now()}).location == "/certificate"
    assert is_inside(client)


def test_an_account_without_a_password_can_set_an_app_up(house: House, client: FlaskClient, forger: Forger) -> None:
    house.add("dorte", password=False)
    link(house, forger.issuer, name="dorte")
    come_back(client, begin(client, forger))
    page = client.get("/second-factor").text
    assert 'name="proof"' not in page
    assert client.post("/second-factor", data={"code": offered_app(page).now()}).status_code == 302


def test_linking_ends_the_accounts_sessions(house: House, client: FlaskClient, forger: Forger) -> None:
    other = house.client()
    sign_in(other)
    assert come_back(client, begin(client, forger, f"{house.invite(LEADER)}/openid")).location == "/"
    assert is_inside(client)
    assert not is_inside(other)
    with reading(house.engine) as store:
        assert identities.owner(store, forger.issuer, SUBJECT) == house.number(LEADER)


def test_somebody_elses_identity_cannot_be_taken(house: House, client: FlaskClient, forger: Forger) -> None:
    link(house, forger.issuer, name=MEMBER)
    address = house.invite(LEADER)
    answer = come_back(client, begin(client, forger, f"{address}/openid"))
    assert answer.status_code == 401
    assert "hører allerede til en anden bruger" in answer.text
    assert not is_inside(client)
    assert client.get(address).status_code == 200  # the invitation is not used up


def test_an_invitation_used_meanwhile_links_nothing(house: House, client: FlaskClient, forger: Forger) -> None:
    address = house.invite(LEADER)
    state = begin(client, forger, f"{address}/openid")
    chosen = {"password": "kop trappe sild 42", "again": "kop trappe sild 42"}
    house.client().post(address, data=chosen)
    assert come_back(client, state).status_code == 404
    assert not is_inside(client)
    with reading(house.engine) as store:
        assert store.execute(select(tables.identity)).all() == []


def test_a_wrong_link_begins_nothing(client: FlaskClient, forger: Forger) -> None:
    assert client.get("/invitation/x/openid").status_code == 404
    assert forger.seen == []


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_cannot_begin_a_linking(house: House, client: FlaskClient, site: str) -> None:
    """Or somebody's invitation would catch the identity of whoever is signed in over there."""
    answer = client.get(f"{house.invite(LEADER)}/openid", headers={"Sec-Fetch-Site": site})
    assert answer.status_code == 403


def test_signing_in_links_nothing_even_with_an_invitation_looked_at(
    house: House, client: FlaskClient, forger: Forger
) -> None:
    client.get(house.invite(LEADER))
    assert UNKNOWN in come_back(client, begin(client, forger)).text


def test_nobody_is_left_waiting_for_a_service_that_is_gone(house: House, service: str) -> None:
    with forging() as gone:
        client = house.client(oidc=known(gone.issuer))
    answer = client.get("/login/openid?next=/certificate")
    assert answer.status_code == 401
    assert FAILED in answer.text
    assert 'value="/certificate"' in answer.text

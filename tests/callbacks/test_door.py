"""The first lock, and what every answer tells the browser."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from dash import Dash
from flask.testing import FlaskClient

from callbacks.server import NoSecretKey, _secret_key
from callbacks.ways_in.door import OPEN, inside
from dashboard.language import LANGUAGES
from dashboard.settings import Settings
from tests.callbacks.conftest import payload

WRONG = LANGUAGES["da"].text("login.wrong")
SignIn = Callable[[str], FlaskClient]


def routes(app: Dash) -> list[str]:
    """An address for every rule of the server, those of Dash and those added later included."""
    fillers = {
        "path": "x",
        "package_name": "dash",
        "fingerprinted_path": "x.js",
        "filename": "x.css",
        "code": "da",
        "rest": "x",
    }
    return [
        rule.build({name: fillers.get(name, "1") for name in rule.arguments})[1]
        for rule in app.server.url_map.iter_rules()
        if rule.endpoint not in OPEN and not rule.rule.startswith("/assets/")
    ]


def test_a_stranger_gets_nothing_from_any_route(app: Dash, stranger: FlaskClient) -> None:
    found = routes(app)
    assert len(found) > 10
    for address in found:
        assert stranger.get(address).status_code in (302, 401), address
        assert stranger.post(address, json={}).status_code in (401, 403, 405), address


def test_a_page_sends_a_stranger_to_sign_in_and_back(stranger: FlaskClient) -> None:
    answer = stranger.get("/profile/1?round=2019", headers={"Accept": "text/html"})
    assert answer.status_code == 302
    assert answer.location == "/login?next=/profile/1?round%3D2019"
    data = {"username": "leader", "password": "demo", "next": "/profile/1?round=2019"}
    assert stranger.post("/login", data=data).location == "/profile/1?round=2019"


def test_a_callback_tells_a_stranger_to_sign_in(stranger: FlaskClient) -> None:
    assert stranger.post("/_dash-update-component", json=payload("/")).status_code == 401


def test_after_signing_out_nothing_is_answered(signed_in: SignIn) -> None:
    client = signed_in("leader")
    assert client.get("/_dash-layout").status_code == 200
    client.get("/logout")
    assert client.get("/_dash-layout").status_code == 401


@pytest.mark.parametrize(
    ("name", "password"), [("leader", "wrong"), ("leader", ""), ("nobody", "demo"), ("", ""), ("leader'--", "demo")]
)
def test_a_wrong_password_and_an_unknown_name_look_alike(stranger: FlaskClient, name: str, password: str) -> None:
    answer = stranger.post("/login", data={"username": name, "password": password})
    assert answer.status_code == 401
    assert WRONG in answer.text
    assert stranger.get("/_dash-layout").status_code == 401


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}],
)
def test_other_sites_cannot_post(stranger: FlaskClient, headers: dict[str, str]) -> None:
    data = {"username": "leader", "password": "demo"}
    assert stranger.post("/login", data=data, headers=headers).status_code == 403


def test_our_own_pages_can_post(stranger: FlaskClient) -> None:
    data = {"username": "leader", "password": "demo"}
    own = {"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"}
    assert stranger.post("/login", data=data, headers=own).status_code == 302


@pytest.mark.parametrize(
    "address",
    ["//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil", "javascript:alert(1)", "evil.example",
     "/\tx", "http:evil", "///evil.example", "", None, "/%0d\nx"],
)  # fmt: skip
def test_nobody_is_sent_to_another_site(address: str | None) -> None:
    assert inside(address) == "/"


@pytest.mark.parametrize("address", ["/", "/profile/7?round=2017&split=gender%3Dgirl", "/login?next=/"])
def test_addresses_of_our_own_are_kept(address: str) -> None:
    assert inside(address) == address


def test_the_language_is_kept_and_leads_back(stranger: FlaskClient) -> None:
    answer = stranger.get("/language/en?next=/login")
    assert answer.location == "/login"
    assert 'lang="en"' in stranger.get("/login").text
    assert stranger.get("/language/xx").status_code == 404


def test_every_answer_carries_the_protecting_headers(users: SignIn) -> None:
    client = users("leader")
    for address in ("/login", "/", "/_dash-layout", "/assets/laeringsblik.css", "/api/v1/rounds", "/language/xx"):
        headers = client.get(address, buffered=True).headers
        policy = headers["Content-Security-Policy"]
        assert "unsafe-eval" not in policy
        assert "script-src 'self' 'sha256-" in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"


def test_results_are_never_kept_by_the_browser_and_bundles_for_ever(users: SignIn) -> None:
    client = users("leader")
    assert client.post("/_dash-update-component", json=payload("/")).headers["Cache-Control"] == "no-store"
    assert client.get("/api/v1/rounds").headers["Cache-Control"] == "no-store"
    assert "immutable" in client.get("/assets/laeringsblik.css?m=1", buffered=True).headers["Cache-Control"]


def test_the_session_cookie_is_out_of_reach_of_scripts(stranger: FlaskClient) -> None:
    cookie = stranger.post("/login", data={"username": "leader", "password": "demo"}).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


@pytest.mark.parametrize(
    ("address", "name"),
    [("http://localhost", "session"), ("http://127.0.0.1:8050", "session"), ("http://[::1]:8050", "session"),
     ("https://localhost", "__Host-session"), ("https://blik.example", "__Host-session"),
     ("http://blik.example", "__Host-session")],
)  # fmt: skip
def test_the_session_cookie_is_bound_to_its_host_and_to_tls(stranger: FlaskClient, address: str, name: str) -> None:
    data = {"username": "leader", "password": "demo"}
    cookie = stranger.post("/login", data=data, base_url=address).headers["Set-Cookie"]
    assert cookie.startswith(f"{name}=")
    assert ("Secure" in cookie) is (name != "session")
    assert "Domain" not in cookie
    assert "Path=/" in cookie


def test_a_real_store_needs_a_key_of_its_own(settings: Settings) -> None:
    with pytest.raises(NoSecretKey):
        _secret_key(settings, made_up=False)
    with pytest.raises(NoSecretKey):
        _secret_key(replace(settings, secret_key="short"), made_up=False)
    assert _secret_key(replace(settings, secret_key="k" * 32), made_up=False) == "k" * 32


def test_a_demonstration_store_keeps_the_key_it_drew(settings: Settings) -> None:
    assert _secret_key(settings, made_up=True) == _secret_key(settings, made_up=True)
    assert len(_secret_key(settings, made_up=True)) >= 32


def test_another_site_cannot_sign_a_reader_out(signed_in: SignIn) -> None:
    client = signed_in("leader")
    assert client.get("/logout", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert client.get("/_dash-layout").status_code == 200


def test_a_stranger_gets_no_shell_where_an_asset_might_be(stranger: FlaskClient) -> None:
    for address in ("/assets/", "/assets//etc/passwd", "/assets"):
        answer = stranger.get(address, buffered=True)
        assert answer.status_code in (302, 308, 401, 404)
        assert "python_version" not in answer.text

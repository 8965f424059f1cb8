"""Whatever is sent, the server answers, and tells nothing of how it is made."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from dash import Dash
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callbacks.server import application
from dashboard.language import LANGUAGES
from dashboard.settings import Settings
from data_access.engine import open_store
from tests.callbacks.conftest import payload

SignIn = Callable[[str], FlaskClient]
TEXT = LANGUAGES["da"].text
ELSEWHERE = {"REMOTE_ADDR": "203.0.113.99"}  # guessing holds up whoever shares the address


@pytest.fixture
def broken(app: Dash, users: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every route fails over something of ours, once the leader is in."""
    users("leader")

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("figures of the institution")

    for name in app.server.view_functions:
        monkeypatch.setitem(app.server.view_functions, name, fail)


def test_a_failure_says_only_a_number_that_stands_in_the_log(
    users: SignIn, broken: None, caplog: pytest.LogCaptureFixture
) -> None:
    for address in ("/profile/1", "/api/v1/rounds"):
        caplog.clear()
        with caplog.at_level(logging.ERROR):
            answer = users("leader").get(address)
        assert answer.status_code == 500
        for told in ("ZeroDivisionError", "figures of the institution", "Traceback", ".py"):
            assert told not in answer.text
        [reference] = [
            record.args[0] for record in caplog.records if record.args and record.name.startswith("callbacks")
        ]
        assert str(reference) in answer.text
        assert "figures of the institution" in caplog.text
        assert answer.headers["Content-Security-Policy"]


def test_readers_get_a_page_in_their_language_and_programs_json(users: SignIn) -> None:
    client = users("leader")
    assert TEXT("not_found.title") in client.get("/language/xx").text
    missing = client.get("/api/v1/nothing")
    assert missing.status_code == 404
    assert missing.json == {"error": "Not Found"}
    refused = client.post("/_dash-update-component", json={})
    assert refused.status_code == 400
    assert refused.json == {"error": "Bad Request"}
    wrong = client.post("/language/da")
    assert wrong.status_code == 405
    assert "GET" in wrong.headers["Allow"]


@pytest.mark.parametrize(
    "headers",
    [{"Cookie": "session=\xff\xfe"}, {"Cookie": "=;=;;;"}, {"Cookie": "session=\x7f; language=\xff; theme=\x01"},
     {"Cookie": "language=xx; theme=<script>"}, {"Accept": "\xff/\xfe;q=x"}, {"Accept-Language": "\xff"},
     {"Authorization": "Bearer \xff"}, {"Authorization": "Basic !!!"}, {"Authorization": "x" * 5000},
     {"Host": "\xff"}, {"Host": ""}, {"Host": "[::1"}, {"Host": "a b"}, {"Host": "x" * 300},
     {"Origin": "\xff"}, {"Sec-Fetch-Site": "\xff"}, {"Content-Length": "x"}, {"Content-Type": "\xff"},
     {"If-None-Match": "\xff"}, {"If-Modified-Since": "x"}, {"Range": "bytes=9-1"}, {"Range": "x"},
     {"X-Forwarded-For": "\xff, x"}, {"X-Forwarded-Host": "evil.example"}, {"Referer": "\xff"},
     {"User-Agent": "\xff"}, {"Accept-Encoding": "\xff;q=x"}],
)  # fmt: skip
def test_no_header_makes_the_server_fail(app: Dash, signed_in: SignIn, headers: dict[str, str]) -> None:
    for client in (app.server.test_client(), signed_in("leader")):
        for address in ("/login", "/", "/profile/1", "/api/v1/rounds", "/assets/theme.js", "/_dash-layout", "/health"):
            for method in ("GET", "POST"):
                answer = client.open(address, method=method, headers=headers, environ_base=ELSEWHERE, buffered=True)
                assert answer.status_code < 500, (method, address, answer.text)


words = st.text(st.characters(codec="utf-8"), max_size=30) | st.sampled_from(
    [
        "../../etc/passwd",
        "%00",
        "%ff",
        "%ud800",
        "\0",
        "1e999",
        "9" * 400,
        "-1",
        "１",
        "' OR 1=1 --",
        "<script>",
        "{{7*7}}",
    ]
)
routes = st.sampled_from(
    ["/login", "/", "/profile/{}", "/{}", "/api/v1/{}", "/api/v1/cells?unit={}&round={}", "/assets/{}", "/language/{}",
     "/_dash-component-suites/{}/{}", "/_dash-component-suites/dash/{}", "/invitation/{}", "/login?next={}",
     "/language/en?next={}", "/administration?{}={}", "/login/openid/callback?state={}&code={}", "/_favicon.ico?{}"]
)  # fmt: skip


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(route=routes, word=words, raw=st.binary(max_size=12))
def test_no_address_makes_the_server_fail(app: Dash, users: SignIn, route: str, word: str, raw: bytes) -> None:
    client, cookie = app.server.test_client(), users("leader").get_cookie("session")
    assert cookie
    client.set_cookie("session", cookie.value)  # what an address changes, such as the language, stays here
    quoted = "".join(f"%{byte:02x}" for byte in raw)
    for address in (route.replace("{}", word.replace("?", "").replace("#", "")), route.replace("{}", quoted)):
        answer = client.get(address, environ_base=ELSEWHERE, buffered=True)
        assert answer.status_code < 500, (address, answer.text)


@pytest.fixture
def behind(settings: Settings) -> Iterator[Callable[..., Flask]]:
    """The same store, served with other settings."""
    engine = open_store(settings.database_url)
    yield lambda **changed: application(engine, replace(settings, **changed)).server
    engine.dispose()


@pytest.mark.parametrize("path", ["/login", "/", "/health", "/assets/theme.js", "/_dash-layout", "/api/v1/rounds"])
def test_only_the_names_of_the_installation_are_answered(behind: Callable[..., Flask], path: str) -> None:
    client = behind(hosts=("blik.example", "Other.example")).test_client()
    client.set_cookie("session", "A" * 43)
    for name in ("evil.example", "localhost", "blik.example.evil.example", "xblik.example"):
        for method in ("GET", "POST"):
            answer = client.open(path, method=method, base_url=f"http://{name}")
            assert answer.status_code == 400, name
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
    for name in ("blik.example", "blik.example:8050", "other.example"):
        assert client.get(path, base_url=f"http://{name}", buffered=True).status_code in (200, 302, 401)


def _failing(server: Flask, forwarded: str) -> int:
    data = {"username": "somebody", "password": "wrong"}
    answer = server.test_client().post("/login", data=data, headers={"X-Forwarded-For": forwarded})
    return answer.status_code


def test_without_a_proxy_nobody_says_who_they_are(behind: Callable[..., Flask]) -> None:
    server = behind()
    data = {"username": "leader", "password": "demo"}
    secure = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example"}
    answer = server.test_client().post("/login", data=data, headers=secure)
    assert "Strict-Transport-Security" not in answer.headers
    assert answer.headers["Set-Cookie"].startswith("session=")


def test_behind_a_proxy_it_says_over_what_and_for_whom(behind: Callable[..., Flask]) -> None:
    server = behind(proxies=1)
    data = {"username": "leader", "password": "demo"}
    secure = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "blik.example", "X-Forwarded-For": "192.0.2.1"}
    answer = server.test_client().post("/login", data=data, headers=secure)
    assert answer.headers["Strict-Transport-Security"]
    assert answer.headers["Set-Cookie"].startswith("__Host-session=")


def test_what_is_sent_before_the_proxy_is_not_believed(behind: Callable[..., Flask]) -> None:
    """A guesser who makes up an address for every try still counts as one."""
    server = behind(proxies=1)
    found = [_failing(server, f"203.0.113.{number}, 198.51.100.9") for number in range(12)]
    assert 429 in found[10:]
    assert _failing(server, "203.0.113.1, 198.51.100.10") == 401


def test_a_body_of_a_page_is_still_answered(users: SignIn) -> None:
    assert users("leader").post("/_dash-update-component", json=payload("/")).status_code == 200

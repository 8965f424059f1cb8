"""What every answer tells the browser, whatever was asked (trust.md AC-10)."""

from collections.abc import Callable, Iterator

import pytest
from dash import Dash
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.callbacks.conftest import payload

SignIn = Callable[[str], FlaskClient]
FILLERS = {"package_name": "dash", "fingerprinted_path": "x.js", "filename": "x.css", "code": "da"}
METHODS = ("GET", "HEAD", "POST", "PUT", "OPTIONS")


def answers(app: Dash, client: FlaskClient) -> Iterator[tuple[str, TestResponse]]:
    """Every route by every method; those added later come by themselves."""
    for rule in app.server.url_map.iter_rules():
        address = rule.build({name: FILLERS.get(name, "1") for name in rule.arguments})[1]
        for method in METHODS:
            if rule.endpoint != "logout":
                yield f"{method} {address}", client.open(address, method=method, base_url="https://localhost")


@pytest.fixture(params=["a stranger", "leader", "administrator"])
def client(request: pytest.FixtureRequest, app: Dash) -> FlaskClient:
    made = app.server.test_client()
    if request.param != "a stranger":
        data = {"username": request.param, "password": "demo"}
        made.post("/login", data=data, base_url="https://localhost")
        assert made.get("/_dash-layout", base_url="https://localhost").status_code == 200
    return made


def test_every_answer_to_everything_carries_the_protecting_headers(app: Dash, client: FlaskClient) -> None:
    seen = set()
    for name, answer in answers(app, client):
        headers = answer.headers
        policy = headers["Content-Security-Policy"]
        assert "unsafe-eval" not in policy, name
        confined = policy == "default-src 'none'; sandbox"  # a file to keep
        assert confined or "Content-Disposition" not in headers, name
        assert confined or "script-src 'self' 'sha256-" in policy, name
        assert confined or "frame-ancestors 'none'" in policy, name
        assert headers["X-Content-Type-Options"] == "nosniff", name
        assert headers["X-Frame-Options"] == "DENY", name
        assert headers["Referrer-Policy"] == "same-origin", name
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin", name
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin", name
        assert "camera=()" in headers["Permissions-Policy"], name
        assert headers["Strict-Transport-Security"] == "max-age=31536000", name
        assert "Server" not in headers, name
        assert answer.status_code < 500, name
        seen.add(answer.status_code)
        answer.close()
    assert len(seen) > 2


def test_nothing_but_assets_may_be_kept(app: Dash, client: FlaskClient) -> None:
    for name, answer in answers(app, client):
        if "/assets/" not in name and not ("/_dash-component-suites/" in name and answer.status_code == 200):
            assert answer.headers["Cache-Control"] == "no-store", name
        answer.close()


def test_nothing_is_promised_about_tls_where_there_is_none(stranger: FlaskClient) -> None:
    assert "Strict-Transport-Security" not in stranger.get("/login").headers


def test_results_are_never_kept_by_the_browser_and_bundles_for_ever(users: SignIn) -> None:
    client = users("leader")
    assert client.post("/_dash-update-component", json=payload("/")).headers["Cache-Control"] == "no-store"
    assert client.get("/api/v1/rounds").headers["Cache-Control"] == "no-store"
    assert "immutable" in client.get("/assets/laeringsblik.css?m=1", buffered=True).headers["Cache-Control"]

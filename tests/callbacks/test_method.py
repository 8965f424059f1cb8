"""The method page is open to everybody who is signed in, and every page leads to it."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from callbacks.demonstration import USERS
from tests.callbacks.conftest import payload

Page = Callable[[str, str], str]
HEADING = "Sådan er tallene lavet"
MISSING = "Siden findes ikke"


@pytest.mark.parametrize("user", [user.name for user in USERS])
def test_every_reader_sees_the_method(page: Page, user: str) -> None:
    found = page(user, "/method")
    assert MISSING not in found
    assert "Intet tal vises for færre end 5 svar" in found


def test_it_is_about_no_unit(page: Page) -> None:
    assert MISSING in page("leader", "/method/1")


def test_every_page_leads_to_it(page: Page) -> None:
    for address in ("/", "/profile/1", "/nothing", "/certificate"):
        assert '"href": "/method"' in page("leader", address)


def test_a_stranger_is_led_to_the_door(stranger: FlaskClient) -> None:
    assert stranger.get("/method", headers={"Accept": "text/html"}).location == "/login?next=/method"
    assert HEADING not in stranger.get("/login").text
    assert stranger.post("/_dash-update-component", json=payload("/method")).status_code == 401

"""The certificate is open to everybody who is signed in, and tells of what stands in the store."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from callbacks.demonstration import USERS
from callbacks.server import application
from dashboard.access import OPERATOR
from dashboard.demonstration.scales import ROUNDS
from dashboard.language import LANGUAGES
from dashboard.settings import Settings
from data_access import accounts, catalogue, migrate
from data_access.engine import open_store, reading, writing
from data_access.questions import table
from tests.callbacks.conftest import payload

Page = Callable[[str, str], str]
MISSING = "Siden findes ikke"
CONTENT = re.compile(r'"children": "([^"]*)"')


@pytest.mark.parametrize("user", [user.name for user in USERS])
def test_every_reader_sees_the_certificate_of_the_newest_round(page: Page, user: str) -> None:
    assert f"Ingen kan genkendes i tallene fra Kortlægning {ROUNDS[-1]}" in page(user, "/certificate")


@pytest.mark.parametrize("round_key", ROUNDS)
def test_the_address_chooses_the_round(page: Page, round_key: str) -> None:
    assert f"i tallene fra Kortlægning {round_key}" in page("board", f"/certificate?round={round_key}")


@pytest.mark.parametrize("address", ["/certificate?round=1999", "/certificate/1", "/certificate?round=2015&round=2017"])
def test_a_certificate_that_does_not_exist_gets_the_friendly_page(page: Page, address: str) -> None:
    assert MISSING in page("leader", address)


def test_a_stranger_is_led_to_the_door_and_back(stranger: FlaskClient) -> None:
    answer = stranger.get("/certificate?round=2017", headers={"Accept": "text/html"})
    assert answer.location == "/login?next=/certificate?round%3D2017"
    assert stranger.post("/_dash-update-component", json=payload("/certificate")).status_code == 401


def test_it_counts_the_cells_that_stand_in_the_store(page: Page, settings: Settings) -> None:
    shown = CONTENT.findall(page("leader", "/certificate?round=2017"))
    engine = open_store(settings.database_url)
    with reading(engine) as store:
        found = catalogue.read(store)
        [round_] = [one for one in found.rounds if one.key == "2017"]
        rows = list(table.rows(OPERATOR, store, found, round_))
        names = {form.key: form.name.da for form in found.forms[round_.id]}
    engine.dispose()
    danish = LANGUAGES["da"]
    for form, name in names.items():
        counts = Counter(row["status"] for row in rows if row["form"] == form)
        told = [counts.total(), *(counts[status] for status in ("shown", "extreme", "few", "protect", "absent"))]
        place = shown.index(name)
        assert shown[place + 3 : place + 9] == [danish.number(count) for count in told]


def test_every_page_leads_to_it(page: Page) -> None:
    for address in ("/", "/profile/1", "/nothing", "/certificate"):
        assert '"href": "/certificate"' in page("leader", address)


def test_the_door_promises_without_a_link(stranger: FlaskClient) -> None:
    door = stranger.get("/login").text
    assert LANGUAGES["da"].text("frame.promise") in door
    assert "/certificate" not in door


def test_a_store_without_rounds_says_what_to_wait_for(tmp_path: Path) -> None:
    settings = Settings.from_environment({"DATA_DIR": str(tmp_path), "SECRET_KEY": "k" * 32})
    engine = open_store(settings.database_url)
    migrate.upgrade(engine, "store")
    with writing(engine) as store:
        accounts.add(store, "birthe", "twelve letters and more")
    client = application(engine, settings).server.test_client()
    client.post("/login", data={"username": "birthe", "password": "twelve letters and more"})
    answer = client.post("/_dash-update-component", json=payload("/certificate"))
    engine.dispose()
    assert answer.json
    assert "Her er ingen tal at beskytte endnu" in str(answer.json)

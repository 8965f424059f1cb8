"""The second and third lock: pages show what is the reader's own, and a foreign page looks like none."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboard.demonstration.scales import ROUNDS
from tests.callbacks.conftest import payload

Page = Callable[[str, str], str]
SignIn = Callable[[str], FlaskClient]
MISSING = "Siden findes ikke"


@pytest.fixture
def units(users: SignIn) -> Callable[[str], list[dict[str, Any]]]:
    """The units a user may open, as the API tells them."""
    return lambda name: users(name).get("/api/v1/units").json


def numbers(units: list[dict[str, Any]], kind: str) -> list[int]:
    return [unit["unit"] for unit in units if unit["kind"] == kind]


def test_a_leader_goes_from_municipality_to_child_group(page: Page, units: Callable) -> None:
    own = units("leader")
    for kind in ("programme", "municipality", "institution", "team", "child_group"):
        number = numbers(own, kind)[0]
        shown = page("leader", f"/profile/{number}")
        assert next(unit["name"] for unit in own if unit["unit"] == number) in shown
        assert MISSING not in shown


def test_the_list_of_a_municipality_holds_only_the_leaders_own_institution(page: Page, units: Callable) -> None:
    own = units("leader")
    [institution], [municipality] = numbers(own, "institution"), numbers(own, "municipality")
    shown = page("leader", f"/profile/{municipality}")
    links = set(re.findall(r"/profile/(\d+)", shown))
    allowed = {str(institution), str(municipality), *map(str, numbers(own, "programme"))}
    assert links <= allowed
    assert str(institution) in links


@pytest.mark.parametrize("user", ["leader", "coordinator", "member", "resource", "board", "municipality", "programme"])
def test_what_is_not_theirs_looks_like_what_does_not_exist(app: Dash, page: Page, users: SignIn, user: str) -> None:
    """An institution that is open to those above in one round has a page, whichever round was asked for."""
    own = {unit["unit"] for key in ROUNDS for unit in users(user).get(f"/api/v1/units?round={key}").json}
    nothing = page(user, "/profile/999999").replace("999999", "")
    for number in set(range(1, 60)) - own:
        assert page(user, f"/profile/{number}").replace(str(number), "") == nothing.replace(str(number), "")


@pytest.mark.parametrize(
    "address",
    ["/nothing", "/profile", "/profile/x", "/home", "/profile/1?round=1999", "/profile/1?form=none",
     "/profile/1?split=gender=none", "/profile/1?against=nobody", "/profile/1?round=2015&round=2017",
     "/profile/1/2", "/profile/1?form=<script>"],
)  # fmt: skip
def test_an_address_that_means_nothing_gets_the_friendly_page(page: Page, address: str) -> None:
    assert MISSING in page("leader", address)


@pytest.mark.parametrize("round_key", ROUNDS)
def test_the_address_chooses_the_round(page: Page, round_key: str) -> None:
    assert f"Kortlægning {round_key}" in page("leader", f"/profile/1?round={round_key}")


def test_a_hidden_cell_brings_no_number_and_says_why(users: SignIn, page: Page, units: Callable) -> None:
    cells = users("leader").get("/api/v1/cells?round=2019").json
    few = next(cell for cell in cells if cell["status"] == "few" and cell["kind"] == "child_group")
    shown = page("leader", f"/profile/{few['unit']}?round=2019&form={few['form']}")
    assert "Færre end 5 svar" in shown


def test_every_page_of_a_demonstration_says_that_it_is_made_up(page: Page) -> None:
    for address in ("/", "/profile/1", "/nothing"):
        assert "Svarene er opdigtede" in page("leader", address)


def test_the_page_follows_the_language(signed_in: SignIn) -> None:
    client = signed_in("leader")
    client.get("/language/en")
    answer = client.post("/_dash-update-component", json=payload("/profile/1"))
    assert "Mapping 2019" in json.dumps(answer.json)


def test_a_layout_without_a_user_holds_no_results(users: SignIn) -> None:
    layout = users("leader").get("/_dash-layout").text
    assert "profile" not in layout


@pytest.mark.parametrize("part", [{"a": 1}, ["/"], 7, True, "/profile/１", "/æ"])
def test_a_forged_address_gets_the_friendly_page_and_no_failure(users: SignIn, part: Any) -> None:
    for place in (0, 1):
        body = payload("/profile/1")
        body["inputs"][place]["value"] = part
        answer = users("leader").post("/_dash-update-component", json=body)
        assert answer.status_code == 200
        assert MISSING in json.dumps(answer.json, ensure_ascii=False)


def test_a_list_says_nothing_of_response_rates_where_the_form_is_not_asked(page: Page, units: Callable) -> None:
    [institution] = numbers(units("leader"), "institution")
    team = numbers(units("leader"), "team")[0]
    assert "svarede" in page("leader", f"/profile/{institution}?form=staff")
    assert "Svarprocent" not in page("leader", f"/profile/{team}?form=staff").partition("Gå tættere på")[2]

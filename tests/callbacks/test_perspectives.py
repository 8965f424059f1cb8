"""Perspectives and the map of what can be compared, as readers of the demonstration get them."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from callbacks.demonstration import USERS
from dashboard.language import LANGUAGES
from tests.callbacks.conftest import payload, seen
from tests.hostile.forms import components

Page = Callable[[str, str], str]
Users = Callable[[str], FlaskClient]
MISSING = "Siden findes ikke"
FIRST_SENTENCE = LANGUAGES["da"].text("perspectives.lead")


@pytest.fixture
def unit(users: Users) -> Callable[[str], int]:
    """The first unit of a kind that the leader may open."""

    def find(kind: str) -> int:
        units = users("leader").get("/api/v1/units").json
        return next(one["unit"] for one in units if one["kind"] == kind)

    return find


@pytest.mark.parametrize("kind", ["programme", "municipality", "institution", "team", "child_group"])
def test_every_level_has_its_perspectives(page: Page, unit: Callable[[str], int], kind: str) -> None:
    assert FIRST_SENTENCE in page("leader", f"/perspectives/{unit(kind)}")


def test_leaders_answers_are_heard_from_the_municipality_up(page: Page, unit: Callable[[str], int]) -> None:
    at_school, above = (page("leader", f"/perspectives/{unit(kind)}") for kind in ("institution", "municipality"))
    assert "&form=leader&factor=" not in at_school
    assert re.search(r"/profile/\d+\?round=2019&form=leader&factor=", above)
    assert LANGUAGES["da"].text("perspectives.reading.leaders") in at_school


def test_every_factor_it_leads_to_is_there(page: Page, unit: Callable[[str], int]) -> None:
    whole = page("leader", f"/perspectives/{unit('institution')}")
    links = sorted(set(re.findall(r"/profile/\d+\?round=\d+&form=\w+&factor=\w+", whole)))
    assert len(links) > 5
    for link in links:
        assert MISSING not in page("leader", link)


def test_a_profile_leads_to_the_perspectives_of_the_same_round(page: Page, unit: Callable[[str], int]) -> None:
    school = unit("institution")
    profile = page("leader", f"/profile/{school}?round=2017&form=parent")
    [address] = set(re.findall(rf"/perspectives/{school}\?[^\"]*", profile))
    assert address == f"/perspectives/{school}?round=2017&form=parent"
    assert FIRST_SENTENCE in page("leader", address)


@pytest.mark.parametrize("chosen", ["factor=wellbeing", "form=parent&factor=child_wellbeing"])
def test_one_topic_can_be_looked_at_alone(page: Page, unit: Callable[[str], int], chosen: str) -> None:
    alone = page("leader", f"/perspectives/{unit('institution')}?{chosen}")
    assert '"children": "Trivsel: ' in alone
    assert alone.count('"scope": "rowgroup"') == 1


@pytest.mark.parametrize("query", ["factor=nothing", "form=nobody", "round=1999", "factor=a&factor=b", "round=../2019"])
def test_what_nobody_knows_is_missing(page: Page, unit: Callable[[str], int], query: str) -> None:
    assert MISSING in page("leader", f"/perspectives/{unit('institution')}?{query}")


@pytest.mark.parametrize("address", ["/perspectives", "/perspectives/999999", "/perspectives/0", "/perspectives/1/2"])
def test_a_unit_that_is_not_there_is_missing(page: Page, address: str) -> None:
    assert MISSING in page("leader", address)


def test_the_page_is_logged_as_read(signed_in: Callable[[str], FlaskClient], unit: Callable[[str], int]) -> None:
    address = f"/perspectives/{unit('institution')}?round=2017&factor=teaching"
    seen(signed_in("leader"), address)
    log = seen(signed_in("administrator"), "/administration?section=log&event=read&who=leader")
    assert "perspektiver" in log


@pytest.mark.parametrize("user", [user.name for user in USERS])
def test_everybody_with_a_role_reads_the_same_map(users: Users, user: str) -> None:
    """It holds no results."""
    mine, leaders = (content(users(name), "/comparability?form=pupil_4_10") for name in (user, "leader"))
    assert mine == leaders
    assert "I 10 af 11 faktorer kan alle runder sammenlignes" in mine


def content(client: FlaskClient, address: str) -> str:
    """The page without its frame, which names the reader."""
    answer = client.post("/_dash-update-component", json=payload(address))
    [main] = [part for part in components(answer.json) if part["type"] == "Div" and _class(part) == "comparability"]
    return json.dumps(main, ensure_ascii=False)


def _class(part: dict[str, Any]) -> str:
    return str(part["props"].get("className", ""))


@pytest.mark.parametrize("query", ["form=nobody", "round=1999", "form=pupil_4_10&form=parent"])
def test_a_map_of_nothing_is_missing(page: Page, query: str) -> None:
    assert MISSING in page("leader", f"/comparability?{query}")


def test_the_demonstration_has_a_question_that_was_reworded(page: Page) -> None:
    whole = page("member", "/comparability?form=pupil_4_10&round=2019")
    assert "I Kortlægning 2019 er 1 spørgsmål skrevet om." in whole
    assert "brud: ingen tidligere runde kan bruges" in whole


def test_a_stranger_is_led_to_the_door(stranger: FlaskClient) -> None:
    for address in ("/perspectives/1", "/comparability"):
        assert stranger.post("/_dash-update-component", json=payload(address)).status_code == 401

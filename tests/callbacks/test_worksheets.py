"""The overview of worksheets: each reader is told as much as the team shares, and nobody above the house anything."""

import re
from collections.abc import Callable, Iterable
from datetime import date

import pytest
from dash import Dash
from flask.testing import FlaskClient
from icalendar import Calendar
from sqlalchemy import Engine

from dashboard.demonstration.worksheets import SheetPlan, worksheets
from dashboard.plc import Visibility
from tests.callbacks.conftest import seen, unit_of

Enter = Callable[[str], FlaskClient]
MISSING = "Siden findes ikke"
OPEN = [one for one in worksheets().sheet if not one.closed]
OF_FIRST_TEAM = [one for one in OPEN if one.team == 0]
SHARED = [one for one in OPEN if one.visibility is Visibility.HOUSE]
PRIVATE = [one for one in OPEN if one.visibility is Visibility.TEAM]


@pytest.fixture
def team(own_store: Engine) -> int:
    return unit_of(own_store, "coordinator")


@pytest.fixture
def client(own_app: Dash, enter: Enter) -> Enter:
    return enter


def typed(plans: Iterable[SheetPlan]) -> list[str]:
    """The texts of a worksheet that its overview tells: its goal and its actions."""
    return [
        one.text(key, date.today())
        for one in plans
        for key in one.fields
        if key == "goal.difference" or (key.startswith("actions.") and key.endswith(".title"))
    ]


def test_a_team_sees_its_goals_and_the_actions_that_are_due(client: Enter, team: int) -> None:
    for user in ("coordinator", "member"):
        page = seen(client(user), f"/worksheets/{team}")
        assert all(text in page for text in typed(OF_FIRST_TEAM))
        assert "1 tiltag er over tiden" in page
        assert "1 møde er planlagt" in page


@pytest.mark.parametrize("user", ["leader", "resource"])
def test_those_who_lead_are_told_of_every_team_and_the_text_only_where_it_is_shared(
    client: Enter, home: int, user: str
) -> None:
    page = seen(client(user), f"/worksheets/{home}")
    assert "3 arbejdsark er åbne" in page
    assert all(text in page for text in typed(SHARED))
    assert not any(text in page for text in typed(PRIVATE))
    assert "2 i gang" in page  # how far the actions of the first team are
    assert "i de ark, du læser" in page


def test_a_member_of_one_team_reads_of_another_what_it_shares(client: Enter, home: int) -> None:
    page = seen(client("member"), f"/worksheets/{home}")
    assert all(text in page for text in typed([*SHARED, *OF_FIRST_TEAM]))
    others = [one for one in PRIVATE if one.team != 0]
    assert not any(text in page for text in typed(others))
    assert "2 arbejdsark er åbne" in page


def test_a_round_shows_what_is_closed_as_well(client: Enter, home: int) -> None:
    leader = client("leader")
    assert "Arbejdsark om" in seen(leader, f"/worksheets/{home}?round=2017")
    assert "Lukket" in seen(leader, f"/worksheets/{home}?round=2017")
    assert MISSING in seen(leader, f"/worksheets/{home}?round=2015")


@pytest.mark.parametrize("user", ["board", "municipality", "programme", "administrator"])
def test_nobody_above_or_beside_the_house_has_an_overview(client: Enter, home: int, team: int, user: str) -> None:
    reader = client(user)
    for unit in (home, team, 1):
        assert MISSING in seen(reader, f"/worksheets/{unit}")
        assert reader.get(f"/worksheets/{unit}/meetings.ics").status_code in (403, 404)


def test_there_is_none_of_a_municipality_for_those_of_the_house(client: Enter, home: int) -> None:
    assert MISSING in seen(client("leader"), "/worksheets/1")
    assert MISSING in seen(client("leader"), "/worksheets/999999")


def test_the_meetings_ahead_are_kept_as_one_calendar(client: Enter, home: int, team: int) -> None:
    found = [
        Calendar.from_ical(client(user).get(f"/worksheets/{unit}/meetings.ics").data)
        for user, unit in (("member", team), ("leader", home))
    ]
    ahead = [list(one.walk("VEVENT")) for one in found]
    planned = [
        [meeting for plan in plans for meeting in plan.meeting if meeting.days >= 0]
        for plans in (OF_FIRST_TEAM, SHARED)
    ]
    assert list(map(len, ahead)) == list(map(len, planned)) == [1, 1]
    assert not any(text in str(found) for text in typed(OPEN))


def test_a_team_begins_a_worksheet_about_a_focus_area_and_comes_to_it(client: Enter, team: int) -> None:
    member = client("member")
    page = seen(member, f"/worksheets/{team}")
    assert "Begynd arbejdsarket" in page
    found = re.search(r'"value": "(\d+)", "id": "begin-(\d+)-area"', page)
    assert found is not None
    area, plc = found.groups()
    sent = {"plc": plc, "area": area, "template": "smtte", "back": f"/worksheets/{team}"}
    answer = member.post("/worksheet/begin", data=sent)
    assert answer.status_code == 303
    assert answer.location.startswith("/worksheet/")
    assert "2 arbejdsark er åbne" in seen(member, f"/worksheets/{team}")


def test_only_who_takes_part_can_begin_or_plan(client: Enter, home: int) -> None:
    for user in ("leader", "resource"):
        page = seen(client(user), f"/worksheets/{home}")
        assert "Begynd arbejdsarket" not in page
        assert "Planlæg mødet" not in page


@pytest.mark.parametrize(
    ("user", "told"),
    [
        ("leader", ["PLF'er", "har frist inden for to uger", "Frigiv tallene"]),
        ("coordinator", ["1 tiltag er over tiden", "Åbent arbejdsark i PLF"]),
        ("resource", ["har frist inden for to uger"]),
        ("municipality", ["har frigivet", "Følg fremgangen"]),
        ("administrator", ["Giv ledere og teams adgang"]),
    ],
)
def test_the_front_page_tells_each_role_what_is_theirs(client: Enter, user: str, told: list[str]) -> None:
    page = seen(client(user), "/")
    assert all(one in page for one in told)


@pytest.mark.parametrize("user", ["leader", "resource", "board", "municipality", "programme", "administrator"])
def test_no_text_that_a_team_keeps_to_itself_stands_on_anybody_elses_front_page(client: Enter, user: str) -> None:
    page = seen(client(user), "/")
    assert not any(text in page for text in typed(PRIVATE))

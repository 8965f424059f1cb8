"""The page of focus areas in the web application: who reads it, who chooses there, and how far the work has come."""

import pytest
from sqlalchemy import Engine, select

from dashboard.focus_page import Stage
from dashboard.proposals import Figure
from dashboard.selection import Selection
from data_access import catalogue, focus_areas, plcs, tables, worksheets
from data_access.engine import reading, writing
from tests.callbacks.conftest import seen, unit_of
from tests.callbacks.focus import (
    CHOOSING,
    OLDER,
    ROUND,
    Enter,
    about,
    found,
    free,
    logged,
    newest,
    page_of,
    rows,
    send,
    step,
)

MISSING = "Siden findes ikke"


@pytest.fixture
def team(own_store: Engine, own_app: object) -> int:
    return unit_of(own_store, "member")


@pytest.fixture
def wanted(own_store: Engine, own_app: object, home: int) -> Figure:
    return free(own_store, home)


@pytest.mark.parametrize("user", ["member", "resource"])
def test_who_does_not_choose_for_the_house_reads_along(
    own_store: Engine, enter: Enter, home: int, wanted: Figure, user: str
) -> None:
    client, data = enter(user), about(home, wanted)
    page = step(client, data)
    assert "Du kan læse med." in page
    assert CHOOSING not in page
    assert send(client, "choose", data) == send(client, "dismiss", data, reason="Nej") == 404
    send(enter("leader"), "choose", data)
    where = {"unit": str(home), "round": ROUND, "area": str(newest(own_store)["id"])}
    assert [send(client, action, where) for action in ("change", "end", "resume")] == [404, 404, 404]
    assert [account for account, *_ in logged(own_store)] == ["leader"]


@pytest.mark.parametrize("user", ["board", "municipality", "programme", "administrator"])
def test_nobody_else_finds_the_page_even_when_the_round_is_released(
    own_store: Engine, enter: Enter, home: int, wanted: Figure, user: str
) -> None:
    leader, client, before = enter("leader"), enter(user), rows(own_store)
    seen(leader, f"/profile/{home}?round={ROUND}")
    leader.post("/release/release", data={"unit": home, "round": ROUND, "reach": "teams", "sure": "on"})
    assert MISSING in seen(client, f"/focus/{home}")
    for action in ("choose", "dismiss"):
        assert send(client, action, about(home, wanted), reason="Nej") in (403, 404)
    assert "/focus/" not in seen(client, f"/profile/{home}?round={ROUND}")
    assert rows(own_store) == before


def test_members_choose_for_their_team_and_nobody_chooses_above_the_house(
    own_store: Engine, enter: Enter, home: int, team: int
) -> None:
    figure = next(one for one in page_of(own_store, team).figures if one.cell.shown)
    data = about(team, free(own_store, team) if figure.key in page_of(own_store, team).topics else figure)
    assert send(enter("member"), "choose", data) == 303
    assert newest(own_store)["unit_id"] == team
    assert "Hele stedet arbejder med" in seen(enter("member"), f"/focus/{team}")
    town = unit_of(own_store, "municipality")
    assert MISSING in seen(enter("leader"), f"/focus/{town}")
    assert send(enter("leader"), "choose", data | {"unit": str(town)}) == 404


def test_an_area_of_elsewhere_is_denied(own_store: Engine, enter: Enter, home: int) -> None:
    with reading(own_store) as connection:
        own = select(tables.ancestor.c.unit_id).where(tables.ancestor.c.ancestor_id == home)
        area = tables.focus_area.c
        others = connection.execute(select(area.id).where(area.unit_id.not_in(own))).scalars().all()
    where = {"unit": str(home), "round": ROUND, "area": str(others[0])}
    assert [send(enter("leader"), action, where) for action in ("change", "end", "resume")] == [404, 404, 404]


def test_areas_of_earlier_rounds_are_followed_up_and_a_decision_is_asked_for(
    own_store: Engine, enter: Enter, home: int
) -> None:
    older = [one for one in page_of(own_store, home).areas if one.area.round.key != ROUND]
    assert any(one.area.later for one in older)
    assert "Der er kommet en ny runde siden valget." in seen(enter("leader"), f"/focus/{home}")
    with writing(own_store) as connection:
        for one in older:
            focus_areas.end(connection, one.area.number)
    assert "Der er kommet en ny runde siden valget." not in seen(enter("leader"), f"/focus/{home}")


def test_the_way_to_choosing_stands_beside_the_figures(own_store: Engine, enter: Enter, home: int) -> None:
    figure = next(one for one in page_of(own_store, home).figures if one.key == ("pupil_4_10", "wellbeing"))
    where = Selection("focus", home, ROUND, figure.form.key, factor=figure.factor.key).address
    addresses = {
        "profile": f"/profile/{home}?round={ROUND}&form=pupil_4_10",
        "factor": f"/profile/{home}?round={ROUND}&form=pupil_4_10&factor=wellbeing",
        "perspectives": f"/perspectives/{home}?round={ROUND}",
        "trend": f"/progress/{home}?round={ROUND}&form=pupil_4_10&section=trend",
    }
    leader, resource = enter("leader"), enter("resource")
    for name, address in addresses.items():
        assert where in seen(leader, address), name
        assert where not in seen(resource, address), name
    for name in addresses.keys() - {"factor"}:
        assert f"/focus/{home}?round={ROUND}" in seen(resource, addresses[name]), name
    assert where not in seen(leader, f"/profile/{home}?round={ROUND}&form=pupil_4_10&split=gender.girl")
    assert where not in seen(leader, addresses["profile"].replace(ROUND, OLDER))
    send(leader, "choose", about(home, figure))
    for name, address in addresses.items():
        page = seen(leader, address)
        assert where not in page, name
        assert "Valgt som indsatsområde" in page, name


def test_how_far_an_area_has_come_counts_worksheets_that_the_reader_does_not_reach(
    own_store: Engine, enter: Enter, home: int, wanted: Figure
) -> None:
    send(enter("leader"), "choose", about(home, wanted))
    area = int(str(newest(own_store)["id"]))

    def told(user: str) -> tuple[Stage, int]:
        page = found(own_store, user, home)
        assert page is not None
        one = next(one for one in page.areas if one.area.number == area)
        return one.stage, len(one.sheets)

    assert told("member") == (Stage.CHOSEN, 0)
    with writing(own_store) as connection:
        round_id = catalogue.read(connection).rounds[-1].id
        team = plcs.begin(connection, home, home, "PLF Ledelsen")
        sheet = worksheets.begin(connection, team, round_id, "analysis", "leader", [area])
    assert [told("member"), told("leader")] == [(Stage.WORKING, 0), (Stage.WORKING, 1)]
    with writing(own_store) as connection:
        worksheets.close(connection, sheet)
    assert told("member") == (Stage.WRITTEN, 0)

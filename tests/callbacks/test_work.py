"""The page of focus areas and work in the web application: that looking is counted, and who is told what."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, select

from callbacks.demonstration import add_users
from callbacks.logbook import flush_all
from dashboard.work import Work
from data_access import releases, tables, work
from data_access.engine import reading, writing
from tests.callbacks.conftest import seen, unit_of
from tests.stores import dump

Enter = Callable[[str], FlaskClient]
MISSING = "Siden findes ikke"
ROUND = 3  # 2019


def opened(store: Engine, home: int) -> int:
    """How often the profile of 2019 was opened there, as far as the store knows."""
    flush_all()
    with reading(store) as connection:
        return work.done_in(connection, [ROUND], [home])[ROUND, home].of(Work.PROFILE_OPENED)


def section(client: FlaskClient, unit: int, round_: str = "2019") -> str:
    return seen(client, f"/progress/{unit}?round={round_}&section=work")


@pytest.mark.parametrize("user", ["leader", "resource", "board"])
def test_a_profile_that_is_opened_is_counted_once_a_day(own_store: Engine, enter: Enter, home: int, user: str) -> None:
    before, client = opened(own_store, home), enter(user)
    for _ in range(2):
        seen(client, f"/profile/{home}?round=2019")
        assert opened(own_store, home) == before + 1


def test_a_team_that_opens_its_page_counts_in_its_house(own_store: Engine, enter: Enter, home: int) -> None:
    before, team = opened(own_store, home), unit_of(own_store, "member")
    for user in ("member", "coordinator"):
        seen(enter(user), f"/profile/{team}?round=2019")
    assert opened(own_store, home) == before + 2


def test_other_pages_and_other_people_leave_no_trace(own_store: Engine, enter: Enter, home: int) -> None:
    with writing(own_store) as connection:
        place = tables.unit_in_round.c
        everybody = select(place.unit_id).where(place.round_id == ROUND, place.kind == "institution")
        for unit in connection.execute(everybody).scalars().all():
            releases.look(connection, ROUND, unit, "demo")
            releases.release(connection, ROUND, unit, "demo", with_teams=True)
    before = opened(own_store, home)
    for user in ("municipality", "programme"):
        assert MISSING not in seen(enter(user), f"/profile/{home}?round=2019")
    leader = enter("leader")
    section(leader, home)
    seen(leader, f"/profile/{unit_of(own_store, 'municipality')}?round=2019")
    assert opened(own_store, home) == before


def test_the_demonstration_is_filled_once(own_store: Engine) -> None:
    add_users(own_store)
    with reading(own_store) as connection:
        area = tables.focus_area.c
        counted = connection.execute(select(area.round_id, area.aim, area.worked, area.ended_at)).all()
    assert {row.round_id for row in counted} == {1, 2, 3}
    assert {row.worked > 0 for row in counted} == {row.aim is None for row in counted} == {True, False}
    before = dump(own_store)
    add_users(own_store)
    assert dump(own_store) == before


def test_the_leader_has_something_to_follow_up(page: Callable[[str, str], str], users: Enter, home: int) -> None:
    shown = page("leader", f"/progress/{home}?section=work")
    assert 2 <= len(re.findall("card-of-area", shown)) <= 10
    assert "Der er arbejdet med Kortlægning 2017" in shown


@pytest.mark.parametrize("user", ["municipality", "programme"])
def test_those_above_see_counts_and_open_places(
    page: Callable[[str, str], str], own_store: Engine, home: int, user: str
) -> None:
    unit = unit_of(own_store, user)
    shown = page(user, f"/progress/{unit}?section=work")
    assert "card-of-area" not in shown
    assert "andre steder tilsammen" in shown
    assert f"/progress/{home}?" not in shown
    assert MISSING in page(user, f"/progress/{home}?section=work")


@pytest.mark.parametrize("user", ["leader", "resource", "coordinator", "member"])
def test_the_house_is_told_of_no_other_house(
    page: Callable[[str, str], str], own_store: Engine, home: int, user: str
) -> None:
    municipality = unit_of(own_store, "municipality")
    shown = page(user, f"/progress/{municipality}?section=work")
    assert "andre steder tilsammen" not in shown
    own = page(user, f"/progress/{home}?section=work")
    assert "Profilen åbnet" in own
    with reading(own_store) as connection:
        place = tables.unit_in_round.c
        wanted = select(place.unit_id).where(place.round_id == ROUND, place.kind == "institution")
        others = set(connection.execute(wanted).scalars()) - {home}
    for other in others:
        assert f"/progress/{other}?" not in shown
        assert MISSING in page(user, f"/progress/{other}?section=work")


def test_the_board_is_not_told_what_is_done_with_a_round_that_is_not_open(
    page: Callable[[str, str], str], home: int
) -> None:
    shown = page("board", f"/progress/{home}?section=work")
    assert "Hvad stedet har valgt at arbejde med, fortælles ikke her endnu" in shown
    assert "Profilen åbnet" not in shown

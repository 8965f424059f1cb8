"""The page behind a factor as the server sends it: who gets it, and what becomes of factors that are not asked."""

import json
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, func, select

from callbacks.logbook import flush_all
from data_access import tables
from data_access.engine import reading
from tests.callbacks.conftest import seen

Page = Callable[[str, str], str]
Users = Callable[[str], FlaskClient]
Enter = Callable[[str], FlaskClient]
BEHIND = "factor-page"


@pytest.fixture
def unit(users: Users) -> Callable[[str], int]:
    """The number of the first unit of a kind that the leader may open."""
    units = users("leader").get("/api/v1/units").json or []
    return lambda kind: next(found["unit"] for found in units if found["kind"] == kind)


@pytest.mark.parametrize("kind", ["programme", "municipality", "institution", "team", "child_group"])
def test_every_level_has_the_page(page: Page, unit: Callable[[str], int], kind: str) -> None:
    text = page("leader", f"/profile/{unit(kind)}?form=parent&factor=satisfaction")
    assert BEHIND in text
    assert "Jeg er alt i alt tilfreds" in text


def test_a_factor_of_another_form_gives_way_to_the_profile(page: Page, unit: Callable[[str], int]) -> None:
    text = page("leader", f"/profile/{unit('institution')}?form=parent&factor=bullying")
    assert BEHIND not in text
    assert "Tilfredshed" in text
    assert "factor=bullying" not in json.loads(text)["response"]["page"]["children"]


def test_a_factor_that_the_store_does_not_know_is_not_found(page: Page, unit: Callable[[str], int]) -> None:
    assert "Siden findes ikke" in page("leader", f"/profile/{unit('institution')}?factor=happiness")


def test_a_unit_that_is_not_theirs_is_not_found(page: Page, users: Users) -> None:
    foreign = [
        number for number in range(1, 130) if users("leader").get(f"/api/v1/cells?unit={number}").status_code == 404
    ]
    assert foreign
    for number in foreign[:10]:
        assert "Siden findes ikke" in page("leader", f"/profile/{number}?form=parent&factor=satisfaction")


def test_splits_are_for_those_who_may_see_them(page: Page, unit: Callable[[str], int]) -> None:
    address = f"/profile/{unit('institution')}?form=pupil_4_10&factor=wellbeing"
    assert "part gaps" in page("leader", address)
    member = page("member", address)
    assert BEHIND in member
    assert "part gaps" not in member


def test_a_look_behind_a_factor_is_no_look_at_the_whole_profile(
    enter: Enter, own_store: Engine, unit: Callable[[str], int]
) -> None:
    """No round is released unseen, and one factor is not the round."""
    client, home = enter("leader"), unit("institution")
    before = looks(own_store)
    seen(client, f"/profile/{home}?round=2015&form=parent&factor=satisfaction")
    assert looks(own_store) == before
    seen(client, f"/profile/{home}?round=2015&form=parent")
    assert looks(own_store) == before + 1


def looks(store: Engine) -> int:
    with reading(store) as connection:
        return int(connection.execute(select(func.count()).select_from(tables.first_look)).scalar_one())


def test_reading_it_is_logged_with_the_factor(enter: Enter, own_store: Engine, unit: Callable[[str], int]) -> None:
    seen(enter("leader"), f"/profile/{unit('institution')}?form=parent&factor=satisfaction")
    flush_all()
    entry = tables.audit_log.c
    with reading(own_store) as connection:
        [detail] = connection.execute(select(entry.detail).where(entry.event == "read")).scalars()
    assert json.loads(detail)["factor"] == "satisfaction"

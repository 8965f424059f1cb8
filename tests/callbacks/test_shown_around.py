"""The guided first visit in the web application: once for each account, and again for who asks."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, select

from data_access import tables
from data_access.engine import reading
from tests.callbacks.conftest import seen

Enter = Callable[[str], FlaskClient]
ADDRESS = "/profile/1?round=2019"
BOX, AGAIN = '"id": "guide"', "Vis rundt på siden igen"


def known(store: Engine) -> list[str]:
    with reading(store) as connection:
        return list(connection.execute(select(tables.shown_around.c.view)).scalars())


def test_the_box_stays_until_it_was_seen_and_comes_back_when_asked_for(enter: Enter, own_store: Engine) -> None:
    leader = enter("leader")
    assert BOX in seen(leader, ADDRESS)
    assert BOX in seen(leader, ADDRESS)
    answer = leader.post("/profile/shown", data={"unit": "1", "round": "2019"})
    assert (answer.status_code, answer.location) == (303, ADDRESS)
    page = seen(leader, ADDRESS)
    assert BOX not in page
    assert AGAIN in page
    answer = leader.post("/profile/again", data={"unit": "1", "round": "2019"})
    assert answer.location == f"{ADDRESS}#guide"
    assert BOX in seen(leader, ADDRESS)


def test_what_one_has_seen_another_has_not(enter: Enter, own_store: Engine) -> None:
    enter("leader").post("/profile/shown", data={"unit": "1"})
    assert BOX not in seen(enter("leader"), ADDRESS)
    assert BOX in seen(enter("resource"), ADDRESS)


def test_pressing_twice_is_pressing_once(enter: Enter, own_store: Engine) -> None:
    leader = enter("leader")
    for _ in range(2):
        assert leader.post("/profile/shown", data={"unit": "1"}).status_code == 303
    assert known(own_store) == ["profile"]


@pytest.mark.parametrize("action", ["shown", "again"])
@pytest.mark.parametrize(
    "data", [{}, {"unit": "x"}, {"unit": "0"}, {"unit": "1", "round": "//elsewhere.invalid"}, {"unit": "1/../2"}]
)
def test_it_leads_nowhere_else(enter: Enter, own_store: Engine, action: str, data: dict[str, str]) -> None:
    assert enter("leader").post(f"/profile/{action}", data=data).status_code == 404
    assert known(own_store) == []

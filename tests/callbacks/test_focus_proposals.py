"""What is proposed in the web application: turned down with a reason, brought back, and never both chosen and not."""

import json

import pytest
from sqlalchemy import Engine, select

from dashboard.proposals import Figure
from data_access import tables
from data_access.engine import reading
from tests.callbacks.conftest import seen
from tests.callbacks.focus import (
    ROUND,
    Enter,
    about,
    free,
    logged,
    newest,
    page_of,
    proposals_of,
    send,
)


@pytest.fixture
def wanted(own_store: Engine, own_app: object, home: int) -> Figure:
    return free(own_store, home)


def test_a_proposal_is_turned_down_with_a_reason_and_brought_back(
    own_store: Engine, enter: Enter, home: int, wanted: Figure
) -> None:
    leader, data = enter("leader"), about(home, wanted)
    assert send(leader, "dismiss", data, reason="Det arbejder vi med allerede.") == 303
    page = seen(enter("resource"), f"/focus/{home}")
    assert "Det arbejder vi med allerede." in page
    assert '"/focus/propose"' not in page
    [one] = page_of(own_store, home).dismissed
    assert one.key == wanted.key
    assert wanted not in page_of(own_store, home).proposed.clear
    assert send(enter("resource"), "propose", about(home, wanted), dismissal=str(one.number)) == 404
    where = {"unit": str(home), "round": ROUND, "dismissal": str(one.number)}
    assert send(enter("coordinator"), "propose", where) == 303
    assert page_of(own_store, home).dismissed == ()


def test_what_somebody_has_chosen_meanwhile_is_not_turned_down(
    own_store: Engine, enter: Enter, home: int, wanted: Figure
) -> None:
    leader, data = enter("leader"), about(home, wanted)
    send(leader, "choose", data)
    assert send(leader, "dismiss", data, reason="Nej") == 303
    assert "Det er allerede valgt" in seen(leader, f"/focus/{home}")
    assert [said["done"] for *_, said in logged(own_store)] == ["chosen"]
    with reading(own_store) as connection:
        assert connection.execute(select(tables.dismissal)).all() == []


def test_what_is_chosen_after_all_is_turned_down_no_more(
    own_store: Engine, enter: Enter, home: int, wanted: Figure
) -> None:
    leader, data = enter("leader"), about(home, wanted)
    send(leader, "dismiss", data, reason="Ikke nu")
    send(leader, "choose", data)
    assert page_of(own_store, home).dismissed == ()
    send(leader, "end", {"unit": str(home), "round": ROUND, "area": str(newest(own_store)["id"])})
    assert page_of(own_store, home).dismissed == ()


def test_a_reason_that_is_refused_stands_in_the_form_that_is_open(own_store: Engine, enter: Enter, home: int) -> None:
    unit, figure = next(proposals_of(own_store, "leader", home))
    leader, data = enter("leader"), about(unit, figure)
    for reason, said in (("", "Skriv kort hvorfor"), ("Ring til 010190-1234", "ligner et CPR-nummer")):
        assert send(leader, "dismiss", data, reason=reason) == 303
        page = seen(leader, f"/focus/{unit}")
        assert page.count(said) == 2
        assert json.dumps(reason) in page
    assert page_of(own_store, unit).dismissed == ()


def test_everything_proposed_lies_clearly_below_something_and_is_shown(
    own_store: Engine, own_app: object, home: int
) -> None:
    some = list(proposals_of(own_store, "leader", home))
    assert some
    for unit, figure in some:
        assert figure.cell.shown
        assert figure.grounds, unit
        assert figure.seen is not None

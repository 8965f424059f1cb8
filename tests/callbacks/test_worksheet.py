"""A worksheet as its team, its house and everybody else meet it: shared, closed, opened again and logged."""

import json

import pytest
from sqlalchemy import func, select

from data_access import tables, worksheets
from data_access.engine import Engine, reading
from tests.callbacks.conftest import seen
from tests.callbacks.meetings import meanwhile
from tests.callbacks.sheets import SECRET, Enter, begin, do, plc_of, write

MISSING = "Siden findes ikke"


@pytest.fixture
def plc(own_store: Engine) -> int:
    """The coordinator's own team."""
    return plc_of(own_store, "coordinator")


def times(store: Engine, work: str) -> int:
    done = tables.work_done.c
    with reading(store) as connection:
        return int(connection.execute(select(func.sum(done.times)).where(done.work == work)).scalar() or 0)


def logged(store: Engine, number: int) -> list[str]:
    """What the log says was done with the worksheet, from the first to the last."""
    entry = tables.audit_log.c
    with reading(store) as connection:
        rows = connection.execute(select(entry.detail).where(entry.event == "worksheet").order_by(entry.id)).scalars()
        told = [json.loads(row) for row in rows]
    return [one["done"] for one in told if one["worksheet"] == str(number)]


def test_its_team_writes_and_its_leader_sees_no_text_until_it_is_shared(
    own_store: Engine, enter: Enter, plc: int
) -> None:
    coordinator, leader = enter("coordinator"), enter("leader")
    number = begin(coordinator, plc)
    address = f"/worksheet/{number}"
    write(own_store, number)
    assert '"data-may-write": "yes"' in seen(coordinator, address)
    assert '"data-may-write": "yes"' in seen(enter("member"), address)
    overseen = seen(leader, address)
    assert "Der er ikke evalueret endnu" in overseen
    assert SECRET not in overseen
    assert do(coordinator, "share", number, visibility="house") == 303
    assert SECRET in seen(leader, address)
    assert "data-may-write" not in seen(leader, address)
    assert all('"id": "actions"' in seen(one, address) for one in (coordinator, leader))
    assert do(coordinator, "share", number, visibility="team") == 303
    assert SECRET not in seen(leader, address)


def test_nobody_outside_the_house_finds_a_worksheet(own_store: Engine, enter: Enter, plc: int) -> None:
    coordinator = enter("coordinator")
    number = begin(coordinator, plc)
    do(coordinator, "share", number, visibility="house")
    for user in ("board", "municipality", "programme", "administrator"):
        other = enter(user)
        assert MISSING in seen(other, f"/worksheet/{number}"), user
        assert do(other, "close", number) in (403, 404), user
        assert other.get(f"/worksheet/{number}/worksheet.json").status_code in (403, 404), user


def test_who_only_reads_changes_nothing(enter: Enter, plc: int) -> None:
    coordinator = enter("coordinator")
    number = begin(coordinator, plc)
    do(coordinator, "share", number, visibility="house")
    fields = {"visibility": "team", "template": "smtte", "unit": 1, "what": "pupil_4_10 wellbeing"}
    for user in ("leader", "resource"):
        other = enter(user)
        for action in ("hold", "share", "template", "close", "open", "cycle"):
            assert do(other, action, number, **fields) == 404, (user, action)


def test_closing_counts_once_and_what_is_closed_is_only_read(own_store: Engine, enter: Enter, plc: int) -> None:
    client = enter("coordinator")
    number, before = begin(client, plc), times(own_store, "worksheet_closed")
    write(own_store, number)
    for action in ("close", "open", "close"):
        assert do(client, action, number) == 303
    assert times(own_store, "worksheet_closed") == before + 1
    page = seen(client, f"/worksheet/{number}")
    assert SECRET in page
    assert "data-may-write" not in page
    assert "I kan åbne det igen" in page
    assert do(client, "template", number, template="smtte") == 303
    assert "Åbn det igen først" in seen(client, f"/worksheet/{number}")


def test_an_action_that_is_done_counts_once_however_often_it_is_said(own_store: Engine, enter: Enter, plc: int) -> None:
    client = enter("coordinator")
    number, before = begin(client, plc), times(own_store, "action_done")
    write(own_store, number, "Fælles start", "actions.a.title")
    for base, (op, text) in enumerate([("1", "done"), ("1", "done"), ("2", "running"), ("3", "done")]):
        body = {"field": "actions.a.status", "base": max(0, base - 1), "op": f"{number}-{op}", "text": text}
        assert client.post(f"/worksheet/{number}/save", json=body).status_code == 200
    assert times(own_store, "action_done") == before + 1


def test_the_log_tells_what_was_done_and_never_what_was_written(own_store: Engine, enter: Enter, plc: int) -> None:
    client = enter("coordinator")
    number = begin(client, plc)
    write(own_store, number)
    do(client, "close", number)
    assert logged(own_store, number) == ["begun", "closed"]
    with reading(own_store) as store:
        assert SECRET not in json.dumps(store.execute(select(tables.audit_log.c.detail)).scalars().all())


def test_what_is_so_already_is_not_logged_again(own_store: Engine, enter: Enter, plc: int) -> None:
    client = enter("coordinator")
    number = begin(client, plc)
    for action, fields in (("close", {}), ("open", {}), ("share", {"visibility": "house"})):
        for _ in range(2):
            assert do(client, action, number, **fields) == 303
    assert logged(own_store, number) == ["begun", "closed", "opened", "shared_house"]


def test_a_worksheet_that_was_closed_meanwhile_is_not_changed(own_store: Engine, enter: Enter, plc: int) -> None:
    client = enter("coordinator")
    number = begin(client, plc)
    meanwhile(
        own_store,
        lambda: do(client, "template", number, template="smtte"),
        lambda store: worksheets.close(store, number),
    )
    with reading(own_store) as store:
        row = store.execute(select(tables.worksheet).where(tables.worksheet.c.id == number)).one()
    assert (row.status, row.template) == ("closed", "analysis")
    assert logged(own_store, number) == ["begun"]

"""Newer numbers of participation: given once, to whom they belong, whatever the browser claims."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient
from sqlalchemy import Engine, select, update

from callbacks.server import application
from dashboard.settings import Settings
from data_access import tables
from data_access.engine import open_vault, reading, writing
from data_access.importing import bring_in
from data_access.packages.reader import read
from tests.callbacks.conftest import payload, seen
from tests.callbacks.participation import asking
from tests.packages.open_round import KEY, WEEKS, open_round

CALLBACK = "/_dash-update-component"
Enter = Callable[[str], FlaskClient]


@pytest.fixture
def own_app(own_store: Engine, tmp_path: Path) -> Dash:
    """Over a store with a round that is open."""
    bring(own_store, tmp_path, WEEKS)
    return application(own_store, Settings.from_environment({"DATA_DIR": str(tmp_path / "data")}))


@pytest.fixture
def school(own_store: Engine) -> str:
    """The address of the leader's own page."""
    grant, account = tables.grant.c, tables.account.c
    wanted = select(grant.unit_id).join(tables.account, account.id == grant.account_id).where(account.name == "leader")
    with reading(own_store) as store:
        return f"/participation/{store.execute(wanted).scalar_one()}"


def bring(store: Engine, folder: Path, weeks: int) -> None:
    vault = open_vault(folder / "data")
    assert bring_in(vault, store, read(open_round(folder, weeks)))
    vault.dispose()


def mark_on(page: str) -> str:
    return next(part["props"]["data"] for part in parts(json.loads(page)) if part["props"].get("id") == "turnout-seen")


def parts(tree: Any) -> list[dict[str, Any]]:
    found = [tree] if isinstance(tree, dict) and "props" in tree else []
    inside = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    return found + [part for one in inside for part in parts(one)]


def test_nothing_is_sent_where_nothing_is_new(enter: Enter, school: str) -> None:
    client = enter("leader")
    answer = client.post(CALLBACK, json=asking(school, mark_on(seen(client, school))))
    assert (answer.status_code, answer.data) == (204, b"")


def test_newer_numbers_are_sent_once(
    enter: Enter, own_store: Engine, own_app: Dash, school: str, tmp_path: Path
) -> None:
    client = enter("leader")
    mark = mark_on(seen(client, school))
    bring(own_store, tmp_path, WEEKS + 1)
    answer = client.post(CALLBACK, json=asking(school, mark))
    assert answer.status_code == 200
    told = answer.json["response"]
    assert "Der er kommet nye tal." in told["turnout-said"]["children"]
    assert json.dumps(told["turnout"]["children"], sort_keys=True) in json.dumps(
        json.loads(seen(client, school)), sort_keys=True
    )
    assert client.post(CALLBACK, json=asking(school, told["turnout-seen"]["data"])).status_code == 204


def test_the_page_of_a_published_round_asks_for_nothing(enter: Enter, school: str) -> None:
    assert "turnout-clock" in seen(enter("leader"), school)
    assert "turnout-clock" not in seen(enter("leader"), f"{school}?round=2019")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/participation/x", 400),
        ("/participation/1/2", 400),
        ("/participation/3?round=<script>", 400),
        ("/participation/3?round=2021&round=2019", 400),
        ("participation", 400),
        ("/participation/999999", 404),
        ("/participation/3?round=1999", 404),
        ("/participation", 204),
        ("/profile/3", 204),
        ("/", 204),
    ],
)
def test_whatever_address_is_claimed_nothing_else_is_told(enter: Enter, address: str, status: int) -> None:
    assert enter("leader").post(CALLBACK, json=asking(address)).status_code == status


@pytest.mark.parametrize("claim", [7, ["/participation/3"], {"path": 1}, "/participation/3æ"])
def test_what_is_no_address_is_refused(enter: Enter, claim: Any) -> None:
    body = asking("/participation/3")
    body["state"][0]["value"] = claim
    assert enter("leader").post(CALLBACK, json=body).status_code == 400


@pytest.mark.parametrize("name", ["administrator", "municipality", "programme"])
def test_nobody_asks_for_the_numbers_of_a_school_that_is_not_theirs(
    enter: Enter, own_store: Engine, school: str, name: str
) -> None:
    assert enter(name).post(CALLBACK, json=asking(f"{school}?round={KEY}")).status_code == 404
    with reading(own_store) as store:
        log = tables.audit_log.c
        denied = store.execute(select(log.account).where(log.event == "denied")).scalars().all()
    assert name in denied


def test_a_page_that_is_left_open_keeps_nobody_signed_in(enter: Enter, own_store: Engine, school: str) -> None:
    client = enter("leader")
    mark = mark_on(seen(client, school))
    session, before = tables.session, datetime.now(UTC) - timedelta(minutes=30)
    with writing(own_store) as store:
        store.execute(update(session).values(seen_at=before))
    assert client.post(CALLBACK, json=asking(school, mark)).status_code == 204
    assert client.post(CALLBACK, json=asking(school, "something else")).status_code == 200
    assert last_seen(own_store) == before
    client.post(CALLBACK, json=payload(school))
    assert last_seen(own_store) != before


def last_seen(engine: Engine) -> datetime:
    with reading(engine) as store:
        found = store.execute(select(tables.session.c.seen_at)).scalar_one()
    return found.replace(tzinfo=UTC)


def test_an_open_round_changes_no_other_page(enter: Enter, own_store: Engine, school: str) -> None:
    client, profile = enter("leader"), school.replace("participation", "profile")
    assert KEY not in seen(client, profile).replace(f"{school}?round={KEY}", "")
    assert KEY not in seen(client, "/")
    assert [one["round"] for one in client.get("/api/v1/rounds").json] == ["2015", "2017", "2019"]
    assert client.get(f"/api/v1/units?round={KEY}").status_code == 404
    assert client.get(f"/api/v1/cells?round={KEY}").status_code == 404

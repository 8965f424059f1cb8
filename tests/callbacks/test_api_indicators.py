"""Indicators in the API: the contract's columns, only what the reader may be told, and never a number where none is."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, delete, insert, select

from callbacks.logbook import flush_all
from data_access import tables
from data_access.engine import reading, writing
from tests.callbacks.conftest import unit_of

Enter = Callable[[str], FlaskClient]
COLUMNS = (
    "indicator", "unit", "school_year", "grade", "group", "value", "n", "status", "source", "bound", "made_up",
)  # fmt: skip
CONFIDENTIAL, PUBLISHED = "reading_good", "wellbeing_general"


@pytest.fixture
def places(own_store: Engine) -> dict[str, int]:
    """With a confidential and a published indicator at each of them, and hidden rows of every kind."""
    found = {name: unit_of(own_store, name) for name in ("programme", "municipality", "leader", "member")}
    with writing(own_store) as store:
        store.execute(delete(tables.indicator_value))
        for unit in {0, *found.values()}:
            store.execute(insert(tables.indicator_value), list(_of(unit)))
    return found


def _of(unit: int) -> list[dict[str, Any]]:
    at = {"unit_id": unit, "grade": "all", "group": "all", "source": "The ministry", "made_up": False}
    nothing = {"value": None, "n": None, "bound": None}
    told = {"status": "shown", "value": 81.0, "n": 27, "bound": None}
    hidden = {"few": nothing, "protect": nothing, "suppressed": nothing, "missing": nothing}
    hidden["extreme"] = nothing | {"bound": ">=97.5"}
    rows = [at | told | {"indicator": CONFIDENTIAL, "school_year": 2018}]
    rows += [
        at | figures | {"indicator": CONFIDENTIAL, "school_year": 2019 + later, "status": status}
        for later, (status, figures) in enumerate(hidden.items())
    ]
    rows.append(at | told | {"indicator": CONFIDENTIAL, "school_year": 2018, "grade": "4", "made_up": True})
    return [*rows, at | told | {"indicator": PUBLISHED, "school_year": 2018, "value": 3.7}]


def asked(client: FlaskClient, query: str = "") -> list[dict[str, Any]]:
    answer = client.get(f"/api/v1/indicators{query}")
    assert answer.status_code == 200, query
    return list(answer.json or [])


def told(rows: list[dict[str, Any]]) -> set[tuple[str, str]]:
    return {(row["indicator"], row["grade"]) for row in rows}


def test_rows_have_the_contracts_columns_and_numbers_only_where_shown(enter: Enter, places: dict[str, int]) -> None:
    rows = asked(enter("leader"), f"?unit={places['leader']}")
    assert len(rows) == 8
    for row in rows:
        assert tuple(row) == COLUMNS
        assert (row["value"] is not None) is (row["status"] == "shown")
        assert (row["n"] is not None) is (row["status"] == "shown")
        assert (row["bound"] is not None) is (row["status"] == "extreme")
        assert row["unit"] == places["leader"]
    assert {row["status"] for row in rows} == {"shown", "few", "protect", "suppressed", "missing", "extreme"}
    assert [row["made_up"] for row in rows if row["grade"] == "4"] == [True]
    assert rows[0] | {"made_up": False} == {
        "indicator": CONFIDENTIAL, "unit": places["leader"], "school_year": "2018/19", "grade": "4", "group": "all",
        "value": 81.0, "n": 27, "status": "shown", "source": "The ministry", "bound": None, "made_up": False,
    }  # fmt: skip


def test_inside_everything_is_told_and_outside_only_what_is_published(enter: Enter, places: dict[str, int]) -> None:
    inside, published = {(CONFIDENTIAL, "all"), (CONFIDENTIAL, "4"), (PUBLISHED, "all")}, {(PUBLISHED, "all")}
    for name, at, expected in (
        ("leader", "leader", inside),
        ("resource", "leader", inside),
        ("coordinator", "leader", {(CONFIDENTIAL, "all"), (PUBLISHED, "all")}),
        ("board", "leader", published),
        ("municipality", "leader", inside),
        ("municipality", "municipality", inside),
        ("leader", "municipality", published),
        ("programme", "municipality", published),
        ("programme", "programme", published),
        ("municipality", "programme", published),
    ):
        assert told(asked(enter(name), f"?unit={places[at]}")) == expected, (name, at)


def test_the_whole_country_is_told_to_everybody_with_a_role(enter: Enter, places: dict[str, int]) -> None:
    for name in ("leader", "programme", "board", "administrator"):
        assert {row["unit"] for row in asked(enter(name), "?unit=0")} == {0}


def test_without_a_unit_there_is_everything_that_may_be_read(enter: Enter, places: dict[str, int]) -> None:
    for name in ("leader", "municipality", "programme", "member", "board", "administrator"):
        client = enter(name)
        each = [0, *sorted({row["unit"] for row in asked(client)} - {0})]
        assert sorted(asked(client), key=str) == sorted(
            (row for unit in each for row in asked(client, f"?unit={unit}")), key=str
        )
        readable = {
            unit for unit in places.values() if client.get(f"/api/v1/indicators?unit={unit}").status_code == 200
        }
        assert readable == set(each) & set(places.values())
    assert {row["unit"] for row in asked(enter("administrator"))} == {0}


@pytest.mark.parametrize(
    "query", ["?unit=999999", "?unit=x", "?unit=", "?unit=-1", "?round=2019", "?unit=1&edition=all"]
)
def test_what_means_nothing_is_404(enter: Enter, query: str) -> None:
    assert enter("leader").get(f"/api/v1/indicators{query}").status_code == 404


def test_teams_and_classes_have_none(enter: Enter, places: dict[str, int]) -> None:
    assert enter("member").get(f"/api/v1/indicators?unit={places['member']}").status_code == 404


def test_somebody_elses_institution_is_answered_like_a_missing_one(enter: Enter, places: dict[str, int]) -> None:
    client = enter("programme")
    missing = client.get("/api/v1/indicators?unit=999999")
    theirs = client.get(f"/api/v1/indicators?unit={places['leader']}")
    assert (theirs.status_code, theirs.data) == (missing.status_code, missing.data) == (404, missing.data)


def test_what_was_read_and_refused_stands_in_the_log_without_a_figure(
    own_store: Engine, enter: Enter, places: dict[str, int]
) -> None:
    client = enter("programme")
    client.get(f"/api/v1/indicators?unit={places['municipality']}")
    client.get(f"/api/v1/indicators?unit={places['leader']}")
    flush_all()
    log = tables.audit_log.c
    with reading(own_store) as store:
        rows = store.execute(select(log.event, log.unit_id, log.detail).where(log.account == "programme")).all()
    found = [tuple(row) for row in rows if "api/indicators" in row.detail]
    assert [(event, unit) for event, unit, _ in found] == [
        ("read", places["municipality"]), ("denied", places["leader"]),
    ]  # fmt: skip
    assert all(detail == '{"view": "api/indicators"}' or detail == '{"view":"api/indicators"}' for *_, detail in found)


def test_a_stranger_gets_401(stranger: FlaskClient) -> None:
    assert stranger.get("/api/v1/indicators", headers={"Accept": "application/json"}).status_code == 401

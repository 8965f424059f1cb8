"""The JSON API: the contract's shapes, the reader's own cells, and 404 for everything else."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from data_access.questions.table import COLUMNS

SignIn = Callable[[str], FlaskClient]


@pytest.fixture
def leader(users: SignIn) -> FlaskClient:
    return users("leader")


def own_institution(client: FlaskClient) -> int:
    return next(unit["unit"] for unit in client.get("/api/v1/units").json if unit["kind"] == "institution")


def test_rounds_come_oldest_first(leader: FlaskClient) -> None:
    rounds = leader.get("/api/v1/rounds").json
    assert [row["round"] for row in rounds] == ["2015", "2017", "2019"]
    assert rounds[0] == {
        "round": "2015", "name": "Kortlægning 2015", "opened": rounds[0]["opened"], "closed": rounds[0]["closed"]
    }  # fmt: skip


def test_the_root_is_the_programme_by_its_key(leader: FlaskClient) -> None:
    root = leader.get("/api/v1/units").json[0]
    assert (root["code"], root["kind"], root["parent"]) == ("pfl", "programme", None)


def test_a_form_has_the_contracts_columns(leader: FlaskClient) -> None:
    assert all(set(form) == {"form", "informant", "subject", "name"} for form in leader.get("/api/v1/forms").json)


def test_cells_have_the_contracts_columns_and_numbers_only_where_shown(leader: FlaskClient) -> None:
    cells = leader.get(f"/api/v1/cells?round=2019&unit={own_institution(leader)}&children=1").json
    assert cells
    for row in cells:
        assert tuple(row) == COLUMNS
        numbers = [row[name] for name in ("n", "points", "low", "high")]
        assert all(number is not None for number in numbers) is (row["status"] == "shown")
        assert (row["bound"] is not None) is (row["status"] == "extreme")


def test_cells_can_be_narrowed(leader: FlaskClient) -> None:
    unit = own_institution(leader)
    cells = leader.get(f"/api/v1/cells?round=2017&unit={unit}&form=pupil_4_10&split=all").json
    assert {(row["round"], row["unit"], row["form"], row["split"]) for row in cells} == {
        ("2017", unit, "pupil_4_10", "all")
    }


def test_without_children_there_is_one_unit(leader: FlaskClient) -> None:
    unit = own_institution(leader)
    assert {row["unit"] for row in leader.get(f"/api/v1/cells?unit={unit}").json} == {unit}
    assert len({row["unit"] for row in leader.get(f"/api/v1/cells?unit={unit}&children=1").json}) > 1


def test_change_is_later_minus_earlier(leader: FlaskClient) -> None:
    unit = own_institution(leader)
    rows = leader.get(f"/api/v1/change?unit={unit}&from=2015&to=2019&form=pupil_4_10").json
    told = [row for row in rows if row["difference"] is not None]
    assert told
    for row in told:
        assert row["difference"] == row["to_points"] - row["from_points"]
        assert row["low"] <= row["difference"] <= row["high"]
        assert row["verdict"] in ("better", "worse", "chance")


def test_a_reworded_item_takes_the_difference_away(leader: FlaskClient) -> None:
    unit = own_institution(leader)
    rows = leader.get(f"/api/v1/change?unit={unit}&from=2015&to=2019&form=pupil_4_10").json
    [motivation] = [row for row in rows if row["factor"] == "motivation"]
    assert motivation["from_points"] is not None
    assert (motivation["difference"], motivation["verdict"]) == (None, None)


@pytest.mark.parametrize(
    "address",
    ["cells?unit=999999", "cells?unit=x", "cells?round=1999", "cells?what=ever", "rounds?x=1", "change?unit=1",
     "change?from=2015&to=2017", "change?unit=1&from=1999", "nothing", "units?round=1999"],
)  # fmt: skip
def test_what_means_nothing_is_404(leader: FlaskClient, address: str) -> None:
    assert leader.get(f"/api/v1/{address}").status_code == 404


def test_somebody_elses_unit_is_404(leader: FlaskClient, users: SignIn) -> None:
    own = {unit["unit"] for unit in leader.get("/api/v1/units").json}
    for number in set(range(1, 40)) - own:
        assert leader.get(f"/api/v1/cells?unit={number}").status_code == 404
        assert leader.get(f"/api/v1/change?unit={number}&from=2015").status_code == 404


def test_a_stranger_gets_401(stranger: FlaskClient) -> None:
    assert stranger.get("/api/v1/cells", headers={"Accept": "application/json"}).status_code == 401

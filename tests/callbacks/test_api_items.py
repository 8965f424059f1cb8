"""Questions and shares of answers in the API: only when asked for, and never more than the page behind a factor."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from data_access.questions import detail_table, table

Users = Callable[[str], FlaskClient]
SHARES = ("share_low", "share_middle", "share_high")


def rows(client: FlaskClient, query: str = "") -> list[dict[str, Any]]:
    answer = client.get(f"/api/v1/cells?round=2019&items=1{query}").json
    assert answer
    return answer


@pytest.mark.parametrize("user", ["leader", "member", "programme", "board"])
def test_without_questions_the_rows_are_those_of_the_contract(users: Users, user: str) -> None:
    plain = users(user).get("/api/v1/cells?round=2019").json
    with_items = rows(users(user))
    assert all(tuple(row) == detail_table.COLUMNS for row in with_items)
    factors = [{name: row[name] for name in table.COLUMNS} for row in with_items if row["item"] is None]
    assert factors == plain


def test_anything_but_1_asks_for_no_questions(users: Users) -> None:
    assert {tuple(row) for row in users("leader").get("/api/v1/cells?round=2019&items=yes").json} == {table.COLUMNS}


def test_a_question_has_its_number_and_mean_where_it_is_told_and_nothing_elsewhere(users: Users) -> None:
    items = [row for row in rows(users("leader")) if row["item"]]
    assert {row["status"] for row in items} >= {"shown", "protect", "few"}
    for row in items:
        told = [row["n"], row["mean"]]
        assert all(told) if row["status"] == "shown" else not any(told)
        assert not any(row[name] for name in ("points", "low", "high", "bound", "response_rate", *SHARES))
        assert row["split"] == "all"


def test_a_question_is_told_only_where_its_factor_is(users: Users) -> None:
    found, told = rows(users("leader")), {}
    for row in found:
        place = (row["unit"], row["form"], row["factor"], row["split"])
        if row["item"] is None:
            told[place] = row["status"]
        else:
            assert told[place] in ("shown", "extreme") or row["status"] == told[place]


def test_shares_stand_with_everybodys_figures_and_a_small_one_never_beside_two_numbers(users: Users) -> None:
    shares = [[row[name] for name in SHARES] for row in rows(users("leader")) if row["share_low"]]
    assert shares
    for three in shares:
        assert all(three)
        if three.count("<10") == 1:
            assert sum("-" in share for share in three) == 1
    assert any("-" in share for three in shares for share in three)
    assert not [row for row in rows(users("leader")) if row["share_low"] and row["split"] != "all"]


def test_what_is_only_a_mark_beside_the_own_figures_has_no_questions(users: Users) -> None:
    """A member sees the municipality's figures, and may not open its page."""
    found = rows(users("member"))
    beside = [row for row in found if row["kind"] in ("municipality", "programme")]
    assert any(row["status"] == "shown" for row in beside)
    assert not [row for row in beside if row["item"] or row["share_low"]]
    assert [row for row in found if row["item"] and row["kind"] == "institution"]

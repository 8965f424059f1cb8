"""What the script of a worksheet asks and tells: only its team writes, and what is refused says why."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Connection, event, select, update

from dashboard.moments import present
from data_access import tables, worksheets
from data_access.engine import Engine, reading, writing

Enter = Callable[[str], FlaskClient]
GOAL, DEADLINE = "goal.difference", "goal.deadline"


@pytest.fixture
def sheet(enter: Enter, own_store: Engine) -> int:
    """One that the demonstration's coordinator and member write in, not shared with the house."""
    with reading(own_store) as store:
        here = tables.worksheet.c
        wanted = select(here.id).where(here.status == "open", here.visibility == "team").order_by(here.id)
        return int(store.execute(wanted).scalars().first() or 0)


def change(text: str, base: int = 0, field: str = GOAL, **more: Any) -> dict[str, Any]:
    return {"field": field, "base": base, "op": str(uuid4()), "text": text} | more


def news(client: FlaskClient, sheet: int, since: int = 0) -> dict[str, Any]:
    answer = client.get(f"/worksheet/{sheet}/fields?since={since}")
    assert answer.status_code == 200, answer.text
    return answer.json


def test_what_one_saves_the_other_is_told(enter: Enter, sheet: int) -> None:
    one, other = enter("coordinator"), enter("member")
    before = news(other, sheet)
    base = before["fields"].get(GOAL, {"rev": 0})["rev"]
    saved = one.post(f"/worksheet/{sheet}/save", json=change("Flere læser", base)).json
    assert (saved["rev"], saved["head"], saved["text"], saved["both"]) == (base + 1, base + 1, "Flere læser", False)
    after = news(other, sheet, before["cursor"])
    assert list(after["fields"]) == [GOAL]
    assert (after["fields"][GOAL]["text"], after["fields"][GOAL]["author"]) == ("Flere læser", "coordinator")
    assert after["present"] == []
    assert news(one, sheet)["present"] == ["member"]


def test_changes_whose_answers_never_came_are_known_again_whenever_they_arrive(enter: Enter, sheet: int) -> None:
    one = enter("coordinator")
    base = news(one, sheet)["fields"].get("problem.text", {"rev": 0})["rev"]
    first, second, third = (
        change(text, base, "problem.text") | {"op": f"chain.{n}"}
        for n, text in enumerate(["Vi læ", "Vi læser", "Vi læser højt"], 1)
    )
    for sent in (second, first, third, second, first):
        assert one.post(f"/worksheet/{sheet}/save", json=sent).status_code == 200
    assert news(one, sheet)["fields"]["problem.text"]["text"] == "Vi læser højt"


def test_of_two_dates_the_second_is_told_the_first(enter: Enter, sheet: int) -> None:
    one, other = enter("coordinator"), enter("member")
    base = news(one, sheet)["fields"].get(DEADLINE, {"rev": 0})["rev"]
    one.post(f"/worksheet/{sheet}/save", json=change("2027-03-01", base, DEADLINE))
    clash = other.post(f"/worksheet/{sheet}/save", json=change("2027-04-01", base, DEADLINE))
    assert clash.status_code == 409
    assert (clash.json["text"], clash.json["author"], clash.json["rev"]) == ("2027-03-01", "coordinator", base + 1)


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        (change("Det er 010112-1234"), "CPR"),
        (change("x", field="goal.nothing"), "kan ikke gemmes"),
        (change("i morgen", field=DEADLINE), "kan ikke stå"),
        (change("x" * 200_001), "200.000"),
        (change("x" * 1_001, field="goal.target_group"), "1.000"),
    ],
)
def test_what_is_refused_says_why_in_the_readers_language(
    enter: Enter, sheet: int, sent: dict[str, Any], why: str
) -> None:
    answer = enter("coordinator").post(f"/worksheet/{sheet}/save", json=sent)
    assert answer.status_code == 422
    assert why in answer.json["why"]


def test_a_closed_worksheet_is_read_but_not_written_in(enter: Enter, sheet: int, own_store: Engine) -> None:
    with writing(own_store) as store:
        worksheets.close(store, sheet)
    one = enter("coordinator")
    assert not news(one, sheet)["may_write"]
    answer = one.post(f"/worksheet/{sheet}/save", json=change("x"))
    assert answer.status_code == 422
    assert "lukket" in answer.json["why"]


@pytest.mark.parametrize(("ended", "why"), [(False, "lukket"), (True, "afsluttet")])
def test_what_is_on_its_way_while_the_worksheet_is_closed_or_the_team_ends_is_refused(
    enter: Enter, sheet: int, own_store: Engine, ended: bool, why: str
) -> None:
    """Right before it would be written: then it has been asked for the first time whether it may be."""
    one = enter("coordinator")
    before = news(one, sheet)["fields"].get(GOAL)
    plc = tables.plc.c
    own = select(tables.worksheet.c.plc_id).where(tables.worksheet.c.id == sheet).scalar_subquery()
    end = update(tables.plc).where(plc.id == own).values(ended_at=present())
    done: list[bool] = []

    def meanwhile(_: Connection, options: dict[str, Any]) -> None:
        if options.get("laeringsblik_write") and not done:
            done.append(True)
            with writing(own_store) as store:
                store.execute(end) if ended else worksheets.close(store, sheet)

    event.listen(own_store, "set_connection_execution_options", meanwhile)
    answer = one.post(f"/worksheet/{sheet}/save", json=change("For sent", before["rev"] if before else 0))
    event.remove(own_store, "set_connection_execution_options", meanwhile)
    assert done
    assert (answer.status_code, why in answer.json["why"]) == (422, True)
    assert news(one, sheet)["fields"].get(GOAL) == before


@pytest.mark.parametrize("name", ["leader", "resource", "municipality", "programme", "board", "administrator"])
def test_who_does_not_read_the_text_is_told_that_there_is_none(enter: Enter, sheet: int, name: str) -> None:
    client = enter(name)
    answers = [client.get(f"/worksheet/{sheet}/{what}") for what in ("fields", f"history?field={GOAL}", "key")]
    answers.append(client.post(f"/worksheet/{sheet}/save", json=change("x")))
    assert {answer.status_code for answer in answers} <= {403, 404}


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"field": GOAL},
        change("x") | {"base": -1},
        change("x") | {"base": "0"},
        change("x") | {"base": True},
        change("x") | {"op": ""},
        change("x") | {"op": "x" * 37},
        change("x") | {"text": 7},
        change("x") | {"field": [GOAL]},
        change("x") | {"op": "chain.x"},
        change("x") | {"op": "chain%.1"},
        change("x") | {"op": "chain.1234567890"},
        change("x") | {"base": 2**31},
    ],
)
def test_what_no_script_of_ours_sends_is_not_answered(enter: Enter, sheet: int, body: dict[str, Any]) -> None:
    assert enter("coordinator").post(f"/worksheet/{sheet}/save", json=body).status_code == 404


def test_a_history_shows_what_somebody_may_look_for_and_all_of_it_when_asked(enter: Enter, sheet: int) -> None:
    one = enter("coordinator")
    field, base = "agreements.text", 0
    for n in range(25):
        base = one.post(f"/worksheet/{sheet}/save", json=change(f"Aftale {'.' * n}", base, field)).json["rev"]
    few = one.get(f"/worksheet/{sheet}/history?field={field}").json
    assert [kept["text"] for kept in few["revisions"]] == [f"Aftale {'.' * 24}"]
    everything = one.get(f"/worksheet/{sheet}/history?field={field}&all=1").json
    assert (len(everything["revisions"]), everything["more"]) == (20, True)
    last = everything["revisions"][-1]["rev"]
    rest = one.get(f"/worksheet/{sheet}/history?field={field}&all=1&before={last}").json
    assert (len(rest["revisions"]), rest["more"]) == (5, False)
    assert rest["revisions"][-1]["text"] == "Aftale "


def test_a_field_that_nobody_has_written_in_has_no_history(enter: Enter, sheet: int) -> None:
    answer = enter("coordinator").get(f"/worksheet/{sheet}/history?field=log.nothere.observation")
    assert answer.json["revisions"] == []


@pytest.mark.parametrize("query", ["fields?since=-1", "fields?since=x", "history", "history?field=no.such&before=1"])
def test_malformed_questions_are_not_answered(enter: Enter, sheet: int, query: str) -> None:
    assert enter("coordinator").get(f"/worksheet/{sheet}/{query}").status_code == 404


def test_everybody_has_a_key_of_their_own_and_always_the_same(enter: Enter, sheet: int) -> None:
    one, other = enter("coordinator"), enter("member")
    mine, theirs = (client.get(f"/worksheet/{sheet}/key").json for client in (one, other))
    assert mine == enter("coordinator").get(f"/worksheet/{sheet}/key").json
    assert mine["key"] != theirs["key"]
    assert mine["name"] != theirs["name"]
    assert "coordinator" not in mine["name"]

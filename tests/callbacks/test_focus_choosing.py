"""Choosing a focus area in the web application: once, out of what is shown, and with all that was typed kept."""

import json

import pytest
from sqlalchemy import Engine, select

from dashboard.focus import LONGEST, MOST
from dashboard.proposals import Figure
from data_access import tables
from data_access.engine import reading
from tests.callbacks.conftest import seen
from tests.callbacks.focus import (
    CHOOSING,
    OLDER,
    ROUND,
    Enter,
    about,
    found,
    free,
    logged,
    newest,
    page_of,
    rows,
    send,
    step,
)


@pytest.fixture
def wanted(own_store: Engine, own_app: object, home: int) -> Figure:
    return free(own_store, home)


def test_what_a_change_takes_is_said_before_anything_is_chosen(enter: Enter, home: int, wanted: Figure) -> None:
    assert wanted.seen is not None
    page = step(enter("leader"), about(home, wanted))
    alone, together = round(wanted.seen.alone), round(wanted.seen.together)
    assert f"Med {wanted.cell.n} svar kan I se en ændring på omkring {alone} point i næste runde." in page
    assert f"To lige store steder sammen kan se omkring {together} point." in page
    assert page.index(f"omkring {alone} point") < page.index(CHOOSING)


def test_a_figure_is_chosen_and_stands_there_with_what_it_serves(
    own_store: Engine, enter: Enter, home: int, wanted: Figure
) -> None:
    leader, data = enter("leader"), about(home, wanted)
    purpose = {"aim": "540", "goal": "trust", "target": "Alle har en ven"}
    answer = leader.post("/focus/choose", data=data | purpose)
    row = newest(own_store)
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"/focus/{home}?round={ROUND}#area-{row['id']}"
    assert (row["aim"], row["goal"], row["target"], row["account"]) == (540, "trust", "Alle har en ven", "leader")
    assert (row["n"], row["points"]) == (wanted.cell.n, wanted.cell.points)
    page = seen(leader, f"/focus/{home}")
    assert "Indsatsområdet er valgt." in page
    assert "Alle har en ven" in page
    assert "Tillid og trivsel" in page
    assert "Det er allerede valgt" in step(leader, data)
    assert wanted.key in page_of(own_store, home).topics


def test_a_form_sent_twice_is_kept_and_logged_once(own_store: Engine, enter: Enter, home: int, wanted: Figure) -> None:
    leader, data, before = enter("leader"), about(home, wanted), rows(own_store)
    assert [send(leader, "choose", data), send(leader, "choose", data)] == [303, 303]
    assert rows(own_store) == before + 1
    assert [said["done"] for *_, said in logged(own_store)] == ["chosen"]


def test_the_log_knows_who_and_what_about_but_nothing_that_was_written(
    own_store: Engine, enter: Enter, home: int, wanted: Figure
) -> None:
    leader, data = enter("leader"), about(home, wanted)
    send(leader, "dismiss", data, reason="Vi er i gang med det")
    send(leader, "choose", data, target="Alle har en ven", aim="530")
    where = {"round": ROUND, "form": wanted.form.key, "factor": wanted.factor.key}
    assert logged(own_store) == [
        ("leader", home, {"done": "dismissed"} | where), ("leader", home, {"done": "chosen"} | where),
    ]  # fmt: skip
    text = json.dumps(logged(own_store), ensure_ascii=False)
    assert not any(word in text for word in ("i gang", "en ven", "530"))


def test_an_area_is_changed_ended_and_taken_up_again(
    own_store: Engine, enter: Enter, home: int, wanted: Figure
) -> None:
    leader, data = enter("leader"), about(home, wanted)
    send(leader, "choose", data)
    number = str(newest(own_store)["id"])
    where = {"unit": str(home), "round": ROUND, "area": number}
    assert send(leader, "change", where, aim="560", goal="able", target="") == 303
    assert (newest(own_store)["aim"], newest(own_store)["goal"]) == (560, "able")
    assert send(leader, "end", where) == 303
    assert wanted.key not in page_of(own_store, home).topics
    assert "stadig op på det" in seen(leader, f"/focus/{home}")
    assert send(leader, "resume", where) == 303
    assert wanted.key in page_of(own_store, home).topics
    assert [said["done"] for *_, said in logged(own_store)] == ["chosen", "changed", "ended", "resumed"]


@pytest.mark.parametrize(
    ("action", "typed", "said"),
    [
        ("choose", {"aim": "1001"}, "helt tal mellem 0 og 1.000"),
        ("choose", {"aim": "-1"}, "helt tal mellem 0 og 1.000"),
        ("choose", {"aim": "²"}, "helt tal mellem 0 og 1.000"),
        ("choose", {"target": "Mor til 010190-1234"}, "ligner et CPR-nummer"),
        ("choose", {"target": "x" * (LONGEST + 1)}, "for lang"),
    ],
)
def test_what_is_refused_is_said_and_nothing_typed_is_lost(
    own_store: Engine, enter: Enter, home: int, wanted: Figure, action: str, typed: dict[str, str], said: str
) -> None:
    leader, data, before = enter("leader"), about(home, wanted), rows(own_store)
    assert send(leader, action, data, **typed) == 303
    page = step(leader, data)
    assert page.count(said) == 2  # at the top, and beside the fields
    assert all(json.dumps(value, ensure_ascii=False) in page for value in typed.values())
    assert rows(own_store) == before
    assert logged(own_store) == []


def test_the_limit_of_three_is_said_and_nobody_is_stopped(own_store: Engine, enter: Enter, home: int) -> None:
    leader = enter("leader")
    while len(page_of(own_store, home).topics) < MOST:
        send(leader, "choose", about(home, free(own_store, home)))
    data = about(home, free(own_store, home))
    page = step(leader, data)
    assert f"Vi råder til højst {MOST} ad gangen" in page
    assert "Vælg det alligevel" in page
    assert send(leader, "choose", data) == 303
    assert len(page_of(own_store, home).topics) == MOST + 1


def test_nothing_is_chosen_from_an_older_round(own_store: Engine, enter: Enter, home: int) -> None:
    page = found(own_store, "leader", home, OLDER)
    assert page is not None
    assert not page.may_choose
    figure = next(one for one in page.figures if one.cell.shown)
    data = about(home, figure, OLDER)
    assert "vælges ud fra den nyeste runde" in step(enter("leader"), data)
    assert send(enter("leader"), "choose", data) == 404


def test_what_is_hidden_cannot_be_chosen_whatever_the_form_claims(own_store: Engine, enter: Enter, home: int) -> None:
    with reading(own_store) as connection:
        inside = select(tables.ancestor.c.unit_id).where(tables.ancestor.c.ancestor_id == home).distinct()
        numbers = list(connection.execute(inside).scalars())
    pages = ((number, found(own_store, "leader", number)) for number in numbers)
    hidden = next(
        (number, one)
        for number, page in pages
        if page and page.may_choose
        for one in page.figures
        if not one.cell.shown
    )
    leader, data = enter("leader"), about(*hidden)
    assert "derfor kan det ikke vælges" in step(leader, data)
    assert CHOOSING not in step(leader, data)
    before = rows(own_store)
    assert send(leader, "choose", data) == 404
    assert rows(own_store) == before


@pytest.mark.parametrize("change", [{"goal": "made-up"}, {"factor": "none"}, {"form": ""}, {"unit": "x"}])
def test_a_forged_form_is_denied(
    own_store: Engine, enter: Enter, home: int, wanted: Figure, change: dict[str, str]
) -> None:
    before = rows(own_store)
    assert send(enter("leader"), "choose", about(home, wanted) | change) == 404
    assert rows(own_store) == before


def test_a_second_chooser_is_told_so_and_keeps_what_they_typed(
    own_store: Engine, enter: Enter, home: int, wanted: Figure
) -> None:
    data = about(home, wanted)
    send(enter("leader"), "choose", data, aim="540", target="Alle har en ven")
    second, number = enter("coordinator"), newest(own_store)["id"]
    answer = second.post("/focus/choose", data=data | {"aim": "620", "target": "Ro i timerne"})
    assert answer.headers["Location"].endswith(f"#area-{number}")
    page = seen(second, f"/focus/{home}?round={ROUND}")
    assert "En anden har lige valgt det" in page
    assert "Indsatsområdet er valgt." not in page
    assert '"620"' in page
    assert '"Ro i timerne"' in page
    assert (newest(own_store)["aim"], newest(own_store)["target"]) == (540, "Alle har en ven")
    assert [account for account, *_ in logged(own_store)] == ["leader"]


def test_an_area_taken_up_again_stands_alone(own_store: Engine, enter: Enter, home: int, wanted: Figure) -> None:
    """What was turned down since it ended is turned down no more."""
    leader, data = enter("leader"), about(home, wanted)
    send(leader, "choose", data)
    where = {"unit": str(home), "round": ROUND, "area": str(newest(own_store)["id"])}
    send(leader, "end", where)
    send(leader, "dismiss", data, reason="Ikke nu")
    send(leader, "resume", where)
    send(leader, "end", where)
    assert page_of(own_store, home).dismissed == ()

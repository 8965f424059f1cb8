"""A worksheet as its team, its house and everybody else meet it: begun, shared, closed, carried on and taken along."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, func, select

from data_access import revisions, tables
from data_access.engine import reading, writing
from tests.callbacks.conftest import seen
from tests.hostile.corpus import STRINGS

Enter = Callable[[str], FlaskClient]
MISSING = "Siden findes ikke"
SECRET = "Klassen er urolig efter frikvarteret"
FIELD = "challenge.text"


@pytest.fixture
def plc(enter: Enter, own_store: Engine) -> int:
    """The coordinator's own team."""
    enter("coordinator")
    with reading(own_store) as store:
        grant, plc = tables.grant.c, tables.plc.c
        wanted = select(plc.id).join(tables.grant, grant.unit_id == plc.unit_id).join(tables.account)
        return int(store.execute(wanted.where(tables.account.c.name == "coordinator")).scalars().first() or 0)


def begin(client: FlaskClient, plc: int, **fields: Any) -> int:
    """The worksheet's number."""
    answer = client.post("/worksheet/begin", data={"plc": plc, "round": "2019", "template": "analysis"} | fields)
    assert answer.status_code == 303, answer.text
    view, number = answer.location.strip("/").split("/")
    assert view == "worksheet"
    return int(number)


def write(store: Engine, number: int, text: str = SECRET, address: str = FIELD) -> None:
    with writing(store) as connection:
        revisions.write(connection, number, "coordinator", address, text)


def do(client: FlaskClient, action: str, number: int, **fields: Any) -> int:
    return client.post(f"/worksheet/{action}", data={"worksheet": number} | fields).status_code


def times(store: Engine, work: str) -> int:
    done = tables.work_done.c
    with reading(store) as connection:
        return int(connection.execute(select(func.sum(done.times)).where(done.work == work)).scalar() or 0)


def test_a_begun_worksheet_knows_its_year_and_its_people(own_store: Engine, enter: Enter, plc: int) -> None:
    number = begin(enter("coordinator"), plc)
    with reading(own_store) as store:
        heads = revisions.heads(store, number)
    assert heads["head.school_year"].text.count("/") == 1
    assert "coordinator" in heads["head.participants"].text


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
    assert "Der er ikke taget en beslutning endnu" in overseen
    assert SECRET not in overseen
    assert do(coordinator, "share", number, visibility="house") == 303
    assert SECRET in seen(leader, address)
    assert "data-may-write" not in seen(leader, address)
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


def test_forged_forms_are_not_found(enter: Enter, plc: int) -> None:
    client, right = enter("coordinator"), {"plc": plc, "round": "2019", "template": "analysis"}
    for wrong in ({"plc": 999}, {"plc": "x"}, {"template": "no"}, {"round": "1999"}, {"area": "0"}, {"area": 999}):
        assert client.post("/worksheet/begin", data=right | wrong).status_code == 404, wrong
    number = begin(client, plc)
    assert do(client, "share", number, visibility="everybody") == 404
    assert do(client, "template", number, template="no") == 404
    assert do(client, "hold", number, unit=1, what="pupil_4_10") == 404
    assert do(client, "close", 999) == 404


def test_a_refused_beginning_leads_back_to_our_own_pages_only(own_store: Engine, enter: Enter, plc: int) -> None:
    client = enter("coordinator")
    data = {"plc": plc, "round": "2019", "template": "analysis", "area": [1, 2, 3, 4]}
    for back, leads_to in (("/worksheets/3?round=2019", "/worksheets/3?round=2019"), ("//example.org/x", "/")):
        answer = client.post("/worksheet/begin", data=data | {"back": back})
        assert (answer.status_code, answer.location) == (303, leads_to)
    assert "Vælg højst 3 indsatsområder" in seen(client, "/")


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
    for base, (op, text) in enumerate([("1", "done"), ("1", "done"), ("2", "running"), ("3", "done")]):
        body = {"field": "actions.a.status", "base": max(0, base - 1), "op": f"{number}-{op}", "text": text}
        assert client.post(f"/worksheet/{number}/save", json=body).status_code == 200
    assert times(own_store, "action_done") == before + 1


def test_a_new_cycle_takes_over_what_was_ticked_and_leaves_the_old_one_alone(
    own_store: Engine, enter: Enter, plc: int
) -> None:
    client = enter("coordinator")
    old = begin(client, plc)
    for address, text in {
        FIELD: SECRET,
        "problem.text": "Hvorfor?",
        "actions.a.title": "Fælles start",
        "actions.b.title": "Ny bordplan",
        "actions.b.status": "done",
        "actions.c.title": "Fortrudt",
        "actions.c.row": "",
    }.items():
        write(own_store, old, text, address)
    answer = client.post("/worksheet/cycle", data={"worksheet": old, "carry-challenge": "on", "carry-actions": "on"})
    new = int(answer.location.rpartition("/")[2])
    with reading(own_store) as store:
        texts = {address: head.text for address, head in revisions.heads(store, new).items()}
        before = {address: head.text for address, head in revisions.heads(store, old).items()}
    assert (texts[FIELD], texts["actions.a.title"]) == (SECRET, "Fælles start")
    assert not {"problem.text", "actions.b.title", "actions.c.title"} & texts.keys()
    assert before["actions.b.title"] == "Ny bordplan"
    assert f"/worksheet/{old}" in seen(client, f"/worksheet/{new}")
    assert f"/worksheet/{new}" in seen(client, f"/worksheet/{old}")


def test_held_figures_are_told_once_and_only_of_places_the_team_may_open(
    own_store: Engine, enter: Enter, plc: int, home: int
) -> None:
    client = enter("coordinator")
    number, address = begin(client, plc), "/worksheet/{}"
    fields = {"unit": home, "what": "pupil_4_10 wellbeing"}
    do(client, "hold", number, **fields)
    page = seen(client, address.format(number))
    assert "Tallene er holdt fast." in page
    assert page.count('"className": "frozen"') == 1
    do(client, "hold", number, **fields)
    assert "blev ikke holdt fast" in seen(client, address.format(number))
    with reading(own_store) as store:
        unit = tables.unit_in_round.c
        other = (
            store.execute(select(unit.unit_id).where(unit.kind == "institution", unit.unit_id != home))
            .scalars()
            .first()
        )
    do(client, "hold", number, unit=other, what="pupil_4_10 wellbeing")
    assert seen(client, address.format(number)).count('"className": "frozen"') == 1


def test_another_focus_area_is_taken_along_with_its_figures(
    own_store: Engine, enter: Enter, plc: int, home: int
) -> None:
    client = enter("coordinator")
    with reading(own_store) as store:
        area = tables.focus_area.c
        wanted = select(area.id).where(area.unit_id == home, area.ended_at.is_(None)).order_by(area.id.desc())
        newest = int(store.execute(wanted).scalars().all()[0])
        up = tables.ancestor.c
        inside = select(up.unit_id).where(up.ancestor_id == home)
        beyond = int(store.execute(select(area.id).where(area.unit_id.not_in(inside))).scalars().all()[0])
    number = begin(client, plc)
    offer = f'"value": "{newest}"'
    assert offer in seen(client, f"/worksheet/{number}")
    assert do(client, "area", number, area=newest) == 303
    page = seen(client, f"/worksheet/{number}")
    assert "Indsatsområdet er taget med" in page
    assert "Arbejdsark om " in page
    assert offer not in page
    assert do(client, "area", number, area=beyond) == 404
    assert _areas(own_store, number) == [newest]


def test_every_text_leaves_in_both_files_exactly_as_it_was_typed(own_store: Engine, enter: Enter, plc: int) -> None:
    client = enter("coordinator")
    number = begin(client, plc)
    texts = dict(enumerate(text for text in STRINGS if text and _is_text(text)))
    taken = {}
    with writing(own_store) as store:
        for place, text in texts.items():
            address = f"log.n{place}.observation"
            try:
                revisions.write(store, number, "coordinator", address, text)
            except revisions.Refused:
                continue
            taken[address] = text
    assert len(taken) > 0.9 * len(texts)
    data = json.loads(client.get(f"/worksheet/{number}/worksheet.json").data.decode())
    plain = client.get(f"/worksheet/{number}/worksheet.txt").data
    for address, text in taken.items():
        assert data["fields"][address] == text
        assert [one["text"] for one in data["history"][address]] == [text]
        assert text.encode() in plain


def test_files_hold_what_was_ever_written_and_the_findings_with_their_fingerprint(
    own_store: Engine, enter: Enter, plc: int, home: int
) -> None:
    client = enter("coordinator")
    number = begin(client, plc)
    do(client, "hold", number, unit=home, what="pupil_4_10 wellbeing")
    for text in ("Først", "Så", ""):
        write(own_store, number, text)
    data = client.get(f"/worksheet/{number}/worksheet.json").json
    assert data is not None
    assert [one["text"] for one in data["history"][FIELD]] == ["Først", "Så", ""]
    [finding] = data["findings"]
    with reading(own_store) as store:
        kept = store.execute(select(tables.finding).where(tables.finding.c.worksheet_id == number)).one()
    assert (finding["content"], finding["fingerprint"]) == (kept.content, kept.fingerprint)


def test_the_log_tells_what_was_done_and_never_what_was_written(own_store: Engine, enter: Enter, plc: int) -> None:
    client = enter("coordinator")
    number = begin(client, plc)
    write(own_store, number)
    do(client, "close", number)
    with reading(own_store) as store:
        entry = tables.audit_log.c
        wanted = select(entry.detail).where(entry.event == "worksheet").order_by(entry.id.desc()).limit(2)
        closed, begun = (json.loads(one) for one in store.execute(wanted).scalars())
    assert (closed["done"], begun["done"]) == ("closed", "begun")
    assert SECRET not in json.dumps([closed, begun])


def _areas(store: Engine, number: int) -> list[int]:
    link = tables.worksheet_area.c
    with reading(store) as connection:
        return list(connection.execute(select(link.focus_area_id).where(link.worksheet_id == number)).scalars())


def _is_text(found: str) -> bool:
    """Half of a pair is none, and no database keeps it."""
    return not any("\ud800" <= sign <= "\udfff" for sign in found)

"""A worksheet to take along: every text as it was typed, and for its team all that was ever written."""

import hashlib
import json

import pytest
from sqlalchemy import select

from data_access import attachments, revisions, tables
from data_access.engine import Engine, reading, writing
from tests.callbacks.sheets import FIELD, SECRET, Enter, begin, do, plc_of, write
from tests.hostile.corpus import STRINGS


@pytest.fixture
def plc(own_store: Engine) -> int:
    """The coordinator's own team."""
    return plc_of(own_store, "coordinator")


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


def _is_text(found: str) -> bool:
    """Half of a pair is none, and no database keeps it."""
    return not any("\ud800" <= sign <= "\udfff" for sign in found)


def test_files_of_the_team_are_listed_with_what_tells_them_from_others(
    own_store: Engine, enter: Enter, plc: int
) -> None:
    client = enter("coordinator")
    number = begin(client, plc)
    with writing(own_store) as store:
        file = attachments.checked("noter.txt", b"Tre korte noter")
        attachments.attach(store, number, "e1", file, "coordinator")
    [one] = client.get(f"/worksheet/{number}/worksheet.json").json["files"]
    assert (one["row"], one["name"], one["size"]) == ("e1", "noter.txt", 15)
    assert one["fingerprint"] == hashlib.sha256(b"Tre korte noter").hexdigest()


def test_the_house_reads_what_stands_and_nothing_that_was_written_over_or_taken_away(
    own_store: Engine, enter: Enter, plc: int
) -> None:
    client, leader = enter("coordinator"), enter("leader")
    number = begin(client, plc)
    do(client, "share", number, visibility="house")
    for address, text in {
        FIELD: SECRET,
        "actions.a.title": "Et tiltag, der blev fjernet",
        "actions.b.title": "Et tiltag, der står",
        "evidence.e.text": "Noter, der blev fjernet",
    }.items():
        write(own_store, number, text, address)
    with writing(own_store) as store:
        file = attachments.checked("noter.txt", b"Fjernet")
        kept = attachments.attach(store, number, "e", file, "coordinator")
    for address, text in {FIELD: "Nu er der ro", "actions.a.row": "", "evidence.e.row": ""}.items():
        write(own_store, number, text, address)
    asked = [f"/worksheet/{number}/{what}" for what in ("fields", "worksheet.json", "worksheet.txt")]
    for user, whole in ((client, True), (leader, False)):
        told = [user.get(address).get_data(as_text=True) for address in asked]
        assert all("Nu er der ro" in one for one in told)
        assert (SECRET in told[1]) == whole
        assert ("Et tiltag, der blev fjernet" in told[1]) == whole
        assert ("noter.txt" in told[1]) == whole
        assert "Et tiltag, der står" in told[2]
        assert SECRET not in told[0] + told[2]
        assert user.get(f"/worksheet/{number}/history?field={FIELD}").status_code == (200 if whole else 404)
        assert user.get(f"/worksheet/{number}/attachment?file={kept}").status_code == (200 if whole else 404)
    stands = leader.get(asked[0]).json["fields"]
    assert "actions.a.title" not in stands
    assert stands["actions.a.row"]["text"] == ""

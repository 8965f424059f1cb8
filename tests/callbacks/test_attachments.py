"""Files of worksheets in the web application: attached by the team, handed out confined, and nobody else's."""

import hashlib
import json
from collections.abc import Callable
from io import BytesIO
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import Engine, select
from werkzeug.test import TestResponse

from dashboard.plc import Visibility
from data_access import catalogue, plcs, revisions, tables, worksheets
from data_access.engine import reading, writing
from data_access.revisions import Edit
from tests.callbacks.conftest import seen, unit_of
from tests.hostile.files import HTML, SVG, picture, with_place, word

Enter = Callable[[str], FlaskClient]
OTHERS = ("leader", "resource", "board", "municipality", "programme", "administrator")


@pytest.fixture
def worksheet(own_store: Engine, home: int) -> int:
    """Of the member's own team, with one piece of evidence."""
    unit = unit_of(own_store, "member")
    with writing(own_store) as connection:
        team = plcs.begin(connection, home, unit, "PLF Blå")
        round_id = catalogue.read(connection).rounds[-1].id
        number = worksheets.begin(connection, team, round_id, "analysis", "member")
        revisions.save(connection, number, "member", Edit("evidence.e1.row", 0, "b" * 12, "1"))
    return number


def put(client: FlaskClient, sheet: int, name: str, content: bytes, **wrong: str) -> TestResponse:
    """As a browser sends it."""
    fields = {"worksheet": str(sheet), "row": "e1"} | wrong
    parts = [f'Content-Disposition: form-data; name="{key}"\r\n\r\n{value}'.encode() for key, value in fields.items()]
    head = f'Content-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: x/y\r\n\r\n'.encode()
    body = b"".join(b"--line\r\n" + part + b"\r\n" for part in [*parts, head + content]) + b"--line--\r\n"
    return client.post("/worksheet/attach", data=body, content_type="multipart/form-data; boundary=line")


def kept(store: Engine) -> list[tuple[int, str, bool]]:
    file = tables.attachment.c
    with reading(store) as connection:
        rows = connection.execute(select(file.id, file.name, file.removed_at).order_by(file.id))
        return [(row.id, row.name, row.removed_at is not None) for row in rows]


def logged(store: Engine, event: str) -> list[tuple[str, dict[str, str]]]:
    entry = tables.audit_log.c
    wanted = select(entry.account, entry.detail).where(entry.event == event).order_by(entry.id)
    with reading(store) as connection:
        return [(row.account, json.loads(row.detail)) for row in connection.execute(wanted)]


def test_a_file_comes_back_as_a_download_that_runs_nothing(own_store: Engine, enter: Enter, worksheet: int) -> None:
    member, content = enter("member"), word("Vi så og talte.")
    assert (
        put(member, worksheet, "Børnenes ord & idéer.docx", content).location == f"/worksheet/{worksheet}#attached-e1"
    )
    [(number, name, _)] = kept(own_store)
    answer = member.get(f"/worksheet/{worksheet}/attachment?file={number}")
    assert hashlib.sha256(answer.data).digest() == hashlib.sha256(content).digest()
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    disposition = answer.headers["Content-Disposition"]
    assert disposition.startswith('attachment; filename="B_rnenes ord & id_er.docx"')
    assert unquote(disposition.partition("filename*=UTF-8''")[2]) == name == "Børnenes ord & idéer.docx"


def test_a_picture_is_shown_small_without_where_it_was_taken(own_store: Engine, enter: Enter, worksheet: int) -> None:
    member = enter("member")
    put(member, worksheet, "IMG_1.jpg", with_place())
    [(number, *_)] = kept(own_store)
    small = member.get(f"/worksheet/{worksheet}/thumbnail?file={number}")
    assert (small.mimetype, small.headers["Content-Security-Policy"]) == ("image/jpeg", "default-src 'none'; sandbox")
    whole = member.get(f"/worksheet/{worksheet}/attachment?file={number}")
    for answer in (small, whole):
        assert not Image.open(BytesIO(answer.data)).getexif()
        assert b"hemmelig" not in answer.data
    assert f"/worksheet/{worksheet}/thumbnail?file={number}" in seen(member, f"/worksheet/{worksheet}")


def test_what_is_no_picture_has_no_small_one(own_store: Engine, enter: Enter, worksheet: int) -> None:
    member = enter("member")
    put(member, worksheet, "a.docx", word())
    [(number, *_)] = kept(own_store)
    assert member.get(f"/worksheet/{worksheet}/thumbnail?file={number}").status_code == 404


REFUSED = (
    ("a.html", HTML, "Den slags fil kan ikke vedhæftes"),
    ("a.png", SVG, "ikke det, dens navn siger"),
    ("a.txt", b"", "Filen er tom"),
    ("010190-1234.png", picture(), "CPR-nummer"),
    ("a.txt", b"a" * (5 * 1024 * 1024 + 1), "Filen er for stor"),
)


def test_what_is_refused_is_told(own_store: Engine, enter: Enter, worksheet: int) -> None:
    member = enter("member")
    for name, content, said in REFUSED:
        assert put(member, worksheet, name, content).status_code == 303
        assert said in seen(member, f"/worksheet/{worksheet}")
    assert kept(own_store) == []


def test_more_than_any_file_may_be_is_not_even_read(own_store: Engine, enter: Enter, worksheet: int) -> None:
    assert put(enter("member"), worksheet, "a.txt", b"a" * (6 * 1024 * 1024)).status_code == 413
    assert kept(own_store) == []


def test_a_file_that_was_removed_is_gone_for_readers_and_can_be_put_back(
    own_store: Engine, enter: Enter, worksheet: int
) -> None:
    member = enter("member")
    put(member, worksheet, "a.png", picture())
    [(number, *_)] = kept(own_store)
    about = {"worksheet": worksheet, "file": number}
    assert member.post("/worksheet/detach", data=about).status_code == 303
    for what in ("attachment", "thumbnail"):
        assert member.get(f"/worksheet/{worksheet}/{what}?file={number}").status_code == 404
    assert kept(own_store) == [(number, "a.png", True)]
    assert member.post("/worksheet/reattach", data=about).status_code == 303
    assert member.get(f"/worksheet/{worksheet}/attachment?file={number}").status_code == 200
    assert [detail["done"] for _, detail in logged(own_store, "attached")] == ["attached", "removed", "put_back"]


def test_nobody_outside_the_team_reaches_a_file(own_store: Engine, enter: Enter, worksheet: int) -> None:
    member = enter("member")
    put(member, worksheet, "Hemmeligt navn.png", picture())
    [(number, *_)] = kept(own_store)
    about = {"worksheet": worksheet, "file": number}
    for user in OTHERS:
        client = enter(user)
        for what in ("attachment", "thumbnail"):
            assert client.get(f"/worksheet/{worksheet}/{what}?file={number}").status_code in (403, 404), user
        assert put(client, worksheet, "b.png", picture()).status_code in (403, 404), user
        for action in ("detach", "reattach"):
            assert client.post(f"/worksheet/{action}", data=about).status_code in (403, 404), user
        assert "Hemmeligt navn" not in seen(client, f"/worksheet/{worksheet}")
    assert kept(own_store) == [(number, "Hemmeligt navn.png", False)]


def test_where_the_team_shares_its_text_the_house_reads_files_and_changes_none(
    own_store: Engine, enter: Enter, worksheet: int
) -> None:
    put(enter("member"), worksheet, "a.png", picture())
    with writing(own_store) as connection:
        worksheets.share(connection, worksheet, Visibility.HOUSE)
    [(number, *_)] = kept(own_store)
    for user, status in (("leader", 200), ("resource", 200), ("board", 403), ("municipality", 403)):
        client = enter(user)
        assert client.get(f"/worksheet/{worksheet}/attachment?file={number}").status_code == status
        if status == 200:
            assert "/worksheet/detach" not in seen(client, f"/worksheet/{worksheet}")
        assert client.post("/worksheet/detach", data={"worksheet": worksheet, "file": number}).status_code in (403, 404)
    assert kept(own_store) == [(number, "a.png", False)]


def test_a_closed_worksheet_takes_no_files_and_still_hands_them_out(
    own_store: Engine, enter: Enter, worksheet: int
) -> None:
    member = enter("member")
    put(member, worksheet, "a.png", picture())
    with writing(own_store) as connection:
        worksheets.close(connection, worksheet)
    [(number, *_)] = kept(own_store)
    assert put(member, worksheet, "b.docx", word()).status_code == 404
    assert member.post("/worksheet/detach", data={"worksheet": worksheet, "file": number}).status_code == 404
    assert member.get(f"/worksheet/{worksheet}/attachment?file={number}").status_code == 200


def test_a_forged_form_is_denied(own_store: Engine, enter: Enter, worksheet: int) -> None:
    member = enter("member")
    for wrong in ({"row": "E1"}, {"row": "../x"}, {"row": ""}, {"worksheet": "999"}, {"worksheet": "x"}):
        assert put(member, worksheet, "a.png", picture(), **wrong).status_code == 404, wrong
    put(member, worksheet, "a.png", picture())
    [(number, *_)] = kept(own_store)
    for query in ("", "?file=", "?file=0", "?file=-1", "?file=999", "?file=x"):
        assert member.get(f"/worksheet/{worksheet}/attachment{query}").status_code == 404, query
    assert member.get(f"/worksheet/{worksheet + 1}/attachment?file={number}").status_code == 404
    for file in ("0", "999", "x"):
        assert member.post("/worksheet/detach", data={"worksheet": worksheet, "file": file}).status_code == 404


def test_the_log_knows_that_and_never_what_a_file_is_called(own_store: Engine, enter: Enter, worksheet: int) -> None:
    member = enter("member")
    put(member, worksheet, "Om Mikkel.docx", word())
    [(number, *_)] = kept(own_store)
    member.get(f"/worksheet/{worksheet}/attachment?file={number}")
    [(who, detail)] = logged(own_store, "attached")
    assert (who, detail) == ("member", {"worksheet": str(worksheet), "attachment": str(number), "done": "attached"})
    assert [detail["attachment"] for _, detail in logged(own_store, "exported")] == [str(number)]
    with reading(own_store) as connection:
        assert not any("Mikkel" in row.detail for row in connection.execute(select(tables.audit_log.c.detail)))

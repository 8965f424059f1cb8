"""Whatever is written in a note comes back as it was written, to the letter, and as text alone."""

import json
from collections.abc import Iterator

import pytest
from sqlalchemy import select

from dashboard.access import Role
from dashboard.notes import cleaned, refusal
from data_access import tables
from data_access.engine import reading
from tests.hostile import shapes
from tests.hostile.corpus import LONG, PERSONAL, STRINGS
from tests.hostile.forms import components
from tests.hostile.site import UNITS, Client, Site
from tests.hostile.survey import ROUNDS

AT_ONCE = 40  # so many notes are written before a page is looked at


@pytest.fixture(scope="module")
def fields(place: Site) -> dict[str, str]:
    place.restore()
    factor, form, unit = tables.factor.c, tables.form.c, tables.unit.c
    with reading(place.engine) as store:
        found = store.execute(select(form.key, factor.key).select_from(tables.factor.join(tables.form))).first()
        number = store.execute(select(unit.id).where(unit.code == UNITS["institution"])).scalar_one()
    assert found is not None
    return {"unit": str(number), "round": ROUNDS[0], "form": found[0], "factor": found[1], "audience": "all"}


@pytest.fixture(scope="module")
def member(place: Site, fields: dict[str, str]) -> Client:
    return place.client(Role.LEADER)


def send(client: Client, fields: dict[str, str], text: str) -> str:
    answer = client.send("/profile/note", "POST", data=fields | {"text": text.encode("utf-8", "replace").decode()})
    assert answer.status_code == 303
    return answer.headers["Location"].partition("#")[0]


def written(page: dict) -> Iterator[str]:
    """The words of every note on a page."""
    for one in components(page):
        if one["type"] == "P" and one["props"].get("className") == "words":
            yield one["props"]["children"]


def test_every_string_that_is_taken_comes_back_to_the_letter(member: Client, fields: dict[str, str]) -> None:
    sent = [one.encode("utf-8", "replace").decode() for one in STRINGS]
    wanted = [text for text in dict.fromkeys(map(cleaned, sent)) if refusal(text) is None]
    shown: list[str] = []
    for start in range(0, len(wanted), AT_ONCE):
        for text in wanted[start : start + AT_ONCE]:
            address = send(member, fields, text)
        page = member.view(address)
        assert not shapes.of(page).faults
        shown = list(written(page.json))
    assert shown == wanted
    assert len(wanted) > 400
    print(f"\nnotes: {len(wanted)} strings written, read and found as they were")


@pytest.mark.parametrize("text", [*LONG, *PERSONAL, "", "\0\0", "\u200b"], ids=lambda text: repr(text)[:20])
def test_what_is_refused_comes_back_into_the_field(member: Client, fields: dict[str, str], text: str) -> None:
    page = member.view(send(member, fields, text))
    [field] = [one for one in components(page.json) if one["props"].get("id") == "note-new-text"]
    assert field["props"]["value"] == text
    assert text not in list(written(page.json))


def test_the_log_holds_nothing_of_what_was_written(place: Site, member: Client, fields: dict[str, str]) -> None:
    send(member, fields, "a-word-of-its-own")
    with reading(place.engine) as store:
        log = json.dumps([[str(part) for part in row] for row in store.execute(select(tables.audit_log))])
    assert "noted" in log
    assert "a-word-of-its-own" not in log

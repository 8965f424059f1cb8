"""Notes in the web application: written, answered, withdrawn, refused with nothing lost, and read by nobody else."""

import json
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, select

from dashboard.notes import LONGEST
from dashboard.selection import Selection
from data_access import accounts, catalogue, grants, tables
from data_access.engine import reading
from data_access.questions import notes as questions
from data_access.questions.standpoint import standpoint
from tests.callbacks.conftest import seen, unit_of

Enter = Callable[[str], FlaskClient]
MISSING = "Siden findes ikke"
ABOUT = {"round": "2019", "form": "pupil_4_10", "factor": "wellbeing"}
WORDS = "Vi talte om det på teammødet."


def put(client: FlaskClient, unit: int, text: str = WORDS, **fields: str) -> int:
    """The answer's status."""
    data = ABOUT | {"unit": str(unit), "text": text, "audience": "all"} | fields
    return client.post("/profile/note", data=data).status_code


def factor_page(client: FlaskClient, unit: int) -> str:
    return seen(client, f"/profile/{unit}?round=2019&form=pupil_4_10&factor=wellbeing")


def panel(client: FlaskClient, unit: int) -> str:
    return seen(client, f"/profile/{unit}?section=notes")


def kept(store: Engine) -> list[str]:
    with reading(store) as connection:
        return list(connection.execute(select(tables.note.c.text).order_by(tables.note.c.id)).scalars())


def newest(store: Engine) -> str:
    with reading(store) as connection:
        return str(connection.execute(select(tables.note.c.id).order_by(tables.note.c.id.desc())).scalars().first())


def logged(store: Engine) -> list[tuple[str, str, int, str]]:
    entry = tables.audit_log.c
    wanted = select(entry.event, entry.account, entry.unit_id, entry.detail).where(entry.event.like("note%"))
    with reading(store) as connection:
        return [tuple(row) for row in connection.execute(wanted.order_by(entry.id))]


def test_a_note_is_written_and_read_by_who_works_there(own_store: Engine, enter: Enter, home: int) -> None:
    leader = enter("leader")
    assert "Ingen har skrevet om tallene" in panel(leader, home)
    assert put(leader, home) == 303
    page = panel(leader, home)
    assert "Noten er gemt." in page
    assert "1 samtale om tallene" in page
    assert "1 samtale om tallet" in factor_page(leader, home)
    for user in ("resource", "coordinator", "member"):
        reader = enter(user)
        assert WORDS in factor_page(reader, home)
        found = panel(reader, home)
        assert WORDS in found
        assert '"leader"' in found
        assert "Leder" in found
    assert WORDS not in json.dumps(logged(own_store))


@pytest.mark.parametrize("user", ["board", "municipality", "programme", "administrator"])
def test_nobody_else_reads_or_writes_notes_of_an_institution(
    own_store: Engine, enter: Enter, home: int, user: str
) -> None:
    leader, other = enter("leader"), enter(user)
    put(leader, home)
    seen(leader, f"/profile/{home}?round=2019")
    leader.post("/release/release", data={"unit": home, "round": "2019", "reach": "teams", "sure": "on"})
    assert MISSING in panel(other, home)
    assert WORDS not in factor_page(other, home)
    assert "/profile/note" not in factor_page(other, home)
    assert put(other, home, "Udefra") == 404
    data = ABOUT | {"unit": str(home), "text": "Udefra", "thread": newest(own_store)}
    assert other.post("/profile/note", data=data).status_code == 404
    assert other.post("/profile/withdraw", data=ABOUT | {"unit": home, "note": newest(own_store)}).status_code == 404
    assert kept(own_store) == [WORDS]
    assert WORDS in panel(leader, home)


def test_a_note_for_leaders_is_read_by_them_and_by_who_began_it(own_store: Engine, enter: Enter, home: int) -> None:
    member, leader, coordinator = enter("member"), enter("leader"), enter("coordinator")
    put(member, home, "Kan vi tale om det?", audience="leaders")
    thread = newest(own_store)
    assert put(leader, home, "Ja, på tirsdag.", thread=thread) == 303
    for client in (member, leader, enter("resource")):
        assert "Ja, på tirsdag." in panel(client, home)
    assert "Ingen har skrevet" in panel(coordinator, home)
    assert put(coordinator, home, "Også mig?", thread=thread) == 404
    answer = newest(own_store)
    assert put(leader, home, "Et svar på et svar", thread=answer) == 404
    assert kept(own_store) == ["Kan vi tale om det?", "Ja, på tirsdag."]


@pytest.mark.parametrize("user", ["municipality", "programme"])
def test_those_above_have_notes_of_their_own(own_store: Engine, enter: Enter, home: int, user: str) -> None:
    unit, client = unit_of(own_store, user), enter(user)
    assert put(client, unit) == 303
    assert WORDS in panel(client, unit)
    assert put(client, unit, "Kun os", audience="leaders") == 404
    for other in {"leader", "member", "resource", "municipality", "programme"} - {user}:
        assert MISSING in panel(enter(other), unit)
        assert put(enter(other), unit) == 404


def counted(store: Engine, user: str, unit: int) -> int:
    """How many notes the profile tells the user of, beside the factor wellbeing."""
    with reading(store) as connection:
        scope = grants.scope_of(connection, accounts.number_of(connection, user), date.today())
        found = catalogue.read(connection)
        at = standpoint(scope, connection, found, Selection("profile", unit, "2019", "pupil_4_10"))
        assert at is not None
        told = questions.counts(scope, connection, found, user, at) or {}
        return told.get("wellbeing", 0)


def test_the_notes_that_somebody_finds_at_a_factor_are_counted(own_store: Engine, enter: Enter, home: int) -> None:
    member, leader = enter("member"), enter("leader")
    put(member, home, "Til alle")
    put(member, home, "Til lederen", audience="leaders")
    thread = newest(own_store)
    put(leader, home, "Svaret", thread=thread)
    told = {user: counted(own_store, user, home) for user in ("leader", "resource", "member", "coordinator", "board")}
    assert told == {"leader": 3, "resource": 3, "member": 3, "coordinator": 1, "board": 0}
    member.post("/profile/withdraw", data=ABOUT | {"unit": home, "note": thread})
    assert (counted(own_store, "member", home), counted(own_store, "coordinator", home)) == (2, 1)


def test_the_author_or_the_leader_withdraws(own_store: Engine, enter: Enter, home: int) -> None:
    member, coordinator, leader = enter("member"), enter("coordinator"), enter("leader")
    about = ABOUT | {"unit": str(home)}
    put(member, home, "Den første")
    first = newest(own_store)
    put(member, home, "Den anden")
    for client in (coordinator, enter("resource")):
        assert client.post("/profile/withdraw", data=about | {"note": first}).status_code == 404
    assert member.post("/profile/withdraw", data=about | {"note": first}).status_code == 303
    assert leader.post("/profile/withdraw", data=about | {"note": newest(own_store)}).status_code == 303
    assert "Ingen har skrevet" in panel(coordinator, home)
    assert kept(own_store) == ["Den første", "Den anden"]
    assert [(event, account) for event, account, *_ in logged(own_store)][2:] == [
        ("note_withdrawn", "member"), ("note_withdrawn", "leader"),
    ]  # fmt: skip


def test_answers_to_a_withdrawn_note_stay(own_store: Engine, enter: Enter, home: int) -> None:
    member, leader = enter("member"), enter("leader")
    put(member, home, "Noget forhastet")
    thread = newest(own_store)
    put(leader, home, "Det taler vi om.", thread=thread)
    member.post("/profile/withdraw", data=ABOUT | {"unit": home, "note": thread})
    page = panel(leader, home)
    assert "Noten er trukket tilbage." in page
    assert "Det taler vi om." in page
    assert "Noget forhastet" not in page


def test_a_form_sent_twice_is_kept_and_logged_once(own_store: Engine, enter: Enter, home: int) -> None:
    leader = enter("leader")
    assert [put(leader, home), put(leader, home)] == [303, 303]
    assert kept(own_store) == [WORDS]
    assert [event for event, *_ in logged(own_store)] == ["noted"]


def test_the_log_knows_where_and_who_but_not_what(own_store: Engine, enter: Enter, home: int) -> None:
    put(enter("leader"), home)
    [(event, account, unit, detail)] = logged(own_store)
    assert (event, account, unit, json.loads(detail)) == ("noted", "leader", home, ABOUT)


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "Skriv noget i noten"), (" \r\n ", "Skriv noget i noten"), ("x" * (LONGEST + 1), "Noten er for lang"),
     ("Moren til 010190-1234", "ligner et CPR-nummer")],
)  # fmt: skip
def test_what_is_refused_is_said_once_and_nothing_typed_is_lost(
    own_store: Engine, enter: Enter, home: int, text: str, said: str
) -> None:
    leader = enter("leader")
    put(leader, home, "Den første")
    thread = newest(own_store)
    assert put(leader, home, text, thread=thread, section="notes") == 303
    assert _nowhere(own_store, "010190")
    page = panel(leader, home)
    assert page.count(said) == 2  # at the top, and beside the field
    assert json.dumps(text, ensure_ascii=False) in page
    assert '"open": true' in page
    assert kept(own_store) == ["Den første"]
    assert said not in panel(leader, home)


def _nowhere(store: Engine, part: str) -> bool:
    """Not in the audit log, nor in what is kept of the sessions."""
    with reading(store) as connection:
        rows = [*connection.execute(select(tables.audit_log)), *connection.execute(select(tables.session))]
    return not any(part in str(tuple(row)) for row in rows)


def test_the_way_back_is_the_page_the_form_stood_on(own_store: Engine, enter: Enter, home: int) -> None:
    leader = enter("leader")
    data = ABOUT | {"unit": str(home), "text": "Tak", "audience": "all", "split": "gender=girl", "against": "programme"}
    address = f"/profile/{home}?round=2019&form=pupil_4_10&split=gender%3Dgirl&against=programme&factor=wellbeing#notes"
    assert leader.post("/profile/note", data=data).location == address
    data |= {"section": "notes", "page": "2", "thread": newest(own_store), "text": "Selv tak"}
    back = f"/profile/{home}?section=notes&page=2"
    assert leader.post("/profile/note", data=data).location == f"{back}#thread-{data['thread']}"
    data |= {"note": newest(own_store)}
    assert leader.post("/profile/withdraw", data=data).location == back


def _wrong() -> Iterator[dict[str, str]]:
    for name in ABOUT:
        yield {name: ""}
        yield {name: "nothing"}
        yield {name: "a b"}
    yield {"round": "2015", "form": "pupil_4_10", "factor": "nothing"}
    yield from ({"audience": value} for value in ("", "everybody", "leaders "))
    yield from ({"thread": value} for value in ("", "0", "-1", "999", "x"))
    yield from ({"section": value} for value in ("../x", "//elsewhere.invalid"))
    yield {"against": "nobody"}


@pytest.mark.parametrize("wrong", list(_wrong()), ids=str)
def test_a_form_about_nothing_is_denied(own_store: Engine, enter: Enter, home: int, wrong: dict[str, str]) -> None:
    assert put(enter("leader"), home, **wrong) == 404
    assert kept(own_store) == []


def test_a_thread_of_another_figure_is_not_answered_there(own_store: Engine, enter: Enter, home: int) -> None:
    leader = enter("leader")
    put(leader, home)
    thread = newest(own_store)
    assert put(leader, home, "Svar", thread=thread, round="2017") == 404
    assert put(leader, home, "Svar", thread=thread, form="pupil_0_3") == 404
    assert put(leader, home, "Svar", thread=thread, factor="adult_relation") == 404
    data = ABOUT | {"unit": home, "note": thread, "round": "2017"}
    assert leader.post("/profile/withdraw", data=data).status_code == 404
    assert kept(own_store) == [WORDS]


def test_a_foreign_unit_is_denied_like_one_that_is_missing(own_store: Engine, enter: Enter, home: int) -> None:
    with reading(own_store) as connection:
        place = tables.unit_in_round.c
        others = set(connection.execute(select(place.unit_id).where(place.kind == "institution")).scalars()) - {home}
    leader = enter("leader")
    assert {put(leader, unit) for unit in [*others, 999_999, 0, -1]} == {404}
    assert others
    assert all(MISSING in panel(leader, unit) for unit in others)

"""The library in the web application: read by all, and written by the programme alone."""

import json
from collections.abc import Callable

import pytest
from sqlalchemy import Engine, event

from dashboard.library_shipped import shipped
from dashboard.library_words import LONGEST_PART
from tests.callbacks.conftest import seen
from tests.callbacks.library import EVERYBODY, Enter, about, logged, newest, rows

MISSING = "Siden findes ikke"
IDEA = {"kind": "idea", "stands": "0", "shipped": "", "form": "library-new-idea", "topic": "wellbeing", "age": "all"}
IDEA |= {"title": "Ud hver dag", "says": "Gå en tur sammen.", "limits": "Det kan regne.", "link": ""}


@pytest.mark.parametrize("user", EVERYBODY)
def test_everybody_reads_it_with_what_stands_behind_and_what_it_does_not_say(
    page: Callable[[str, str], str], user: str
) -> None:
    found = page(user, "/library?factor=bullying")
    assert "Ttofi og Farrington (2011)" in found
    assert "Det siger den ikke" in found
    assert "Idé, ikke undersøgt af os" in found
    assert shipped()["ttofi_2011"].parts["limits"].da in found
    assert ("/library/write" in found) is (user == "programme")


def test_a_factor_leads_to_the_construct_it_belongs_to(page: Callable[[str, str], str]) -> None:
    assert "Korpershoek" in page("member", "/library?factor=disruption")


@pytest.mark.parametrize("query", ["factor=nothing", "factor=bullying&kind=proposal", "type=youth", "section=else"])
def test_what_does_not_exist_is_not_found(page: Callable[[str, str], str], query: str) -> None:
    assert MISSING in page("programme", f"/library?{query}")


def test_kind_and_age_choose(page: Callable[[str, str], str]) -> None:
    ideas = page("member", "/library?factor=bullying&kind=idea")
    assert "Et kort over utrygge steder" in ideas
    assert "Ttofi og Farrington" not in ideas
    daycare = page("member", "/library?factor=bullying&type=daycare")
    assert "Et kort over utrygge steder" in daycare
    assert "Ttofi og Farrington" not in daycare


def test_the_programme_writes_changes_withdraws_and_takes_up_again(own_store: Engine, enter: Enter) -> None:
    programme, member = enter("programme"), enter("member")
    assert programme.post("/library/write", data=IDEA).status_code == 303
    assert "Ud hver dag" in about(member)
    again = IDEA | {"stands": newest(own_store), "title": "Ud to gange om dagen"}
    programme.post("/library/write", data=again)
    assert "Ud to gange om dagen" in about(member)
    assert "Ud hver dag" not in about(member)
    assert "Ud hver dag" in about(programme)  # in its history
    programme.post("/library/withdraw", data={"stands": newest(own_store), "shipped": ""})
    assert "Ud to gange om dagen" not in about(member)
    programme.post("/library/restore", data={"stands": newest(own_store), "shipped": ""})
    assert "Ud to gange om dagen" in about(member)
    assert [detail["done"] for _, detail in logged(own_store)] == ["written", "written", "withdrawn", "restored"]
    assert "Gå en tur" not in json.dumps(logged(own_store))


def test_what_is_shipped_can_be_withdrawn_and_taken_up_again_in_both_languages(own_store: Engine, enter: Enter) -> None:
    programme, member = enter("programme"), enter("member")
    programme.post("/library/withdraw", data={"stands": "0", "shipped": "ttofi_2011"})
    assert "Ttofi og Farrington" not in about(member, "bullying")
    programme.post("/library/restore", data={"stands": newest(own_store), "shipped": "ttofi_2011"})
    member.get("/language/en")
    assert "Ttofi and Farrington" in about(member, "bullying")


def test_nobody_else_changes_what_the_programme_offers(own_store: Engine, enter: Enter) -> None:
    for user in set(EVERYBODY) - {"programme"}:
        client = enter(user)
        assert client.post("/library/write", data=IDEA).status_code == 404
        for action in ("withdraw", "restore"):
            assert client.post(f"/library/{action}", data={"stands": "0", "shipped": "ttofi_2011"}).status_code == 404
    assert rows(own_store) == []


REFUSED: tuple[tuple[dict[str, str], str], ...] = (
    ({"title": " "}, "Udfyld alle felter"), ({"limits": ""}, "Udfyld alle felter"),
    ({"says": "x" * (LONGEST_PART + 1)}, "Teksten er for lang"), ({"says": "Barnet 010190-1234"}, "CPR-nummer"),
    ({"link": "javascript:alert(1)"}, "Adressen skal begynde"), ({"link": "https://a b"}, "Adressen skal begynde"),
)  # fmt: skip


def test_what_is_refused_is_said_and_nothing_typed_is_lost(own_store: Engine, enter: Enter) -> None:
    programme = enter("programme")
    for wrong, said in REFUSED:
        assert programme.post("/library/write", data=IDEA | wrong).status_code == 303
        page = seen(programme, "/library")
        assert page.count(said) == 2  # at the top, and beside the fields
        assert all(json.dumps(value, ensure_ascii=False) in page for value in wrong.values())
    assert rows(own_store) == []


FORGED: tuple[dict[str, str], ...] = (
    {"kind": "practice"}, {"kind": "x"}, {"topic": "nothing"}, {"age": "x"}, {"stands": "999"}, {"stands": "x"},
    {"shipped": "nothing"}, {"shipped": "ttofi_2011"}, {"kind": "reference", "evidence": "experience"},
    {"factor": "../x"}, {"type": "//x"},
)  # fmt: skip


def test_a_forged_form_is_denied(own_store: Engine, enter: Enter) -> None:
    programme = enter("programme")
    for wrong in FORGED:
        assert programme.post("/library/write", data=IDEA | wrong).status_code == 404, wrong
    assert rows(own_store) == []


def test_somebody_who_changed_it_in_the_meantime_is_not_overwritten(own_store: Engine, enter: Enter) -> None:
    programme = enter("programme")
    programme.post("/library/write", data=IDEA)
    first = newest(own_store)
    programme.post("/library/write", data=IDEA | {"stands": first, "title": "Den enes"})
    answer = IDEA | {"stands": first, "title": "Den andens", "form": "library-entry-2"}
    programme.post("/library/write", data=answer)
    page = about(programme)
    assert "En anden har rettet det" in page
    assert '"Den andens"' in page
    assert len(rows(own_store)) == 2


def test_the_library_is_read_once_for_a_page(own_store: Engine, enter: Enter, home: int) -> None:
    leader, asked = enter("leader"), list[str]()

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if "FROM library_entry" in statement:
            asked.append(statement)

    event.listen(own_store, "before_cursor_execute", note)
    for address in ("/library?factor=wellbeing", "/library?section=release", f"/focus/{home}"):
        asked.clear()
        seen(leader, address)
        assert len(asked) == 1, address

"""The library in the web application: written by the programme, shared by teams, let out by leaders, read by all."""

import json
import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, func, select

from dashboard.library_shipped import shipped
from dashboard.library_words import LONGEST_PART
from data_access import catalogue, plcs, revisions, tables, worksheets
from data_access.engine import reading, writing
from data_access.revisions import Edit
from tests.callbacks.conftest import seen, unit_of

Enter = Callable[[str], FlaskClient]
MISSING = "Siden findes ikke"
EVERYBODY = ("leader", "coordinator", "member", "resource", "board", "municipality", "programme", "administrator")
IDEA = {"kind": "idea", "stands": "0", "shipped": "", "form": "library-new-idea", "topic": "wellbeing", "age": "all"}
IDEA |= {"title": "Ud hver dag", "says": "Gå en tur sammen.", "limits": "Det kan regne.", "link": ""}
WORDS = {"title": "Ro ved skift", "topic": "behaviour", "age": "school", "goal": "Vi ville have ro, når vi skifter."}
WORDS |= {"actions": "Vi øvede et tegn.", "evaluation": "Der kom mere ro.", "learned": "Alle skal gøre det ens."}


def rows(store: Engine) -> list[tuple[str, bool]]:
    entry = tables.library_entry.c
    with reading(store) as connection:
        found = connection.execute(select(entry.kind, entry.withdrawn_at).order_by(entry.id))
        return [(row.kind, row.withdrawn_at is not None) for row in found]


def newest(store: Engine) -> str:
    with reading(store) as connection:
        return str(connection.execute(select(func.max(tables.library_entry.c.id))).scalar_one())


def logged(store: Engine) -> list[tuple[str, dict[str, str]]]:
    entry = tables.audit_log.c
    wanted = select(entry.account, entry.detail).where(entry.event == "library").order_by(entry.id)
    with reading(store) as connection:
        return [(row.account, json.loads(row.detail)) for row in connection.execute(wanted)]


def about(client: FlaskClient, topic: str = "wellbeing", more: str = "") -> str:
    return seen(client, f"/library?factor={topic}{more}")


@pytest.fixture
def worksheet(own_store: Engine, home: int) -> int:
    """Of the member's own team."""
    unit = unit_of(own_store, "member")
    with writing(own_store) as connection:
        team = plcs.begin(connection, home, unit, "PLF Blå")
        round_id = catalogue.read(connection).rounds[-1].id
        number = worksheets.begin(connection, team, round_id, "analysis", "member")
        revisions.save(connection, number, "member", Edit("goal.difference", 0, "a" * 12, "Ro i timerne"))
    return number


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


def test_what_a_team_did_goes_to_everybody_by_way_of_its_leader(
    own_store: Engine, enter: Enter, worksheet: int
) -> None:
    member, leader, other = enter("member"), enter("leader"), enter("municipality")
    form = seen(member, f"/library?section=propose&set={worksheet}")
    assert "Ro i timerne" in form
    assert member.post("/library/propose", data=WORDS | {"worksheet": worksheet}).location == f"/worksheet/{worksheet}"
    assert "Ro ved skift" not in about(other, "behaviour")
    waiting = seen(leader, "/library?section=release")
    assert "Ro ved skift" in waiting
    assert "PLF Blå" in waiting
    new = WORDS | {"title": "Ro, når vi skifter", "stands": newest(own_store), "sure": "on"}
    assert leader.post("/library/release", data=new).status_code == 303
    for user in EVERYBODY:
        found = about(enter(user), "behaviour")
        assert "Ro, når vi skifter" in found
        assert "En skole, udgivet i" in found
        reached = {"member", "coordinator", "leader", "resource"}
        assert (f'"/worksheet/{worksheet}"' in found) is (user in reached)
        if user not in reached:
            assert "Ro ved skift" not in found
            assert "PLF Blå" not in found
    assert [detail["done"] for _, detail in logged(own_store)] == ["proposed", "released"]


def test_the_leader_withdraws_it_and_alone_lets_it_out_again(own_store: Engine, enter: Enter, worksheet: int) -> None:
    member, leader, programme = enter("member"), enter("leader"), enter("programme")
    member.post("/library/propose", data=WORDS | {"worksheet": worksheet})
    leader.post("/library/release", data=WORDS | {"stands": newest(own_store), "sure": "on"})
    turn = {"shipped": ""}
    assert member.post("/library/withdraw", data=turn | {"stands": newest(own_store)}).status_code == 404
    assert programme.post("/library/withdraw", data=turn | {"stands": newest(own_store)}).status_code == 303
    assert "Ro ved skift" not in about(programme, "behaviour")
    assert programme.post("/library/restore", data=turn | {"stands": newest(own_store)}).status_code == 404
    assert leader.post("/library/restore", data=turn | {"stands": newest(own_store)}).status_code == 303
    assert "Ro ved skift" in about(programme, "behaviour")


def test_a_proposal_that_is_declined_goes_nowhere_and_may_come_again(
    own_store: Engine, enter: Enter, worksheet: int
) -> None:
    member, leader = enter("member"), enter("leader")
    member.post("/library/propose", data=WORDS | {"worksheet": worksheet})
    first = newest(own_store)
    leader.post("/library/decline", data={"stands": first})
    assert "Ro ved skift" not in seen(leader, "/library?section=release")
    assert leader.post("/library/release", data=WORDS | {"stands": first, "sure": "on"}).status_code == 303
    assert rows(own_store) == [("proposal", False), ("proposal", True)]
    member.post("/library/propose", data=WORDS | {"worksheet": worksheet})
    assert "Ro ved skift" in seen(leader, "/library?section=release")


def test_proposing_again_takes_the_place_of_what_waits(own_store: Engine, enter: Enter, worksheet: int) -> None:
    member, leader = enter("member"), enter("leader")
    member.post("/library/propose", data=WORDS | {"worksheet": worksheet})
    first = newest(own_store)
    member.post("/library/propose", data=WORDS | {"worksheet": worksheet, "title": "Bedre skrevet"})
    waiting = seen(leader, "/library?section=release")
    assert "Bedre skrevet" in waiting
    assert "Ro ved skift" not in waiting
    leader.post("/library/release", data=WORDS | {"stands": first, "sure": "on"})
    assert "Forslaget venter ikke mere" in seen(leader, "/library?section=release")
    assert [kind for kind, _ in rows(own_store)] == ["proposal", "proposal"]


def test_only_its_team_proposes_from_a_worksheet(own_store: Engine, enter: Enter, worksheet: int) -> None:
    for user in set(EVERYBODY) - {"member", "coordinator"}:
        client = enter(user)
        assert MISSING in seen(client, f"/library?section=propose&set={worksheet}")
        assert client.post("/library/propose", data=WORDS | {"worksheet": worksheet}).status_code == 404
    assert rows(own_store) == []


def test_only_the_leader_releases_or_declines(own_store: Engine, enter: Enter, worksheet: int) -> None:
    enter("member").post("/library/propose", data=WORDS | {"worksheet": worksheet})
    stands = {"stands": newest(own_store), "shipped": ""}
    for user in set(EVERYBODY) - {"leader"}:
        client = enter(user)
        assert MISSING in seen(client, "/library?section=release")
        for action in ("release", "decline", "withdraw", "restore"):
            assert client.post(f"/library/{action}", data=WORDS | stands | {"sure": "on"}).status_code == 404
    assert rows(own_store) == [("proposal", False)]


def _places(store: Engine, home: int) -> list[str]:
    """What the institution and its municipality are called."""
    here = tables.unit_in_round.c
    with reading(store) as connection:
        own = connection.execute(select(here.name).where(here.unit_id == home)).scalars().all()
        above = connection.execute(select(here.name).where(here.kind == "municipality")).scalars().all()
    return [*own, *above]


def test_names_of_places_and_figures_do_not_go_out(own_store: Engine, enter: Enter, worksheet: int, home: int) -> None:
    member, names = enter("member"), set(_places(own_store, home))
    wrong = [f"Hos {name}s venner" for name in names] + ["Vi gik fra 480 til 512 point", "Nu er det 80 %"]
    assert names
    for text in wrong:
        sent = WORDS | {"worksheet": worksheet, "learned": text, "form": "propose"}
        assert member.post("/library/propose", data=sent).status_code == 303
        page = seen(member, f"/library?section=propose&set={worksheet}")
        assert re.search("Der står (?:et tal|navnet)", page)
        assert json.dumps(text, ensure_ascii=False) in page
    assert rows(own_store) == []


def test_nothing_is_released_before_it_is_read(own_store: Engine, enter: Enter, worksheet: int) -> None:
    enter("member").post("/library/propose", data=WORDS | {"worksheet": worksheet})
    leader = enter("leader")
    leader.post("/library/release", data=WORDS | {"stands": newest(own_store), "form": f"release-{newest(own_store)}"})
    assert "Sæt kryds i, at du har læst teksten" in seen(leader, "/library?section=release")
    assert rows(own_store) == [("proposal", False)]

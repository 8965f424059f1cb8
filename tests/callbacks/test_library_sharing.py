"""What a team did on its way to everybody: proposed by the team, and let out by its leader alone."""

import json
import re

import pytest
from sqlalchemy import Engine, select

from data_access import catalogue, plcs, revisions, tables, worksheets
from data_access.engine import reading, writing
from data_access.revisions import Edit
from tests.callbacks.conftest import seen, unit_of
from tests.callbacks.library import EVERYBODY, Enter, about, logged, newest, rows

MISSING = "Siden findes ikke"
WORDS = {"title": "Ro ved skift", "topic": "behaviour", "age": "school", "goal": "Vi ville have ro, når vi skifter."}
WORDS |= {"actions": "Vi øvede et tegn.", "evaluation": "Der kom mere ro.", "learned": "Alle skal gøre det ens."}


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


def test_what_a_team_did_goes_to_everybody_by_way_of_its_leader(
    own_store: Engine, enter: Enter, worksheet: int
) -> None:
    member, leader, other = enter("member"), enter("leader"), enter("municipality")
    form = seen(member, f"/library?section=propose&set={worksheet}")
    assert "Ro i timerne" in form
    assert member.post("/library/propose", data=WORDS | {"worksheet": worksheet}).location == f"/worksheet/{worksheet}"
    assert "Ro ved skift" not in about(other, "behaviour")
    assert "1 forslag til biblioteket venter på dig" in seen(leader, "/")
    assert "forslag til biblioteket" not in seen(member, "/")
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

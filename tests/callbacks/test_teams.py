"""Naming teams (PLF): the leader's alone, inside the own house, and whoever was named takes part at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from dash import Dash
from flask.testing import FlaskClient
from sqlalchemy import Engine, select

from dashboard.access import Role
from dashboard.moments import today
from data_access import accounts, grants, tables
from data_access.engine import reading
from tests.callbacks.conftest import seen, unit_of

Enter = Callable[[str], FlaskClient]
TEXT = "Vi mødes hver anden uge.\n<b>Ingen</b> drift på mødet."


@pytest.fixture
def team(own_store: Engine) -> int:
    """The team of the demonstration's coordinator and member."""
    return unit_of(own_store, "coordinator")


@pytest.fixture
def leader(own_app: Dash, enter: Enter) -> FlaskClient:
    return enter("leader")


def plcs(store: Engine) -> dict[str, int]:
    """Those of the leader's house that still work, by name."""
    plc = tables.plc.c
    here = (plc.institution_id == unit_of(store, "leader"), plc.ended_at.is_(None))
    with reading(store) as connection:
        rows = connection.execute(select(tables.plc).where(*here).order_by(plc.id))
        return {row.name: row.id for row in rows}


def takes_part(store: Engine, name: str) -> dict[int, Role]:
    with reading(store) as connection:
        scope = grants.scope_of(connection, accounts.number_of(connection, name), today())
        return dict(scope.plcs)


def logged(store: Engine) -> list[str]:
    with reading(store) as connection:
        log = tables.audit_log.c
        wanted = select(log.detail).where(log.event == "plc", log.account == "leader").order_by(log.id)
        return list(connection.execute(wanted).scalars())


def send(client: FlaskClient, action: str, **fields: str | int) -> str:
    """The page after it."""
    answer = client.post(f"/teams/{action}", data=fields)
    assert answer.status_code == 303, answer.status_code
    return seen(client, answer.location)


def test_all_that_is_proposed_is_named_at_once_and_only_once(leader: FlaskClient, own_store: Engine, home: int) -> None:
    before, page = plcs(own_store), send(leader, "propose", unit=home)
    after = plcs(own_store)
    assert "PLF'erne er oprettet" in page
    assert len(after) > len(before)
    assert "Forslag: én PLF" not in page
    assert "Der er ikke mere at oprette" in send(leader, "propose", unit=home)
    assert plcs(own_store) == after


def test_a_leader_names_a_team_of_their_own_with_the_classes_it_works_with(
    leader: FlaskClient, own_store: Engine, home: int, team: int
) -> None:
    page = send(leader, "begin", unit=home, belongs=home, name="PLF Trivsel", **{f"unit-{team}": "on"})
    assert "PLF Trivsel er oprettet" in page
    number = plcs(own_store)["PLF Trivsel"]
    with reading(own_store) as connection:
        place = tables.plc_place.c
        assert connection.execute(select(place.unit_id).where(place.plc_id == number)).scalars().all() == [team]


def test_a_team_that_is_sent_twice_is_named_once(leader: FlaskClient, own_store: Engine, home: int) -> None:
    for _ in range(2):
        assert "PLF Trivsel er oprettet" in send(leader, "begin", unit=home, belongs=home, name="PLF Trivsel")
    plc = tables.plc.c
    with reading(own_store) as connection:
        assert len(connection.execute(select(plc.id).where(plc.name == "PLF Trivsel")).all()) == 1
    assert logged(own_store) == ['{"done": "begun"}']


def test_presses_at_the_same_moment_name_teams_once(
    leader: FlaskClient, own_app: Dash, enter: Enter, own_store: Engine, home: int
) -> None:
    clients = [leader, enter("leader"), enter("leader")]
    with ThreadPoolExecutor(len(clients)) as senders:
        answers = senders.map(lambda client: client.post("/teams/propose", data={"unit": home}).status_code, clients)
        assert set(answers) == {303}
    with reading(own_store) as connection:
        units = connection.execute(select(tables.plc.c.unit_id).where(tables.plc.c.institution_id == home))
        found = list(units.scalars())
    assert len(found) == len(set(found))


def test_whoever_works_there_no_more_is_out_of_every_team_and_cannot_be_named(
    leader: FlaskClient, own_store: Engine, home: int
) -> None:
    send(leader, "begin", unit=home, belongs=home, name="PLF Trivsel")
    number = plcs(own_store)["PLF Trivsel"]
    send(leader, "join", plc=number, name="member")
    with reading(own_store) as connection:
        grant, member = tables.grant.c, accounts.number_of(connection, "member")
        wanted = select(grant.id).where(grant.account_id == member)
        held = connection.execute(wanted).scalars().all()
    for one in held:
        assert leader.post("/colleagues/revoke", data={"unit": home, "grant": one}).status_code == 303
    assert takes_part(own_store, "member") == {}
    assert "Vælg en, der arbejder i jeres teams" in send(leader, "join", plc=number, name="member")


def test_whoever_was_named_without_a_role_is_shown_so_and_can_be_taken_out(
    leader: FlaskClient, own_store: Engine, home: int
) -> None:
    """The demonstration's other colleagues hold no role anywhere."""
    with reading(own_store) as connection:
        wanted = select(tables.plc_member.c.plc_id).where(
            tables.plc_member.c.account_id == accounts.number_of(connection, "Lise Vang")
        )
        number = connection.execute(wanted).scalars().first()
    assert number is not None
    assert "har ingen rolle på stedet" in seen(leader, f"/teams/{home}")
    assert "ikke længere med" in send(leader, "leave", plc=number, name="Lise Vang")
    assert takes_part(own_store, "Lise Vang") == {}
    assert leader.post("/teams/leave", data={"plc": number, "name": "Lise Vang"}).status_code == 404


def test_whoever_is_named_takes_part_and_whoever_is_taken_out_does_not(
    leader: FlaskClient, own_store: Engine, home: int
) -> None:
    send(leader, "begin", unit=home, belongs=home, name="PLF Trivsel")
    number = plcs(own_store)["PLF Trivsel"]
    assert "member er med i PLF Trivsel" in send(leader, "join", plc=number, name="member", coordinates="on")
    assert takes_part(own_store, "member")[number] is Role.COORDINATOR
    assert "ikke længere med" in send(leader, "leave", plc=number, name="member")
    assert number not in takes_part(own_store, "member")


def test_only_people_of_the_house_can_be_named(leader: FlaskClient, own_store: Engine, home: int) -> None:
    number = next(iter(plcs(own_store).values()))
    for name in ("municipality", "leader", "board", "nobody"):
        assert "Vælg en, der arbejder i jeres teams" in send(leader, "join", plc=number, name=name)
    assert all(number not in takes_part(own_store, name) for name in ("municipality", "leader", "board"))


def test_a_role_on_the_teams_own_unit_is_not_taken_back_here(leader: FlaskClient, own_store: Engine, team: int) -> None:
    with reading(own_store) as connection:
        number = connection.execute(select(tables.plc.c.id).where(tables.plc.c.unit_id == team)).scalar_one()
    assert leader.post("/teams/leave", data={"plc": number, "name": "member"}).status_code == 404
    assert number in takes_part(own_store, "member")


def test_a_team_is_renamed_and_its_places_are_those_that_are_ticked(
    leader: FlaskClient, own_store: Engine, home: int, team: int
) -> None:
    send(leader, "begin", unit=home, belongs=home, name="PLF Trivsel", **{f"unit-{team}": "on"})
    number = plcs(own_store)["PLF Trivsel"]
    send(leader, "change", plc=number, name="PLF Ro")
    assert plcs(own_store)["PLF Ro"] == number
    with reading(own_store) as connection:
        place = tables.plc_place.c
        assert connection.execute(select(place.unit_id).where(place.plc_id == number)).first() is None


def test_a_team_ends_only_when_the_leader_is_sure_and_is_not_changed_after_that(
    leader: FlaskClient, own_store: Engine
) -> None:
    name, number = next(iter(plcs(own_store).items()))
    assert "Sæt kryds" in send(leader, "end", plc=number)
    assert "er nedlagt" in send(leader, "end", plc=number, sure="on")
    assert name not in plcs(own_store)
    assert leader.post("/teams/change", data={"plc": number, "name": "Igen"}).status_code == 404


def test_how_the_work_is_organised_is_only_added_to_and_shown_as_text(
    leader: FlaskClient, own_store: Engine, home: int
) -> None:
    page = send(leader, "way", unit=home, text=TEXT)
    assert "<b>Ingen</b> drift" in page
    assert "Det stod der før" in page
    send(leader, "way", unit=home, text=TEXT)
    with reading(own_store) as connection:
        way = tables.way_of_working.c
        texts = connection.execute(select(way.text).where(way.unit_id == home).order_by(way.id)).scalars().all()
    assert texts[1:] == [TEXT]


@pytest.mark.parametrize(
    ("text", "why"), [("  ", "Skriv noget"), ("x" * 10_001, "10.000 tegn"), ("010190-1234", "CPR-nummer")]
)
def test_what_cannot_stand_there_is_refused_with_what_was_typed(
    leader: FlaskClient, home: int, text: str, why: str
) -> None:
    page = send(leader, "way", unit=home, text=text)
    assert why in page
    assert text in page


@pytest.mark.parametrize("name", ["", "x" * 81, "010190-1234", "a\u202eb"])
def test_a_name_that_nobody_can_read_is_refused(leader: FlaskClient, own_store: Engine, home: int, name: str) -> None:
    before = plcs(own_store)
    send(leader, "begin", unit=home, belongs=home, name=name)
    assert plcs(own_store) == before


def test_the_log_tells_what_was_done_and_nothing_that_was_written(
    leader: FlaskClient, own_store: Engine, home: int
) -> None:
    send(leader, "way", unit=home, text=TEXT)
    send(leader, "begin", unit=home, belongs=home, name="PLF Trivsel")
    assert logged(own_store) == ['{"done": "way"}', '{"done": "begun"}']


@pytest.mark.parametrize("user", ["coordinator", "member", "resource", "board", "municipality", "programme"])
def test_nobody_else_sees_or_names_teams(
    own_app: Dash, enter: Enter, own_store: Engine, home: int, team: int, user: str
) -> None:
    client, before = enter(user), plcs(own_store)
    assert "Siden findes ikke" in seen(client, f"/teams/{home}")
    number = next(iter(before.values()))
    for action, fields in {
        "propose": {"unit": home},
        "begin": {"unit": home, "belongs": team, "name": "Min egen"},
        "change": {"plc": number, "name": "Min egen"},
        "join": {"plc": number, "name": "member"},
        "leave": {"plc": number, "name": "Lise Vang"},
        "end": {"plc": number, "sure": "on"},
        "way": {"unit": home, "text": "Som jeg vil"},
    }.items():
        assert client.post(f"/teams/{action}", data=fields).status_code in (403, 404), action
    assert plcs(own_store) == before


def test_a_leader_reaches_no_other_house(leader: FlaskClient, own_store: Engine, home: int) -> None:
    with reading(own_store) as connection:
        here = tables.unit_in_round.c
        wanted = select(here.unit_id).where(here.kind == "institution", here.unit_id != home)
        other = connection.execute(wanted.order_by(here.unit_id)).scalars().first()
        below = select(here.unit_id).where(here.parent_id == other)
        theirs = connection.execute(below.order_by(here.unit_id)).scalars().first()
    assert other is not None
    assert theirs is not None
    before = plcs(own_store)
    assert "Siden findes ikke" in seen(leader, f"/teams/{other}")
    assert leader.post("/teams/propose", data={"unit": other}).status_code == 404
    forged = {"unit": home, "belongs": theirs, "name": "Deres"}
    assert leader.post("/teams/begin", data=forged).status_code == 404
    ticked = {"unit": home, "belongs": home, "name": "Deres", f"unit-{theirs}": "on"}
    assert leader.post("/teams/begin", data=ticked).status_code == 404
    assert plcs(own_store) == before

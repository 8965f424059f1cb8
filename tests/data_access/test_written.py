"""What a reader is given of a worksheet's text: its team everything, those who lead the decision and how far it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from dashboard.access import Grant, Role, Scope
from dashboard.worksheet.sheet import Sheet
from data_access import catalogue, tables
from data_access.engine import writing
from data_access.questions.worksheets.sheet import sheet
from data_access.questions.worksheets.written import of_sheets, written
from tests.data_access.team import Team, begun
from tests.stores import Stores


@pytest.fixture
def team(stores: Stores, first_round: Path) -> Iterator[Team]:
    stores.take(first_round)
    with writing(stores.store) as connection:
        yield begun(connection)


@pytest.fixture
def home(team: Team) -> int:
    return int(team.store.execute(select(tables.plc.c.institution_id)).scalar_one())


@pytest.fixture
def member(team: Team) -> Scope:
    number = team.store.execute(select(tables.plc.c.id)).scalar_one()
    return Scope(plcs={number: Role.MEMBER})


def opened(team: Team, scope: Scope) -> Sheet:
    found = sheet(scope, team.store, catalogue.read(team.store), team.sheet)
    assert found is not None
    return found


def test_rows_come_in_order_of_birth_without_those_that_were_removed(team: Team, member: Scope) -> None:
    for key in ("b", "a", "c"):
        team.save("Anna", f"actions.{key}.row", 0, "1")
        team.save("Anna", f"actions.{key}.title", 0, f"Tiltag {key}")
    team.save("Bo", "actions.a.row", 1, "")
    team.save("Bo", "actions.b.title", 1, "Tiltag b, rettet")
    found = written(member, team.store, opened(team, member)).rows("actions")
    assert [(row.key, row.text("title"), row.text("status")) for row in found] == [
        ("b", "Tiltag b, rettet", ""),
        ("c", "Tiltag c", ""),
    ]


def test_who_leads_sees_the_decision_and_how_far_the_actions_are_and_no_text(
    team: Team, member: Scope, home: int
) -> None:
    for field, text in {
        "goal.difference": "hemmeligt",
        "evaluation.learned": "hemmeligt",
        "evaluation.decision": "continue",
        "actions.a.title": "hemmeligt",
        "actions.a.status": "done",
    }.items():
        team.save("Anna", field, 0, text)
    leader = Scope((Grant(Role.LEADER, home),))
    found = written(leader, team.store, opened(team, leader))
    assert found.text("evaluation.decision") == "continue"
    assert [(row.text("title"), row.text("status")) for row in found.rows("actions")] == [("", "done")]
    assert "hemmeligt" not in found.texts.values()


def test_of_several_worksheets_at_once_everybody_reads_as_much_as_of_one(team: Team, member: Scope, home: int) -> None:
    for field, text in {
        "actions.b.row": "1",
        "actions.b.title": "Samme begyndelse",
        "actions.a.row": "1",
        "actions.a.status": "done",
        "evaluation.decision": "continue",
        "goal.difference": "Flere skal trives",
        "goal.target_group": "hemmeligt",
    }.items():
        team.save("Anna", field, 0, text)
    team.save("Bo", "actions.a.status", 1, "running")
    for reader in (member, Scope((Grant(Role.LEADER, home),))):
        found = opened(team, reader)
        every = written(reader, team.store, found).texts
        asked = ("actions.", "evaluation.", "goal.difference")
        some = {at: text for at, text in every.items() if at.startswith(asked)}
        assert list(of_sheets(reader, team.store, [found], asked)[found.number].texts.items()) == list(some.items())

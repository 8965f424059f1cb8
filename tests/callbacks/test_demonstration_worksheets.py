"""The worksheets of the demonstration: what made-up teams wrote fits its fields, and is written once."""

from datetime import date

import pytest
from sqlalchemy import Engine, func, select

from callbacks.demonstration import USERS, add_users
from dashboard.demonstration.worksheets import SheetPlan, worksheets
from dashboard.language import LANGUAGES
from dashboard.logged import holds_cpr
from dashboard.worksheet import form
from data_access import revisions, tables
from data_access.engine import reading
from tests.callbacks.conftest import unit_of
from tests.stores import dump

PLANS = worksheets().sheet
PEOPLE = {one.name for one in worksheets().colleague} | {user.name for user in USERS}


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.topics[0])
def test_every_text_fits_its_field_and_nobody_is_recognised(plan: SheetPlan) -> None:
    meetings = [f"meetings.1.{key}" for meeting in plan.meeting for key in meeting.fields]
    assert all(form.field(address) for address in (*plan.fields, *meetings))
    for address in plan.fields:
        found, text = form.field(address), plan.text(address, date(2026, 11, 22))
        assert found is not None
        assert found.takes(text), address
        assert not holds_cpr(text)
    assert plan.template in form.templates()
    assert {plan.author, *plan.by.values()} <= PEOPLE
    assert set(plan.by) <= set(plan.fields)


def test_worksheets_are_written_once_however_often_the_program_begins(own_store: Engine) -> None:
    add_users(own_store)
    before = dump(own_store)
    add_users(own_store)
    assert dump(own_store) == before


def test_the_last_worksheet_was_decided_and_the_present_ones_hold_figures(own_store: Engine) -> None:
    add_users(own_store)
    home = unit_of(own_store, "leader")
    with reading(own_store) as connection:
        sheets = connection.execute(select(tables.worksheet).order_by(tables.worksheet.c.id)).all()
        homes = connection.execute(select(tables.plc.c.institution_id).distinct()).scalars().all()
        held = connection.execute(select(func.count(tables.finding.c.worksheet_id.distinct()))).scalar_one()
        heads = revisions.heads(connection, sheets[0].id)
    assert (len(sheets), homes, held) == (len(PLANS), [home], len(PLANS))
    assert [one.status for one in sheets] == ["closed", *["open"] * (len(PLANS) - 1)]
    assert heads["evaluation.decision"].text == "close"
    assert heads["evaluation.learned"].author == "member"


def test_the_coordinator_and_the_member_take_part_in_the_first_team(own_store: Engine) -> None:
    add_users(own_store)
    with reading(own_store) as connection:
        first = connection.execute(select(tables.plc.c.unit_id).order_by(tables.plc.c.id)).scalars().first()
    assert first == unit_of(own_store, "coordinator") == unit_of(own_store, "member")


def test_the_demonstration_writes_danish_alone() -> None:
    """Teams type in their own language: nothing of it is a text of the interface."""
    own = {text for plan in PLANS for text in plan.fields.values() if isinstance(text, str) and " " in text}
    assert not own & set(LANGUAGES["da"].texts.values())

"""Made-up worksheets of the demonstration's teams, each about a figure of theirs that the store truly holds."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

from callbacks.demonstration_teams import Team
from callbacks.demonstration_work import AFTER, AIM
from dashboard.access import OPERATOR
from dashboard.cells import Cell
from dashboard.demonstration.worksheets import MeetingPlan, SheetPlan, worksheets
from dashboard.disclosure.universe import ALL
from dashboard.moments import from_danish
from dashboard.work import Work
from data_access import focus_areas, meetings, revisions, sheet_edits, sheet_work
from data_access import worksheets as kept
from data_access.catalogue import Catalogue, Round
from data_access.engine import Connection
from data_access.focus_areas import Address
from data_access.questions import cells
from data_access.questions.units import Trail
from data_access.revisions import Edit
from data_access.worksheet_start import NewSheet, start

BEGINS = time(14, 15)


def write_worksheets(store: Connection, catalogue: Catalogue, teams: Sequence[Team], today: date) -> None:
    """For as many teams and rounds as there are."""
    for plan in worksheets().sheet:
        if plan.team < len(teams) and plan.rounds_ago < len(catalogue.rounds):
            _write(store, catalogue, plan, teams[plan.team], today)


def _write(store: Connection, catalogue: Catalogue, plan: SheetPlan, team: Team, today: date) -> None:
    plc, trail = team
    round_ = catalogue.rounds[-1 - plan.rounds_ago]
    areas = _areas(store, catalogue, round_, plan, trail)
    number = start(store, catalogue, NewSheet(plc, round_, plan.template, plan.author, tuple(areas)))
    for field in plan.fields:
        text = plan.text(field, today)
        sheet_edits.save(store, number, plan.writer(field), Edit(field, 0, str(uuid4()), text))
    kept.share(store, number, plan.visibility)
    if plan.closed and kept.close(store, number):
        sheet_work.done(store, number, Work.WORKSHEET_CLOSED)
    for place, meeting in enumerate(plan.meeting, 1):
        _meet(store, number, plan, meeting, place, today)


def _meet(store: Connection, worksheet: int, plan: SheetPlan, meeting: MeetingPlan, place: int, today: date) -> None:
    """Where it was held, what was written in it."""
    planned = datetime.combine(today + timedelta(days=meeting.days), BEGINS)
    number = meetings.plan(store, worksheet, planned, meeting.minutes)
    if not meeting.is_held:
        return
    begun = from_danish(planned)
    meetings.begin(store, number, begun)
    for key, text in meeting.fields.items():
        revisions.write(store, worksheet, plan.author, f"meetings.{place}.{key}", text)
    if meetings.end(store, number, begun + timedelta(minutes=meeting.minutes)):
        sheet_work.done(store, worksheet, Work.MEETING_HELD)


def _areas(store: Connection, catalogue: Catalogue, round_: Round, plan: SheetPlan, trail: Trail) -> list[int]:
    """The number of the first of the topics of which the team has a figure; or none."""
    for topic in plan.topics:
        key, factor = topic.split()
        found = _figure(store, catalogue, round_, (key, factor), trail)
        if found is not None:
            address, cell = found
            when = datetime.combine(round_.closed, BEGINS, UTC) + AFTER
            return [focus_areas.choose(store, address, cell, (cell.points or 0) + AIM, plan.author, when)]
    return []


def _figure(
    store: Connection, catalogue: Catalogue, round_: Round, topic: tuple[str, str], trail: Trail
) -> tuple[Address, Cell] | None:
    form = catalogue.form(round_.id, topic[0])
    factor = catalogue.factor(round_.id, form.id, topic[1]) if form else None
    if form is None or factor is None:
        return None
    found = cells.of(OPERATOR, store, [(round_.id, trail)], form.id, catalogue.splits[ALL])
    cell = found.get((trail[-1].unit, factor.id, round_.id))
    return (Address(trail[-1].unit, round_.id, form.id, factor.id), cell) if cell and cell.shown else None

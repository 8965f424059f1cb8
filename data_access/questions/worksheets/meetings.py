"""The meetings of worksheets, for whoever reads what the team writes."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Row, select

from dashboard.access import Scope
from dashboard.meeting import Meeting
from dashboard.moments import danish, utc
from dashboard.plc import Access
from dashboard.worksheet.sheet import Sheet
from data_access import tables
from data_access.catalogue import Catalogue
from data_access.questions.worksheets.sheet import sheet

_meeting = tables.meeting.c


@dataclass(frozen=True, slots=True)
class Over:
    """A meeting and the worksheet that it is about."""

    meeting: Meeting
    sheet: Sheet


def meeting(scope: Scope, store: Connection, catalogue: Catalogue, number: int) -> Over | None:
    """None where there is none, or its worksheet's text is not the reader's."""
    row = store.execute(select(tables.meeting).where(_meeting.id == number)).first()
    found = sheet(scope, store, catalogue, row.worksheet_id) if row else None
    return Over(_told(row), found) if row and found and found.access >= Access.TEXT else None


def of_sheets(scope: Scope, store: Connection, sheets: Iterable[Sheet]) -> dict[int, list[Meeting]]:
    """By number of the worksheet, in the order in which they were planned; without those the reader does not read."""
    read = {one.number: list[Meeting]() for one in sheets if one.access >= Access.TEXT}
    rows = store.execute(select(tables.meeting).where(_meeting.worksheet_id.in_(read)).order_by(_meeting.number))
    for row in rows:
        read[row.worksheet_id].append(_told(row))
    return read


def _told(row: Row) -> Meeting:
    return Meeting(
        number=row.id,
        worksheet=row.worksheet_id,
        place=row.number,
        minutes=row.minutes,
        planned=danish(row.planned_at) if row.planned_at else None,
        step=row.step,
        step_at=utc(row.step_at) if row.step_at else None,
        held=danish(row.began_at) if row.began_at else None,
        ended=danish(row.ended_at) if row.ended_at else None,
    )

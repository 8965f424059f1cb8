"""What a worksheet held at some moment: everything that was typed is kept, so that it can be read again as it was."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, func, select

from dashboard.access import Scope
from dashboard.meeting import Meeting
from dashboard.moments import from_danish
from dashboard.plc import Access, knows_past
from dashboard.worksheet.sheet import Sheet
from dashboard.worksheet.written import Written
from data_access import tables
from data_access.questions.worksheets.written import of_sheets, written

_revision = tables.revision.c


def as_it_stood(scope: Scope, store: Connection, sheet: Sheet, until: datetime) -> Written:
    """`until` is in UTC. Nothing for others than the team: it tells of what was taken away since."""
    if not knows_past(scope, sheet.plc):
        return Written({})
    heads = select(_revision.field, func.max(_revision.rev).label("rev"), func.min(_revision.id).label("first"))
    heads = heads.where(_revision.worksheet_id == sheet.number, _revision.at <= until).group_by(_revision.field)
    newest = heads.subquery()
    same = (newest.c.field == _revision.field) & (newest.c.rev == _revision.rev)
    wanted = select(_revision.field, _revision.text).join(newest, same)
    rows = store.execute(wanted.where(_revision.worksheet_id == sheet.number).order_by(newest.c.first))
    return Written({row.field: row.text for row in rows})


def after_meeting(scope: Scope, store: Connection, sheet: Sheet, meeting: Meeting) -> Written:
    """As the meeting left it, but for what is written about the meeting itself, which may be put right afterwards.

    Others than the team are told what stands now.
    """
    now = written(scope, store, sheet)
    if meeting.ended is None or meeting.step is not None or not knows_past(scope, sheet.plc):
        return now
    then = as_it_stood(scope, store, sheet, from_danish(meeting.ended))
    own = {address: text for address, text in now.texts.items() if address.startswith(meeting.address_of(""))}
    return Written({**then.texts, **own})


def roles_before(
    scope: Scope, store: Connection, sheets: Collection[Sheet], roles: Collection[str], meeting: Meeting
) -> list[dict[str, str]]:
    """Who had which role in the other meetings of these worksheets, the first meeting first."""
    texts = of_sheets(scope, store, [one for one in sheets if one.access >= Access.TEXT], ["meetings."])
    here = tables.meeting.c
    wanted = select(here.worksheet_id, here.number).where(here.worksheet_id.in_(texts), here.id != meeting.number)
    held = store.execute(wanted.where(here.began_at.is_not(None)).order_by(here.began_at, here.id)).all()
    return [{role: texts[sheet].text(f"meetings.{place}.{role}") for role in roles} for sheet, place in held]

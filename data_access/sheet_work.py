"""What teams do with their worksheets, as it counts: for the institution they work in, and at their focus areas."""

from sqlalchemy import Connection, select

from dashboard.work import Work
from data_access import focus_areas, tables, work


def done(store: Connection, worksheet: int, what: Work) -> None:
    """Once for the institution, however many focus areas the worksheet works on, and once at each of these.

    That it was the first time is the caller's to see: a worksheet that is closed twice was closed once.
    """
    sheet, plc, link = tables.worksheet.c, tables.plc.c, tables.worksheet_area.c
    wanted = select(sheet.round_id, plc.institution_id).join(tables.plc, plc.id == sheet.plc_id)
    found = store.execute(wanted.where(sheet.id == worksheet)).one()
    work.add(store, found.round_id, found.institution_id, what)
    for area in store.execute(select(link.focus_area_id).where(link.worksheet_id == worksheet)).scalars().all():
        focus_areas.worked(store, area)

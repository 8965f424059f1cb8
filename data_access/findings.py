"""Findings as they are kept: held fast with their fingerprint, and never changed or deleted."""

from sqlalchemy import Connection, select

from dashboard.moments import present
from dashboard.worksheet.finding import Finding, fingerprint, written
from data_access import tables
from data_access.accounts import number_of
from data_access.rows import inserted
from data_access.worksheets import take_turns

_finding = tables.finding.c


def freeze(store: Connection, worksheet: int, finding: Finding, account: str, area: int | None = None) -> bool:
    """False where the worksheet holds the very same already. Raises UnknownAccount."""
    take_turns(store, worksheet)
    content = written(finding)
    mark = fingerprint(content)
    same = (_finding.worksheet_id == worksheet, _finding.fingerprint == mark)
    if store.execute(select(_finding.id).where(*same)).first() is not None:
        return False
    values = {"worksheet_id": worksheet, "focus_area_id": area, "content": content, "fingerprint": mark}
    inserted(store, tables.finding, values | {"account_id": number_of(store, account), "at": present()})
    return True


def areas_held(store: Connection, worksheet: int) -> list[bool]:
    """For each focus area of the worksheet, whether some figure is held fast for it."""
    link = tables.worksheet_area.c
    held = select(_finding.id).where(_finding.worksheet_id == worksheet, _finding.focus_area_id == link.focus_area_id)
    wanted = select(held.exists()).where(link.worksheet_id == worksheet).order_by(link.focus_area_id)
    return [bool(one) for one in store.execute(wanted).scalars()]

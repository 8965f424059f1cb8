"""Findings as they are kept: held fast with their fingerprint, and never changed or deleted."""

from sqlalchemy import Connection, select

from dashboard.moments import present
from dashboard.worksheet.finding import Finding, fingerprint, written
from data_access import tables
from data_access.accounts import number_of
from data_access.rows import inserted

_finding = tables.finding.c


def freeze(store: Connection, worksheet: int, finding: Finding, account: str, area: int | None = None) -> bool:
    """False where the worksheet holds the very same already. Raises UnknownAccount."""
    content = written(finding)
    mark = fingerprint(content)
    same = (_finding.worksheet_id == worksheet, _finding.fingerprint == mark)
    if store.execute(select(_finding.id).where(*same)).first() is not None:
        return False
    values = {"worksheet_id": worksheet, "focus_area_id": area, "content": content, "fingerprint": mark}
    inserted(store, tables.finding, values | {"account_id": number_of(store, account), "at": present()})
    return True

"""Files of a worksheet, for whoever reads its text."""

from sqlalchemy import Connection, Row, select

from dashboard.access import Scope
from dashboard.attachments import Attached
from dashboard.moments import danish
from dashboard.plc import Access, access, knows_past
from dashboard.worksheet.form import EVIDENCE, ROW
from dashboard.worksheet.sheet import Sheet
from dashboard.worksheet.written import Written
from data_access import revisions, tables

_file = tables.attachment.c
_TOLD = [column for column in tables.attachment.columns if column.name != "content"]


def attached(scope: Scope, store: Connection, sheet: Sheet) -> list[Attached]:
    """In the order in which they came; removed ones only to those who may put them back, and those of rows that were
    removed to the team alone."""
    reach = access(scope, sheet.plc, sheet.visibility)
    if reach < Access.TEXT:
        return []
    wanted = select(*_TOLD, tables.account.c.name.label("author")).join(tables.account)
    rows = store.execute(wanted.where(_file.worksheet_id == sheet.number).order_by(_file.id)).all()
    found = [_told(row) for row in rows if reach is Access.WRITE or row.removed_at is None]
    return found if knows_past(scope, sheet.plc) or not found else _of_rows_that_stand(store, sheet, found)


def _of_rows_that_stand(store: Connection, sheet: Sheet, files: list[Attached]) -> list[Attached]:
    stands = Written({address: head.text for address, head in revisions.heads(store, sheet.number).items()})
    return [one for one in files if not stands.is_gone(f"{EVIDENCE}.{one.row}.{ROW}")]


def content(scope: Scope, store: Connection, sheet: Sheet, number: int) -> tuple[Attached, bytes] | None:
    """None where the worksheet has no such file for the reader, or it was removed."""
    found = next((one for one in attached(scope, store, sheet) if one.number == number and not one.removed), None)
    if found is None:
        return None
    return found, bytes(store.execute(select(_file.content).where(_file.id == number)).scalar_one())


def _told(row: Row) -> Attached:
    return Attached(
        number=row.id,
        row=row.row,
        name=row.name,
        media_type=row.media_type,
        size=row.size,
        author=row.author,
        at=danish(row.at),
        removed=row.removed_at is not None,
        fingerprint=row.fingerprint,
    )

"""What is typed into a worksheet, and what it counts for: an action that is done for the first time is work done."""

from sqlalchemy import Connection, select

from dashboard.work import Work
from dashboard.worksheet.page import DONE
from data_access import revisions, sheet_work, tables
from data_access.revisions import Edit, Saved

_revision = tables.revision.c


def save(store: Connection, worksheet: int, account: str, edit: Edit) -> Saved:
    """As `revisions.save`."""
    _take_turns(store, worksheet)
    first = _says_done(edit) and not _was_done(store, worksheet, edit.field)
    saved = revisions.save(store, worksheet, account, edit)
    if first:
        sheet_work.done(store, worksheet, Work.ACTION_DONE)
    return saved


def _says_done(edit: Edit) -> bool:
    return edit.field.startswith("actions.") and edit.field.endswith(".status") and edit.text == DONE


def _was_done(store: Connection, worksheet: int, address: str) -> bool:
    """Ever: a change that is sent again was."""
    said = (_revision.worksheet_id == worksheet, _revision.field == address, _revision.text == DONE)
    return store.execute(select(_revision.id).where(*said).limit(1)).first() is not None


def _take_turns(store: Connection, worksheet: int) -> None:
    """Two who say it at once would both be the first; SQLite takes turns by itself."""
    store.execute(select(tables.worksheet.c.id).where(tables.worksheet.c.id == worksheet).with_for_update())

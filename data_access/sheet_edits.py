"""What is typed into a worksheet, and what it counts for: an action that is done for the first time is work done."""

from sqlalchemy import Connection, select

from dashboard.work import Work
from dashboard.worksheet.actions import DONE, has_been_done, of_done
from data_access import revisions, sheet_work, tables
from data_access.revisions import Edit, Saved
from data_access.worksheets import take_turns

_revision = tables.revision.c


def save(store: Connection, worksheet: int, account: str, edit: Edit) -> Saved:
    """As `revisions.save`."""
    take_turns(store, worksheet)  # two who say it at once would both be the first
    before = _has_been_done(store, worksheet, edit.field)
    saved = revisions.save(store, worksheet, account, edit)
    if not before and _has_been_done(store, worksheet, edit.field):
        sheet_work.done(store, worksheet, Work.ACTION_DONE)
    return saved


def _has_been_done(store: Connection, worksheet: int, address: str) -> bool:
    """Whether the action that the field belongs to ever was: one that is done again was done once."""
    together = of_done(address)
    if not together:
        return False
    here = (_revision.worksheet_id == worksheet, _revision.field.in_(together))
    if store.execute(select(_revision.id).where(*here, _revision.text == DONE).limit(1)).first() is None:
        return False  # titles are saved again and again while they are typed
    found = store.execute(select(_revision.field, _revision.text).where(*here).order_by(_revision.id))
    return has_been_done((row.field, row.text) for row in found)

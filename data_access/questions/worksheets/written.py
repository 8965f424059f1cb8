"""What stands in a worksheet, for a reader who reaches into it."""

from sqlalchemy import Connection

from dashboard.access import Scope
from dashboard.plc import Access, access
from dashboard.worksheet.form import ROW
from dashboard.worksheet.sheet import Sheet
from dashboard.worksheet.written import Written
from data_access import revisions

# What those who lead may know of every worksheet: what was decided, and how far its actions are.
_DECISION, _ACTIONS = "evaluation.decision", "actions."
_OF_ACTIONS = (f".{ROW}", ".status")


def written(scope: Scope, store: Connection, sheet: Sheet) -> Written:
    """With access to the text everything; with oversight the decision, and the rows of actions with their status."""
    reach = access(scope, sheet.plc, sheet.visibility)
    if reach is Access.NOTHING:
        return Written({})
    found = {address: head.text for address, head in revisions.heads(store, sheet.number).items()}
    if reach >= Access.TEXT:
        return Written(found)
    return Written({address: text for address, text in found.items() if _may_be_overseen(address)})


def _may_be_overseen(address: str) -> bool:
    return address == _DECISION or (address.startswith(_ACTIONS) and address.endswith(_OF_ACTIONS))

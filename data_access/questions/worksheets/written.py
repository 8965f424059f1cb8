"""What stands in a worksheet, for a reader who reaches into it."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection

from dashboard.access import Scope
from dashboard.plc import Access, access, knows_past
from dashboard.worksheet.form import ROW
from dashboard.worksheet.sheet import Sheet
from dashboard.worksheet.written import Written
from data_access import revisions, worksheet_texts

# What those who lead may know of every worksheet: what was decided, and how far its actions are.
_DECISION, _ACTIONS = "evaluation.decision", "actions."
_OF_ACTIONS = (f".{ROW}", ".status")


def written(scope: Scope, store: Connection, sheet: Sheet) -> Written:
    """With access to the text everything, for others than the team without removed rows; with oversight the decision,
    and the rows of actions with their status."""
    return _read(scope, sheet, {address: head.text for address, head in revisions.heads(store, sheet.number).items()})


def of_sheets(
    scope: Scope, store: Connection, sheets: Collection[Sheet], beginnings: Collection[str]
) -> dict[int, Written]:
    """By number, of several at once: as far as the addresses of fields begin in one of these ways."""
    found = worksheet_texts.texts_of(store, [one.number for one in sheets], beginnings)
    return {one.number: _read(scope, one, found[one.number]) for one in sheets}


def _read(scope: Scope, sheet: Sheet, texts: Mapping[str, str]) -> Written:
    reach = access(scope, sheet.plc, sheet.visibility)
    if reach is Access.NOTHING:
        return Written({})
    every = Written(texts)
    found = every if knows_past(scope, sheet.plc) else every.standing
    if reach >= Access.TEXT:
        return found
    return Written({address: text for address, text in found.texts.items() if _may_be_overseen(address)})


def _may_be_overseen(address: str) -> bool:
    return address == _DECISION or (address.startswith(_ACTIONS) and address.endswith(_OF_ACTIONS))

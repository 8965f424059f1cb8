"""The page `worksheet`: parse, ask, hand on."""

from callbacks import attachments, sheet_saving, worksheet_actions, worksheet_begin, worksheet_files
from callbacks.mounting import Mounted
from callbacks.reader import Reader
from callbacks.view import Shown, Store
from dashboard.logged import Event
from dashboard.selection import Selection
from dashboard.worksheet.page import SheetPage
from data_access.questions.worksheets.page import page
from layouts import worksheet as layout


def show(who: Reader, store: Store, selection: Selection) -> Shown | None:
    with store.asked() as (connection, catalogue):
        found = page(who.scope, connection, catalogue, selection)
    if found is None:
        return None
    _log(who, store, found)
    return layout.title(found, who.language), layout.page(found, who.language), found.selection


def register(on: Mounted, store: Store) -> None:
    for part in (attachments, sheet_saving, worksheet_actions, worksheet_begin, worksheet_files):
        part.register(on)


def _log(who: Reader, store: Store, found: SheetPage) -> None:
    """Whose figures were read, beside that the worksheet was."""
    for one in {(held.finding.unit, held.finding.round.key, held.finding.form.key) for held in found.findings}:
        unit, round_, form = one
        store.log.soon(Event.READ, who.name, unit, view="worksheet", round=round_, form=form)

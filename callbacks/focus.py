"""The page of a unit's focus areas: parse, ask, hand on."""

from callbacks import focus_changes, focus_choosing
from callbacks.mounting import Mounted
from callbacks.reader import Reader
from callbacks.view import Shown, Store
from dashboard.selection import Selection
from data_access.questions.focus.page import focus_page
from layouts import focus as layout


def show(who: Reader, store: Store, selection: Selection) -> Shown | None:
    with store.asked() as (connection, catalogue):
        found = focus_page(who.scope, connection, catalogue, selection)
    if found is None:
        return None
    kept = who.said.kept if who.said else {}
    return layout.title(found, who.language), layout.page(found, kept, who.language), found.progress.selection


def register(on: Mounted, store: Store) -> None:
    focus_choosing.register(on)
    focus_changes.register(on)

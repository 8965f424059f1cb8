"""The map of what can be compared over rounds: parse, ask, hand on."""

from callbacks.mounting import Mounted
from callbacks.reader import Reader
from callbacks.view import Shown, Store
from dashboard.selection import Selection
from data_access.questions.comparability import comparability
from layouts import comparability as layout


def show(who: Reader, store: Store, selection: Selection) -> Shown | None:
    with store.asked() as (connection, catalogue):
        found = comparability(who.scope, connection, catalogue, selection)
    if found is None:
        return None
    return layout.title(found, who.language), layout.page(found, who.language), found.selection


def register(on: Mounted, store: Store) -> None:
    """Nothing to connect: every choice on the page is a link."""

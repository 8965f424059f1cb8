"""The panel of indicators: parse, ask, hand on."""

from callbacks.mounting import Mounted
from callbacks.reader import Reader
from callbacks.view import Shown, Store
from dashboard.selection import Selection
from data_access.questions.indicators.place import place
from layouts import indicators as layout


def show(who: Reader, store: Store, selection: Selection) -> Shown | None:
    assert selection.unit is not None  # the view is of a unit
    with store.asked() as (connection, catalogue):
        found = place(who.scope, connection, catalogue, selection.unit)
    if found is None:
        return None
    return who.language.text("indicators.title"), layout.page(found.link, who.language)


def register(on: Mounted, store: Store) -> None:
    """Nothing to connect yet."""

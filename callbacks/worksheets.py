"""The page `worksheets`: parse, ask, hand on."""

from callbacks.mounting import Mounted
from callbacks.reader import Reader
from callbacks.view import Shown, Store
from dashboard.selection import Selection
from layouts import worksheets as layout


def show(who: Reader, store: Store, selection: Selection) -> Shown | None:
    return "worksheets", layout.page(who.language)


def register(on: Mounted, store: Store) -> None:
    """Nothing yet."""

"""The method page: parse, ask, hand on."""

from callbacks.mounting import Mounted
from callbacks.reader import Reader
from callbacks.view import Shown, Store
from dashboard.selection import Selection
from layouts import method as layout


def show(who: Reader, store: Store, selection: Selection) -> Shown | None:
    """With the smallest group of the newest round, whichever round the address names."""
    with store.asked() as (_, catalogue):
        newest = catalogue.round(None)
    return layout.title(who.language), layout.page(newest.k if newest else None, who.language)


def register(on: Mounted, store: Store) -> None:
    """Nothing to connect: the page is words and links."""

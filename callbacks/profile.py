"""The profile page: parse, ask, hand on."""

from callbacks.mounting import Mounted
from callbacks.reader import Reader
from callbacks.view import Shown, Store
from dashboard.selection import Selection
from data_access.questions.profile import profile
from layouts import profile as layout


def show(who: Reader, store: Store, selection: Selection) -> Shown | None:
    with store.asked() as (connection, catalogue):
        found = profile(who.scope, connection, catalogue, selection)
    return None if found is None else (layout.title(found, who.language), layout.page(found, who.language))


def register(on: Mounted, store: Store) -> None:
    """Nothing to connect: every choice on the page is a link, so the address carries the whole view."""

"""The front page: parse, ask, hand on."""

from callbacks.mounting import Mounted
from callbacks.reader import Reader
from callbacks.view import Shown, Store
from dashboard.moments import danish, present
from dashboard.selection import Selection
from data_access.questions.home import home
from layouts import home as layout


def show(who: Reader, store: Store, selection: Selection) -> Shown | None:
    with store.asked() as (connection, catalogue):
        found = home(who.scope, connection, catalogue)
    return who.language.text("home.title"), layout.page(found, danish(present()).date(), who.language)


def register(on: Mounted, store: Store) -> None:
    """Nothing to connect: the page is links only."""

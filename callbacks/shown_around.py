"""Showing somebody round a page the first time, and again when they ask: parse, ask, hand on."""

from callbacks import fields as read
from callbacks.mounting import Fields, Mounted
from callbacks.reader import Reader
from callbacks.said import Answer
from callbacks.view import Store
from dashboard.selection import Selection
from dashboard.shown_around import Tour
from data_access import shown_around
from data_access.engine import Connection, writing

VIEW = "profile"


def register(on: Mounted) -> None:
    on.form("shown", shown)
    on.form("again", again)


def tour(who: Reader, store: Connection) -> Tour:
    return Tour(VIEW, shown_around.is_seen(store, who.name, VIEW))


def shown(who: Reader, store: Store, fields: Fields) -> Answer:
    """Back to where the reader stood, without the tour."""
    page = read.page(fields, VIEW)
    with writing(store.engine) as connection:
        shown_around.remember(connection, who.name, VIEW)
    return Answer(page.address)


def again(who: Reader, store: Store, fields: Fields) -> Answer:
    page: Selection = read.page(fields, VIEW)
    with writing(store.engine) as connection:
        shown_around.forget(connection, who.name, VIEW)
    return Answer(f"{page.address}#guide")

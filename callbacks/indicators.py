"""The panel of goals, and one of its indicators: parse, ask, hand on."""

from callbacks import indicator_targets
from callbacks.mounting import Mounted
from callbacks.reader import Reader
from callbacks.view import Shown, Store
from dashboard.moments import today
from dashboard.selection import Selection
from data_access.questions.indicators.one import one
from data_access.questions.indicators.panel import panel
from layouts import indicators as layout
from layouts.pieces import one_indicator


def show(who: Reader, store: Store, selection: Selection) -> Shown | None:
    return _one(who, store, selection) if selection.indicator else _panel(who, store, selection)


def _panel(who: Reader, store: Store, selection: Selection) -> Shown | None:
    with store.asked() as (connection, catalogue):
        found = panel(who.scope, connection, catalogue, selection)
    if found is None:
        return None
    return layout.title(found, who.language), layout.page(found, who.language), found.selection


def _one(who: Reader, store: Store, selection: Selection) -> Shown | None:
    with store.asked() as (connection, catalogue):
        found = one(who.scope, connection, catalogue, selection, today())
    if found is None:
        return None
    kept = who.said.kept if who.said else {}
    return one_indicator.title(found, who.language), one_indicator.page(found, who.language, kept), found.selection


def register(on: Mounted, store: Store) -> None:
    indicator_targets.register(on)

"""The page of participation, and its newer numbers while a round is open: parse, ask, hand on."""

import hashlib
from typing import Any

from dash import Input, Output, State
from dash.exceptions import PreventUpdate
from flask import abort

from callbacks.mounting import Denied, Mounted
from callbacks.reader import Reader
from callbacks.view import Shown, Store
from dashboard.logged import Event
from dashboard.participation import Participating
from dashboard.selection import Malformed, Selection
from data_access.questions.participation import participation
from layouts import participation as layout


def show(who: Reader, store: Store, selection: Selection) -> Shown | None:
    found = _found(who, store, selection)
    if found is None:
        return None
    return layout.title(found, who.language), layout.page(found, who.language, _mark(found)), found.selection


def register(on: Mounted, store: Store) -> None:
    def news(who: Reader, _times: Any, path: Any, query: Any, seen: Any) -> tuple[Any, str, str]:
        return newer(who, store, path, query, seen)

    on.clock(
        Output(layout.BODY, "children"),
        Output(layout.SEEN, "data"),
        Output(layout.SAID, "children"),
        Input(layout.CLOCK, "n_intervals"),
        State("address", "pathname"),
        State("address", "search"),
        State(layout.SEEN, "data"),
        prevent_initial_call=True,
    )(news)
    on.in_browser("turnout", "renewed", Output(layout.RENEWED, "data"), Input(layout.SEEN, "data"))


def newer(who: Reader, store: Store, path: Any, query: Any, seen: Any) -> tuple[Any, str, str]:
    """Everything here is as the browser claims it. `seen` only saves an answer: it opens nothing.

    Raises PreventUpdate where nothing is new, or where the reader has gone to another page meanwhile.
    """
    selection = _claimed(path, query)
    if selection.view != "participation" or selection.unit is None:
        raise PreventUpdate
    found = _found(who, store, selection)
    if found is None:
        raise Denied(selection.unit)
    mark = _mark(found)
    if mark == seen:
        raise PreventUpdate
    told = {"view": found.selection.view, "round": found.selection.round or "", "form": found.selection.form or ""}
    store.log.soon(Event.READ, who.name, selection.unit, **told)
    return layout.body(found, who.language), mark, layout.said(found, who.language)


def _claimed(path: Any, query: Any) -> Selection:
    if not all(part is None or (isinstance(part, str) and part.isascii()) for part in (path, query)):
        abort(400)
    try:
        return Selection.from_address(path or "/", query or "")
    except Malformed:
        abort(400)


def _found(who: Reader, store: Store, selection: Selection) -> Participating | None:
    with store.asked() as (connection, catalogue):
        return participation(who.scope, connection, catalogue, selection)


def _mark(found: Participating) -> str:
    """Another one as soon as anything that the page tells is another."""
    return hashlib.sha256(repr(found).encode()).hexdigest()[:16]

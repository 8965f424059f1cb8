"""Where views are mounted: one callback turns an address into a page, and no view answers a reader it is not for."""

import logging
import secrets
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output
from dash.development.base_component import Component
from flask import request
from flask_login import current_user

from callbacks.menu import menu
from callbacks.mounting import Mounted
from callbacks.reader import Reader, language_of, reader
from callbacks.said import heard
from callbacks.view import Shown, Store
from dashboard.access import may_enter
from dashboard.language import Language
from dashboard.logged import Event
from dashboard.selection import Malformed, Selection
from dashboard.views import VIEWS, View, view
from layouts import failure, frame, not_found

LOGGED = ("view", "round", "form", "split", "against", "factor", "indicator", "edition", "section", "month")

_log = logging.getLogger(__name__)


def mount(app: Dash, store: Store, usual_language: str) -> None:
    """Connect the address with the page, and let every view connect what happens on its own."""
    show = _shower(store, usual_language)
    app.callback(
        Output("page", "children"), Output("title", "data"), Input("address", "pathname"), Input("address", "search")
    )(show)
    app.clientside_callback(
        ClientsideFunction("navigation", "arrived"),
        Output("arrived", "data"),
        Input("title", "data"),
        prevent_initial_call=True,
    )
    for found in VIEWS:
        import_module(f"callbacks.{found.key}").register(Mounted(app, store, found, usual_language), store)


def _shower(store: Store, usual_language: str) -> Callable[[str | None, str | None], tuple[Any, str]]:
    def show(path: Any, query: Any) -> tuple[Any, str]:
        path, query = _claimed(path, query)
        language = language_of(request, usual_language)
        who = reader(store.engine, int(current_user.get_id()), language)
        if who is None:
            return not_found.page(language), ""
        who = replace(who, said=heard())
        title, content, *_ = _page(store, who, path, query)
        return _plain(_framed(store, who, content, path + query)), _full(title, language)

    return show


def _plain(part: Any) -> Any:
    """Components as the dictionaries they are sent as: Dash's encoder takes twice as long to find that out."""
    if isinstance(part, Component):
        whole = part.to_plotly_json()
        return whole | {"props": {name: _plain(value) for name, value in whole["props"].items()}}
    return [_plain(one) for one in part] if isinstance(part, list | tuple) else part


def _claimed(path: Any, query: Any) -> tuple[str, str]:
    """Path and query as the browser claims them; what cannot be an address becomes one that does not exist."""
    if all(part is None or (isinstance(part, str) and part.isascii()) for part in (path, query)):
        return path or "/", query or ""
    return "/-", ""


def _page(store: Store, who: Reader, path: str, query: str) -> Shown:
    """The view's page; a missing address, one that is not theirs and a failure each have a page of their own."""
    try:
        selection = Selection.from_address(path, query)
        return _of_view(store, who, selection) or _missing(who.language)
    except Malformed:
        return _missing(who.language)
    except Exception:
        reference = secrets.token_hex(4)
        _log.exception("page failed, reference %s", reference)
        return who.language.text("failure.title"), failure.page(who.language, path, reference)


def _of_view(store: Store, who: Reader, selection: Selection) -> Shown | None:
    found = view(selection.view)
    if found is None:
        return None
    shown = None
    if (found.of is not None) == (selection.unit is not None) and may_enter(who.scope.roles, found.roles):
        shown = import_module(f"callbacks.{found.key}").show(who, store, selection)
    unit = selection.unit if found.of_unit else None
    if shown is None:
        store.log.denied(who.name, unit, **_told(found, selection))
    elif found.is_logged:
        read = shown[2] if len(shown) > 2 else selection
        store.log.soon(Event.READ, who.name, unit, **_told(found, read))
    return shown


def _told(view_: View, selection: Selection) -> dict[str, str]:
    """What the log tells of an address: keys and numbers, never what was searched for."""
    found = {name: getattr(selection, name) for name in LOGGED} | {"number": selection.account}
    if view_.of is not None and not view_.of_unit and selection.unit is not None:
        found |= {view_.of.value: str(selection.unit)}
    return {name: value for name, value in found.items() if value is not None}


def _missing(language: Language) -> Shown:
    return language.text("not_found.title"), not_found.page(language)


def _framed(store: Store, who: Reader, content: Any, address: str) -> Any:
    made_up = store.made_up
    entries = menu(who, address.partition("?")[0])
    return frame.page(
        content, who.language, address=address, reader=who.name, made_up=made_up, menu=entries, said=who.said
    )


def _full(title: str, language: Language) -> str:
    return f"{title} – {language.text('product.name')}" if title else language.text("product.name")

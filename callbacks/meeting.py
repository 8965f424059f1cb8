"""Meeting mode: parse, ask, hand on."""

from typing import Any

from dash import Input, Output, State
from dash.exceptions import PreventUpdate
from flask import abort

from callbacks import meeting_files, meeting_leading, meeting_plan
from callbacks.meeting_asking import page_of
from callbacks.mounting import Denied, Mounted
from callbacks.reader import Reader
from callbacks.view import Shown, Store
from dashboard.selection import Malformed, Selection
from layouts import meeting as layout

PAPER = "paper"


def show(who: Reader, store: Store, selection: Selection) -> Shown | None:
    if selection.unit is None or selection.section not in (None, PAPER):
        return None
    found = page_of(who, store, selection.unit, on_paper=selection.section == PAPER)
    if found is None:
        return None
    laid_out = layout.on_paper if selection.section == PAPER else layout.page
    return layout.title(found, who.language), laid_out(found, who.language)


def register(on: Mounted, store: Store) -> None:
    def figures(who: Reader, _step: Any, path: Any) -> list[Any]:
        return shown(who, store, path)

    on.callback(
        Output(layout.FIGURES, "children"),
        Input(layout.STEP, "data"),
        State("address", "pathname"),
        prevent_initial_call=True,
    )(figures)
    meeting_plan.register(on)
    meeting_leading.register(on)
    meeting_files.register(on)


def shown(who: Reader, store: Store, path: Any) -> list[Any]:
    """The findings as far as the step shows them where the meeting stands, whatever the browser believes."""
    if not isinstance(path, str) or not path.isascii():
        abort(400)
    try:
        selection = Selection.from_address(path)
    except Malformed:
        abort(400)
    if selection.view != "meeting" or selection.unit is None:
        raise PreventUpdate
    found = page_of(who, store, selection.unit)
    if found is None:
        raise Denied
    if not found.is_led:
        raise PreventUpdate
    return layout.shown(found, who.language)

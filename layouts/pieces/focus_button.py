"""The way from any figure to working on it: a link that stands beside the figure, for who chooses there."""

from typing import Any

from dash import html

from dashboard.cells import Cell
from dashboard.choosing import Choosing
from dashboard.language import Language
from dashboard.selection import Selection
from layouts.links import inside


def choose_button(
    choosing: Choosing | None, page: Selection, factor: str, name: str, cell: Cell, language: Language
) -> list[Any]:
    """`page` is of the unit whose figure it is, with round and form filled in; `name` is that of the factor.

    Nothing for a part of the answers: areas are chosen and followed up with everybody's.
    """
    if choosing is None or page.form is None or page.split is not None:
        return []
    focus = Selection("focus", page.unit, page.round)
    if (page.form, factor) in choosing.chosen:
        words = language.text("focus.button.chosen")
        return [inside([words, _heard(name)], focus.address, class_name="chosen-area")]
    if not choosing.may or not cell.shown:
        return []
    words = language.text("focus.button.choose")
    return [inside([words, _heard(name)], focus.to(form=page.form, factor=factor).address, class_name="choose-area")]


def _heard(name: str) -> html.Span:
    return html.Span(f": {name}", className="visually-hidden")

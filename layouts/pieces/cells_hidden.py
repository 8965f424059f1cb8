"""Why some cells of a view tell no number: all reasons that hold, whichever of them hides which."""

from collections.abc import Iterable
from typing import Any

from dash import html

from dashboard.cells import Cell
from dashboard.language import Language
from dashboard.progress import Progress
from dashboard.selection import Selection
from layouts.links import inside
from layouts.pieces.hidden import HIDDEN


def why_hidden(cells: Iterable[Cell], progress: Progress, language: Language) -> list[Any]:
    """Both reasons that depend on answers, and the third where something is withheld from this reader."""
    if not any(cell.status in HIDDEN for cell in cells):
        return []
    also = [html.Li(language.text("hidden.withheld_more"))] if progress.withheld else []
    reasons = [*also, *(html.Li(language.text(f"hidden.{status}_more", k=progress.k)) for status in HIDDEN)]
    certificate = Selection("certificate", round=progress.selection.round).address
    parts = [html.H3(language.text("hidden.title")), html.Ul(reasons)]
    link = html.P(inside(language.text("frame.protection"), certificate))
    return [html.Div([*parts, link], className="notice hidden-why")]

"""Why some perspectives are hidden, and where to look instead."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.perspectives import Perspectives
from dashboard.selection import Selection
from layouts.links import inside
from layouts.pieces.hidden import HIDDEN
from layouts.pieces.units import link


def explanation(found: Perspectives, language: Language) -> list[Any]:
    """Both reasons that depend on answers, whichever of them holds on this page."""
    hidden = any(voice.cell.status in HIDDEN for construct in found.in_view for voice in construct.voices)
    if not hidden:
        return []
    also = [html.Li(language.text("hidden.withheld_more"))] if found.withheld else []
    reasons = [*also, *(html.Li(language.text(f"hidden.{status}_more", k=found.k)) for status in HIDDEN)]
    certificate = inside(
        language.text("frame.protection"), Selection("certificate", round=found.selection.round).address
    )
    title = html.H3(language.text("hidden.title"))
    parts = [title, html.Ul(reasons), *instead(found, language), html.P(certificate)]
    return [html.Div(parts, className="notice hidden-why")]


def instead(found: Perspectives, language: Language) -> list[Any]:
    """The nearest unit above that may be opened and is told in all forms."""
    above = [unit for unit in found.path if unit.may_open and unit.kind not in found.withheld]
    if not above:
        return []
    return [html.P([language.text("hidden.instead"), ": ", link(above[-1], found.selection, language)])]

"""Figures of a finding that are others now: then and now, side by side."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.worksheet.finding import Frozen, Moved
from layouts.pieces.told import table
from layouts.pieces.worksheet_finding_words import caption, figure_name, in_words


def then_and_now(frozen: Frozen, language: Language) -> list[Any]:
    """Then and now, side by side."""
    if not frozen.moved:
        return []
    columns = [language.text(f"worksheet.finding.column.{one}") for one in ("what", "then", "now")]
    rows = [_row(one, frozen.finding.k, language) for one in frozen.moved]
    heads = [html.Th(column, scope="col") for column in columns]
    title = html.H4(language.text("worksheet.finding.beside_title"))
    return [title, table(caption("beside", frozen.finding, language), heads, rows, language)]


def _row(one: Moved, k: int, language: Language) -> html.Tr:
    name = html.Th(figure_name(one.figure, language), scope="row")
    cells = [html.Td(in_words(cell, k, language)) for cell in (one.figure.cell, one.now)]
    return html.Tr([name, *cells])

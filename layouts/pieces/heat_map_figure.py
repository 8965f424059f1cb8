"""The heat map as a figure: its name, its scale in words, the table, a line for the cell in view, and more pages."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.heat_map import HeatMap, Line
from dashboard.heat_map_view import chosen, is_filtered
from dashboard.language import Language
from dashboard.paging import ALL, PER_PAGE, number, pages, shown
from dashboard.progress import Progress
from dashboard.selection import Selection
from layouts.attributes import attributes
from layouts.links import inside
from layouts.pieces.heat_map_table import HeatMapTable
from layouts.pieces.heat_map_words import Words
from layouts.pieces.pager import pager

STEPS = ("worse large", "worse", "chance", "better", "better large")


def heat_map_figure(found: HeatMap, progress: Progress, words: Words) -> list[Any]:
    """Nothing where no factor can be held against the earlier round."""
    if not found.columns:
        return []
    kept = chosen(found, progress.selection)
    table = HeatMapTable(found, progress, words, kept, shown(kept, progress.selection.page))
    caption, name = _caption(progress, words), words.caption
    hint = html.P(words.language.text("progress.changes.hint"), className="about hint")
    more = _more(progress.selection, len(kept), words.language)
    parts = [caption, _scale(words), hint, table.scrolled(), _said(), *more]
    return [
        *_how_many(found, kept, progress, words.language),
        html.Figure(parts, className="finding heat", **attributes(aria_label=name)),
    ]


def _more(selection: Selection, total: int, language: Language) -> list[Any]:
    """The other pages, and all at once: the only way to print them all. Nothing where there is one page."""
    if pages(total) == 1:
        return []
    if selection.page == ALL:
        return [_instead(selection, None, language.text("progress.changes.in_pages", n=PER_PAGE))]
    every = _instead(selection, ALL, language.text("progress.changes.all", n=total))
    return [*pager(selection, min(number(selection.page), pages(total)), total, language), every]


def _instead(selection: Selection, page: str | None, text: str) -> html.P:
    return html.P(inside(text, selection.to(page=page).address), className="about every-row")


def _how_many(found: HeatMap, kept: Sequence[Line], progress: Progress, language: Language) -> list[html.P]:
    """Nothing where all are shown."""
    if not is_filtered(progress.selection):
        return []
    total = len(found.lines)
    every = inside(
        language.text("progress.changes.show_all"), progress.selection.to(type=None, release=None, page=None).address
    )
    key = "filtered" if kept else "empty"
    return [html.P([language.text(f"progress.changes.{key}", n=len(kept), total=total), " ", every], className="about")]


def _caption(progress: Progress, words: Words) -> html.Figcaption:
    language = words.language
    form = language.name(progress.form.name) if progress.form else ""
    programme = language.unit(progress.programme)
    source = language.text(
        "progress.changes.source", programme=programme, form=form, before=words.before, now=words.now
    )
    name = html.P(" · ".join([form, language.unit(progress.unit), words.caption]), className="name")
    return html.Figcaption([name, html.P(source, className="source")])


def _scale(words: Words) -> html.Ul:
    """The five steps, told by words as well as by colour."""
    steps = [html.Li([html.Span(className=f"swatch {one}"), words.step(one)]) for one in STEPS]
    return html.Ul(steps, className="scale", **attributes(aria_label=words.language.text("progress.changes.scale")))


def _said() -> html.P:
    """Where assets/heat_map.js writes the whole sentence of the cell that the reader stands at."""
    return html.P(className="cell-said")

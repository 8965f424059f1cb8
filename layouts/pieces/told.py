"""A figure and a difference as cells of a table: the numbers with a bar and words, or why there are none."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.cells import Cell
from dashboard.language import Language
from dashboard.statistics.verdicts import Difference, Verdict
from layouts.attributes import attributes
from layouts.pieces.hidden import instead_of_points
from layouts.pieces.interval_bar import Axis, interval_bar
from layouts.pieces.scroller import scroller

FIGURE = ("bar", "points", "interval", "n")


def figure_heads(axis: Axis, language: Language) -> list[html.Th]:
    """Over what `figure` gives."""
    rest = [html.Th(language.text(f"factor_page.column.{column}"), scope="col") for column in FIGURE[1:]]
    return [drawing_head(axis, language, axis.middle), *rest]


def drawing_head(axis: Axis, language: Language, *between: float) -> html.Th:
    """The name of the column for whoever hears it, the ends of the axis for whoever sees it."""
    name = html.Span(language.text(f"factor_page.column.{FIGURE[0]}"), className="visually-hidden")
    ends = [end_of_scale(end, language) for end in (axis.lowest, *between, axis.highest)]
    marks = [html.Span(end, className="end") for end in ends]
    return html.Th([name, html.Span(marks, className="axis", **attributes(aria_hidden="true"))], scope="col")


def end_of_scale(end: float, language: Language) -> str:
    return language.number(end, 0 if end == int(end) else 1)


def figure(
    cell: Cell,
    axis: Axis,
    k: int,
    language: Language,
    *,
    verdict: Verdict | None = None,
    beside: int | None = None,
) -> list[html.Td]:
    if not cell.shown:
        reason = html.Span(instead_of_points(cell, k, language))
        return [html.Td(reason, colSpan=len(FIGURE), className="silent")]
    return [
        html.Td(interval_bar(cell, axis, verdict, beside), className="drawn"),
        html.Td(html.Strong(language.points(cell.points or 0))),
        html.Td(language.interval(cell.low or 0, cell.high or 0)),
        html.Td(language.number(cell.n or 0)),
    ]


def difference(found: Difference | None, language: Language) -> html.Td:
    if found is None:
        return html.Td(language.text("factor_page.no_difference"), className="silent")
    return html.Td(difference_words(found, language), className="told")


def difference_words(found: Difference, language: Language) -> list[html.Span]:
    """+34 (12 til 56), and what the verdict says: the size only where there is a difference to speak of."""
    words = [language.text(f"verdict.{verdict_key(found)}")]
    if found.verdict is not Verdict.CHANCE:
        words.append(language.text(f"size.{found.size}"))
    interval = language.text("format.interval_in_words", low=found.low, high=found.high)
    numbers = html.Span([html.Strong(language.signed(found.value)), f" ({interval})"], className="numbers")
    return [numbers, html.Span(", ".join(words), className=f"verdict {found.verdict}")]


def verdict_key(found: Difference) -> str:
    """An interval that leaves 0 out, and yet no verdict: the family is judged more strictly than one by itself."""
    is_clear_alone = found.verdict is Verdict.CHANCE and (found.low > 0 or found.high < 0)
    return "chance_in_family" if is_clear_alone else found.verdict


def table(caption: str, heads: Sequence[html.Th], rows: Sequence[Any], language: Language) -> html.Div:
    """In a frame that can be scrolled, with its name read out and not shown: it stands under a heading."""
    name = html.Caption(caption, className="visually-hidden")
    whole = html.Table([name, html.Thead(html.Tr(list(heads))), html.Tbody(list(rows))], className="factors behind")
    return scroller(whole, caption, language)

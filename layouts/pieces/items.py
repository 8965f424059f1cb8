"""What a factor measures: its questions word for word, how they were answered, and whether they were asked before."""

from typing import Any

from dash import html

from dashboard.factor_page import FactorPage, Item, Since
from dashboard.language import Language
from layouts.attributes import attributes
from layouts.pieces.everybody import of_everybody
from layouts.pieces.help import help_beside
from layouts.pieces.interval_bar import Axis, place_bar
from layouts.pieces.told import drawing_head, end_of_scale, table

COLUMNS = ("question", "mean", "n")


def items(found: FactorPage, language: Language) -> html.Section:
    low, high = (end_of_scale(end, language) for end in found.scale)
    first, *rest = [html.Th(language.text(f"factor_page.column.{column}"), scope="col") for column in COLUMNS]
    heads = [first, drawing_head(Axis(*found.scale), language), *rest]
    rows = [_row(item, found, language) for item in found.items]
    return html.Section(
        [
            html.H2(language.text("factor_page.items.title", n=len(found.items), low=low, high=high)),
            table(language.text("factor_page.items.table"), heads, rows, language),
            *_untold(found, language),
            *of_everybody(found, language),
            help_beside("items", language, low=low, high=high),
        ],
        className="part items",
    )


def _row(item: Item, found: FactorPage, language: Language) -> html.Tr:
    head = html.Th([*_wording(item, language), *_marks(item, found, language)], scope="row", className="question")
    if item.mean is None:
        silence = html.Span(language.text("factor_page.items.untold"))
        return html.Tr([head, html.Td(silence, colSpan=len(COLUMNS), className="silent")])
    return html.Tr(
        [
            head,
            html.Td(place_bar(item.mean, Axis(*found.scale)), className="drawn"),
            html.Td(html.Strong(language.number(item.mean, 1))),
            html.Td(language.number(item.n or 0)),
        ]
    )


def _wording(item: Item, language: Language) -> list[Any]:
    """In the reader's language, and as it was put to people where that was in Danish."""
    here = language.name(item.text)
    if here == item.text.da:
        return [html.Span(here)]
    return [html.Span(here), html.Small(item.text.da, **attributes(lang="da"))]


def _marks(item: Item, found: FactorPage, language: Language) -> list[html.Span]:
    marks = ["low_is_good"] if item.reversed is not found.factor.turned else []
    marks += [item.since.value] if item.since not in (Since.SAME, Since.FIRST) else []
    return [html.Span(language.text(f"factor_page.items.{mark}"), className="mark-word") for mark in marks]


def _untold(found: FactorPage, language: Language) -> list[html.P]:
    """The reasons together, whichever of them holds: which it is would tell of the answers."""
    if all(item.mean is not None for item in found.items):
        return []
    return [html.P(language.text("factor_page.items.reason", k=found.profile.k), className="about")]

"""The contents of minutes as a part of a page."""

from typing import Any

from dash import html

from dashboard.language import Language
from layouts.attributes import attributes
from layouts.pieces.scroller import scroller
from layouts.reports.minutes import Block, Contents, Rows, Said


def minutes_on_page(found: Contents, language: Language, *, is_empty: bool) -> html.Section:
    about = [html.P(line, dir="auto") for line in (*found.about, found.note)]
    nothing = [html.P(language.text("meeting.minutes_empty"), className="notice")] if is_empty else []
    parts = [part for one in found.parts for part in (html.H3(one.heading), *_blocks(one.blocks, language))]
    title = html.H2(found.title, id="minutes")
    return html.Section(
        [title, html.Div(about, className="about-meeting"), *nothing, *parts],
        className="finding minutes",
        **attributes(aria_labelledby="minutes"),
    )


def _blocks(blocks: tuple[Block, ...], language: Language) -> list[Any]:
    """What belongs to one heading is one list."""
    said = [part for one in blocks if isinstance(one, Said) for part in (html.Dt(one.label), _text(one))]
    tables = [_table(one, language) for one in blocks if isinstance(one, Rows)]
    return [*tables, *([html.Dl(said)] if said else [])]


def _text(said: Said) -> html.Dd:
    return html.Dd(said.text, dir="auto", className="as-typed")


def _table(rows: Rows, language: Language) -> html.Div:
    caption = " · ".join(one for one in (rows.caption, rows.note) if one)
    heads = [html.Th(one, scope="col") for one in rows.heads]
    body = [html.Tr([_cell(text) for text in row]) for row in rows.rows]
    table = html.Table(
        [html.Caption(caption, dir="auto"), html.Thead(html.Tr(heads)), html.Tbody(body)], className="list"
    )
    return scroller(table, caption, language)


def _cell(text: str) -> html.Td:
    return html.Td(text, dir="auto", className="as-typed")

"""A table of topics that fits a phone without scrolling: there the topic stands over its own numbers.

The roles say aloud what a browser forgets of a table whose rows the style sheet lays out anew.
"""

from collections.abc import Sequence
from typing import Any

from dash import html


def topic_table(label: str, heads: Sequence[str], bodies: Sequence[html.Tbody], class_name: str = "") -> html.Table:
    """The first of the heads stands over the topics."""
    columns = [html.Th(head, scope="col", role="columnheader") for head in heads]
    return html.Table(
        [
            html.Caption(label, className="visually-hidden"),
            html.Thead(html.Tr(columns, role="row"), role="rowgroup"),
            *bodies,
        ],
        className=f"topics {class_name}".strip(),
        style={"--columns": len(heads) - 1},
        role="table",
    )


def group(title: Any, rows: Sequence[html.Tr], width: int) -> html.Tbody:
    """`width` counts the columns, that of the topics among them."""
    head = html.Th(title, scope="rowgroup", colSpan=width, role="rowheader")
    return html.Tbody([html.Tr(head, className="group", role="row"), *rows], role="rowgroup")


def row(topic: Any, cells: Sequence[Any], class_name: str = "") -> html.Tr:
    name = html.Th(topic, scope="row", role="rowheader")
    return html.Tr([name, *(html.Td(cell, role="cell") for cell in cells)], className=class_name, role="row")

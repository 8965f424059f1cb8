"""The figures of several units side by side: a column for each, in alphabetical order, and no mean of them."""

from typing import Any

from dash import html

from dashboard.cells import Cell
from dashboard.comparisons import Comparisons, Line
from dashboard.language import Language, sort_key
from dashboard.profile import UnitLink
from dashboard.selection import Selection
from layouts.links import inside
from layouts.pieces.choices import chosen_name
from layouts.pieces.hidden import instead_of_points
from layouts.pieces.scroller import scroller
from layouts.pieces.units import kind


def side_by_side(found: Comparisons, language: Language) -> list[Any]:
    """What is not shown is counted and nothing more."""
    closed = [html.P(language.text("comparisons.closed", n=found.closed), className="notice")] if found.closed else []
    if not found.lines:
        return [*closed, html.P(language.text("comparisons.nothing"))]
    return [*closed, _figure(found, language)]


def _figure(found: Comparisons, language: Language) -> html.Figure:
    units = sorted(found.units, key=lambda unit: sort_key(language.unit(unit)))
    corner = html.Th(language.text("comparisons.factor"), scope="col")
    head = html.Thead(html.Tr([corner, *_columns(units, found, language)]))
    body = html.Tbody([_row(line, units, found.k, language) for line in found.lines])
    form = chosen_name(found.forms, found.selection.form, language)
    round_ = chosen_name(found.rounds, found.selection.round, language)
    caption = language.text("comparisons.caption", form=form, round=round_)
    table = html.Table([html.Caption(caption), head, body], className="factors units")
    about = html.Figcaption(language.text("comparisons.about"), className="about")
    return html.Figure([scroller(table, caption, language), about], className="finding")


def _columns(units: list[UnitLink], found: Comparisons, language: Language) -> list[html.Th]:
    """Each leads to the unit's own page."""
    there = Selection("profile", round=found.selection.round, form=found.selection.form)
    return [
        html.Th(
            [
                inside(language.unit(unit), there.to(unit=unit.unit).address),
                html.Span(kind(unit, language), className="about"),
            ],
            scope="col",
        )
        for unit in units
    ]


def _row(line: Line, units: list[UnitLink], k: int, language: Language) -> html.Tr:
    head = html.Th(language.factor(line.name, turned=line.turned), scope="row")
    return html.Tr([head, *(_cell(line.cells[unit.unit], k, language) for unit in units)])


def _cell(cell: Cell, k: int, language: Language) -> html.Td:
    if not cell.shown:
        return html.Td(html.Span(instead_of_points(cell, k, language)), className="silent narrow")
    interval = language.interval(cell.low or 0, cell.high or 0)
    return html.Td(
        [
            html.Strong(language.points(cell.points or 0)),
            html.Span(interval, className="about"),
            html.Span(language.text("profile.answers", n=cell.n or 0), className="about"),
        ]
    )

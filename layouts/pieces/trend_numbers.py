"""The numbers of the drawn factor as a table: a row per round, the unit itself first and then what it is part of."""

from typing import Any

from dash import html

from dashboard.cells import Cell
from dashboard.language import Language
from dashboard.progress import Progress
from dashboard.trend import Course, Stop, There, Trend
from layouts.pieces.hidden import instead_of_points
from layouts.pieces.scroller import scroller
from layouts.pieces.trend_words import own_name, round_names, silent, whole_names


def numbers(found: Trend, course: Course, progress: Progress, language: Language, *, is_open: bool) -> html.Details:
    names = [own_name(found, progress, language), *whole_names(found, language).values()]
    label = language.text("progress.trend.numbers")
    heads = [html.Th(language.text("progress.trend.column.round"), scope="col")]
    heads += [html.Th(name, scope="col") for name in names]
    table = html.Table(
        [
            html.Caption(label, className="visually-hidden"),
            html.Thead(html.Tr(heads)),
            html.Tbody([_row(place, found, course, progress, language) for place in range(len(found.stops))]),
        ],
        className="factors behind trend-numbers",
    )
    parts = [html.Summary(label), scroller(table, label, language)]
    return html.Details(parts, open=is_open, className="numbers-in-a-table")


def _row(place: int, found: Trend, course: Course, progress: Progress, language: Language) -> html.Tr:
    stop, line = found.stops[place], course.line
    name: list[Any] = [round_names(found, language)[stop.round.key], *([html.Small(stop.name)] if stop.name else [])]
    broken = language.text("profile.row.not_comparable") if is_broken(found, course, place) else ""
    others = [html.Td(figure(cells[place], progress.k, language)) for cells in line.wholes.values()]
    return html.Tr(
        [html.Th(name, scope="row"), html.Td(told(stop, line.own[place], progress.k, language, broken)), *others]
    )


def is_broken(found: Trend, course: Course, place: int) -> bool:
    """Whether the factor was asked then, and not as it is in the round in view."""
    return course.line.signatures[place] is not None and not course.line.comparable(place, found.now)


def told(stop: Stop, cell: Cell, k: int, language: Language, more: str = "") -> list[Any]:
    """The unit's own figure in one round, or why there is none."""
    if stop.there is not There.OPEN:
        return [html.Span(silent(stop, cell, language), className="silent")]
    return [*figure(cell, k, language), *([html.Small(more, className="broken")] if more and cell.shown else [])]


def figure(cell: Cell, k: int, language: Language) -> list[Any]:
    if not cell.shown:
        return [html.Span(instead_of_points(cell, k, language), className="silent")]
    return [
        html.Strong(language.points(cell.points or 0)),
        html.Small(language.interval(cell.low or 0, cell.high or 0)),
        html.Small(language.text("profile.answers", n=cell.n or 0)),
    ]

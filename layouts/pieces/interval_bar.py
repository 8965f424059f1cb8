"""A figure and its uncertainty as a bar beside the numbers: only for the eye, and only of numbers that are told."""

from collections.abc import Iterable
from dataclasses import dataclass

from dash import html

from dashboard.cells import Cell
from dashboard.statistics.points import CENTRE
from dashboard.statistics.verdicts import Verdict
from layouts.attributes import attributes
from layouts.figures.points import half_width


@dataclass(frozen=True, slots=True)
class Axis:
    lowest: float
    highest: float

    @property
    def middle(self) -> float:
        return (self.lowest + self.highest) / 2


def axis_of(cells: Iterable[Cell]) -> Axis:
    """As in the chart of the profile."""
    half = half_width(cells)
    return Axis(CENTRE - half, CENTRE + half)


def interval_bar(cell: Cell, axis: Axis, verdict: Verdict | None = None, beside: int | None = None) -> html.Span:
    """`beside` are the points of what it is compared with. The style sheet works out the places."""
    place = _ends(axis) | {"--low": cell.low, "--high": cell.high, "--at": cell.points}
    parts = [html.Span(className="middle"), html.Span(className="reach"), html.Span(className="at")]
    if beside is not None:
        place["--beside"] = beside
        parts.insert(1, html.Span(className="beside-mark"))
    return html.Span(parts, style=place, className=_class("interval-bar", verdict), **attributes(aria_hidden="true"))


def place_bar(value: float, axis: Axis) -> html.Span:
    """A single value without an interval, such as the mean of a question."""
    place = _ends(axis) | {"--at": value}
    at = html.Span(className="at")
    return html.Span(at, style=place, className="interval-bar single", **attributes(aria_hidden="true"))


def _ends(axis: Axis) -> dict[str, float | int | None]:
    return {"--from": axis.lowest, "--to": axis.highest}


def _class(name: str, verdict: Verdict | None) -> str:
    return f"{name} {verdict}" if verdict else name

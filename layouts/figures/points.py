"""The axis of points, the same in every chart and bar, and the words and lines that stand about it."""

from collections.abc import Iterable, Sequence
from typing import Any

from dashboard.cells import Cell
from dashboard.statistics.points import CENTRE
from dashboard.theme import LIGHT
from layouts.figures.template import axis

HALF_WIDTH, STEP = 150, 50  # points
LEFT, RIGHT = 0.0, 1.0  # of the words' own axis
LARGE, SMALL = 13, 12  # pixels


def half_width(cells: Iterable[Cell]) -> int:
    """The axis is the same on every page, 350 to 650; wider, in whole steps, only where published figures need it."""
    shown = (cell for cell in cells if cell.shown)
    distances = [abs(end - CENTRE) for cell in shown for end in (cell.points, cell.low, cell.high) if end is not None]
    return max(HALF_WIDTH, -(-max(distances, default=0) // STEP) * STEP)


def ticks(half: int) -> list[int]:
    return list(range(CENTRE - half, CENTRE + half + 1, STEP if half <= HALF_WIDTH else 2 * STEP))


def axes(half: int, plot: tuple[float, float], bottoms: Sequence[int], **own: Any) -> dict[str, Any]:
    """`plot` are the shares of the width between which points are drawn, `bottoms` the ends of the rows in pixels.

    The words' axis comes first: Plotly lets the mouse reach the marks of the last one only.
    """
    reach = [CENTRE - half, CENTRE + half]
    return {
        "xaxis": axis(range=[0, 1], domain=[0, 1], visible=False),
        "xaxis2": axis(range=reach, domain=plot, tickvals=ticks(half), tickformat="d", showgrid=False, **own),
        "yaxis": axis(range=[bottoms[-1], 0], tickvals=list(bottoms[:-1]), showticklabels=False),
    }


def text(
    uid: str, x: float, lines: Sequence[tuple[int, str]], colour: str = LIGHT.ink, size: int = LARGE
) -> dict[str, Any]:
    """On the words' axis, where no place depends on a number."""
    return {
        "uid": uid,
        "type": "scatter",
        "mode": "text",
        "x": [x] * len(lines),
        "y": [y for y, _ in lines],
        "text": [words for _, words in lines],
        "textposition": "middle left" if x == RIGHT else "middle right",
        "textfont": {"color": colour, "size": size},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def interval(cells: Sequence[Cell], colour: str, thickness: int) -> dict[str, Any]:
    """Round the points of shown cells."""
    return {
        "type": "data",
        "symmetric": False,
        "array": [(cell.high or 0) - (cell.points or 0) for cell in cells],
        "arrayminus": [(cell.points or 0) - (cell.low or 0) for cell in cells],
        "color": colour,
        "thickness": thickness,
        "width": 0,
    }


def reference() -> dict[str, Any]:
    """To be the first of the shapes: the style sheet knows it by its place."""
    return _line(CENTRE) | {"line": {"color": LIGHT.muted, "width": 1.5, "dash": "dot"}}


def grid(half: int) -> list[dict[str, Any]]:
    """As shapes, since Plotly's own grid would lie above the words."""
    return [_line(tick) for tick in ticks(half) if tick != CENTRE]


def note(words: str) -> dict[str, Any]:
    """Above the chart; where across it is the caller's to say."""
    font = {"color": LIGHT.muted, "size": SMALL}
    return {
        "text": words,
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "borderpad": 0,
        "showarrow": False,
        "font": font,
    }


def _line(points: int) -> dict[str, Any]:
    place = {"type": "line", "xref": "x2", "x0": points, "x1": points, "yref": "paper", "y0": 0, "y1": 1}
    return place | {"layer": "below", "line": {"color": LIGHT.line, "width": 1}}

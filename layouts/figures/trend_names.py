"""The names of the courses beside the chart of a unit's way, moved apart where they would lie over each other."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from dashboard.cells import Cell
from dashboard.language import Language
from dashboard.statistics.points import CENTRE
from dashboard.theme import LIGHT
from dashboard.trend import Course, Trend
from layouts.figures.points import SMALL
from layouts.figures.template import plain
from layouts.pieces.trend_words import whole_names

ACROSS = 16  # letters that a line has room for
PLOT, LINE = 300, 17  # pixels: the height of the axis of points, and of a line of words


def names_beside(found: Trend, course: Course, half: int, own: str, language: Language) -> list[dict[str, Any]]:
    """Beside the ends of the courses, moved apart where they would lie over each other."""
    line, names = course.line, {"own": own, **whole_names(found, language)}
    ends = {key: _last(cells) for key, cells in {"own": line.own, **line.wholes}.items()}
    told = sorted((end, key) for key, end in ends.items() if end is not None)
    lines = sorted(len(wrapped(names[key])) for _, key in told)
    least = LINE * sum(lines[-2:]) / max(1, len(lines[-2:])) * 2 * half / PLOT
    heights = spread([end for end, _ in told], least, (CENTRE - half, CENTRE + half))
    return [_name(key, names[key], at) for (_, key), at in zip(told, heights, strict=True)]


def wrapped(name: str) -> list[str]:
    """In one line or two, as many letters as there is room for."""
    return wrap(name, ACROSS, max_lines=2, placeholder="…")


def _last(cells: Sequence[Cell]) -> int | None:
    return next((cell.points for cell in reversed(cells) if cell.shown), None)


def spread(places: Sequence[float], least: float, ends: tuple[float, float]) -> list[float]:
    """Places in order, moved as little as needed to lie `least` apart within the ends."""
    moved: list[float] = []
    for place in places:
        moved.append(max(place, moved[-1] + least) if moved else max(place, ends[0]))
    highest = ends[1]
    for index in range(len(moved) - 1, -1, -1):
        moved[index] = min(moved[index], highest)
        highest = moved[index] - least
    return moved


def _name(key: str, name: str, at: float) -> dict[str, Any]:
    is_own = key == "own"
    sign = {"own": "●", "municipality": "□", "programme": "◇"}[key]
    return {
        "text": f"{sign} {'<br>'.join(map(plain, wrapped(name)))}",
        "align": "left",
        "xref": "paper",
        "x": 1,
        "xanchor": "left",
        "xshift": 2,
        "y": at,
        "yanchor": "middle",
        "showarrow": False,
        "borderpad": 0,
        "font": {"color": LIGHT.accent if is_own else LIGHT.muted, "size": SMALL},
    }

"""The chart of a unit's way: one factor over the rounds at their true distance in time, beside what it is part of."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from dashboard.cells import Cell
from dashboard.language import Language
from dashboard.statistics.points import CENTRE
from dashboard.theme import LIGHT
from dashboard.trend import Course, Stop, Trend, breaks, runs
from layouts.figures.points import half_width, interval, note, ticks
from layouts.figures.rows import short_names
from layouts.figures.template import TRANSPARENT, axis, layout, plain
from layouts.figures.trend_names import LINE, PLOT, names_beside
from layouts.pieces.trend_words import short_name, silent, whole_names

TOP, LEFT, RIGHT = 44, 40, 128  # pixels
NARROW = 100  # points on each side of the middle
CLOSE = 44  # pixels that two rounds need between them for their numbers to be read
BEYOND = 0.08  # of the width, so that marks and words at the ends are whole
DASHES = {"municipality": ("dash", "square"), "programme": ("dot", "diamond")}


def height(found: Trend, course: Course, language: Language) -> int:
    return TOP + PLOT + _bottom(found, course, language)


def least_width(found: Trend) -> int:
    """So wide that the two rounds that lie closest in time do not stand in each other's way."""
    days = _days(found)
    gaps = [later - earlier for earlier, later in pairwise(days)]
    whole = max(days) * (1 + 2 * BEYOND)
    return LEFT + RIGHT + (round(CLOSE * whole / max(1, min(gaps))) if gaps else 0)


def figure(found: Trend, course: Course, own: str, language: Language) -> dict[str, Any]:
    """The unit's own way, called `own`, comes last and so lies above the rest."""
    half = half_of(found)
    above = [_whole(kind.key, found, course, language) for kind in found.wholes]
    return {
        "data": [
            _breaks(found, course, half),
            *above,
            _own(found, course, language),
            _numbers(found, course, language),
        ],
        "layout": _layout(found, course, half, own, language),
    }


def half_of(found: Trend) -> int:
    """Of the axis of points: the same whichever factor is drawn, and narrow where all of them have room in it."""
    lines = [course.line for course in found.courses]
    cells = [cell for line in lines for one in (line.own, *line.wholes.values()) for cell in one if cell.shown]
    ends = [end for cell in cells for end in (cell.points, cell.low, cell.high) if end is not None]
    return NARROW if all(abs(end - CENTRE) <= NARROW for end in ends) else half_width(cells)


def _days(found: Trend) -> list[int]:
    """Since the first round opened."""
    first = found.stops[0].opened
    return [(stop.opened - first).days for stop in found.stops]


def _gapped(found: Trend, course: Course, cells: Sequence[Cell]) -> list[int | None]:
    """Places of the shown stops in order, None where the line is not to be drawn on."""
    places: list[int | None] = []
    for run in runs(course.line, cells):
        places += [None, *run] if places else run
    return places


def _drawn(uid: str, found: Trend, course: Course, cells: Sequence[Cell], words: Sequence[str]) -> dict[str, Any]:
    days, places = _days(found), _gapped(found, course, cells)
    return {
        "uid": uid,
        "type": "scatter",
        "mode": "lines+markers",
        "x": [None if place is None else days[place] for place in places],
        "y": [None if place is None else cells[place].points for place in places],
        "hovertext": ["" if place is None else words[place] for place in places],
        "hoverinfo": "text",
        "connectgaps": False,
        "cliponaxis": False,
    }


def _own(found: Trend, course: Course, language: Language) -> dict[str, Any]:
    cells = course.line.own
    nobody = Cell(cells[0].status, points=0, low=0, high=0)
    around = [nobody if place is None else cells[place] for place in _gapped(found, course, cells)]
    words = [_hover(stop, cell, language) for stop, cell in zip(found.stops, cells, strict=True)]
    return _drawn("trendown", found, course, cells, words) | {
        "line": {"color": LIGHT.accent, "width": 3},
        "marker": {"color": LIGHT.accent, "size": 12, "line": {"width": 2, "color": LIGHT.paper}},
        "error_y": interval(around, LIGHT.accent, 2),
    }


def _hover(stop: Stop, cell: Cell, language: Language) -> str:
    if not cell.shown:
        return ""
    words = language.text(
        "progress.trend.hover",
        round=plain(", ".join(filter(None, [language.name(stop.round.name), stop.name]))),
        points=language.points(cell.points or 0),
        interval=language.interval(cell.low or 0, cell.high or 0),
    )
    return f"{words}<br>{language.text('profile.answers', n=cell.n or 0)}"


def _whole(kind: str, found: Trend, course: Course, language: Language) -> dict[str, Any]:
    cells, (dash, symbol) = course.line.wholes[kind], DASHES[kind]
    name = plain(whole_names(found, language)[kind])
    words = [
        f"{name}<br>{_hover(Stop(stop.round, stop.opened, stop.there), cell, language)}"
        for stop, cell in zip(found.stops, cells, strict=True)
    ]
    return _drawn(f"trend{kind}", found, course, cells, words) | {
        "line": {"color": LIGHT.control, "width": 1.5, "dash": dash},
        "marker": {
            "symbol": symbol,
            "size": 7,
            "color": LIGHT.paper,
            "line": {"width": 1.5, "color": LIGHT.control},
        },
    }


def _numbers(found: Trend, course: Course, language: Language) -> dict[str, Any]:
    """Over the intervals, where no line crosses them."""
    days = _days(found)
    shown = [(days[place], cell) for place, cell in enumerate(course.line.own) if cell.shown]
    return {
        "uid": "trendnumbers",
        "type": "scatter",
        "mode": "text",
        "x": [day for day, _ in shown],
        "y": [cell.high for _, cell in shown],
        "text": [f"<b>{language.points(cell.points or 0)}</b>" for _, cell in shown],
        "textposition": "top center",
        "textfont": {"color": LIGHT.ink, "size": 14},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _breaks(found: Trend, course: Course, half: int) -> dict[str, Any]:
    middles = _middles(found, course)
    return {
        "uid": "trendbreaks",
        "type": "scatter",
        "mode": "lines",
        "x": [x for middle in middles for x in (middle, middle, None)],
        "y": [y for _ in middles for y in (CENTRE - half, CENTRE + half, None)],
        "line": {"color": LIGHT.worse, "width": 1.5, "dash": "dash"},
        "connectgaps": False,
        "hoverinfo": "skip",
    }


def _middles(found: Trend, course: Course) -> list[float]:
    """Where the breaks stand: half way between the two rounds."""
    days = _days(found)
    return [(days[before] + days[after]) / 2 for before, after in breaks(course.line)]


def _layout(found: Trend, course: Course, half: int, own: str, language: Language) -> dict[str, Any]:
    days = _days(found)
    end = max(*days, 1)
    words = language.text("progress.trend.break").replace(" ", "<br>")
    marks = [note(f"{words}") | {"x": x, "xanchor": "center"} for x in _middles(found, course)]
    return layout(
        language,
        height=height(found, course, language),
        margin={"l": LEFT, "r": RIGHT, "t": TOP, "b": _bottom(found, course, language)},
        xaxis=axis(
            range=[-BEYOND * end, (1 + BEYOND) * end],
            tickvals=days,
            ticktext=_ticks(found, course, language),
            tickangle=0,
            showgrid=False,
            ticks="outside",
            ticklen=8,
            tickcolor=TRANSPARENT,
        ),
        yaxis=axis(range=[CENTRE - half, CENTRE + half], tickvals=ticks(half), tickformat="d"),
        shapes=[_reference()],
        annotations=[*marks, *names_beside(found, course, half, own, language)],
    )


def _ticks(found: Trend, course: Course, language: Language) -> list[str]:
    """The round, the children's group then, and why there is no point."""
    names = short_names([stop.round for stop in found.stops], language)
    return [
        "<br>".join(
            [
                plain(names[stop.round.key]),
                *([plain(short_name(stop.name))] if stop.name else []),
                *(plain(word) for word in silent(stop, cell, language).split()),
            ]
        )
        for stop, cell in zip(found.stops, course.line.own, strict=True)
    ]


def _bottom(found: Trend, course: Course, language: Language) -> int:
    lines = max(text.count("<br>") + 1 for text in _ticks(found, course, language))
    return 14 + LINE * lines


def _reference() -> dict[str, Any]:
    """First of the shapes: the style sheet knows it by its place."""
    place = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": CENTRE, "y1": CENTRE, "layer": "below"}
    return place | {"line": {"color": LIGHT.muted, "width": 1.5, "dash": "dot"}}

"""A chart by school year: one course with its interval, the target, what it is seen beside, and breaks that are named.

Lines are drawn inside a run only: never over a year without a figure, never over a break.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from dashboard.language import Language
from dashboard.theme import LIGHT
from layouts.figures.template import TRANSPARENT, axis, layout
from layouts.figures.year_notes import aims, breaks, line, names, numbers, untold
from layouts.figures.years import Dot, YearChart

TOP, BOTTOM = 22, 30  # pixels
BREAK_TOP = 46  # pixels over the chart where a break is named
LEFT, LETTER = 14, 8  # pixels: beside the axis, and of a figure on it
BEFORE_FIRST, OF_SPAN = 0.6, 0.1  # of a year and of the span, so that marks and numbers at the ends are whole
MOST_LABELS = 5
DIGITS = 6  # more than a value is told with: leaves off what binary numbers add
Dots = Sequence[Dot]


def figure(chart: YearChart, language: Language) -> dict[str, Any]:
    """What the course is seen beside comes after it: its small open marks would not be seen beneath."""
    lines = [_bands(chart), breaks(chart), aims(chart), _own(chart), _beside(chart)]
    return {
        "data": [*lines, *untold(chart), *numbers(chart)],
        "layout": _layout(chart, language),
    }


def _joined(runs: Iterable[Dots]) -> list[Dot | None]:
    """One after the other with None between: there the line is broken."""
    joined: list[Dot | None] = []
    for run in runs:
        joined += [None, *run] if joined else run
    return joined


def _along(uid: str, mode: str, dots: Sequence[Dot | None]) -> dict[str, Any]:
    return {
        "uid": uid,
        "type": "scatter",
        "mode": mode,
        "x": [dot and dot.at for dot in dots],
        "y": [dot and dot.value for dot in dots],
        "hovertext": [dot.words if dot else "" for dot in dots],
        "hoverinfo": "text",
        "connectgaps": False,
        "cliponaxis": False,
    }


def _own(chart: YearChart) -> dict[str, Any]:
    dots = _joined(chart.runs)
    alone = [run[0] for run in chart.runs if len(run) == 1]
    return _along("yearown", "lines+markers", dots) | {
        "line": {"color": LIGHT.accent, "width": 2.5},
        "marker": {"color": LIGHT.accent, "size": 9, "line": {"width": 1.5, "color": LIGHT.paper}},
        "error_y": _interval([dot if dot in alone else None for dot in dots]),
    }


def _interval(dots: Sequence[Dot | None]) -> dict[str, Any]:
    """Of a year that stands by itself: there is no width that a band could have."""
    told = [dot if dot and dot.low is not None and dot.high is not None else None for dot in dots]
    return {
        "type": "data",
        "symmetric": False,
        "array": [round((dot.high or 0) - dot.value, DIGITS) if dot else 0 for dot in told],
        "arrayminus": [round(dot.value - (dot.low or 0), DIGITS) if dot else 0 for dot in told],
        "color": LIGHT.accent,
        "thickness": 2,
        "width": 0,
    }


def _bands(chart: YearChart) -> dict[str, Any]:
    """The intervals of neighbouring years, joined."""
    x: list[float | None] = []
    y: list[float | None] = []
    for run in chart.runs:
        for part in _told(run):
            x += [*([None] if x else []), *(dot.at for dot in part), *(dot.at for dot in reversed(part))]
            y += [*([None] if y else []), *(dot.low for dot in part), *(dot.high for dot in reversed(part))]
    return line("yearband", x, y, 0) | {"fill": "toself", "fillcolor": LIGHT.soft, "line": {"width": 0}}


def _told(run: Dots) -> list[list[Dot]]:
    """The parts of a run, of two years at least, that have an interval."""
    parts: list[list[Dot]] = [[]]
    for dot in run:
        if dot.low is None or dot.high is None:
            parts.append([])
        else:
            parts[-1].append(dot)
    return [part for part in parts if len(part) > 1]


def _beside(chart: YearChart) -> dict[str, Any]:
    return _along("yearbeside", "lines+markers", _joined(chart.beside)) | {
        "line": {"color": LIGHT.control, "width": 1.5, "dash": "dot"},
        "marker": {
            "symbol": "diamond",
            "size": 7,
            "color": LIGHT.paper,
            "line": {"width": 1.5, "color": LIGHT.control},
        },
    }


def _layout(chart: YearChart, language: Language) -> dict[str, Any]:
    first, last = chart.years
    words = [_number(tick, chart, language) for tick in chart.scale.ticks]
    named = bool(chart.breaks) and any(name for _, name in chart.breaks)
    years, beyond = _labelled(first, last), max(BEFORE_FIRST, OF_SPAN * (last - first))
    return layout(
        language,
        height=chart.height,
        margin={
            "l": LEFT + LETTER * max(map(len, words)),
            "r": LEFT,
            "t": BREAK_TOP if named else TOP,
            "b": BOTTOM,
        },
        xaxis=axis(
            range=[first - beyond, last + beyond],
            tickvals=years,
            ticktext=[_short(year) for year in years],
            tickangle=0,
            showgrid=False,
            ticks="outside",
            ticklen=5,
            tickcolor=TRANSPARENT,
        ),
        yaxis=axis(range=[chart.scale.low, chart.scale.high], tickvals=list(chart.scale.ticks), ticktext=words),
        annotations=names(chart),
    )


def _number(tick: float, chart: YearChart, language: Language) -> str:
    if chart.in_per_cent:
        return language.percent(tick / 100, chart.scale.decimals)
    return language.number(tick, chart.scale.decimals)


def _labelled(first: int, last: int) -> list[int]:
    """The first and the newest always; between them counted from the newest, as far as there is room."""
    every = -(-(last - first + 1) // MOST_LABELS)
    return [first, *sorted(range(last, first + every - 1, -every))] if last > first else [last]


def _short(year: int) -> str:
    """As 19/20: the table says the years in full."""
    return f"{year % 100:02d}/{(year + 1) % 100:02d}"

"""A chart by school year: one course with its interval, the target, what it is seen beside, and breaks that are named.

Lines are drawn inside a run only: never over a year without a figure, never over a break.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.language import Language
from dashboard.theme import LIGHT
from layouts.figures.template import TRANSPARENT, axis, layout
from layouts.figures.year_scale import Scale

TOP, BOTTOM = 22, 30  # pixels
BREAK_TOP = 46  # pixels over the chart where a break is named
LEFT, LETTER = 14, 8  # pixels: beside the axis, and of a figure on it
BEFORE_FIRST, OF_SPAN = 0.6, 0.1  # of a year and of the span, so that marks and numbers at the ends are whole
MOST_LABELS, MOST_NUMBERS, ENDS = 5, 6, 2
WITH_NUMBERS = 250  # pixels of height that numbers at every mark need
Dots = Sequence["Dot"]


@dataclass(frozen=True, slots=True)
class Dot:
    """`at` is a school year, or part of one; `number` stands over it, `words` are what a pointer reads."""

    at: float
    value: float
    low: float | None = None
    high: float | None = None
    words: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Aim:
    """The target from the beginning of one school year to the end of another."""

    first: int
    last: int
    value: float


@dataclass(frozen=True, slots=True)
class YearChart:
    """`breaks` are the school years from which on nothing is compared with before, each with what stands over it."""

    runs: tuple[tuple[Dot, ...], ...]
    years: tuple[int, int]
    scale: Scale
    in_per_cent: bool
    height: int
    beside: tuple[tuple[Dot, ...], ...] = ()
    aims: tuple[Aim, ...] = ()
    breaks: tuple[tuple[int, str], ...] = ()


def figure(chart: YearChart, language: Language) -> dict[str, Any]:
    """The own course comes last and so lies above the rest."""
    return {
        "data": [_bands(chart), _breaks(chart), _aims(chart), _beside(chart), _own(chart), *_numbers(chart)],
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


def _numbers(chart: YearChart) -> list[dict[str, Any]]:
    """Over the intervals; of many years, and in a small chart, only the first and the newest."""
    dots = [dot for run in chart.runs for dot in run if dot.number]
    has_room = chart.height >= WITH_NUMBERS and chart.years[1] - chart.years[0] < MOST_NUMBERS
    told = dots if has_room or len(dots) <= ENDS else [dots[0], dots[-1]]
    text = {
        "uid": "yearnumbers",
        "type": "scatter",
        "mode": "text",
        "x": [dot.at for dot in told],
        "y": [dot.value if dot.high is None else dot.high for dot in told],
        "text": [f"<b>{dot.number}</b>" for dot in told],
        "textposition": "top center",
        "textfont": {"color": LIGHT.ink, "size": 13},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    return [text] if told else []


def _interval(dots: Sequence[Dot | None]) -> dict[str, Any]:
    """Of a year that stands by itself: there is no width that a band could have."""
    told = [dot if dot and dot.low is not None and dot.high is not None else None for dot in dots]
    return {
        "type": "data",
        "symmetric": False,
        "array": [(dot.high or 0) - dot.value if dot else 0 for dot in told],
        "arrayminus": [dot.value - (dot.low or 0) if dot else 0 for dot in told],
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
    return _line("yearband", x, y, 0) | {"fill": "toself", "fillcolor": LIGHT.soft, "line": {"width": 0}}


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
            "size": 6,
            "color": LIGHT.paper,
            "line": {"width": 1.5, "color": LIGHT.control},
        },
    }


def _aims(chart: YearChart) -> dict[str, Any]:
    half = 0.5
    x = [place for aim in chart.aims for place in (aim.first - half, aim.last + half, None)]
    y = [value for aim in chart.aims for value in (aim.value, aim.value, None)]
    return _line("yearaim", x, y, 1.5) | {"line": {"color": LIGHT.ink, "width": 1.5, "dash": "dash"}}


def _breaks(chart: YearChart) -> dict[str, Any]:
    x = [place for year, _ in chart.breaks for place in (year - 0.5, year - 0.5, None)]
    y = [value for _ in chart.breaks for value in (chart.scale.low, chart.scale.high, None)]
    return _line("yearbreak", x, y, 1.5) | {"line": {"color": LIGHT.worse, "width": 1.5, "dash": "dash"}}


def _line(uid: str, x: Sequence[float | None], y: Sequence[float | None], width: float) -> dict[str, Any]:
    place = {"type": "scatter", "mode": "lines", "x": list(x), "y": list(y), "line": {"width": width}}
    return {"uid": uid} | place | {"connectgaps": False, "hoverinfo": "skip"}


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
        annotations=_break_names(chart),
    )


def _number(tick: float, chart: YearChart, language: Language) -> str:
    if chart.in_per_cent:
        return language.percent(tick / 100, chart.scale.decimals)
    return language.number(tick, chart.scale.decimals)


def _labelled(first: int, last: int) -> list[int]:
    """Counted from the newest, which is always named."""
    every = -(-(last - first + 1) // MOST_LABELS)
    return sorted(range(last, first - 1, -every))


def _short(year: int) -> str:
    """As 19/20: the table says the years in full."""
    return f"{year % 100:02d}/{(year + 1) % 100:02d}"


def _break_names(chart: YearChart) -> list[dict[str, Any]]:
    font = {"color": LIGHT.muted, "size": 12}
    place = {"yref": "paper", "y": 1, "yanchor": "bottom", "borderpad": 0, "showarrow": False, "font": font}
    return [place | {"text": name, "x": year - 0.5, "xanchor": "center"} for year, name in chart.breaks if name]

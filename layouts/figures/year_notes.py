"""What is written and marked in a chart by school year beside its courses: numbers, target, breaks, untold years."""

from collections.abc import Sequence
from typing import Any

from dashboard.theme import LIGHT
from layouts.figures.years import Aim, Dot, Mark, YearChart

MOST_NUMBERS = 6  # years that have room for a number each
WITH_NUMBERS = 250  # pixels of height: a smaller chart has no room for numbers beside its lines
OF_NUMBER = 0.08  # of the axis, that a number takes


def numbers(chart: YearChart) -> list[dict[str, Any]]:
    """Outside the intervals; of many years only the first and the newest, and none in a small chart."""
    dots = [dot for run in chart.runs for dot in run if dot.number]
    if not dots or chart.height < WITH_NUMBERS:
        return []
    told = dots if chart.years[1] - chart.years[0] < MOST_NUMBERS else list(dict.fromkeys([dots[0], dots[-1]]))
    under = [_is_crossed(dot, chart) for dot in told]
    return [
        {
            "uid": "yearnumbers",
            "type": "scatter",
            "mode": "text",
            "x": [dot.at for dot in told],
            "y": [_low(dot) if below else _high(dot) for dot, below in zip(told, under, strict=True)],
            "text": [f"<b>{dot.number}</b>" for dot in told],
            "textposition": ["bottom center" if below else "top center" for below in under],
            "textfont": {"color": LIGHT.ink, "size": 13},
            "cliponaxis": False,
            "hoverinfo": "skip",
        }
    ]


def _high(dot: Dot) -> float:
    return dot.value if dot.high is None else dot.high


def _low(dot: Dot) -> float:
    return dot.value if dot.low is None else dot.low


def _is_crossed(dot: Dot, chart: YearChart) -> bool:
    """The line of a target would run through the number over it."""
    room = OF_NUMBER * (chart.scale.high - chart.scale.low)
    over = [aim for aim in chart.aims if aim.first - 0.5 <= dot.at <= aim.last + 0.5]
    return any(_high(dot) - room / 4 <= aim.value <= _high(dot) + room for aim in over)


def aims(chart: YearChart) -> dict[str, Any]:
    half = 0.5
    x = [place for aim in chart.aims for place in (aim.first - half, aim.last + half, None)]
    y = [value for aim in chart.aims for value in (aim.value, aim.value, None)]
    return line("yearaim", x, y, 1.5) | {"line": {"color": LIGHT.ink, "width": 1.5, "dash": "dash"}}


def breaks(chart: YearChart) -> dict[str, Any]:
    x = [place for year, _ in chart.breaks for place in (year - 0.5, year - 0.5, None)]
    y = [value for _ in chart.breaks for value in (chart.scale.low, chart.scale.high, None)]
    return line("yearbreak", x, y, 1.5) | {"line": {"color": LIGHT.worse, "width": 1.5, "dash": "dash"}}


def line(uid: str, x: Sequence[float | None], y: Sequence[float | None], width: float) -> dict[str, Any]:
    place = {"type": "scatter", "mode": "lines", "x": list(x), "y": list(y), "line": {"width": width}}
    return {"uid": uid} | place | {"connectgaps": False, "hoverinfo": "skip"}


def untold(chart: YearChart) -> list[dict[str, Any]]:
    """A bound stands where it was told; a hidden value stands nowhere, and so its mark lies on the axis."""
    bounds, hidden = chart.bounds, chart.hidden
    arrows = ["triangle-up" if mark.at_least else "triangle-down" for mark in bounds]
    crosses = ["x-thin-open"] * len(hidden)
    found = [
        _marks("yearbound", bounds, [mark.bound for mark in bounds], arrows, LIGHT.accent),
        _marks("yearhidden", hidden, [chart.scale.low] * len(hidden), crosses, LIGHT.control),
    ]
    return [one for one in found if one["x"]]


def _marks(
    uid: str, marks: Sequence[Mark], y: Sequence[float | None], symbols: list[str], colour: str
) -> dict[str, Any]:
    return {
        "uid": uid,
        "type": "scatter",
        "mode": "markers",
        "x": [mark.at for mark in marks],
        "y": list(y),
        "marker": {"symbol": symbols, "size": 9, "color": colour, "line": {"width": 1.5, "color": colour}},
        "hovertext": [mark.words for mark in marks],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def names(chart: YearChart) -> list[dict[str, Any]]:
    """Of breaks over the chart, and of targets at their line."""
    return [*_break_names(chart), *(_aim_name(aim, chart) for aim in chart.aims if aim.name)]


def _break_names(chart: YearChart) -> list[dict[str, Any]]:
    font = {"color": LIGHT.muted, "size": 12}
    place = {"yref": "paper", "y": 1, "yanchor": "bottom", "borderpad": 0, "showarrow": False, "font": font}
    return [place | {"text": name, "x": year - 0.5, "xanchor": "center"} for year, name in chart.breaks if name]


def _aim_name(aim: Aim, chart: YearChart) -> dict[str, Any]:
    """At that end of the line which is nearer to an end of the chart; below it where the course lies above."""
    values = [dot.value for run in chart.runs for dot in run if aim.first <= dot.at <= aim.last]
    above = sum(value >= aim.value for value in values) * 2 <= len(values)
    from_left = aim.first - chart.years[0] <= chart.years[1] - aim.last
    return {
        "text": aim.name,
        "x": aim.first - 0.5 if from_left else aim.last + 0.5,
        "xanchor": "left" if from_left else "right",
        "y": aim.value,
        "yanchor": "bottom" if above else "top",
        "yshift": 2 if above else -2,
        "borderpad": 0,
        "showarrow": False,
        "font": {"color": LIGHT.ink, "size": 12},
    }

"""The chart of a round's course: the response rate over time from 0 to 100 %, the aim, and the ceiling."""

from datetime import date, datetime
from typing import Any

from dashboard.language import Language
from dashboard.participation import Moment, Participating
from dashboard.theme import LIGHT
from layouts.figures.template import axis, layout, plain
from layouts.pieces.turnout import answers

HEIGHT = 300  # pixels
TICKS, RATES = 4, [0, 25, 50, 75, 100]
BEYOND = 0.04  # of the width, so that marks at its ends are whole
EVENING = 18  # o'clock: where the last day ends in the chart
HIGHEST = 104  # per cent, so that a mark at 100 is whole


def drawn(found: Participating) -> list[Moment]:
    """The points in time of which the rate is known."""
    return [one for one in found.course if one.turnout.rate is not None]


def figure(found: Participating, language: Language) -> dict[str, Any]:
    """The course comes last and so lies above the rest."""
    return {
        "data": [*_ceiling(found), _last_day(found), _course(found, language)],
        "layout": _layout(found, language),
    }


def _days(at: datetime | date, found: Participating) -> float:
    """Since the round opened."""
    start = datetime(found.opened.year, found.opened.month, found.opened.day)
    moment = at if isinstance(at, datetime) else datetime(at.year, at.month, at.day, EVENING)
    return round((moment - start).total_seconds() / 86_400, 2)


def _course(found: Participating, language: Language) -> dict[str, Any]:
    told = drawn(found)
    return {
        "uid": "course",
        "type": "scatter",
        "mode": "lines+markers",
        "x": [_days(one.at, found) for one in told],
        "y": [_percent(one.turnout.rate or 0) for one in told],
        "line": {"color": LIGHT.accent, "width": 2},
        "marker": {"color": LIGHT.accent, "size": 8},
        "hovertext": [f"{language.date(one.at)}: {plain(answers(one.turnout, language))}" for one in told],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _ceiling(found: Participating) -> list[dict[str, Any]]:
    """From the latest point to as many as there can be at most."""
    told = drawn(found)
    if found.ceiling is None or not told:
        return []
    last, invited = told[-1], told[-1].turnout.invited or 1
    return [
        {
            "uid": "ceiling",
            "type": "scatter",
            "mode": "lines",
            "x": [_days(last.at, found), _days(found.closed, found)],
            "y": [_percent(last.turnout.rate or 0), _percent(found.ceiling / invited)],
            "line": {"color": LIGHT.muted, "width": 2, "dash": "dash"},
            "hoverinfo": "skip",
        }
    ]


def _last_day(found: Participating) -> dict[str, Any]:
    day = _days(found.closed, found)
    line = {"color": LIGHT.control, "width": 1, "dash": "dot"}
    place = {"x": [day, day], "y": [0, 100], "line": line, "hoverinfo": "skip"}
    return {"uid": "lastday", "type": "scatter", "mode": "lines"} | place


def _layout(found: Participating, language: Language) -> dict[str, Any]:
    """The axes are the same on every page of the round, whatever was answered."""
    end = max([_days(found.closed, found), *(_days(one.at, found) for one in drawn(found))])
    days = [int(end * place / (TICKS - 1)) for place in range(TICKS)]
    is_aim = found.chosen is not None and found.chosen.aim == "all"
    return layout(
        language,
        height=HEIGHT,
        margin={"l": 48, "r": 12, "t": 28, "b": 36},
        xaxis=axis(
            range=[-BEYOND * end, (1 + BEYOND) * end],
            tickvals=days,
            ticktext=[_day(found, day, language) for day in days],
            showgrid=False,
        ),
        yaxis=axis(range=[0, HIGHEST], tickvals=RATES, ticktext=[language.percent(rate / 100) for rate in RATES]),
        shapes=[_aim()] if is_aim else [],
        annotations=[_aim_name(language)] if is_aim else [],
    )


def _day(found: Participating, days: int, language: Language) -> str:
    day = date.fromordinal(found.opened.toordinal() + days)
    return language.text("participation.course.tick", day=f"{day:%d}", month=f"{day:%m}")


def _aim() -> dict[str, Any]:
    """First of the shapes: the style sheet knows it by its place."""
    place = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 100, "y1": 100, "layer": "below"}
    return place | {"line": {"color": LIGHT.muted, "width": 1.5, "dash": "dot"}}


def _aim_name(language: Language) -> dict[str, Any]:
    return {
        "text": language.text("participation.course.aim", rate=language.percent(1)),
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "y": 100,
        "yanchor": "bottom",
        "borderpad": 0,
        "showarrow": False,
        "font": {"color": LIGHT.muted, "size": 12},
    }


def _percent(rate: float) -> int:
    return round(100 * min(rate, 1))

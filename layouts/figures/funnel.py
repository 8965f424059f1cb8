"""The funnel: every unit's figure against how much it rests on, within the limits that chance alone would keep to."""

import math
from typing import Any

from dashboard.language import Language
from dashboard.spread import Apart, Place, Spread
from dashboard.statistics.heterogeneity import INNER, OUTER
from dashboard.theme import LIGHT
from layouts.figures.template import axis, layout, plain
from layouts.pieces.spread_words import answers, value

HEIGHT = 380  # pixels
STEPS = 60  # of a curve
BEYOND = 1.06  # so that marks at the ends are whole
SEEN_THROUGH = 0.7  # so that dots that lie over each other can be told apart
SIGNS = {False: ("funnelinside", "circle", 9, LIGHT.chance), True: ("funneloutside", "diamond", 13, LIGHT.accent)}


def figure(found: Spread, told: Apart, language: Language) -> dict[str, Any]:
    """Nothing sets one dot inside the limits apart from another."""
    return {
        "data": [
            *(_limit(told, uid, errors) for uid, errors in (("funnelouter", OUTER), ("funnelinner", INNER))),
            *(_dots(found, told, is_outside, language) for is_outside in (False, True)),
        ],
        "layout": _layout(found, told, language),
    }


def reach(told: Apart) -> float:
    """From the centre to the end of the axis: as far as the farthest dot, or the limits where they are widest."""
    farthest = max(abs(one.value - told.between.centre) for one in told.places)
    return BEYOND * max(farthest, _half(told, OUTER, min(one.worth for one in told.places)))


def _half(told: Apart, errors: float, worth: float) -> float:
    """The limits' distance from the centre."""
    return errors * told.of_one / math.sqrt(worth)


def _most(told: Apart) -> float:
    return BEYOND * max(one.worth for one in told.places)


def _limit(told: Apart, uid: str, errors: float) -> dict[str, Any]:
    """Down one side and back up the other, from where the limits leave the chart; the two are not joined."""
    start, end = (errors * told.of_one / reach(told)) ** 2, _most(told)
    worth = [start * (end / start) ** (step / STEPS) for step in range(STEPS + 1)]
    half = [_half(told, errors, one) for one in worth]
    centre = told.between.centre
    return {
        "uid": uid,
        "type": "scatter",
        "mode": "lines",
        "x": [*(round(one, 2) for one in worth), None, *(round(one, 2) for one in worth)],
        "y": [*(round(centre + one, 1) for one in half), None, *(round(centre - one, 1) for one in half)],
        "line": {"color": LIGHT.control, "width": 1.5, "dash": "dash" if errors == INNER else "solid"},
        "hoverinfo": "skip",
    }


def _dots(found: Spread, told: Apart, is_outside: bool, language: Language) -> dict[str, Any]:
    uid, symbol, size, colour = SIGNS[is_outside]
    mark = {"symbol": symbol, "size": size, "color": colour, "opacity": SEEN_THROUGH}
    some = [one for one in told.places if one.is_outside == is_outside]
    return {
        "uid": uid,
        "type": "scatter",
        "mode": "markers",
        "x": [round(one.worth, 1) for one in some],
        "y": [one.value for one in some],
        "marker": mark | {"line": {"width": 1, "color": LIGHT.paper}},
        "hovertext": [_hover(one, found, language) for one in some],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _hover(one: Place, found: Spread, language: Language) -> str:
    told = language.text(
        "progress.spread.hover",
        unit=plain(language.unit(one.unit)),
        value=value(one.value, found.measure, language),
        interval=language.interval(one.low, one.high),
    )
    return f"{told}<br>{answers(one.rests_on, language)}"


def _layout(found: Spread, told: Apart, language: Language) -> dict[str, Any]:
    """The centre is the first of the shapes: the style sheet knows it by its place."""
    centre, half = round(told.between.centre, 1), round(reach(told), 1)
    line = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": centre, "y1": centre, "layer": "below"}
    return layout(
        language,
        height=HEIGHT,
        margin={"l": 58, "r": 10, "t": 10, "b": 52},
        xaxis=axis(
            range=[0, round(_most(told), 1)], showgrid=False, nticks=6, title=_title(f"worth.{found.measure}", language)
        ),
        yaxis=axis(
            range=[round(centre - half, 1), round(centre + half, 1)],
            nticks=7,
            tickformat="d",
            title=_title(f"value.{found.measure}", language),
        ),
        shapes=[line | {"line": {"color": LIGHT.muted, "width": 1.5, "dash": "dot"}}],
    )


def _title(name: str, language: Language) -> dict[str, Any]:
    font = {"color": LIGHT.muted, "size": 12}
    return {"text": language.text(f"progress.spread.axis.{name}"), "standoff": 8, "font": font}

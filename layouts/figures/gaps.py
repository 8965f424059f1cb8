"""The chart of a gap between two groups: a mark with its interval for every round, about the line of no difference."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from dashboard.equity import Gap, GapThen
from dashboard.language import Language
from dashboard.theme import LIGHT
from layouts.figures.points import SMALL, STEP
from layouts.figures.template import axis, layout, plain

HEIGHT = 300  # pixels
TICKS = 2  # either way
BEFORE, AFTER = 0.95, 0.4  # of the distance between two rounds; the words stand before the first


def figure(gap: Gap, names: Mapping[str, str], language: Language) -> dict[str, Any]:
    """`names` are the rounds', by key."""
    told = [(place, one) for place, one in enumerate(gap.rounds) if one.difference]
    return {"data": [*_lines(told), _marks(told, names, language)], "layout": _layout(gap, names, language)}


def _lines(told: Sequence[tuple[int, GapThen]]) -> list[dict[str, Any]]:
    """Between rounds that follow each other and were asked in the same way; a hidden round breaks the line."""
    return [
        {
            "uid": f"gapline{place}",
            "type": "scatter",
            "mode": "lines",
            "x": [place, beyond],
            "y": [_value(one), _value(other)],
            "line": {"color": LIGHT.accent, "width": 2},
            "hoverinfo": "skip",
        }
        for (place, one), (beyond, other) in pairwise(told)
        if beyond == place + 1 and one.comparable and other.comparable
    ]


def _marks(told: Sequence[tuple[int, GapThen]], names: Mapping[str, str], language: Language) -> dict[str, Any]:
    return {
        "uid": "gap",
        "type": "scatter",
        "mode": "markers",
        "x": [place for place, _ in told],
        "y": [_value(one) for _, one in told],
        "marker": {
            "color": LIGHT.accent,
            "size": 11,
            "symbol": ["circle" if one.comparable else "circle-open" for _, one in told],
        },
        "error_y": _reach([one for _, one in told]),
        "hovertext": [_hover(one, names, language) for _, one in told],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _value(then: GapThen) -> int:
    assert then.difference is not None
    return then.difference.value


def _reach(told: Sequence[GapThen]) -> dict[str, Any]:
    found = [one.difference for one in told if one.difference]
    return {
        "type": "data",
        "symmetric": False,
        "array": [one.high - one.value for one in found],
        "arrayminus": [one.value - one.low for one in found],
        "color": LIGHT.accent,
        "thickness": 3,
        "width": 0,
    }


def _hover(then: GapThen, names: Mapping[str, str], language: Language) -> str:
    assert then.difference is not None
    return language.text(
        "progress.equity.figure.hover",
        round=plain(names[then.round.key]),
        value=language.signed(then.difference.value),
        interval=language.text("format.interval_in_words", low=then.difference.low, high=then.difference.high),
    )


def _layout(gap: Gap, names: Mapping[str, str], language: Language) -> dict[str, Any]:
    half = _half(gap)
    ticks = list(range(-half, half + 1, half // TICKS))
    words = {"one": plain(language.name(gap.one.name)), "other": plain(language.name(gap.other.name))}
    return layout(
        language,
        height=HEIGHT,
        margin={"l": 48, "r": 12, "t": 8, "b": 44},
        xaxis=axis(
            range=[-BEFORE, len(gap.rounds) - 1 + AFTER],
            tickvals=list(range(len(gap.rounds))),
            ticktext=[_tick(one, names, language) for one in gap.rounds],
            showgrid=False,
        ),
        yaxis=axis(range=[-half, half], tickvals=ticks, ticktext=[language.signed(tick) for tick in ticks]),
        shapes=[_zero()],
        annotations=[
            _note(language.text("progress.equity.figure.above", one=words["one"]), half, "top"),
            _note(language.text("progress.equity.figure.below", other=words["other"]), -half, "bottom"),
            _note(language.text("progress.equity.figure.zero"), 0, "bottom"),
        ],
    )


def _half(gap: Gap) -> int:
    """The axis reaches as far either way, in whole steps; from published figures alone."""
    ends = [abs(end) for one in gap.rounds if one.difference for end in (one.difference.low, one.difference.high)]
    return -(-max([*ends, 1]) // STEP) * STEP


def _tick(then: GapThen, names: Mapping[str, str], language: Language) -> str:
    """Where nothing may be drawn, the words stand under the axis, at no number's height."""
    name = plain(names[then.round.key])
    if then.difference is None:
        return f"{name}<br>{language.text('progress.equity.figure.hidden')}"
    return name if then.comparable else f"{name}<br>{language.text('progress.equity.other_questions')}"


def _zero() -> dict[str, Any]:
    """The first of the shapes: the style sheet knows it by its place."""
    place = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0, "layer": "below"}
    return place | {"line": {"color": LIGHT.muted, "width": 1.5, "dash": "dot"}}


def _note(words: str, height: int, anchor: str) -> dict[str, Any]:
    font = {"color": LIGHT.muted, "size": SMALL}
    place = {"xref": "paper", "x": 0, "xanchor": "left", "y": height, "yanchor": anchor}
    return place | {"text": words, "borderpad": 0, "showarrow": False, "font": font}

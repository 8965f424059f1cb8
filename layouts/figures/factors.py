"""The chart of a profile: a row per factor with points and interval, the comparisons, and earlier rounds below."""

from collections.abc import Sequence
from itertools import chain
from typing import Any

from dashboard.language import Language
from dashboard.profile import Profile
from dashboard.statistics.points import CENTRE
from dashboard.statistics.zones import Zone, stretches
from dashboard.theme import LIGHT
from layouts.figures import points
from layouts.figures.marks import comparisons, earlier, own
from layouts.figures.points import note
from layouts.figures.rows import Row, rows
from layouts.figures.template import layout, plain
from layouts.figures.words import PLOT, words
from layouts.pieces.comparison import compared_with, in_a_sentence
from layouts.pieces.hidden import cells

TOP, BOTTOM, NOTE = 42, 64, 17  # pixels
ZONES_BELOW, TITLE_BELOW = 22, 40  # pixels under the axis
BANDS = (Zone.FAR_BELOW, Zone.MIDDLE, Zone.FAR_ABOVE)  # those with a colour


def figure(profile: Profile, language: Language) -> dict[str, Any]:
    """The marks come last and so lie above the lines; the reader's own come last of all."""
    placed = rows(profile, language)
    traces = [
        *words(placed, profile, language),
        *comparisons(placed, profile, language),
        *earlier(placed, language),
        *own(placed, language),
    ]
    return {"data": traces, "layout": _layout(placed, profile, language)}


def height(profile: Profile, language: Language) -> int:
    """In pixels, so that the page can keep the place free before the chart is drawn."""
    return rows(profile, language)[-1].bottom + TOP + BOTTOM


def half_width(profile: Profile) -> int:
    return points.half_width(chain.from_iterable(map(cells, profile.factors)))


def _layout(placed: Sequence[Row], profile: Profile, language: Language) -> dict[str, Any]:
    half = half_width(profile)
    return layout(
        language,
        height=placed[-1].bottom + TOP + BOTTOM,
        margin={"l": 0, "r": 0, "t": TOP, "b": BOTTOM},
        **points.axes(half, PLOT, [row.bottom for row in placed]),
        shapes=[points.reference(), *map(_zone, _coloured(half)), *points.grid(half)],
        annotations=[
            _reference_name(language),
            *(_zone_name(*one, language) for one in stretches(CENTRE - half, CENTRE + half)),
            _axis_name(language),
            *_difference_name(profile, language),
        ],
    )


def _coloured(half: int) -> list[tuple[int, int]]:
    """Every second zone, so that the next one can be told from it in print too."""
    return [(start, end) for zone, start, end in stretches(CENTRE - half, CENTRE + half) if zone in BANDS]


def _zone(ends: tuple[int, int]) -> dict[str, Any]:
    place = {"type": "rect", "xref": "x2", "x0": ends[0], "x1": ends[1], "yref": "paper", "y0": 0, "y1": 1}
    return place | {"layer": "below", "line": {"width": 0}, "fillcolor": LIGHT.soft, "opacity": 0.45}


def _zone_name(zone: Zone, start: int, end: int, language: Language) -> dict[str, Any]:
    return _below(language.text(f"zone.short.{zone}"), (start + end) / 2, ZONES_BELOW)


def _axis_name(language: Language) -> dict[str, Any]:
    return _below(language.text("profile.figure.axis"), CENTRE, TITLE_BELOW)


def _below(text: str, x: float, pixels: int) -> dict[str, Any]:
    return note(text) | {"xref": "x2", "x": x, "y": 0, "yanchor": "top", "yshift": -pixels}


def _reference_name(language: Language) -> dict[str, Any]:
    return note(language.text("profile.figure.reference")) | {"xref": "x2", "x": CENTRE}


def _difference_name(profile: Profile, language: Language) -> list[dict[str, Any]]:
    """What the verdicts at the right are about, a line above the other notes."""
    against = compared_with(profile)
    if against is None:
        return []
    text = language.text("profile.table.difference", against=plain(in_a_sentence(against, language)))
    return [note(text) | {"xref": "paper", "x": 1, "xanchor": "right", "yshift": NOTE}]

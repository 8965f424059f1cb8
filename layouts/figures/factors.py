"""The chart of a profile: a row per factor with points and interval, the comparisons, and earlier rounds below."""

from collections.abc import Sequence
from itertools import chain
from typing import Any

from dashboard.language import Language
from dashboard.profile import Profile
from dashboard.theme import LIGHT
from layouts.figures.marks import comparisons, earlier, own
from layouts.figures.rows import Row, rows
from layouts.figures.template import axis, layout
from layouts.figures.words import PLOT, words
from layouts.pieces.hidden import cells

MIDDLE, HALF_WIDTH, STEP = 500, 150, 50  # points
TOP, BOTTOM = 26, 46  # pixels


def figure(profile: Profile, language: Language) -> dict[str, Any]:
    """The marks come last and so lie above the lines; the reader's own come last of all."""
    placed = rows(profile, language)
    traces = [
        _reference(placed[-1].bottom, language),
        *words(placed, profile, language),
        *comparisons(placed, language),
        *earlier(placed, language),
        *own(placed, language),
    ]
    return {"data": traces, "layout": _layout(placed, half_width(profile), language)}


def height(profile: Profile, language: Language) -> int:
    """In pixels, so that the page can keep the place free before the chart is drawn."""
    return rows(profile, language)[-1].bottom + TOP + BOTTOM


def half_width(profile: Profile) -> int:
    """The axis is the same on every page, 350 to 650; wider, in whole steps, only where published figures need it."""
    shown = (cell for cell in chain.from_iterable(map(cells, profile.factors)) if cell.shown)
    distances = [abs(end - MIDDLE) for cell in shown for end in (cell.points, cell.low, cell.high) if end is not None]
    return max(HALF_WIDTH, -(-max(distances, default=0) // STEP) * STEP)


def _layout(placed: Sequence[Row], half: int, language: Language) -> dict[str, Any]:
    title = {"text": language.text("profile.figure.axis"), "standoff": 6, "font": {"color": LIGHT.muted, "size": 12}}
    return layout(
        language,
        height=placed[-1].bottom + TOP + BOTTOM,
        margin={"l": 0, "r": 0, "t": TOP, "b": BOTTOM},
        xaxis=axis(
            range=[MIDDLE - half, MIDDLE + half],
            domain=PLOT,
            dtick=STEP if half <= HALF_WIDTH else 2 * STEP,
            tickformat="d",
            title=title,
        ),
        xaxis2=axis(range=[0, 1], domain=[0, 1], visible=False),
        yaxis=axis(range=[placed[-1].bottom, 0], tickvals=[row.bottom for row in placed[:-1]], showticklabels=False),
    )


def _reference(height: int, language: Language) -> dict[str, Any]:
    return {
        "uid": "reference",
        "type": "scatter",
        "mode": "lines+text",
        "x": [MIDDLE, MIDDLE],
        "y": [0, height],
        "text": [language.text("profile.figure.reference"), ""],
        "textposition": "top center",
        "textfont": {"color": LIGHT.muted, "size": 12},
        "cliponaxis": False,
        "line": {"color": LIGHT.muted, "width": 1.5, "dash": "dot"},
        "hoverinfo": "skip",
    }

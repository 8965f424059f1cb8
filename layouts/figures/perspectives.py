"""The chart of perspectives: what every voice says of a construct on one axis, each with a sign and a name."""

from collections.abc import Sequence
from typing import Any

from dashboard.language import Language
from dashboard.perspectives import Perspectives
from dashboard.statistics.points import CENTRE
from dashboard.theme import LIGHT
from layouts.figures import points
from layouts.figures.perspective_rows import Lane, Row, lanes, rows
from layouts.figures.points import LEFT, RIGHT, SMALL, interval, note, text
from layouts.figures.template import layout, plain
from layouts.pieces.hidden import instead_of_points
from layouts.pieces.perspective_words import SIGNS, construct_name, gap_in_short, gap_state, labelled, sign_of

TOP, BOTTOM = 26, 46  # pixels
PLOT = (0.03, 0.88)  # shares of the width: the numbers stand right of it
COLOURS = {"clear": LIGHT.accent, "chance": LIGHT.chance, "untold": LIGHT.muted}


def figure(found: Perspectives, language: Language) -> dict[str, Any]:
    placed = rows(found, language)
    return {
        "data": [*_words(placed, found, language), *_marks(placed, found, language)],
        "layout": _layout(placed, found, language),
    }


def height(found: Perspectives, language: Language) -> int:
    """In pixels, so that the page can keep the place free before the chart is drawn."""
    return rows(found, language)[-1].bottom + TOP + BOTTOM


def half_width(found: Perspectives) -> int:
    """As in the chart of factors, and the same whichever construct is chosen."""
    return points.half_width(voice.cell for construct in found.constructs for voice in construct.voices)


def _words(placed: Sequence[Row], found: Perspectives, language: Language) -> list[dict[str, Any]]:
    told = [(lane.y, lane.voice.cell) for _, lane in lanes(placed)]
    labels = [(lane.label, plain(labelled(lane.voice, found, language))) for _, lane in lanes(placed)]
    numbers = [(y, f"<b>{language.points(cell.points or 0)}</b>") for y, cell in told if cell.shown]
    silent = [(y, instead_of_points(cell, found.k, language)) for y, cell in told if not cell.shown]
    return [
        text("names", LEFT, [(row.heading, f"<b>{row.name}</b>") for row in placed]),
        *_gaps(placed, language),
        text("who", LEFT, labels, size=SMALL),
        text("numbers", RIGHT, numbers),
        text("silent", PLOT[0], silent, LIGHT.muted, SMALL),
    ]


def _gaps(placed: Sequence[Row], language: Language) -> list[dict[str, Any]]:
    """Of each construct the gap by which it is sorted."""
    said = {state: [row for row in placed if gap_state(row.construct.largest) == state] for state in COLOURS}
    return [
        text(
            f"gap{state}",
            RIGHT,
            [(row.first_line, gap_in_short(row.construct.largest, language)) for row in said[state]],
            colour,
        )
        for state, colour in COLOURS.items()
    ]


def _marks(placed: Sequence[Row], found: Perspectives, language: Language) -> list[dict[str, Any]]:
    """One trace per sign."""
    by_sign: dict[int, list[tuple[Row, Lane]]] = {place: [] for place in range(len(SIGNS))}
    for row, lane in lanes(placed):
        if lane.voice.cell.shown:
            by_sign[sign_of(lane.voice, found)].append((row, lane))
    return [_with_interval(sign, pairs, language) for sign, pairs in by_sign.items() if pairs]


def _with_interval(sign: int, pairs: Sequence[tuple[Row, Lane]], language: Language) -> dict[str, Any]:
    shown = [lane.voice.cell for _, lane in pairs]
    symbol = {"symbol": SIGNS[sign][0], "size": 13, "color": LIGHT.accent, "line": {"width": 2, "color": LIGHT.paper}}
    return {
        "uid": f"voice{sign}",
        "type": "scatter",
        "mode": "markers",
        "xaxis": "x2",
        "x": [cell.points for cell in shown],
        "y": [lane.y for _, lane in pairs],
        "marker": symbol,
        "error_x": interval(shown, LIGHT.accent, 3),
        "hovertext": [_hover(row, lane, language) for row, lane in pairs],
        "hoverinfo": "text",
    }


def _hover(row: Row, lane: Lane, language: Language) -> str:
    cell = lane.voice.cell
    told = language.text(
        "perspectives.figure.hover",
        construct=plain(construct_name(row.construct, language)),
        voice=plain(language.name(lane.voice.form.name)),
        points=language.points(cell.points or 0),
        interval=language.interval(cell.low or 0, cell.high or 0),
    )
    return f"{told}<br>{language.text('profile.answers', n=cell.n or 0)}"


def _layout(placed: Sequence[Row], found: Perspectives, language: Language) -> dict[str, Any]:
    half = half_width(found)
    title = {"text": language.text("profile.figure.axis"), "standoff": 6, "font": {"color": LIGHT.muted, "size": SMALL}}
    above = note(language.text("perspectives.figure.reference")) | {"xref": "x2", "x": CENTRE}
    return layout(
        language,
        height=placed[-1].bottom + TOP + BOTTOM,
        margin={"l": 0, "r": 0, "t": TOP, "b": BOTTOM},
        **points.axes(half, PLOT, [row.bottom for row in placed], title=title),
        shapes=[points.reference(), *points.grid(half)],
        annotations=[above],
    )

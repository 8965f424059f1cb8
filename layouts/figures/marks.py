"""The marks of the chart of factors: where a published number lies, and how uncertain it is."""

from collections.abc import Sequence
from typing import Any

from dashboard.cells import Cell
from dashboard.language import Language
from dashboard.profile import Choice, Profile
from dashboard.statistics.verdicts import Verdict
from dashboard.theme import LIGHT
from layouts.figures.points import interval
from layouts.figures.rows import Lane, Row
from layouts.figures.template import plain
from layouts.pieces.comparison import factor_name, in_a_sentence, wholes

SYMBOLS = {  # with their size in pixels
    "municipality": ("line-ns-open", 17),
    "programme": ("diamond-open", 11),
    "similar": ("triangle-up-open", 11),
}
OTHER_LEVELS = ("triangle-down-open", 11)


def comparisons(placed: Sequence[Row], profile: Profile, language: Language) -> list[dict[str, Any]]:
    return [_comparison(whole, placed, language) for whole in wholes(profile)]


def _comparison(whole: Choice, placed: Sequence[Row], language: Language) -> dict[str, Any]:
    """Only where there is something to compare: in a lane without a number of its own the reason stands in the way."""
    rows = [row for row in placed if row.own.cell.shown and whole.key in row.factor.comparisons]
    shown = [(row, cell) for row in rows if (cell := row.factor.comparisons[whole.key]).shown]
    words = [
        language.text(
            "profile.figure.hover_comparison",
            factor=plain(factor_name(row.factor, language)),
            against=plain(in_a_sentence(whole, language)),
            points=language.points(cell.points or 0),
        )
        for row, cell in shown
    ]
    symbol, size = SYMBOLS.get(whole.key, OTHER_LEVELS)
    marker = {"symbol": symbol, "size": size, "color": LIGHT.ink, "line": {"width": 2.5, "color": LIGHT.ink}}
    return _marks(f"whole{whole.key}", [(row.own.y, cell) for row, cell in shown], words, marker)


def earlier(placed: Sequence[Row], language: Language) -> list[dict[str, Any]]:
    """Hollow; square where the questions were others, so that nobody reads a development into it."""
    lanes = [(row, lane) for row in placed for lane in row.earlier if lane.cell.shown]
    comparable = [pair for pair in lanes if pair[1].comparable]
    broken = [pair for pair in lanes if not pair[1].comparable]
    return [
        _with_interval("earlier", comparable, _hollow("circle"), LIGHT.control, 1, language),
        _with_interval("broken", broken, _hollow("square"), LIGHT.control, 1, language),
    ]


def own(placed: Sequence[Row], language: Language) -> list[dict[str, Any]]:
    """One trace per verdict, so that the style sheet can colour them."""
    return [_own(verdict, placed, language) for verdict in (None, *Verdict)]


def _own(verdict: Verdict | None, placed: Sequence[Row], language: Language) -> dict[str, Any]:
    lanes = [(row, row.own) for row in placed if row.own.cell.shown and _verdict(row) is verdict]
    colour = getattr(LIGHT, verdict or Verdict.CHANCE)
    marker = {"symbol": "circle", "size": 13, "color": colour, "line": {"width": 2, "color": LIGHT.paper}}
    return _with_interval(f"own{verdict or 'alone'}", lanes, marker, colour, 3, language)


def _verdict(row: Row) -> Verdict | None:
    return row.factor.difference.verdict if row.factor.difference else None


def _hollow(symbol: str) -> dict[str, Any]:
    return {"symbol": symbol, "size": 9, "color": LIGHT.paper, "line": {"width": 2, "color": LIGHT.control}}


def _with_interval(
    uid: str,
    lanes: Sequence[tuple[Row, Lane]],
    marker: dict[str, Any],
    colour: str,
    thickness: int,
    language: Language,
) -> dict[str, Any]:
    shown = [lane.cell for _, lane in lanes]
    words = [_hover(row, lane, language) for row, lane in lanes]
    return _marks(uid, [(lane.y, lane.cell) for _, lane in lanes], words, marker) | {
        "error_x": interval(shown, colour, thickness)
    }


def _hover(row: Row, lane: Lane, language: Language) -> str:
    cell = lane.cell
    told = language.text(
        "profile.figure.hover",
        factor=plain(factor_name(row.factor, language)),
        round=plain(language.name(lane.round.name)),
        points=language.points(cell.points or 0),
        interval=language.interval(cell.low or 0, cell.high or 0),
    )
    return f"{told}<br>{language.text('profile.answers', n=cell.n or 0)}"


def _marks(uid: str, places: Sequence[tuple[int, Cell]], words: list[str], marker: dict[str, Any]) -> dict[str, Any]:
    return {
        "uid": uid,
        "type": "scatter",
        "mode": "markers",
        "xaxis": "x2",
        "x": [cell.points for _, cell in places],
        "y": [y for y, _ in places],
        "marker": marker,
        "hovertext": words,
        "hoverinfo": "text",
    }

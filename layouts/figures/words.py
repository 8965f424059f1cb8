"""What is read in the chart of factors beside their names, on an axis of its own, never placed by a number."""

from collections.abc import Iterable, Sequence
from typing import Any

from dashboard.language import Language
from dashboard.profile import Profile
from dashboard.statistics.verdicts import Verdict
from dashboard.theme import LIGHT
from layouts.figures.points import LEFT, RIGHT, SMALL, text
from layouts.figures.rows import Lane, Row, short_names
from layouts.figures.template import plain
from layouts.pieces.hidden import instead_of_points

PLOT = (0.13, 0.89)  # shares of the width: the rounds' names stand left of it, the numbers right


def words(placed: Sequence[Row], profile: Profile, language: Language) -> list[dict[str, Any]]:
    now, before = [row.own for row in placed], [lane for row in placed for lane in row.earlier]
    silent = [lane for lane in (*now, *before) if not lane.cell.shown]
    reasons = [(lane.y, instead_of_points(lane.cell, profile.k, language)) for lane in silent]
    return [
        *_verdicts(placed, language),
        text("rounds", LEFT, _rounds(now if before else [], profile, language)),
        text("older", LEFT, _rounds(before, profile, language), LIGHT.muted, SMALL),
        text("numbers", RIGHT, [(y, f"<b>{points}</b>") for y, points in _points(now, language)]),
        text("oldnumbers", RIGHT, _points(before, language), LIGHT.muted, SMALL),
        text("silent", PLOT[0], reasons, LIGHT.muted, SMALL),
    ]


def _verdicts(placed: Sequence[Row], language: Language) -> list[dict[str, Any]]:
    told = [(row.first_line, row.factor.difference) for row in placed if row.factor.difference]
    return [
        text(
            f"said{verdict}",
            RIGHT,
            [
                (y, language.text(f"profile.row.{verdict}", points=abs(difference.value)))
                for y, difference in told
                if difference.verdict is verdict
            ],
            getattr(LIGHT, verdict),
        )
        for verdict in Verdict
    ]


def _rounds(lanes: Iterable[Lane], profile: Profile, language: Language) -> list[tuple[int, str]]:
    names = short_names(profile.rounds, language)
    return [(lane.y, plain(names[lane.round.key])) for lane in lanes]


def _points(lanes: Iterable[Lane], language: Language) -> list[tuple[int, str]]:
    return [(lane.y, language.points(lane.cell.points or 0)) for lane in lanes if lane.cell.shown]

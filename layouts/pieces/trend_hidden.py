"""Why some rounds of a unit's way tell no number, and what it takes."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.progress import Progress
from dashboard.selection import Selection
from dashboard.trend import Course, There, Trend
from layouts.links import inside
from layouts.pieces.hidden import HIDDEN


def explanation(found: Trend, course: Course, progress: Progress, language: Language) -> list[Any]:
    """Both reasons that depend on answers, whichever of them holds here."""
    own, wholes = course.line.own, [cell for cells in course.line.wholes.values() for cell in cells]
    missing = sorted({stop.there for stop in found.stops} - {There.OPEN})
    reasons = [language.text(f"progress.trend.missing.{there}") for there in missing]
    if any(cell.status in HIDDEN for cell in (*own, *wholes)):
        reasons += [language.text("hidden.withheld_more")] if progress.withheld else []
        reasons += [language.text(f"hidden.{status}_more", k=progress.k) for status in HIDDEN]
    if not reasons:
        return []
    certificate = Selection("certificate", round=progress.selection.round).address
    return [
        html.Div(
            [
                html.H4(language.text("progress.trend.missing.title")),
                html.Ul([html.Li(reason) for reason in reasons]),
                html.P(inside(language.text("frame.protection"), certificate)),
            ],
            className="notice hidden-why",
        )
    ]

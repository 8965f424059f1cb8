"""The section of a unit's own way: what has changed, one factor drawn, all of them in a table, the same children."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.progress import Progress
from dashboard.same_children import TrendPage
from dashboard.trend import Trend, Way
from layouts.pieces.choices import Option, choices
from layouts.pieces.same_children import same_children
from layouts.pieces.trend_figure import trend_figure
from layouts.pieces.trend_table import all_factors
from layouts.pieces.trend_words import left_out, summary


def section(found: TrendPage, progress: Progress, language: Language) -> list[Any]:
    trend = found.trend
    words = [left_out(trend, language), *_whose(trend, progress, language)]
    parts = [
        *_ways(trend, progress, language),
        html.H2(summary(trend, language)),
        *(html.P(text, className="about") for text in words if text),
    ]
    if trend.chosen is not None:
        parts += [trend_figure(trend, trend.chosen, progress, language), all_factors(trend, progress, language)]
    if found.children is not None:
        parts.append(same_children(found.children, trend, progress, language))
    return parts


def _ways(trend: Trend, progress: Progress, language: Language) -> list[html.Nav]:
    """Whom to follow back in time, where there is a choice."""
    options = [
        Option(
            language.text(f"progress.trend.way.{way}"),
            progress.selection.to(order=way.value).address,
            way is trend.way,
        )
        for way in trend.ways
    ]
    return [choices(language.text("progress.trend.ways"), options)] if len(options) > 1 else []


def _whose(trend: Trend, progress: Progress, language: Language) -> list[str]:
    if progress.unit.kind != "child_group":
        return []
    whom = language.text(f"progress.trend.whose.{trend.way}", group=language.unit(progress.unit))
    if trend.way is Way.PLACE:
        return [whom]
    return [" ".join([whom, *(language.text(f"progress.same_children.{key}") for key in ("groups", "wide"))])]

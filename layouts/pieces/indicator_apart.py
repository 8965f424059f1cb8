"""How far pupils lie apart by their parents' education, in words: under the goal that is about it."""

from typing import Any

from dash import html

from dashboard.indicators.apart import Apart
from dashboard.language import Language
from dashboard.school_years import school_year_text
from dashboard.statistics.verdicts import Verdict
from layouts.pieces.indicator_words import apart_by, told


def apart(found: tuple[Apart, ...], language: Language) -> list[html.Div]:
    """That the target is about all pupils together is said: the difference has no target of its own."""
    if not found:
        return []
    head = html.H3(language.text("indicators.apart.title"))
    about = html.P(language.text("indicators.apart.about"), className="about")
    told_ = html.Ul([html.Li(_one(one, language)) for one in found])
    return [html.Div([head, told_, about], className="goal-apart")]


def size(found: Apart, language: Language) -> str:
    return apart_by(abs(found.outer.between.difference), found.indicator, language)


def sentences(found: Apart, language: Language) -> list[str]:
    """The two figures, whether they differ clearly, and how the difference has moved."""
    one, other = found.ends
    key = {None: "unknown", Verdict.CHANCE: "chance"}.get(found.outer.between.verdict, "clear")
    moved = found.gaps.moved
    values = language.text(
        "indicators.apart.values",
        one=told(one.value, found.indicator, language),
        other=told(other.value, found.indicator, language),
        year=school_year_text(found.school_year),
    )
    differs = language.text(f"indicators.apart.verdict.{key}", difference=size(found, language))
    if moved is None:
        return [values, differs]
    since = school_year_text(moved.since)
    return [values, differs, language.text(f"indicators.apart.moved.{moved.movement}", since=since)]


def _one(found: Apart, language: Language) -> list[Any]:
    mark = html.Span(language.text("indicators.made_up"), className="mark-word")
    name = html.Strong(language.name(found.indicator.name))
    return [name, ": ", " ".join(sentences(found, language)), *([" ", mark] if found.made_up else [])]

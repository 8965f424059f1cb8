"""How to read a profile: the rules in plain words, with the same constants as the code."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.selection import Selection
from dashboard.statistics.reliability import WEAK
from dashboard.statistics.verdicts import LARGE, SMALL
from layouts.links import inside

PARTS = ("points", "interval", "verdict", "chance", "size", "turned", "break", "reliability", "local")


def reading(language: Language, more: Sequence[Any] = ()) -> html.Details:
    limits: dict[str, str | int] = {"small": SMALL, "large": LARGE, "weak": language.number(WEAK, 1)}
    rules = [html.Li(language.text(f"reading.{part}", **limits)) for part in PARTS]
    method = html.P(inside(language.text("method.link"), Selection("method").address))
    summary = html.Summary(language.text("reading.title"))
    return html.Details([summary, html.Ul(rules), method, *more], className="reading")

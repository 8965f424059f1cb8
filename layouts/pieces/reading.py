"""How to read a profile: the rules in plain words, with the same constants as the code."""

from dash import html

from dashboard.language import Language
from dashboard.statistics.reliability import WEAK
from dashboard.statistics.verdicts import LARGE, SMALL

PARTS = ("points", "interval", "verdict", "chance", "size", "turned", "break", "reliability", "local")


def reading(language: Language) -> html.Details:
    limits: dict[str, str | int] = {"small": SMALL, "large": LARGE, "weak": language.number(WEAK, 1)}
    rules = [html.Li(language.text(f"reading.{part}", **limits)) for part in PARTS]
    return html.Details([html.Summary(language.text("reading.title")), html.Ul(rules)], className="reading")

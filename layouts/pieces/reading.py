"""How to read a profile: the rules in plain words, with the same constants as the code."""

from dash import html

from dashboard.language import Language
from dashboard.statistics.verdicts import LARGE, SMALL

PARTS = ("points", "interval", "verdict", "chance", "size", "turned", "break", "reliability", "local")


def reading(language: Language) -> html.Details:
    limits = {"small": SMALL, "large": LARGE}
    rules = [html.Li(language.text(f"reading.{part}", **limits)) for part in PARTS]
    return html.Details([html.Summary(language.text("reading.title")), html.Ul(rules)], className="reading")

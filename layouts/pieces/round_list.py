"""The rounds of the store for whoever runs it: each with its certificate, and how another one comes in."""

from collections.abc import Sequence

from dash import html

from dashboard.language import Language
from dashboard.profile import Choice
from dashboard.selection import Selection
from layouts.links import inside


def rounds(found: Sequence[Choice], language: Language) -> html.Div:
    lines = [html.Li(_certificate(one, language)) for one in reversed(found)]
    listed = html.Ul(lines) if lines else html.P(language.text("home.no_rounds_more"))
    command = html.Pre("python app.py import PACKAGE --check\npython app.py import PACKAGE", tabIndex=0)
    how = [html.H2(language.text("administration.import_title")), html.P(language.text("administration.import_text"))]
    return html.Div([listed, html.Section([*how, command], className="finding")])


def _certificate(one: Choice, language: Language) -> html.A:
    text = language.text("administration.certificate", round=language.name(one.name))
    return inside(text, Selection("certificate", round=one.key).address)

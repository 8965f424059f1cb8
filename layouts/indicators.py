"""The panel of indicators."""

from dash import html

from dashboard.language import Language
from dashboard.profile import UnitLink


def page(unit: UnitLink, language: Language) -> html.Div:
    return html.Div([html.H1(language.unit(unit)), html.P(language.text("indicators.title"))])

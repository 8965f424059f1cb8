"""The page `worksheet`."""

from typing import Any

from dash import html

from dashboard.language import Language


def page(language: Language) -> html.Div:
    content: list[Any] = [html.H1("worksheet")]
    return html.Div(content, className="worksheet")

"""For addresses that do not exist, and in the same words for those the reader may not open."""

from dash import html

from dashboard.language import Language
from layouts.links import inside


def page(language: Language) -> html.Div:
    return html.Div(
        [
            html.H1(language.text("not_found.title")),
            html.P(language.text("not_found.text"), className="lead"),
            html.P(inside(language.text("not_found.home"), "/", class_name="action")),
        ],
        className="message",
    )

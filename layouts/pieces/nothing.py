"""What stands in a table where there is no number to stand."""

from dash import html

from dashboard.language import Language
from layouts.attributes import attributes


def nothing(language: Language) -> list[html.Span]:
    """A dash for the eye, words for the ear."""
    dash = html.Span(language.text("profile.table.none"), **attributes(aria_hidden="true"))
    return [dash, html.Span(language.text("profile.table.none_read"), className="visually-hidden")]

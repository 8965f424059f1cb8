"""The window with everything that was ever written in a field, and a way to have an older text back."""

from typing import Any

from dash import html

from dashboard.language import Language
from layouts.attributes import attributes


def sheet_history(language: Language) -> html.Dialog:
    """assets/worksheet_history.js fills it, one copy of the prototype for each text."""
    return html.Dialog(
        [
            html.Div(
                [html.H2(language.text("sheet.history.title"), id="sheet-history-title"), _button("close", language)],
                className="sheet-history-head",
            ),
            html.P(className="sheet-history-field", **attributes(data_part="which")),
            html.P(role="status", **attributes(data_part="told")),
            html.Ol(className="sheet-history-list"),
            html.Div([_button("more", language), _button("all", language)], className="sheet-history-more"),
            html.Div(_one(language), hidden=True, **attributes(data_part="prototype")),
        ],
        className="sheet-history",
        **attributes(aria_labelledby="sheet-history-title", data_history_window="yes"),
    )


def _one(language: Language) -> html.Div:
    head = html.P(className="meta", **attributes(data_part="when"))
    text = html.Div(className="sheet-old-text", dir="auto", **attributes(data_part="text"))
    return html.Div([head, text, _button("restore", language)])


def _button(what: str, language: Language) -> html.Button:
    about = html.Span(className="visually-hidden", **attributes(data_part=f"about-{what}"))
    words: list[Any] = [language.text(f"sheet.history.{what}"), " ", about]
    return html.Button(words, type="button", className="quiet", **attributes(data_does=what))

"""What happened to the form that the reader has just sent."""

from typing import Any

import dash_bootstrap_components as dbc
from dash import html

from dashboard.language import Language
from dashboard.said import Said
from layouts.attributes import attributes


def notice(said: Said, language: Language) -> html.Div:
    """A refusal is announced at once by screen readers, anything else when they are done speaking."""
    text = html.P(language.text(said.key, **said.values))
    role = attributes(role="alert" if said.refused else "status")
    class_name = "notice refused" if said.refused else "notice"
    return html.Div([html.Div(text, **role), *_secret(said.secret, language)], className=class_name)


def _secret(secret: str | None, language: Language) -> list[Any]:
    """In a field, since moving to one with the Tab key marks all of it, ready to be copied."""
    if secret is None:
        return []
    label = html.Label(language.text("notice.secret"), htmlFor="secret")
    field = dbc.Input(id="secret", value=secret, readonly=True, type="text")
    return [html.Div([label, field, html.P(language.text("notice.copy"), className="hint")], className="secret")]

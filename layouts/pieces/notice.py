"""What happened to the form that the reader has just sent."""

from dash import html

from dashboard.language import Language
from dashboard.said import Said
from layouts.attributes import attributes


def notice(said: Said, language: Language) -> html.Div:
    """A refusal is announced at once by screen readers, anything else when they are done speaking."""
    secret = [html.P(html.Code(said.secret), className="secret")] if said.secret else []
    text = html.P(language.text(said.key, **said.values))
    role = attributes(role="alert" if said.refused else "status")
    return html.Div([text, *secret], className="notice refused" if said.refused else "notice", **role)

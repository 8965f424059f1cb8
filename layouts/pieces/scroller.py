"""A table wider than a phone scrolls inside its own frame, which the keyboard can reach; the page itself never does."""

from dash import html

from dashboard.language import Language
from layouts.attributes import attributes


def scroller(table: html.Table, label: str, language: Language) -> html.Div:
    """`label` names the table to those who cannot see it; the hint is for those who see only its beginning."""
    hint = html.P(language.text("frame.scroll"), className="scroll-hint", **attributes(aria_hidden="true"))
    frame = html.Div(table, className="scroller", role="region", tabIndex=0, **attributes(aria_label=label))
    return html.Div([hint, frame])

"""The administration page: one part at a time, each with an address of its own."""

from typing import Any

from dash import html

from dashboard.administration import Section
from dashboard.language import Language
from dashboard.selection import Selection
from layouts.pieces.choices import Option, choices


def title(section: Section, language: Language, name: str | None = None) -> str:
    return f"{language.text('administration.title')} – {name or language.text(f'administration.section.{section}')}"


def page(section: Section, content: Any, language: Language, name: str | None = None) -> html.Div:
    """`content` is the part's own, from a module in layouts/pieces; `name` is of the one account it is about."""
    options = [
        Option(language.text(f"administration.section.{one}"), address(one), one is _shown_as(section))
        for one in Section
        if one is _shown_as(one)
    ]
    kind = html.P(language.text("administration.account" if name else "administration.title"), className="kind")
    heading = html.H1(name or language.text(f"administration.heading.{section}"))
    tabs = choices(language.text("administration.sections"), options, "tabs")
    return html.Div([tabs, html.Div([kind, heading], className="heading"), content], className="administration")


def address(section: Section) -> str:
    return Selection("administration", section=None if section is Section.ACCOUNTS else section.value).address


def _shown_as(section: Section) -> Section:
    """The tab a part belongs to: the sample is a part of the log."""
    return Section.LOG if section is Section.SAMPLE else section

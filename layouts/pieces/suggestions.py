"""What the library suggests beside a field or a proposal: a few lines each, with what stands behind them."""

from collections.abc import Iterable
from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.library import SHOWN, Entry, Kind, Suggestions
from layouts.links import inside
from layouts.pieces.library_entry import marks, told

FEW = 3  # of each kind, before the way to all of them


def suggestions(found: Iterable[Suggestions], language: Language) -> list[Any]:
    """Closed until somebody opens them. Nothing where there is nothing."""
    return [_about(one, language) for one in found if one.entries]


def _about(found: Suggestions, language: Language) -> html.Details:
    topic = language.name(found.topic)
    count = len(found.entries)
    summary = html.Summary(language.text("library.suggestions.title", topic=topic, n=count))
    everything = html.P(inside(language.text("library.suggestions.all", topic=topic), found.selection.address))
    groups = [part for kind in SHOWN for part in _of_kind(kind, found.entries, language)]
    lead = html.P(language.text("library.suggestions.lead"), className="about")
    return html.Details([summary, lead, *groups, everything], className="suggestions")


def _of_kind(kind: Kind, entries: tuple[Entry, ...], language: Language) -> list[Any]:
    """As they stand in the library, the newest of what other teams did first."""
    there = [one for one in entries if one.kind is kind]
    few = there[::-1][:FEW] if kind is Kind.PRACTICE else there[:FEW]
    if not few:
        return []
    lines = [_line(one, language) for one in few]
    return [html.P(html.Strong(language.text(f"library.kind.{kind}"))), *lines]


def _line(found: Entry, language: Language) -> html.Details:
    summary = html.Summary(language.name(found.title), dir="auto")
    shown = html.Div([marks(found, language), *told(found, language)], className=f"entry-library {found.kind}")
    return html.Details([summary, shown], className="suggestion")

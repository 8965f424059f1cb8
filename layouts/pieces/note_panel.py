"""Everything that is said of a unit on one page, each thread with the figure it is about."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.notes import Thread, UnitNotes
from dashboard.paging import PER_PAGE, number, pages
from dashboard.selection import Selection
from layouts.links import inside
from layouts.pieces.pager import pager
from layouts.pieces.thread import Kept, thread


def title(found: UnitNotes, language: Language) -> str:
    """For the browser's tab and history."""
    return f"{language.text('notes.panel.title')} – {language.unit(found.unit)}"


def note_panel(found: UnitNotes, kept: Kept, language: Language) -> html.Div:
    page = min(number(found.selection.page), pages(len(found.threads)))
    shown = found.threads[PER_PAGE * (page - 1) : PER_PAGE * page]
    return html.Div(
        [
            *_heading(found, language),
            *[_figure(threads, found, kept, language) for threads in _by_figure(shown)],
            *pager(found.selection, page, len(found.threads), language),
        ],
        className="conversations",
    )


def _heading(found: UnitNotes, language: Language) -> list[Any]:
    place, threads = language.unit(found.unit), len(found.threads)
    key = "notes.panel.heading" if threads else "notes.panel.nothing"
    lead = language.text("notes.panel.lead" if threads else "notes.panel.how")
    back = inside(language.text("notes.panel.back", place=place), found.selection.to(section=None, page=None).address)
    kind = html.P(language.text("notes.panel.title"), className="kind")
    head = html.H1(language.text(key, n=threads, place=place))
    return [html.Div([kind, head], className="heading"), html.P(lead, className="lead"), html.P(back)]


def _by_figure(threads: Sequence[Thread]) -> list[list[Thread]]:
    """In the order of the first thread about each."""
    found: dict[Selection, list[Thread]] = {}
    for one in threads:
        found.setdefault(one.selection, []).append(one)
    return list(found.values())


def _figure(threads: Sequence[Thread], found: UnitNotes, kept: Kept, language: Language) -> html.Section:
    first = threads[0]
    factor = inside(language.name(first.factor.name), first.selection.address)
    where = [html.Span(language.name(name)) for name in (first.round.name, first.form.name)]
    said = [thread(one, found.selection, kept, language) for one in threads]
    return html.Section([html.H2(factor), html.P(where, className="meta"), *said])

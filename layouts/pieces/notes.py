"""What is said of one figure, beside it: the threads, and a form to begin another."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.notes import FactorNotes
from layouts.attributes import attributes
from layouts.pieces.forms import Fields, sent, submit
from layouts.pieces.thread import Kept, about, hint, thread, why


def notes(found: FactorNotes | None, kept: Kept, language: Language) -> list[Any]:
    """Nothing for a reader who does not take part. `kept` is what was typed into a form on the page, if refused."""
    if found is None:
        return []
    threads = [thread(one, found.selection, kept, language) for one in found.threads]
    head = html.H2(_finding(len(threads), language), id="notes-heading")
    whose = html.P(
        language.text(f"notes.whose.{'institution' if found.of_institution else 'above'}"), className="whose"
    )
    parts = [head, whose, *threads, _form(found, kept, language)]
    return [html.Section(parts, id="notes", className="conversations", **attributes(aria_labelledby="notes-heading"))]


def _finding(threads: int, language: Language) -> str:
    return language.text("notes.title", n=threads) if threads else language.text("notes.nothing")


def _form(found: FactorNotes, kept: Kept, language: Language) -> html.Div:
    mine = kept if kept.get("form") == "note-new" else {}
    fields = Fields("note-new", language, mine)
    options = [(str(one), language.text(f"notes.audience.{one}")) for one in found.audiences]
    usual = str(found.audiences[0])
    sent_along = about(found.selection, found.selection)
    chosen: list[Any] = []
    if len(options) > 1:
        chosen = [fields.choice("audience", language.text("notes.audience_label"), options, value=usual)]
    else:
        sent_along |= {"audience": usual}
    text = fields.lines("text", language.text("notes.label"), hint=hint(language))
    parts = [*why(mine, language), text, *chosen, submit(language.text("notes.submit"))]
    return html.Div(
        [html.H3(language.text("notes.write")), sent("/profile/note", parts, **sent_along)], className="write"
    )

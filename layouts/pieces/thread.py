"""One thread of notes: who wrote what and when, answering it, and withdrawing what one wrote."""

from collections.abc import Mapping
from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.notes import LONGEST, Audience, Note, Thread
from dashboard.selection import Selection
from layouts.attributes import attributes
from layouts.pieces.forms import Fields, along, sent, single, submit

Kept = Mapping[str, str]  # what was typed, where it was refused


def thread(found: Thread, page: Selection, kept: Kept, language: Language) -> html.Article:
    """`page` is where it stands."""
    sent_along = about(found.selection, page)
    first, *answers = found.notes
    leaders = found.audience is Audience.LEADERS
    audience = [html.P(language.text("notes.only.leaders"), className="only")] if leaders else []
    listed = [html.Ul([html.Li(_note(one, sent_along, language)) for one in answers])] if answers else []
    name = language.text("notes.thread", author=first.author, date=language.date(first.at))
    parts = [*audience, _note(first, sent_along, language), *listed, _answer(found, sent_along, kept, language)]
    return html.Article(parts, id=f"thread-{found.number}", className="thread", **attributes(aria_label=name))


def about(factor: Selection, page: Selection) -> dict[str, str]:
    """What a form sends along: the figure it is about, and the page it stands on."""
    return along(page.to(round=factor.round, form=factor.form, factor=factor.factor))


def _note(note: Note, sent_along: dict[str, str], language: Language) -> html.Div:
    day = html.Time(language.date(note.at), dateTime=note.at.isoformat(timespec="seconds"))
    signed = html.P(
        [html.Strong(note.author), " ", html.Span([language.text(f"role.{note.role}"), ", ", day])], className="signed"
    )
    if note.text is None:
        return html.Div([signed, html.P(language.text("notes.withdrawn"), className="gone")], className="entry")
    # Its direction is its own, so that no sign in it can turn what stands around it.
    words = html.P(note.text, className="words", dir="auto")
    return html.Div([signed, words, *_withdraw(note, sent_along, language)], className="entry")


def _withdraw(note: Note, sent_along: dict[str, str], language: Language) -> list[Any]:
    """In two steps, since it cannot be undone."""
    if not note.may_withdraw:
        return []
    which = language.text("notes.which", author=note.author, date=language.date(note.at))
    summary = html.Summary([language.text("notes.withdraw"), _only_heard(which)])
    button = single(
        "/profile/withdraw",
        language.text("notes.withdraw_now"),
        about=which,
        note=note.number,
        class_name="danger",
        **sent_along,
    )
    return [html.Details([summary, html.P(language.text("notes.withdraw_more")), button], className="withdraw")]


def _answer(found: Thread, sent_along: dict[str, str], kept: Kept, language: Language) -> html.Details:
    form = f"note-{found.number}"
    mine = kept if kept.get("form") == form else {}
    which = language.text("notes.which", author=found.notes[0].author, date=language.date(found.notes[0].at))
    summary = html.Summary([language.text("notes.answer"), _only_heard(which)])
    fields = Fields(form, language, mine)
    parts = [
        *why(mine, language),
        fields.lines("text", language.text("notes.answer_label"), hint=hint(language), rows=3),
        submit(language.text("notes.answer_submit")),
    ]
    return html.Details(
        [summary, sent("/profile/note", parts, thread=found.number, **sent_along)], open=bool(mine), className="answer"
    )


def why(mine: Kept, language: Language) -> list[html.P]:
    """Beside the field that it is about, where the reader is sent back to."""
    return [html.P(language.text(mine["why"], longest=LONGEST), className="why")] if "why" in mine else []


def hint(language: Language) -> str:
    return language.text("notes.hint", longest=LONGEST)


def _only_heard(text: str) -> html.Span:
    return html.Span(f" {text}", className="visually-hidden")

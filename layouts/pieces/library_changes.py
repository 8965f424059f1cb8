"""What the programme changes in the library, with its history: an entry written anew, withdrawn, or taken up again."""

from collections.abc import Iterable, Mapping
from typing import Any

from dash import html

from dashboard.language import Language, sort_key
from dashboard.library import (
    EVIDENCE,
    PARTS,
    WRITTEN_BY_PROGRAMME,
    AgeGroup,
    Entry,
    Kind,
    Library,
    TopicLine,
    Version,
)
from dashboard.library_words import LONGEST_PART, LONGEST_TITLE
from layouts.pieces.forms import Fields, sent, single, submit

Kept = Mapping[str, str]
ROWS = 4


def changes(one: Entry, found: Library, kept: Kept, language: Language) -> list[Any]:
    """At the end of an entry, for whoever may change or take it back."""
    if one.key not in found.histories:
        return []
    about = language.name(one.title)
    writing = [_editing(one, found, kept, language)] if found.may_write and one.kind in WRITTEN_BY_PROGRAMME else []
    return [*writing, *_history(found.histories[one.key], about, language), _turn(one, found, about, language)]


def adding(found: Library, kept: Kept, language: Language) -> list[Any]:
    """A new reference and a new idea."""
    if not found.may_write:
        return []
    return [_new(kind, found, kept, language) for kind in WRITTEN_BY_PROGRAMME]


def why(mine: Kept, language: Language) -> list[html.P]:
    """Beside the fields that it is about, where the reader is sent back to."""
    limits = {"title": LONGEST_TITLE, "part": LONGEST_PART}
    return [html.P(language.text(mine["why"], **limits), className="why")] if "why" in mine else []


def topic_choice(fields: Fields, topics: Iterable[TopicLine], chosen: str, language: Language) -> html.Div:
    options = sorted([(one.key, language.name(one.name)) for one in topics], key=lambda one: sort_key(one[1]))
    return fields.choice("topic", language.text("library.field.topic"), options, value=chosen)


def age_choice(fields: Fields, chosen: str, language: Language) -> html.Div:
    options = [(str(one), language.text(f"library.age.{one}")) for one in AgeGroup]
    return fields.choice("age", language.text("library.field.age"), options, value=chosen)


def part_fields(fields: Fields, kind: Kind, language: Language) -> list[html.Div]:
    return [
        fields.lines(
            part, language.text(f"library.field.{part}"), hint=language.text(f"library.hint.{part}"), rows=ROWS
        )
        for part in PARTS[kind]
    ]


def _editing(one: Entry, found: Library, kept: Kept, language: Language) -> html.Details:
    form = f"library-{one.key}"
    mine = kept if kept.get("form") == form else {}
    values = {part: language.name(words) for part, words in one.parts.items()}
    values |= {"title": language.name(one.title), "link": one.link, **mine}
    summary = _summary("library.edit", language.name(one.title), language)
    fields = Fields(form, language, values)
    parts = _fields(fields, one.kind, found, one.topics[0], one, language)
    hidden = {"form": form, "kind": str(one.kind), "stands": str(one.number or 0), "shipped": one.shipped or ""}
    body = sent("/library/write", [*why(mine, language), *parts], **hidden, **_back(found))
    return html.Details([summary, body], open=bool(mine), className="change")


def _new(kind: Kind, found: Library, kept: Kept, language: Language) -> html.Details:
    form = f"library-new-{kind}"
    mine = kept if kept.get("form") == form else {}
    fields = Fields(form, language, mine)
    parts = _fields(fields, kind, found, found.selection.factor or found.topics[0].key, None, language)
    hidden = {"form": form, "kind": str(kind), "stands": "0", "shipped": ""}
    body = sent("/library/write", [*why(mine, language), *parts], **hidden, **_back(found))
    summary = html.Summary(language.text(f"library.new.{kind}"))
    return html.Details([summary, body], open=bool(mine), className="change")


def _fields(fields: Fields, kind: Kind, found: Library, topic: str, one: Entry | None, language: Language) -> list[Any]:
    text = language.text
    return [
        fields.line("title", text("library.field.title"), hint=text(f"library.hint.title_{kind}"), required=True),
        *([] if one and one.shipped else [topic_choice(fields, found.topics, topic, language)]),
        age_choice(fields, str(one.age_group if one else AgeGroup.ALL), language),
        *_evidence(fields, kind, one, language),
        *part_fields(fields, kind, language),
        fields.line("link", text("library.field.link"), hint=text("library.hint.link"), type="url"),
        submit(text("library.save")),
    ]


def _evidence(fields: Fields, kind: Kind, one: Entry | None, language: Language) -> list[html.Div]:
    """Nothing to choose where only one fits."""
    if len(EVIDENCE[kind]) < 2:
        return []
    options = [(str(each), language.text(f"library.evidence.{each}")) for each in EVIDENCE[kind]]
    chosen = str(one.evidence if one else EVIDENCE[kind][-1])
    return [fields.choice("evidence", language.text("library.field.evidence"), options, value=chosen)]


def _history(versions: tuple[Version, ...], about: str, language: Language) -> list[html.Details]:
    """Every text that ever stood, the newest first."""
    if not versions:
        return []
    summary = _summary("library.history", about, language)
    return [html.Details([summary, html.Ol([html.Li(_version(one, language)) for one in versions])], className="past")]


def _version(one: Version, language: Language) -> list[Any]:
    done = language.text("library.was.withdrawn" if one.entry.withdrawn else f"library.was.{one.entry.kind}")
    signed = html.P([html.Strong(one.author), " ", html.Span([done, ", ", language.date(one.at)])], className="signed")
    words = [one.entry.title, *(one.entry.parts[part] for part in PARTS[one.entry.kind])]
    return [signed, *[html.P(language.name(each), className="words", dir="auto") for each in words]]


def _turn(one: Entry, found: Library, about: str, language: Language) -> html.Form:
    action = "restore" if one.withdrawn else "withdraw"
    hidden = {"stands": str(one.number or 0), "shipped": one.shipped or ""}
    return single(f"/library/{action}", language.text(f"library.{action}"), about=about, **hidden, **_back(found))


def _summary(key: str, about: str, language: Language) -> html.Summary:
    return html.Summary([language.text(key), html.Span(f": {about}", className="visually-hidden")])


def _back(found: Library) -> dict[str, str]:
    """So that the reader comes back to the page as it was."""
    kept = {"factor": found.selection.factor, "at_kind": found.selection.kind, "type": found.selection.type}
    return {name: value for name, value in kept.items() if value}

"""The library: what is known, what one may try and what other teams did, topic by topic."""

from collections.abc import Mapping
from typing import Any

from dash import html

from dashboard.language import Language, sort_key
from dashboard.library import RELEASE, SHOWN, AgeGroup, Entry, Kind, Library, TopicLine
from layouts.attributes import attributes
from layouts.links import inside
from layouts.pieces.choices import Option, choices
from layouts.pieces.library_changes import adding, changes
from layouts.pieces.library_entry import entry

_AGES = (AgeGroup.DAYCARE, AgeGroup.SCHOOL)


def title(found: Library, language: Language) -> str:
    """For the browser's tab and history."""
    name = language.text("library.title")
    return f"{language.name(found.topic.name)} – {name}" if found.topic else name


def page(found: Library, kept: Mapping[str, str], language: Language) -> html.Div:
    """`kept` is what was typed into a form, where it was refused."""
    return html.Div(
        [
            *_heading(found, language),
            *_waiting(found, language),
            *(_about(found, kept, language) if found.topic else []),
            _topics(found, language),
            *adding(found, kept, language),
        ],
        className="page-library",
    )


def _heading(found: Library, language: Language) -> list[Any]:
    topic, text = found.topic, language.text
    shown = [one for one in found.entries if not one.withdrawn]
    head = text("library.heading")
    if topic:
        head = text(
            "library.finding" if shown else "library.finding_none", topic=language.name(topic.name), n=len(shown)
        )
    kind = html.P(text("library.title"), className="kind")
    lead = html.P(text("library.lead"), className="lead")
    return [html.Div([kind, html.H1(head)], className="heading"), lead]


def _waiting(found: Library, language: Language) -> list[Any]:
    """For leaders: what their teams would share."""
    if not found.waiting:
        return []
    link = inside(language.text("library.waiting", n=found.waiting), found.selection.to(section=RELEASE).address)
    return [html.P(link, className="notice")]


def _about(found: Library, kept: Mapping[str, str], language: Language) -> list[Any]:
    filters = html.Div([_ages(found, language), _kinds(found, language)], className="row-of-choices")
    groups = [part for kind in SHOWN for part in _group(kind, found, kept, language)]
    return [filters, *(groups or [html.P(language.text("library.nothing"), className="lead")])]


def _group(kind: Kind, found: Library, kept: Mapping[str, str], language: Language) -> list[Any]:
    there = [one for one in found.entries if one.kind is kind]
    if not there:
        return []
    heading, id_ = language.text(f"library.kind.{kind}"), f"library-{kind}"
    about = html.P(language.text(f"library.about.{kind}"), className="about")
    cards = [_card(one, found, kept, language) for one in there]
    return [html.Section([html.H2(heading, id=id_), about, *cards], **attributes(aria_labelledby=id_))]


def _card(one: Entry, found: Library, kept: Mapping[str, str], language: Language) -> html.Article:
    return entry(one, language, more=tuple(changes(one, found, kept, language)))


def _ages(found: Library, language: Language) -> html.Nav:
    keys = [None, *map(str, _AGES)]
    return choices(language.text("library.ages"), [_option("type", key, "age", found, language) for key in keys])


def _kinds(found: Library, language: Language) -> html.Nav:
    keys = [None, *map(str, SHOWN)]
    return choices(language.text("library.kinds"), [_option("kind", key, "kind", found, language) for key in keys])


def _option(part: str, key: str | None, words: str, found: Library, language: Language) -> Option:
    text = language.text(f"library.{words}.{key}" if key else "library.any")
    return Option(text, found.selection.to(**{part: key}).address, getattr(found.selection, part) == key)


def _topics(found: Library, language: Language) -> html.Section:
    id_ = "library-topics"
    in_order = sorted(found.topics, key=lambda one: sort_key(language.name(one.name)))
    links = [html.Li(_topic(one, found, language)) for one in in_order]
    nav = html.Nav(html.Ul(links, className="topics-library"), **attributes(aria_labelledby=id_))
    return html.Section([html.H2(language.text("library.topics"), id=id_), nav])


def _topic(one: TopicLine, found: Library, language: Language) -> html.A:
    count = html.Span(language.text("library.count", n=one.count), className="count")
    current = "true" if one.key == found.selection.factor else None
    address = found.selection.to(factor=one.key, kind=None, section=None).address
    return inside([language.name(one.name), " ", count], address, current=current)

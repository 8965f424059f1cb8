"""One entry of the library: what it tells and what it does not, whom it is about and what stands behind it."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.library import PARTS, Entry, Kind
from dashboard.selection import Selection
from layouts.attributes import attributes
from layouts.links import inside


def entry(found: Entry, language: Language, more: tuple[Any, ...] = ()) -> html.Article:
    """On the page of the library. `more` stands at its end: what the reader may do with it."""
    title = language.name(found.title)
    withdrawn = [html.P(language.text("library.withdrawn"), className="gone")] if found.withdrawn else []
    parts = [html.H3(title, dir="auto"), marks(found, language), *withdrawn, *told(found, language), *more]
    named = attributes(aria_label=title)
    return html.Article(parts, id=found.key, className=f"entry-library {found.kind}", **named)


def told(found: Entry, language: Language) -> list[Any]:
    """What it says, and where it comes from."""
    return [*_words(found, language), *_link(found, language)]


def marks(found: Entry, language: Language) -> html.P:
    """What it is, before what it says."""
    said = [
        html.Span(html.Strong(language.text(f"library.evidence.{found.evidence}"))),
        html.Span(language.text(f"library.age.{found.age_group}")),
    ]
    if found.kind is Kind.PRACTICE:
        type_ = f"library.type.{found.type}"
        place = language.text(type_ if language.has(type_) else "library.type.other")
        said.append(html.Span(language.text("library.released", place=place, year=str(found.year))))
    return html.P(said, className="meta")


def _words(found: Entry, language: Language) -> list[Any]:
    texts = [(part, language.name(found.parts[part])) for part in PARTS[found.kind]]
    return [html.Dl([_pair(found.kind, part, text, language) for part, text in texts if text])]


def _pair(kind: Kind, part: str, text: str, language: Language) -> html.Div:
    name = html.Dt(language.text(f"library.part.{kind}.{part}"))
    return html.Div([name, html.Dd(text, className="words", dir="auto")])


def _link(found: Entry, language: Language) -> list[html.P]:
    links: list[Any] = []
    if found.link:
        about = html.Span(f": {language.name(found.title)}", className="visually-hidden")
        links.append(html.A([language.text("library.link"), about], href=found.link, rel="noopener noreferrer"))
    if found.worksheet is not None:
        links.append(inside(language.text("library.worksheet"), Selection("worksheet", found.worksheet).address))
    return [html.P(links, className="links")] if links else []

"""What stands round every page: the way to the content, the product, the reader, the languages and the promise."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import html

from dashboard.language import LANGUAGES, Language
from dashboard.said import Said
from dashboard.selection import Selection
from layouts.attributes import attributes
from layouts.links import inside, returning
from layouts.pieces.notice import notice

ABOUT_FIGURES = {"certificate": "frame.protection", "method": "method.link"}  # views and the words that lead there


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a menu."""

    address: str
    text: str
    current: bool = False


def page(
    content: Any,
    language: Language,
    *,
    address: str = "/",
    reader: str | None = None,
    made_up: bool = False,
    menu: Sequence[Entry] = (),
    footer: Sequence[Entry] = (),
    said: Said | None = None,
) -> html.Div:
    """`address` is the page's own, to come back to; `reader` is the name of whoever is signed in."""
    told = [notice(said, language)] if said else []
    return html.Div(
        [
            html.A(language.text("frame.skip"), href="#main", className="skip"),
            *([_banner(language)] if made_up else []),
            _header(language, address, reader, menu),
            html.Main([*told, content], id="main", className="content", tabIndex=-1),
            _footer(language, footer, address if reader else None, with_code=not made_up),
        ],
        className="frame",
    )


def _banner(language: Language) -> html.Aside:
    return html.Aside(
        html.P([html.Strong(language.text("frame.made_up")), " ", html.Span(language.text("frame.made_up_more"))]),
        className="made-up",
        **attributes(aria_label=language.text("frame.made_up")),
    )


def _header(language: Language, address: str, reader: str | None, menu: Sequence[Entry]) -> html.Header:
    return html.Header(
        html.Div(
            [
                inside([html.Span(className="mark"), language.text("product.name")], "/", class_name="product"),
                *([_menu(language.text("frame.menu"), menu, "menu")] if menu else []),
                html.Div([*_settings(language, address), *_reader(language, reader)], className="settings"),
            ],
            className="width",
        ),
        className="top",
    )


def _menu(label: str, entries: Sequence[Entry], class_name: str) -> html.Nav:
    links = [inside(entry.text, entry.address, current="page" if entry.current else None) for entry in entries]
    return html.Nav(html.Ul([html.Li(link) for link in links]), className=class_name, **attributes(aria_label=label))


def _settings(language: Language, address: str) -> list[Any]:
    others = [code for code in LANGUAGES if code != language.code]
    return [*(_language_link(language, code, address) for code in others), _theme_switch(language)]


def _language_link(language: Language, code: str, address: str) -> html.A:
    return html.A(
        language.text(f"language.{code}"), href=returning(f"/language/{code}", address), lang=code, hrefLang=code
    )


def _theme_switch(language: Language) -> html.Button:
    """The style sheet shows the word for the other theme; assets/theme.js does the switching."""
    words = [html.Span(language.text(f"frame.{theme}"), className=f"to-{theme}") for theme in ("dark", "light")]
    return html.Button(words, type="button", className="plain", **attributes(data_theme_switch="yes"))


def _reader(language: Language, reader: str | None) -> list[Any]:
    if reader is None:
        return []
    return [
        html.Span(language.text("frame.signed_in", name=reader), className="reader"),
        html.A(language.text("frame.sign_out"), href="/logout"),
    ]


def _footer(language: Language, entries: Sequence[Entry], address: str | None, *, with_code: bool) -> html.Footer:
    """`with_code`: a reader may set up a second factor; those of a demonstration are everybody's."""
    links = [_menu(language.text("frame.links"), entries, "menu")] if entries else []
    promise = html.P([language.text("frame.promise"), *_about_figures(language, address)])
    code = html.P(html.A(language.text("frame.code"), href="/second-factor"))
    own = [code] if with_code and address is not None else []
    return html.Footer(html.Div([promise, *own, *links], className="width"), className="bottom")


def _about_figures(language: Language, address: str | None) -> list[Any]:
    """The promise leads to its proof and the method, for a reader who is signed in; `address` is None for others."""
    if address is None:
        return []
    here = address.partition("?")[0]
    places = [(Selection(view).address, language.text(key)) for view, key in ABOUT_FIGURES.items()]
    return [part for at, text in places for part in (" ", inside(text, at, current="page" if here == at else None))]

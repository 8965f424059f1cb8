"""The map itself: a factor's questions as rows, the rounds as columns, a word and a sign in every cell."""

from typing import Any

from dash import html

from dashboard.comparability import Comparability, FactorRow, ItemRow, Line, Link, Mark, Wording
from dashboard.language import LANGUAGES, Language
from layouts.attributes import attributes
from layouts.figures.rows import short_names
from layouts.pieces.comparability_words import SIGNS
from layouts.pieces.scroller import scroller


def table(found: Comparability, language: Language) -> html.Div:
    names = short_names(found.rounds, language)
    caption = html.Caption(language.text("comparability.table.title"))
    bodies = [_factor(factor, names, language) for factor in found.factors]
    whole = html.Table([caption, _head(found, names, language), *bodies], className="factors map")
    return scroller(whole, language.text("comparability.table.title"), language)


def _head(found: Comparability, names: dict[str, str], language: Language) -> html.Thead:
    question = html.Th(language.text("comparability.table.question"), scope="col")
    columns = [_column(names[one.key], one.key == found.selection.round) for one in found.rounds]
    return html.Thead(html.Tr([question, *columns]))


def _column(name: str, chosen: bool) -> html.Th:
    return html.Th(name, scope="col", className="words", **(attributes(aria_current="true") if chosen else {}))


def _factor(factor: FactorRow, names: dict[str, str], language: Language) -> html.Tbody:
    local: list[Any] = (
        [" ", html.Span(language.text("profile.table.local"), className="mark-word")] if factor.local else []
    )
    name = html.Th([language.name(factor.name), *local], scope="row")
    links = [_link(link, names, language) for link in factor.links]
    items = [_item(item, names, language) for item in factor.items]
    return html.Tbody([html.Tr([name, *links], className="topic"), *items])


def _link(link: Link, names: dict[str, str], language: Language) -> html.Td:
    """The mark that breaks the line explains itself: it says which rounds may still be compared."""
    rounds = language.listed([names[key] for key in link.comparable])
    text = language.text(f"comparability.line.{link.line}", rounds=rounds)
    is_break = link.line in (Line.BROKEN, Line.BACK)
    sign = [html.Span("⚡ ", **attributes(aria_hidden="true"))] if is_break else []
    return html.Td([*sign, text], className=f"words line {link.line}")


def _item(item: ItemRow, names: dict[str, str], language: Language) -> html.Tr:
    question = html.Th([html.Span(_newest(item, language)), _wordings(item, names, language)], scope="row")
    return html.Tr([question, *(_mark(mark, language) for mark in item.marks)])


def _mark(mark: Mark, language: Language) -> html.Td:
    sign = html.Span(f"{SIGNS[mark]} ", className="mark-sign", **attributes(aria_hidden="true"))
    return html.Td([sign, language.text(f"comparability.mark.{mark}")], className=f"words item-mark {mark}")


def _newest(item: ItemRow, language: Language) -> str:
    text = item.wordings[-1].text
    return language.name(text) if text else language.text("comparability.table.no_text", question=item.key)


def _wordings(item: ItemRow, names: dict[str, str], language: Language) -> html.Details:
    summary = html.Summary(language.text("comparability.table.wording"))
    several = len(item.wordings) > 1
    return html.Details([summary, *(_wording(one, names, language, several) for one in item.wordings)])


def _wording(wording: Wording, names: dict[str, str], language: Language, several: bool) -> html.Div:
    """Which rounds had it only where there is more than one."""
    rounds = [html.P(language.listed([names[key] for key in wording.rounds]), className="about")] if several else []
    text = wording.text
    if text is None:
        return html.Div([*rounds, html.P(language.text("comparability.table.unknown"))])
    lines: list[Any] = [html.P(text.in_language(code), lang=code) for code in LANGUAGES]
    return html.Div([*rounds, *lines], className="wording")

"""Figures to choose between, one row each: what is told of them, and what the next round could show."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.choosing import Choosing
from dashboard.focus_page import FocusPage
from dashboard.language import Language
from dashboard.profile import Choice
from dashboard.proposals import Beside, Figure
from layouts.links import inside
from layouts.pieces import focus_words as words
from layouts.pieces.comparison import whole_name
from layouts.pieces.focus_button import choose_button
from layouts.pieces.hidden import instead_of_points
from layouts.pieces.nothing import nothing
from layouts.pieces.told import difference_words, table

COLUMNS = ("topic", "points", "interval", "n", "whole", "before", "change")


def own_choice(found: FocusPage, language: Language) -> html.Section:
    """Every figure of the unit, form by form, in the order in which it was asked."""
    forms = tuple(dict.fromkeys(one.form for one in found.figures))
    return html.Section(
        [
            html.H2(language.text("focus.own.title")),
            html.P(language.text("focus.own.lead"), className="about"),
            *(_of_form(form, found, language) for form in forms),
        ],
        className="own-choice",
    )


def _of_form(form: Choice, found: FocusPage, language: Language) -> html.Details:
    name = language.name(form.name)
    some = [one for one in found.figures if one.form == form]
    caption = language.text("focus.own.caption", form=name, place=language.unit(found.progress.unit))
    is_open = found.progress.selection.form == form.key
    return html.Details(
        [html.Summary(html.H3(name)), topics(some, found, caption, language)], open=is_open, className="earlier-areas"
    )


def topics(some: Sequence[Figure], found: FocusPage, caption: str, language: Language) -> html.Div:
    heads = [html.Th(language.text(f"focus.column.{one}"), scope="col") for one in COLUMNS]
    choosing = Choosing(found.may_choose, frozenset(found.chosen_now))
    return table(caption, heads, [_row(one, found, choosing, language) for one in some], language)


def _row(figure: Figure, found: FocusPage, choosing: Choosing, language: Language) -> html.Tr:
    name = words.name(figure, language)
    page = found.progress.selection.to(form=figure.form.key, factor=figure.factor.key)
    link = inside(name, page.to(view="profile").address)
    button = choose_button(choosing, page, figure.factor.key, name, figure.cell, language)
    head = html.Th([link, *([" ", *button] if button else [])], scope="row")
    return html.Tr([head, *_told(figure, found.progress.k, language)])


def _told(figure: Figure, k: int, language: Language) -> list[html.Td]:
    cell = figure.cell
    if not cell.shown or figure.seen is None:
        return [html.Td(html.Span(instead_of_points(cell, k, language)), colSpan=len(COLUMNS) - 1, className="silent")]
    return [
        html.Td(html.Strong(language.points(cell.points or 0))),
        html.Td(language.interval(cell.low or 0, cell.high or 0)),
        html.Td(language.number(cell.n or 0)),
        _difference(figure.whole, language),
        _difference(figure.before, language),
        html.Td(words.change(figure.seen, language)),
    ]


def _difference(one: Beside | None, language: Language) -> html.Td:
    if one is None or one.difference is None:
        return html.Td(list(nothing(language)))
    against: list[Any] = [html.Small(whole_name(one.other, language), className="against")]
    return html.Td([*difference_words(one.difference, language), *against], className="told")

"""The numbers of the profile's chart as a real table, with the verdicts in words."""

from typing import Any

from dash import html

from dashboard.cells import Cell
from dashboard.language import Language
from dashboard.profile import Choice, EarlierPoint, FactorRow, Profile
from dashboard.selection import Selection
from dashboard.statistics.reliability import WEAK
from layouts.figures.rows import short_names
from layouts.links import inside
from layouts.pieces.comparison import compared_with, in_a_sentence, whole_name, wholes
from layouts.pieces.focus_button import choose_button
from layouts.pieces.hidden import HIDDEN, instead, instead_of_points
from layouts.pieces.nothing import nothing
from layouts.pieces.scroller import scroller
from layouts.pieces.told import difference_words
from layouts.pieces.zone import zone_words

OWN = ("factor", "n", "points", "interval", "zone")


def table(profile: Profile, language: Language, *, is_open: bool = False) -> html.Details:
    """Folded together under a chart of the same numbers; open where there is none."""
    title = html.Summary(language.text("profile.table.title"))
    return html.Details([title, _table(profile, language)], open=is_open, className="numbers-in-a-table")


def _table(profile: Profile, language: Language) -> html.Div:
    body = html.Tbody([_row(factor, profile, language) for factor in profile.factors])
    caption = html.Caption(language.text("profile.table.label"), className="visually-hidden")
    whole = html.Table([caption, _head(profile, language), body], className="factors")
    return scroller(whole, language.text("profile.table.label"), language)


def _head(profile: Profile, language: Language) -> html.Thead:
    names = short_names(profile.rounds, language)
    columns = [
        *(html.Th(language.text(f"profile.table.{column}"), scope="col") for column in OWN),
        *(html.Th(whole_name(whole, language), scope="col") for whole in wholes(profile)),
        *_difference_column(profile, language),
        *(html.Th(names[choice.key], scope="col") for choice in _earlier_rounds(profile)),
    ]
    return html.Thead(html.Tr(columns))


def _difference_column(profile: Profile, language: Language) -> list[html.Th]:
    against = compared_with(profile)
    if against is None:
        return []
    title = language.text("profile.table.difference", against=in_a_sentence(against, language))
    return [html.Th(title, scope="col", className="words")]


def _earlier_rounds(profile: Profile) -> list[Choice]:
    """Newest first, as in the chart."""
    told = {point.round.key for factor in profile.factors for point in factor.earlier}
    return [choice for choice in reversed(profile.rounds) if choice.key in told]


def _row(factor: FactorRow, profile: Profile, language: Language) -> html.Tr:
    link = inside(language.name(factor.name), profile.selection.to(factor=factor.key).address)
    button = choose_button(
        profile.choosing, profile.selection, factor.key, language.name(factor.name), factor.own, language
    )
    name = html.Th([link, " ", *_marks(factor, profile, language), *button], scope="row")
    own = _own(factor.own, profile, language)
    others = [_comparison(factor.comparisons.get(whole.key), profile, language) for whole in wholes(profile)]
    difference = [_difference(factor, language)] if compared_with(profile) else []
    before = {point.round.key: point for point in factor.earlier}
    earlier = [_earlier_cell(before.get(choice.key), profile, language) for choice in _earlier_rounds(profile)]
    return html.Tr([name, *own, *others, *difference, *earlier])


def _marks(factor: FactorRow, profile: Profile, language: Language) -> list[html.Span]:
    marks = [mark for mark in ("turned", "local") if getattr(factor, mark)]
    words = [language.text(f"profile.table.{mark}") for mark in marks]
    if factor.reliability is not None and factor.reliability < WEAK:
        words.append(language.text("profile.table.reliability", alpha=language.number(factor.reliability, 2)))
    if said := (profile.notes or {}).get(factor.key):
        words.append(language.text("profile.table.notes", n=said))
    return [html.Span(word, className="mark-word") for word in words]


def _own(cell: Cell, profile: Profile, language: Language) -> list[html.Td]:
    if not cell.shown:
        return [html.Td(_silence(cell, profile, language), colSpan=4, className="silent")]
    return [
        html.Td(language.number(cell.n or 0)),
        html.Td(html.Strong(language.points(cell.points or 0))),
        html.Td(language.interval(cell.low or 0, cell.high or 0)),
        html.Td(zone_words(cell, language), className="zone"),
    ]


def _silence(cell: Cell, profile: Profile, language: Language) -> list[Any]:
    """The reason, and for a hidden cell where to look instead."""
    reason = instead_of_points(cell, profile.k, language)
    if cell.status not in HIDDEN:
        return [reason]
    return [html.Span(reason), html.Span(instead(profile, language), className="instead")]


def _comparison(cell: Cell | None, profile: Profile, language: Language) -> html.Td:
    if cell is None:
        return html.Td(nothing(language))
    if not cell.shown:
        return html.Td(html.Span(instead_of_points(cell, profile.k, language)), className="silent narrow")
    return html.Td(language.points(cell.points or 0))


def _difference(factor: FactorRow, language: Language) -> html.Td:
    difference = factor.difference
    if difference is None:
        return html.Td(language.text("profile.table.no_difference"), className="silent")
    return html.Td(difference_words(difference, language), className="told")


def _earlier_cell(point: EarlierPoint | None, profile: Profile, language: Language) -> html.Td:
    if point is None:
        return html.Td(nothing(language))
    cell = point.cell
    if not cell.shown:
        return html.Td(html.Span(instead_of_points(cell, profile.k, language)), className="silent narrow")
    if point.comparable:
        return html.Td(language.points(cell.points or 0))
    address = Selection("comparability", form=profile.selection.form).address
    broken = inside(language.text("profile.row.not_comparable"), address, class_name="broken")
    return html.Td([html.Span(language.points(cell.points or 0)), broken])

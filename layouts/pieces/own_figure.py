"""The unit's own figure for one factor, beside what it is part of and its own other rounds."""

from collections.abc import Iterator
from typing import Any

from dash import html

from dashboard.cells import Cell, Status
from dashboard.factor_page import FactorPage
from dashboard.language import Language
from dashboard.profile import Choice, Profile
from dashboard.statistics.reliability import STRONG, WEAK
from layouts.attributes import attributes
from layouts.links import inside
from layouts.pieces.choices import chosen_name
from layouts.pieces.comparison import compared_with, whole_name, wholes
from layouts.pieces.help import help_beside
from layouts.pieces.interval_bar import Axis, axis_of
from layouts.pieces.source import source
from layouts.pieces.told import difference, figure, figure_heads, table
from layouts.pieces.zone import zone_words


def own_figure(found: FactorPage, language: Language) -> html.Figure:
    cells = [found.factor.own, *(cell for _, cell, _ in _beside(found, language))]
    axis = axis_of(cells)
    rows = [_own(found, axis, language), *_others(found, axis, language)]
    heads = [
        html.Th(language.text("factor_page.column.what"), scope="col"),
        *figure_heads(axis, language),
        *_last(found, language),
    ]
    finding = [
        html.H2(_title(found.factor.own, language), id="own-figure"),
        html.P(source(found.profile, language), className="source"),
    ]
    return html.Figure(
        [
            html.Figcaption(finding),
            table(language.text("factor_page.figure.table"), heads, rows, language),
            reliability(found.reliability, language),
            help_beside("figure", language),
        ],
        className="part own-figure",
        **attributes(aria_labelledby="own-figure"),
    )


def reliability(alpha: float | None, language: Language) -> html.P:
    """Of the round's answers in the whole programme."""
    if alpha is None:
        return html.P(language.text("factor_page.reliability.unknown"), className="about reliability")
    word = "weak" if alpha < WEAK else "strong" if alpha >= STRONG else "fair"
    text = language.text(f"factor_page.reliability.{word}", alpha=language.number(alpha, 2))
    return html.P(text, className="notice" if alpha < WEAK else "about reliability")


def _title(cell: Cell, language: Language) -> str:
    if cell.status is Status.EXTREME:
        return language.text("factor_page.figure.extreme")
    if not cell.shown:
        return language.text("factor_page.figure.hidden")
    words = zone_words(cell, language, "factor_page.figure.zones")
    return language.text("factor_page.figure.title", points=cell.points or 0, zone=words)


def _last(found: FactorPage, language: Language) -> list[html.Th]:
    title = language.text("factor_page.column.difference")
    return [html.Th(title, scope="col", className="words")] if compared_with(found.profile) else []


def _own(found: FactorPage, axis: Axis, language: Language) -> html.Tr:
    profile = found.profile
    names = [language.unit(profile.unit), chosen_name(profile.splits, profile.selection.split, language)]
    now = chosen_name(profile.rounds, profile.selection.round, language)
    head = html.Th([html.Span(", ".join(name for name in names if name)), html.Small(now)], scope="row")
    verdict = found.factor.difference.verdict if found.factor.difference else None
    empty = [html.Td("")] if compared_with(profile) else []
    return html.Tr(
        [head, *figure(found.factor.own, axis, profile.k, language, verdict=verdict), *empty], className="own"
    )


def _others(found: FactorPage, axis: Axis, language: Language) -> Iterator[html.Tr]:
    for choice, cell, head in _beside(found, language):
        numbers = figure(cell, axis, found.profile.k, language)
        yield html.Tr([html.Th(head, scope="row"), *numbers, _difference(choice, found, language)])


def _beside(found: FactorPage, language: Language) -> list[tuple[Choice, Cell, list[Any]]]:
    """Wholes first, then the other rounds, newest first, each with its name."""
    factor = found.factor
    above = [
        (whole, factor.comparisons[whole.key], [html.Span(whole_name(whole, language))])
        for whole in wholes(found.profile)
        if whole.key in factor.comparisons
    ]
    rounds = [
        (point.round, point.cell, [html.Span(language.name(point.round.name)), *_broken(point.comparable, language)])
        for point in reversed(factor.earlier)
    ]
    return [*above, *rounds]


def _broken(comparable: bool, language: Language) -> list[html.Small]:
    return [] if comparable else [html.Small(language.text("profile.row.not_comparable"))]


def _difference(choice: Choice, found: FactorPage, language: Language) -> html.Td:
    """The chosen comparison's is told; another is a choice away."""
    profile: Profile = found.profile
    if choice == compared_with(profile):
        return difference(found.factor.difference, language)
    comparable = all(point.comparable for point in found.factor.earlier if point.round == choice)
    if not comparable or choice not in profile.against:
        return html.Td("")
    link = inside(language.text("factor_page.compare"), profile.selection.to(against=choice.key).address)
    hidden = html.Span(f": {language.name(choice.name)}", className="visually-hidden")
    link.children = [link.children, hidden]
    return html.Td(link, className="told")

"""A figure beside what it is held against, as a table with bars: before it is chosen, and where it is proposed."""

from dash import html

from dashboard.cells import Cell
from dashboard.language import Language
from dashboard.progress import Progress
from dashboard.proposals import Beside, Figure
from dashboard.statistics.verdicts import Verdict
from layouts.pieces.comparison import whole_name
from layouts.pieces.focus_words import name
from layouts.pieces.interval_bar import Axis, axis_of
from layouts.pieces.nothing import nothing
from layouts.pieces.told import difference_words, figure, figure_heads, table


def figure_table(found: Figure, progress: Progress, language: Language) -> html.Div:
    beside = [one for one in (found.whole, found.before) if one is not None]
    axis = axis_of([found.cell, *(one.cell for one in beside)])
    title = language.text(
        "focus.figure.caption",
        factor=name(found, language),
        form=language.name(found.form.name),
        place=language.unit(progress.unit),
    )
    heads = [
        html.Th(language.text("focus.figure.what"), scope="col"),
        *figure_heads(axis, language),
        html.Th(language.text("focus.figure.difference"), scope="col"),
    ]
    here = f"{language.unit(progress.unit)}, {language.name(progress.round.name)}"
    verdict = Verdict.WORSE if found.grounds else None
    first = _row(here, found.cell, axis, progress.k, language, verdict)
    rows = [_beside(one, found, axis, progress.k, language) for one in beside]
    return table(title, heads, [first, *rows], language)


def _row(title: str, cell: Cell, axis: Axis, k: int, language: Language, verdict: Verdict | None = None) -> html.Tr:
    cells = figure(cell, axis, k, language, verdict=verdict)
    return html.Tr([html.Th(title, scope="row"), *cells, html.Td(list(nothing(language)))])


def _beside(one: Beside, found: Figure, axis: Axis, k: int, language: Language) -> html.Tr:
    title = whole_name(one.other, language) if one is found.whole else language.name(one.other.name)
    if one.difference is None:
        untold = html.Td(language.text("focus.figure.untold"), className="silent")
    else:
        untold = html.Td(difference_words(one.difference, language), className="told")
    return html.Tr([html.Th(title, scope="row"), *figure(one.cell, axis, k, language), untold])


def source(found: Figure, progress: Progress, language: Language) -> str:
    return language.text(
        "profile.figure.source",
        programme=language.unit(progress.programme),
        round=language.name(progress.round.name),
        form=language.name(found.form.name),
    )

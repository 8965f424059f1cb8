"""The gap in one factor as a figure: what has become of it, chart, the same numbers as a table, source."""

from dash import dcc, html

from dashboard.cells import Cell
from dashboard.equity import Equity, Gap, GapThen
from dashboard.language import Language
from dashboard.progress import Progress
from layouts.attributes import attributes
from layouts.figures import gaps
from layouts.figures.template import config
from layouts.pieces import equity_words as words
from layouts.pieces.choices import chosen_name
from layouts.pieces.equity_table import numbers
from layouts.pieces.hidden import instead_of_points
from layouts.pieces.nothing import nothing
from layouts.pieces.scroller import scroller


def figures(found: Equity, progress: Progress, language: Language) -> list[html.Figure]:
    """One for every two groups."""
    return [_figure(gap, place, progress, language) for place, gap in enumerate(found.chosen)]


def _figure(gap: Gap, place: int, progress: Progress, language: Language) -> html.Figure:
    name = f"gap-{place}"
    caption = [
        html.P(_name(gap, progress, language), className="name"),
        html.H3(words.sentence(gap, progress, language), id=name),
        html.P(_source(gap, progress, language), className="source"),
    ]
    parts = [html.Figcaption(caption), *_chart(gap, name, progress, language), _table(gap, progress, language)]
    return html.Figure(parts, className="finding", **attributes(aria_labelledby=name))


def _name(gap: Gap, progress: Progress, language: Language) -> str:
    form = language.name(progress.form.name) if progress.form else ""
    return " · ".join([words.topic(gap.factor, language), words.pair(gap, language), form])


def _source(gap: Gap, progress: Progress, language: Language) -> str:
    return language.text(
        "progress.equity.figure.source",
        programme=language.unit(progress.programme),
        form=chosen_name(progress.forms, progress.selection.form, language),
        one=words.inside(gap.one, language),
        other=words.inside(gap.other, language),
    )


def _chart(gap: Gap, name: str, progress: Progress, language: Language) -> list[html.Div]:
    """A picture to a screen reader; what it says stands in the table. None where no round can be drawn."""
    if not any(one.difference for one in gap.rounds):
        return []
    names = {one.round.key: words.round_name(one.round, progress, language) for one in gap.rounds}
    graph = dcc.Graph(
        id=f"{name}-chart",
        figure=gaps.figure(gap, names, language),
        config=config(language),
        responsive=True,
        style={"height": f"{gaps.HEIGHT}px"},
    )
    label = f"{words.sentence(gap, progress, language)}. {language.text('progress.equity.figure.label')}"
    return [html.Div(graph, className="chart gap", role="img", **attributes(aria_label=label))]


def _table(gap: Gap, progress: Progress, language: Language) -> html.Details:
    label = language.text("progress.equity.figure.table")
    table = html.Table(
        [
            html.Caption(label, className="visually-hidden"),
            html.Thead(html.Tr([html.Th(head, scope="col") for head in _heads(gap, language)])),
            html.Tbody([html.Tr(_row(one, progress, language)) for one in gap.rounds]),
        ],
        className="factors behind",
    )
    return html.Details([html.Summary(label), scroller(table, label, language)], className="numbers-in-a-table")


def _heads(gap: Gap, language: Language) -> list[str]:
    sides = [
        language.text(f"progress.equity.column.{column}", value=language.name(value.name))
        for value in (gap.one, gap.other)
        for column in ("points", "n")
    ]
    return [language.text("progress.equity.column.round"), *sides, language.text("progress.equity.column.gap")]


def _row(then: GapThen, progress: Progress, language: Language) -> list[html.Th | html.Td]:
    sides = [part for cell in (then.one, then.other) for part in _side(cell, progress, language)]
    name = html.Th(words.round_name(then.round, progress, language), scope="row")
    if then.difference is None:
        return [name, *sides, html.Td(nothing(language))]
    return [name, *sides, html.Td(numbers(then.difference, language))]


def _side(cell: Cell, progress: Progress, language: Language) -> list[html.Td]:
    if not cell.shown:
        return [html.Td(html.Span(instead_of_points(cell, progress.k, language)), colSpan=2, className="silent")]
    return [html.Td(language.points(cell.points or 0)), html.Td(language.number(cell.n or 0))]

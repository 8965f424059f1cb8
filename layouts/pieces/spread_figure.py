"""The funnel as a figure: what it shows, the chart with its key, who lies outside, the same numbers, and the source."""

from typing import Any

from dash import dcc, html

from dashboard.language import Language, sort_key
from dashboard.progress import Progress
from dashboard.spread import Apart, Measure, Spread
from layouts.attributes import attributes
from layouts.figures import funnel
from layouts.figures.template import config
from layouts.pieces.spread_table import numbers
from layouts.pieces.spread_words import kind_of, takeaway, topic_name

KEY = ("centre", "inner", "outer", "dot", "diamond")


def funnel_figure(found: Spread, told: Apart, progress: Progress, language: Language) -> html.Figure:
    return html.Figure(
        [
            _caption(found, told, progress, language),
            _chart(found, told, language),
            _key(found, told, language),
            *_outside(told, language),
            numbers(found, told, progress.selection, language),
        ],
        className="finding",
        **attributes(aria_labelledby="funnel"),
    )


def _caption(found: Spread, told: Apart, progress: Progress, language: Language) -> html.Figcaption:
    topic = topic_name(found.topic, language) if found.topic else ""
    form = language.name(progress.form.name) if progress.form else ""
    programme = language.unit(progress.programme)
    source = language.text(
        "progress.spread.source", programme=programme, form=form, rounds=_rounds(found, progress, language)
    )
    return html.Figcaption(
        [
            html.P(" · ".join([topic, language.unit(progress.unit)]), className="name"),
            html.H3(takeaway(found, told, language), id="funnel"),
            html.P(source, className="source"),
        ]
    )


def _rounds(found: Spread, progress: Progress, language: Language) -> str:
    before = [progress.before] if progress.before and found.measure is Measure.CHANGE else []
    return language.listed([language.name(one.name) for one in (*before, progress.round)])


def _chart(found: Spread, told: Apart, language: Language) -> html.Div:
    """A picture to a screen reader; what it says stands in the table."""
    graph = dcc.Graph(
        id="funnel-chart",
        figure=funnel.figure(found, told, language),
        config=config(language),
        responsive=True,
        style={"height": f"{funnel.HEIGHT}px"},
    )
    label = f"{takeaway(found, told, language)}. {language.text('progress.spread.label')}"
    return html.Div(graph, className="chart funnel", role="img", **attributes(aria_label=label))


def _key(found: Spread, told: Apart, language: Language) -> html.Ul:
    """What is drawn: the last of the signs only where it is."""
    drawn = KEY if any(one.is_outside for one in told.places) else KEY[:-1]
    lines = [
        html.Li(
            [
                html.Span(className=f"sign {one}", **attributes(aria_hidden="true")),
                language.text(f"progress.spread.key.{one}", kind=kind_of(found, language)),
            ]
        )
        for one in drawn
    ]
    return html.Ul(lines, className="funnel-key")


def _outside(told: Apart, language: Language) -> list[Any]:
    names = sorted((language.unit(one.unit) for one in told.places if one.is_outside), key=sort_key)
    if not names:
        return []
    return [html.P(language.text("progress.spread.outside_names", names=language.listed(names)), className="outside")]

"""A chart by school year in its frame: a picture to a screen reader, and what each mark means to the eye."""

from collections.abc import Sequence

from dash import dcc, html

from dashboard.language import Language
from layouts.attributes import attributes
from layouts.figures.template import config
from layouts.figures.year_chart import figure
from layouts.figures.years import YearChart


def drawn(name: str, chart: YearChart, label: str, language: Language) -> html.Div:
    """`name` is its own on the page; `label` says to the ear what the eye sees."""
    graph = dcc.Graph(
        id=f"one-{name}-chart",
        figure=figure(chart, language),
        config=config(language),
        responsive=True,
        style={"height": f"{chart.height}px"},
    )
    return html.Div(graph, className="chart years", role="img", **attributes(aria_label=label))


def key(charts: Sequence[YearChart], own: str, language: Language) -> html.Ul:
    """What the marks are, only those that are drawn."""
    there = {
        "own": any(chart.runs for chart in charts),
        "sure": any(dot.low is not None for chart in charts for run in chart.runs for dot in run),
        "bound": any(chart.bounds for chart in charts),
        "hidden": any(chart.hidden for chart in charts),
        "country": any(chart.beside for chart in charts),
        "aim": any(chart.aims for chart in charts),
        "break": any(chart.breaks for chart in charts),
    }
    return html.Ul([_line(sign, own, language) for sign, is_there in there.items() if is_there], className="signs")


def key_of_marks(charts: Sequence[YearChart], own: str, language: Language) -> list[html.Ul]:
    """Small charts have the marks of the large one over them, but for those of a year that is not told."""
    return [key(charts, own, language)] if any(chart.marks for chart in charts) else []


def _line(sign: str, own: str, language: Language) -> html.Li:
    mark = html.Span(className=f"sign year-{sign}", **attributes(aria_hidden="true"))
    return html.Li([mark, own if sign == "own" else language.text(f"indicators.sign.{sign}")])

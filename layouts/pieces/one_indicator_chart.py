"""A chart by school year in its frame: a picture to a screen reader, and what each mark means to the eye."""

from dash import dcc, html

from dashboard.language import Language
from layouts.attributes import attributes
from layouts.figures.template import config
from layouts.figures.year_chart import YearChart, figure


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


def key(chart: YearChart, own: str, language: Language) -> html.Ul:
    """What the marks are, only those that are drawn."""
    sure = any(dot.low is not None for run in chart.runs for dot in run)
    there = {
        "own": bool(chart.runs),
        "sure": sure,
        "country": bool(chart.beside),
        "aim": bool(chart.aims),
        "break": bool(chart.breaks),
    }
    return html.Ul([_line(sign, own, language) for sign, is_there in there.items() if is_there], className="signs")


def _line(sign: str, own: str, language: Language) -> html.Li:
    mark = html.Span(className=f"sign year-{sign}", **attributes(aria_hidden="true"))
    return html.Li([mark, own if sign == "own" else language.text(f"indicators.sign.{sign}")])

"""One factor of a unit over all rounds as a figure: finding, chart, what the marks mean, the same numbers, source."""

from typing import Any

from dash import dcc, html

from dashboard.language import Language
from dashboard.progress import Progress
from dashboard.trend import Course, Trend, breaks
from layouts.attributes import attributes
from layouts.figures import trend as chart
from layouts.figures.template import config
from layouts.pieces.trend_hidden import explanation
from layouts.pieces.trend_numbers import numbers
from layouts.pieces.trend_words import factor_name, own_name, takeaway

NARROWEST = 280  # pixels that a telephone has for a chart


def trend_figure(found: Trend, course: Course, progress: Progress, language: Language) -> html.Figure:
    """Without a single number there is nothing to draw."""
    drawn = _drawn(found, course, progress, language) if any(cell.shown for cell in _cells(course)) else []
    return html.Figure(
        [
            _caption(found, course, progress, language),
            *drawn,
            *explanation(found, course, progress, language),
            numbers(found, course, progress, language, is_open=not drawn),
        ],
        className="finding trend-figure",
        **attributes(aria_labelledby="trend-finding"),
    )


def _cells(course: Course) -> list[Any]:
    return [*course.line.own, *(cell for cells in course.line.wholes.values() for cell in cells)]


def _caption(found: Trend, course: Course, progress: Progress, language: Language) -> html.Figcaption:
    form = language.name(progress.form.name) if progress.form else ""
    names = [factor_name(course.line, language), form, language.unit(progress.unit)]
    programme = language.unit(progress.programme)
    source = language.text("progress.trend.source", programme=programme, form=form)
    return html.Figcaption(
        [
            html.P(" · ".join(name for name in names if name), className="name"),
            html.H3(takeaway(found, course, language), id="trend-finding"),
            html.P(" ".join([*_answers(course, language), source]), className="source"),
        ]
    )


def _answers(course: Course, language: Language) -> list[str]:
    answers = [cell.n or 0 for cell in course.line.own if cell.shown]
    if not answers:
        return []
    least, most = min(answers), max(answers)
    same = least == most
    return [
        language.text("profile.figure.answers", n=most)
        if same
        else language.text("progress.trend.answers", least=least, most=most)
    ]


def _drawn(found: Trend, course: Course, progress: Progress, language: Language) -> list[Any]:
    return [_chart(found, course, own_name(found, progress, language), language), _reading(found, course, language)]


def _chart(found: Trend, course: Course, own: str, language: Language) -> html.Div:
    """A picture to a screen reader; what it says stands in the table. Many rounds scroll in a frame of their own."""
    graph = dcc.Graph(
        id="trend-chart",
        figure=chart.figure(found, course, own, language),
        config=config(language),
        responsive=True,
        style={"height": f"{chart.height(found, course, language)}px"},
    )
    width = chart.least_width(found)
    label = f"{takeaway(found, course, language)} {language.text('progress.trend.label')}"
    picture = html.Div(
        graph, className="chart trend", role="img", style={"minWidth": f"{width}px"}, **attributes(aria_label=label)
    )
    if width <= NARROWEST:
        return picture
    named = attributes(aria_label=language.text("progress.trend.frame"))
    return html.Div(picture, className="scroller trend-frame", role="region", tabIndex=0, **named)


def _reading(found: Trend, course: Course, language: Language) -> html.P:
    """What the lines are, only those that are drawn."""
    shown = [key for key, cells in course.line.wholes.items() if any(cell.shown for cell in cells)]
    names = [language.text(f"progress.trend.reading.whole.{key}") for key in shown]
    wholes = language.listed(names)
    parts = [
        language.text(f"progress.trend.reading.{found.way}"),
        *([language.text("progress.trend.reading.wholes", n=len(names), wholes=wholes)] if names else []),
        language.text("progress.trend.reading.mean"),
        *([language.text("progress.trend.reading.break")] if breaks(course.line) else []),
    ]
    return html.P(" ".join(parts), className="about")

"""The course of a round as a figure: what has happened, chart, the ceiling, the same numbers as a table, source."""

from typing import Any

from dash import dcc, html

from dashboard.cells import Status
from dashboard.language import Language
from dashboard.participation import Moment, Participating
from layouts.attributes import attributes
from layouts.figures import course
from layouts.figures.template import config
from layouts.pieces.choices import chosen_name
from layouts.pieces.nothing import nothing
from layouts.pieces.scroller import scroller
from layouts.pieces.turnout import hidden, moment

COLUMNS = ("at", "answered", "invited", "rate")
FEWEST = 2  # points in time that make a course


def course_figure(found: Participating, language: Language) -> list[Any]:
    """Without two points in time that may be told there is nothing to draw yet."""
    if not found.course:
        return []
    told = course.drawn(found)
    drawn = [_chart(found, language)] if len(told) >= FEWEST else []
    return [
        html.Figure(
            [_caption(found, language), *drawn, *_ceiling(found, language), _numbers(found, language)],
            className="finding",
            **attributes(aria_labelledby="course"),
        )
    ]


def takeaway(found: Participating, language: Language) -> str:
    told = course.drawn(found)
    if len(told) < FEWEST:
        return language.text("participation.course.too_few")
    first, last = told[0], told[-1]
    rates = [language.percent(one.turnout.rate or 0) for one in (first, last)]
    if rates[0] == rates[1]:
        return language.text("participation.course.same", rate=rates[0], since=language.date(first.at))
    return language.text(
        "participation.course.from_to",
        before=rates[0],
        since=language.date(first.at),
        now=rates[1],
        latest=language.date(last.at),
    )


def _caption(found: Participating, language: Language) -> html.Figcaption:
    form, round_ = _form(found, language), chosen_name(found.rounds, found.selection.round, language)
    programme = language.unit(found.path[0] if found.path else found.unit)
    source = language.text("participation.course.source", programme=programme, round=round_, form=form)
    return html.Figcaption(
        [
            html.P(" · ".join([form, round_, language.unit(found.unit)]), className="name"),
            html.H3(takeaway(found, language), id="course"),
            html.P(source, className="source"),
        ]
    )


def _form(found: Participating, language: Language) -> str:
    return language.name(found.chosen.form.name) if found.chosen else ""


def _chart(found: Participating, language: Language) -> html.Div:
    """A picture to a screen reader; what it says stands in the table."""
    graph = dcc.Graph(
        id="course-chart",
        figure=course.figure(found, language),
        config=config(language),
        responsive=True,
        style={"height": f"{course.HEIGHT}px"},
    )
    label = f"{takeaway(found, language)} {language.text('participation.course.label')}"
    return html.Div(graph, className="chart course", role="img", **attributes(aria_label=label))


def _ceiling(found: Participating, language: Language) -> list[html.P]:
    """How many can be reached at most, and why it is mostly fewer."""
    told = course.drawn(found)
    if found.ceiling is None or not told or not told[-1].turnout.invited:
        return []
    rate = language.percent(found.ceiling / told[-1].turnout.invited)
    words = language.text("participation.ceiling.most", rate=rate, closed=language.date(found.closed))
    rule = language.text("participation.ceiling.rule")
    return [html.P(words, className="outlook"), html.P(rule, className="about")]


def _numbers(found: Participating, language: Language) -> html.Details:
    heads = [html.Th(language.text(f"participation.course.column.{name}"), scope="col") for name in COLUMNS]
    label = language.text("participation.course.table")
    table = html.Table(
        [
            html.Caption(label, className="visually-hidden"),
            html.Thead(html.Tr(heads)),
            html.Tbody([html.Tr(_row(one, found, language)) for one in found.course]),
        ],
        className="list turnout",
    )
    return html.Details([html.Summary(label), scroller(table, label, language)], className="numbers-in-a-table")


def _row(one: Moment, found: Participating, language: Language) -> list[html.Th | html.Td]:
    at, turnout = html.Th(moment(one.at, language), scope="row"), one.turnout
    if turnout.status is not Status.SHOWN and found.chosen:
        return [at, html.Td(hidden(turnout, found.chosen, found, language), colSpan=3, className="why")]
    invited = language.number(turnout.invited) if turnout.invited else nothing(language)
    rate = language.percent(turnout.rate) if turnout.rate is not None else nothing(language)
    return [at, html.Td(language.number(turnout.answered or 0)), html.Td(invited), html.Td(rate)]

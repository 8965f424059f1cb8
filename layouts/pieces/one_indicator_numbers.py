"""The numbers of a course as a table: a row for each school year, the unit itself first and then the whole country."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.indicators.catalogue import Indicator
from dashboard.indicators.panel import Point, Series
from dashboard.language import Language
from layouts.pieces.indicator_words import persons, told
from layouts.pieces.nothing import nothing
from layouts.pieces.one_indicator_words import interval, year
from layouts.pieces.scroller import scroller


def numbers(
    label: str, columns: dict[str, Series], indicator: Indicator, language: Language, more: Sequence[Any] = ()
) -> html.Details:
    """`columns` by what stands over them; `label` names the table; `more` stands under it."""
    years = sorted({point.school_year for series in columns.values() for point in series.points})
    heads = [language.text("one_indicator.column.year"), *columns]
    table = html.Table(
        [
            html.Caption(label, className="visually-hidden"),
            html.Thead(html.Tr([html.Th(head, scope="col") for head in heads])),
            html.Tbody([_row(one, list(columns.values()), indicator, language) for one in years]),
        ],
        className="list year-numbers",
    )
    summary = html.Summary([language.text("one_indicator.numbers"), _of(label)])
    return html.Details([summary, scroller(table, label, language), *more], className="numbers-in-a-table")


def _of(label: str) -> html.Span:
    """Many tables stand on one page: whoever hears them named must tell them apart."""
    return html.Span(f": {label}", className="visually-hidden")


def _row(school_year: int, columns: list[Series], indicator: Indicator, language: Language) -> html.Tr:
    name = html.Th([year(school_year), *_broken(school_year, columns, language)], scope="row")
    return html.Tr([name, *(html.Td(_cell(school_year, one, indicator, language)) for one in columns)])


def _broken(school_year: int, columns: list[Series], language: Language) -> list[html.Small]:
    begins = any(at.school_year == school_year for series in columns for at in series.breaks)
    return [html.Small(language.text("one_indicator.column.broken"), className="broken")] if begins else []


def _cell(school_year: int, series: Series, indicator: Indicator, language: Language) -> list[Any]:
    point = next((one for one in series.points if one.school_year == school_year), None)
    return nothing(language) if point is None else figure(point, indicator, language)


def figure(point: Point, indicator: Indicator, language: Language) -> list[Any]:
    """The number with its interval and what it rests on, or why there is none."""
    words = told(point.value, indicator, language)
    if not point.shown:
        return [html.Span(words, className="silent")]
    more = [interval(point, indicator, language), persons(point.value, indicator, language)]
    return [html.Strong(words), *(html.Small(part) for part in more if part)]

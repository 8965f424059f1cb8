"""The same indicator grade by grade: small charts on one axis, each with its numbers."""

from typing import Any

from dash import html

from dashboard.indicators.catalogue import Indicator
from dashboard.indicators.one import OfGrade, One
from dashboard.language import Language
from layouts.attributes import attributes
from layouts.figures.one_indicator import scale_of, year_chart, years_of
from layouts.figures.year_scale import Scale
from layouts.figures.years import YearChart
from layouts.pieces.indicator_words import told
from layouts.pieces.one_indicator_chart import drawn, key_of_marks
from layouts.pieces.one_indicator_numbers import numbers
from layouts.pieces.one_indicator_words import grade, year

Years = tuple[int, int]


def grades(found: One, indicator: Indicator, language: Language) -> list[html.Section]:
    """In the order of grades, never by what they show; nothing for a single grade."""
    several = [series for one in found.grades for series in (one.own, one.country)]
    years = years_of(several)
    if len(found.grades) < 2 or years is None:
        return []
    scale = scale_of(several, indicator, found.standing)
    charts = [_chart(one, found, indicator, years, scale, language) for one in found.grades]
    small = [
        html.Li(_grade(one, chart, found, indicator, language)) for one, chart in zip(found.grades, charts, strict=True)
    ]
    return [
        html.Section(
            [
                html.H2(language.text("one_indicator.grades.title", n=len(found.grades))),
                html.P(language.text("one_indicator.grades.about"), className="about"),
                *key_of_marks(charts, language.unit(found.unit), language),
                html.Ul(small, className="year-grid"),
            ],
            className="part",
        )
    ]


def _chart(one: OfGrade, found: One, indicator: Indicator, years: Years, scale: Scale, language: Language) -> YearChart:
    own, country = language.unit(found.unit), language.text("indicators.country")
    return year_chart(indicator, (own, one.own), (country, one.country), years, scale, language, aims=found.standing)


def _grade(one: OfGrade, chart: YearChart, found: One, indicator: Indicator, language: Language) -> html.Figure:
    name, own, country = grade(one.grade, language), language.unit(found.unit), language.text("indicators.country")
    words, title = _newest(one, indicator, language), f"grade-{one.grade}"
    label = language.text("one_indicator.chart", name=f"{name}: {words}")
    picture = [drawn(title, chart, label, language)] if chart.runs or chart.beside or chart.bounds else []
    table = numbers(
        f"{name}, {language.name(indicator.name)}", {own: one.own, country: one.country}, indicator, language
    )
    caption: list[Any] = [html.H3(name, id=f"one-{title}"), html.P(words, className="about")]
    parts = [html.Figcaption(caption), *picture, table]
    return html.Figure(parts, **attributes(aria_labelledby=f"one-{title}"))


def _newest(one: OfGrade, indicator: Indicator, language: Language) -> str:
    """The newest value of the unit itself, else of the country."""
    newest = one.own.newest or one.country.newest
    if newest is None:
        return language.text("indicators.no_value")
    value, at = told(newest.value, indicator, language), year(newest.school_year)
    whose = "own" if one.own.newest else "country"
    return language.text(f"one_indicator.newest.{whose}", value=value, year=at)

"""The yearly wheel, laid out as a school year with today in it."""

from datetime import date
from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.year import Activity, Year, year
from layouts.attributes import attributes


def yearly_wheel(today: date, language: Language) -> html.Section:
    whole = year()
    lines = [html.Li(_activity(one, whole, today, language)) for one in whole.activities]
    parts = [
        html.H2(_heading(whole, today, language), id="year"),
        html.P(_ahead(whole, today, language)),
        html.Div(_months(whole, today, language), className="year-months", **attributes(aria_hidden="true")),
        html.Ol(lines, className="year"),
    ]
    return html.Section(parts, className="yearly", **attributes(aria_labelledby="year"))


def _heading(whole: Year, today: date, language: Language) -> str:
    """What is on, in the words of the wheel."""
    now = [language.text(f"year.activity.{one.key}") for one in whole.now(today)]
    month = language.text(f"year.month.{today.month}")
    if not now:
        return language.text("year.nothing", month=month)
    return language.text("year.now", month=month, activities=language.listed(now))


def _ahead(whole: Year, today: date, language: Language) -> str:
    following = whole.next(today)
    names = language.listed([language.text(f"year.activity.{one.key}") for one in following])
    month = language.text(f"year.month.{following[0].first}")
    return language.text("year.next", date=language.date(today), activities=names, month=month)


def _months(whole: Year, today: date, language: Language) -> list[Any]:
    return [
        html.Span(language.text(f"year.month.{one}")[:3], className="now" if one == today.month else "")
        for one in whole.months
    ]


def _activity(one: Activity, whole: Year, today: date, language: Language) -> list[Any]:
    first, last = (language.text(f"year.month.{month}") for month in (one.first, one.last))
    when = first if one.first == one.last else language.text("year.months", first=first, last=last)
    on = [html.Span(language.text("year.on"), className="on-now")] if one.is_on(today) else []
    name = html.Strong(language.text(f"year.activity.{one.key}"))
    words = html.Div([name, " ", html.Span(when, className="about"), " ", *on])
    return [words, html.P(language.text(f"year.more.{one.key}")), _bar(one, whole, today)]


def _bar(one: Activity, whole: Year, today: date) -> html.Div:
    """The same as the words say, for the eye."""
    marks = [(month in one.months, month == today.month) for month in whole.months]
    parts = [
        html.Span(className=" ".join(filter(None, ("on" if on else "", "now" if now else "")))) for on, now in marks
    ]
    return html.Div(parts, className="year-bar", **attributes(aria_hidden="true"))

"""The indicator beside what the mapping asks about the same: two instruments, two axes, and that said in words."""

from typing import Any

from dash import html

from dashboard.indicators.beside import Beside, Voice
from dashboard.indicators.one import One
from dashboard.indicators.panel import Card
from dashboard.language import Language
from dashboard.selection import Selection
from layouts.attributes import attributes
from layouts.figures.one_indicator import Years, scale_of, year_chart, years_of
from layouts.figures.one_indicator_beside import points_scale, voice_chart, years_of_rounds
from layouts.figures.rows import short_names
from layouts.figures.year_scale import Scale
from layouts.links import inside
from layouts.pieces.one_indicator_chart import drawn
from layouts.pieces.one_indicator_numbers import numbers
from layouts.pieces.one_indicator_words import finding
from layouts.pieces.scroller import scroller
from layouts.pieces.trend_numbers import told
from layouts.pieces.trend_words import change_words, factor_name

NAME = "beside"


def beside(found: One, card: Card, language: Language) -> list[html.Section]:
    other = found.beside
    if other is None:
        return []
    heading = html.H2(language.text("one_indicator.beside.title"))
    if not other.open:
        return [html.Section([heading, html.P(language.text("one_indicator.beside.closed"))], className="part")]
    years = _years(card, other)
    scale = points_scale(other.voices)
    small = [_own(found, card, years, language), *(_voice(one, found, years, scale, language) for one in other.voices)]
    parts = [
        heading,
        html.P(language.text("one_indicator.beside.about"), className="about"),
        html.Ul([html.Li(one) for one in small], className="year-grid wide"),
    ]
    return [html.Section(parts, className="part")]


def _years(card: Card, other: Beside) -> Years:
    """The same under all of the charts."""
    own = years_of((card.own, card.country)) or ()
    all_ = [*own, *years_of_rounds(other.voices)]
    return min(all_), max(all_)


def _own(found: One, card: Card, years: Years, language: Language) -> html.Figure:
    own, country = language.unit(found.unit), language.text("indicators.country")
    several = (card.own, card.country)
    name = language.name(found.name)
    parts: list[Any] = [
        html.Figcaption(
            [html.H3(name, id=f"one-{NAME}"), html.P(_newest(card, language), className="about")],
        )
    ]
    if any(series.shown for series in several):
        scale = scale_of(several, card.indicator)
        chart = year_chart(card.indicator, (own, card.own), (country, card.country), years, scale, language)
        parts.append(drawn(NAME, chart, language.text("one_indicator.chart", name=name), language))
    parts.append(numbers(f"{name}, {own}", {own: card.own, country: card.country}, card.indicator, language))
    return html.Figure(parts, **attributes(aria_labelledby=f"one-{NAME}"))


def _newest(card: Card, language: Language) -> str:
    scale = language.text(
        "one_indicator.beside.scale",
        lowest=language.number(card.indicator.lowest),
        highest=language.number(card.indicator.highest),
    )
    return f"{finding(card, language)} {scale}"


def _voice(voice: Voice, found: One, years: Years, scale: Scale, language: Language) -> html.Figure:
    line, title = voice.course.line, f"{NAME}-{voice.form.key}-{voice.course.line.key}"
    name = f"{language.name(voice.form.name)}: {factor_name(line, language)}"
    stop = voice.stops[voice.now]
    to = Selection("profile", found.unit.unit, stop.round.key, voice.form.key, factor=line.key)
    words = _words(voice, language)
    chart = voice_chart(voice, years, scale, language)
    label = language.text("one_indicator.chart", name=f"{name}: {words}")
    parts = [
        html.Figcaption([html.H3(inside(name, to.address), id=f"one-{title}"), html.P(words, className="about")]),
        *([drawn(title, chart, label, language)] if chart.runs else []),
        _numbers(voice, name, language),
    ]
    return html.Figure(parts, **attributes(aria_labelledby=f"one-{title}"))


def _words(voice: Voice, language: Language) -> str:
    """The newest round, and what has changed since the one before as far as it can be told."""
    cell, names = voice.course.line.own[voice.now], _rounds(voice, language)
    now = names[voice.stops[voice.now].round.key]
    if not cell.shown:
        return language.text("one_indicator.beside.hidden", round=now)
    newest = language.text("one_indicator.beside.newest", points=language.points(cell.points or 0), round=now)
    since = voice.course.since
    if since is None or voice.before is None:
        return newest
    before = names[voice.stops[voice.before].round.key]
    words = change_words(since, language)
    return f"{newest} {language.text('one_indicator.beside.since', round=before, words=words)}"


def _rounds(voice: Voice, language: Language) -> dict[str, str]:
    return short_names([stop.round for stop in voice.stops], language)


def _numbers(voice: Voice, name: str, language: Language) -> html.Details:
    heads = [language.text("progress.trend.column.round"), language.text("one_indicator.beside.points")]
    names = _rounds(voice, language)
    rows = [
        html.Tr([html.Th(names[stop.round.key], scope="row"), html.Td(told(stop, cell, voice.k, language))])
        for stop, cell in zip(voice.stops, voice.course.line.own, strict=True)
    ]
    table = html.Table(
        [
            html.Caption(name, className="visually-hidden"),
            html.Thead(html.Tr([html.Th(head, scope="col") for head in heads])),
            html.Tbody(rows),
        ],
        className="list year-numbers",
    )
    about = html.Span(f": {name}", className="visually-hidden")
    summary = html.Summary([language.text("one_indicator.numbers"), about])
    return html.Details([summary, scroller(table, name, language)], className="numbers-in-a-table")

"""The numbers behind a card as a table: a line for each school year, with the whole country beside the own ones."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.indicators.panel import Card, Point
from dashboard.language import Language
from dashboard.school_years import school_year_text
from layouts.pieces.indicator_course import breaks
from layouts.pieces.indicator_words import between, told
from layouts.pieces.nothing import nothing
from layouts.pieces.scroller import scroller
from layouts.pieces.source_named import source_named

COLUMNS = ("school_year", "value", "interval", "n", "country")


def numbers(card: Card, rest: Sequence[str], language: Language) -> html.Details:
    """And under them the `rest` that is to be said."""
    label = language.text("indicators.table.title")
    name = f"{label}: {language.name(card.indicator.name)}"
    heads = [html.Th(language.text(f"indicators.table.{column}"), scope="col") for column in COLUMNS]
    table = html.Table(
        [
            html.Caption(name, className="visually-hidden"),
            html.Thead(html.Tr(heads)),
            html.Tbody([_row(year, card, language) for year in _years(card)]),
        ],
        className="list indicator-numbers",
    )
    about = html.Span(f": {language.name(card.indicator.name)}", className="visually-hidden")
    more = [html.P(words, className="source") for words in rest]
    parts = [html.Summary([label, about]), scroller(table, name, language), *more, *_published(card, language)]
    return html.Details(parts, className="numbers-in-a-table")


def _published(card: Card, language: Language) -> list[Any]:
    """Where each of the country's figures was published."""
    places = dict.fromkeys(point.value.source for point in card.country.points if point.value.source)
    links = [html.Li(source_named(place, language)) for place in places]
    return [html.P(language.text("indicators.country_source"), className="source"), html.Ul(links)] if links else []


def _years(card: Card) -> list[int]:
    return sorted({point.school_year for series in (card.own, card.country) for point in series.points})


def _row(year: int, card: Card, language: Language) -> html.Tr:
    begins = any(one.school_year == year for one in breaks(card))
    broken = [html.Small(language.text("indicators.table.break"))] if begins else []
    head = html.Th([school_year_text(year), *broken], scope="row")
    country = _at(year, card.country.points)
    cells = [*_own(_at(year, card.own.points), card, language), html.Td(_value(country, card, language))]
    return html.Tr([head, *cells])


def _at(year: int, points: tuple[Point, ...]) -> Point | None:
    return next((point for point in points if point.school_year == year), None)


def _own(point: Point | None, card: Card, language: Language) -> list[html.Td]:
    """A reason takes the room of all three."""
    if point is None:
        return [html.Td(nothing(language)) for _ in range(3)]
    if not point.shown:
        return [html.Td(told(point.value, card.indicator, language), colSpan=3, className="why")]
    sure = point.low is not None and point.high is not None
    aim, low, high = card.target.value if card.target else None, point.low or 0, point.high or 0
    interval = between(low, high, card.indicator, language, aim) if sure else nothing(language)
    n = language.number(point.value.n) if point.value.n is not None else nothing(language)
    return [html.Td(_value(point, card, language)), html.Td(interval), html.Td(n)]


def _value(point: Point | None, card: Card, language: Language) -> Any:
    return told(point.value, card.indicator, language) if point else nothing(language)

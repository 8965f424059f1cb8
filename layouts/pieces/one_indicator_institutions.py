"""The institutions of a municipality under what can be said of the target, in alphabetical order: never a ranking."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html

from dashboard.indicators.one import OfInstitution, One, by_status
from dashboard.indicators.panel import Card, Status
from dashboard.language import Language
from layouts.links import inside
from layouts.pieces.indicator_status import status
from layouts.pieces.indicator_words import change, told, why
from layouts.pieces.nothing import nothing
from layouts.pieces.one_indicator_words import interval, year
from layouts.pieces.scroller import scroller

Groups = Mapping[Status | None, Sequence[OfInstitution]]
COLUMNS = ("institution", "year", "value", "interval", "n", "why", "change")


def institutions(found: One, language: Language) -> list[html.Section]:
    if not found.institutions:
        return []
    groups = by_status(found.institutions)
    parts = [
        html.H2(_title(groups, language)),
        html.P(language.text("one_indicator.institutions.about"), className="about"),
        _table(groups, found, language),
    ]
    return [html.Section(parts, className="part")]


def _title(groups: Groups, language: Language) -> str:
    """How many of each word; without a target only how many there are."""
    total = sum(map(len, groups.values()))
    if not any(groups):
        return language.text("one_indicator.institutions.title", n=total)
    counts = {key or "none": len(several) for key, several in groups.items()}
    parts = [language.text(f"one_indicator.institutions.count.{key}", n=n) for key, n in counts.items()]
    return language.text("one_indicator.institutions.found", n=total, parts=language.listed(parts))


def _table(groups: Groups, found: One, language: Language) -> html.Div:
    """Reasons have a column where there are any."""
    columns = [one for one in COLUMNS if one != "why" or any(_why(place, language) for place in found.institutions)]
    label = language.text("one_indicator.institutions.table", name=language.name(found.name))
    heads = [html.Th(language.text(f"one_indicator.column.{column}"), scope="col") for column in columns]
    bodies = [_group(key, several, columns, found, language) for key, several in groups.items()]
    caption = html.Caption(label, className="visually-hidden")
    table = html.Table([caption, html.Thead(html.Tr(heads)), *bodies], className="list of-institutions")
    return scroller(table, label, language)


def _group(
    key: Status | None, several: Sequence[OfInstitution], columns: Sequence[str], found: One, language: Language
) -> html.Tbody:
    """A heading of its own for each word, which holds for the rows under it."""
    words = [status(key, language)] if key else [language.text("one_indicator.institutions.none")]
    count = html.Span(f" ({language.number(len(several))})")
    head = html.Tr(html.Th([*words, count], colSpan=len(columns), scope="rowgroup"))
    return html.Tbody([head, *(html.Tr(_row(one, columns, found, language)) for one in several)])


def _row(one: OfInstitution, columns: Sequence[str], found: One, language: Language) -> list[Any]:
    to = found.selection.to(unit=one.unit.unit)
    name = html.Th(inside(language.unit(one.unit), to.address), scope="row")
    words = {"why": _why(one, language), "change": _change(one, language)}
    last = [html.Td(words[key] or nothing(language), className="words") for key in columns if key in words]
    return [name, *_newest(one.card, language), *last]


def _newest(card: Card, language: Language) -> list[html.Td]:
    """Year, value, interval and persons; a reason takes the room of the last three."""
    point = card.newest
    assert point is not None  # an institution without a row is not listed
    at = html.Td(year(point.school_year))
    value = told(point.value, card.indicator, language)
    if not point.shown:
        return [at, html.Td(value, colSpan=3, className="silent")]
    n = nothing(language) if point.value.n is None else language.number(point.value.n)
    sure = interval(point, card.indicator, language) or nothing(language)
    return [at, html.Td(html.Strong(value)), html.Td(sure), html.Td(n)]


def _why(one: OfInstitution, language: Language) -> str:
    return why(one.card.judgement, language) if one.card.judgement else ""


def _change(one: OfInstitution, language: Language) -> str:
    indicator = one.card.indicator
    return "" if indicator.background else change(one.card.development, indicator, language)

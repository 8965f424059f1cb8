"""The institutions of a municipality under what can be said of the target, in alphabetical order: never a ranking."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html

from dashboard.indicators.one import OfInstitution, One, by_status
from dashboard.indicators.panel import Card, Status
from dashboard.language import Language
from layouts.links import inside
from layouts.pieces.indicator_status import status
from layouts.pieces.indicator_words import change, persons, told
from layouts.pieces.nothing import nothing
from layouts.pieces.one_indicator_change import in_short, since_when
from layouts.pieces.one_indicator_words import interval, reasons, year
from layouts.pieces.scroller import scroller

Groups = Mapping[Status | None, Sequence[OfInstitution]]
COLUMNS = ("institution", "value", "change")


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
    places = _places(groups, language)
    if not any(groups):
        return language.text("one_indicator.institutions.title_of", places=places)
    if set(groups) == {Status.CANNOT_TELL} and len(groups[Status.CANNOT_TELL]) > 1:
        return language.text("one_indicator.institutions.no_one", places=places)
    counts = {key or "none": len(several) for key, several in groups.items()}
    parts = [language.text(f"one_indicator.institutions.count.{key}", n=n) for key, n in counts.items()]
    return language.text("one_indicator.institutions.found_of", places=places, parts=language.listed(parts))


def _places(groups: Groups, language: Language) -> str:
    """How many, called schools where all of them are."""
    units = [one.unit for several in groups.values() for one in several]
    what = "schools" if all(unit.type == "school" for unit in units) else "places"
    return language.text(f"one_indicator.institutions.{what}", n=len(units))


def _table(groups: Groups, found: One, language: Language) -> html.Div:
    """Three columns, so that a telephone shows all of them."""
    places = _places(groups, language)
    label = language.text("one_indicator.institutions.table", name=language.name(found.name), places=places)
    heads = [html.Th(language.text(f"one_indicator.column.{column}"), scope="col") for column in COLUMNS]
    bodies = [_group(key, several, found, language) for key, several in groups.items()]
    caption = html.Caption(label, className="visually-hidden")
    table = html.Table([caption, html.Thead(html.Tr(heads)), *bodies], className="list of-institutions")
    return scroller(table, label, language)


def _group(key: Status | None, several: Sequence[OfInstitution], found: One, language: Language) -> html.Tbody:
    """A heading of its own for each word, which holds for the rows under it, as does a reason that all have."""
    words = [status(key, language)] if key else [language.text("one_indicator.institutions.none")]
    count = html.Span(f" ({language.number(len(several))})")
    whys = {tuple(reasons(one.card, language)) for one in several}
    common = whys.pop() if len(whys) == 1 else ()
    head = [*words, count, *(html.Small(why) for why in common)]
    rows = [html.Tr(_row(one, found, language, says_why=not common)) for one in several]
    return html.Tbody([html.Tr(html.Th(head, colSpan=len(COLUMNS), scope="rowgroup")), *rows])


def _row(one: OfInstitution, found: One, language: Language, *, says_why: bool) -> list[Any]:
    to = found.selection.to(unit=one.unit.unit)
    name = html.Th(inside(language.unit(one.unit), to.address), scope="row")
    why = reasons(one.card, language) if says_why else []
    value = html.Td([*_newest(one.card, language), *map(html.Small, why)])
    return [name, value, html.Td(_change(one.card, language) or nothing(language), className="words")]


def _newest(card: Card, language: Language) -> list[Any]:
    """The value, then its year, interval and persons; or why there is none."""
    point = card.newest
    assert point is not None  # an institution without a row is not listed
    value = told(point.value, card.indicator, language)
    if not point.shown:
        return [html.Span(value, className="silent"), html.Small(year(point.school_year))]
    sure, behind = interval(point, card.indicator, language), persons(point.value, card.indicator, language)
    more = [html.Small(one) for one in (f"{year(point.school_year)}{' · ' if sure else ''}{sure}", behind) if one]
    return [html.Strong(value), *more]


def _change(card: Card, language: Language) -> list[Any]:
    """A word or two over the difference, or why there is none."""
    if card.indicator.background:
        return []
    words = in_short(card.development, card.indicator, language)
    if not words:
        return [change(card.development, card.indicator, language)]
    since = since_when(card.development, card.indicator, language)
    return [words, *([html.Small(since)] if since else [])]

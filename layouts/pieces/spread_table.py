"""The numbers of the funnel as a table, with every unit's careful estimate, in alphabetical order."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.language import Language, sort_key
from dashboard.selection import Selection
from dashboard.spread import Apart, Place, Spread
from layouts.pieces.scroller import scroller
from layouts.pieces.spread_words import kind_of, value
from layouts.pieces.units import link

COLUMNS = ("value", "interval", "answers", "worth", "careful", "careful_interval", "limit")
OPEN_UP_TO = 40  # rows; more would bury what stands below


def numbers(found: Spread, told: Apart, selection: Selection, language: Language) -> html.Details:
    label = language.text("progress.spread.table")
    columns = [name for name in COLUMNS if name != "worth" or is_worth_less(told)]
    names = [kind_of(found, language), *(language.text(f"progress.spread.column.{name}") for name in columns)]
    heads = [html.Th(name, scope="col") for name in names]
    places = sorted(told.places, key=lambda one: sort_key(language.unit(one.unit)))
    table = html.Table(
        [
            html.Caption(label, className="visually-hidden"),
            html.Thead(html.Tr(heads)),
            html.Tbody([html.Tr(_row(one, columns, found, selection, language)) for one in places]),
        ],
        className="list spread-numbers",
    )
    is_open = len(places) <= OPEN_UP_TO
    return html.Details(
        [html.Summary(label), scroller(table, label, language)], open=is_open, className="numbers-in-a-table"
    )


def is_worth_less(told: Apart) -> bool:
    """Whether any figure is worth fewer answers than it rests on: that of a single group is worth them all."""
    return any(round(one.worth) != answers for one in told.places for answers in one.rests_on)


def _row(one: Place, columns: Sequence[str], found: Spread, selection: Selection, language: Language) -> list[Any]:
    """A unit's name leads to its own way."""
    its_own = selection.to(section="trend", kind=None, order=None)
    limit = "outside" if one.is_outside else "inside"
    said: dict[str, Any] = {
        "value": html.Strong(value(one.value, found.measure, language)),
        "interval": language.interval(one.low, one.high),
        "answers": language.listed([language.number(n) for n in one.rests_on]),
        "worth": language.number(one.worth),
        "careful": html.Strong(value(one.careful, found.measure, language)),
        "careful_interval": language.interval(one.careful_low, one.careful_high),
        "limit": language.text(f"progress.spread.{limit}"),
    }
    return [html.Th(link(one.unit, its_own, language), scope="row"), *(html.Td(said[name]) for name in columns)]

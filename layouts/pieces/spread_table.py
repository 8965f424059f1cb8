"""The numbers of the funnel as a table, with every unit's careful estimate, in alphabetical order."""

from typing import Any

from dash import html

from dashboard.language import Language, sort_key
from dashboard.selection import Selection
from dashboard.spread import Apart, Place, Spread
from layouts.pieces.scroller import scroller
from layouts.pieces.spread_words import value
from layouts.pieces.units import link

COLUMNS = ("unit", "value", "interval", "answers", "worth", "careful", "careful_interval", "limit")
OPEN_UP_TO = 40  # rows; more would bury what stands below


def numbers(found: Spread, told: Apart, selection: Selection, language: Language) -> html.Details:
    label = language.text("progress.spread.table")
    heads = [html.Th(language.text(f"progress.spread.column.{name}"), scope="col") for name in COLUMNS]
    places = sorted(told.places, key=lambda one: sort_key(language.unit(one.unit)))
    table = html.Table(
        [
            html.Caption(label, className="visually-hidden"),
            html.Thead(html.Tr(heads)),
            html.Tbody([html.Tr(_row(one, found, selection, language)) for one in places]),
        ],
        className="list spread-numbers",
    )
    is_open = len(places) <= OPEN_UP_TO
    return html.Details(
        [html.Summary(label), scroller(table, label, language)], open=is_open, className="numbers-in-a-table"
    )


def _row(one: Place, found: Spread, selection: Selection, language: Language) -> list[Any]:
    """A unit's name leads to its own way."""
    its_own = selection.to(section="trend", kind=None, order=None)
    limit = "outside" if one.is_outside else "inside"
    said = (
        html.Strong(value(one.value, found.measure, language)),
        language.interval(one.low, one.high),
        language.listed([language.number(n) for n in one.rests_on]),
        language.number(one.worth),
        html.Strong(value(one.careful, found.measure, language)),
        language.interval(one.careful_low, one.careful_high),
        language.text(f"progress.spread.{limit}"),
    )
    return [html.Th(link(one.unit, its_own, language), scope="row"), *(html.Td(part) for part in said)]

"""Units in words and as links: what kind they are, where they belong, what lies below them."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from dash import html

from dashboard.language import Language, sort_key
from dashboard.levels import depth
from dashboard.profile import UnitLink
from dashboard.selection import Selection
from layouts.attributes import attributes
from layouts.links import inside
from layouts.pieces.clear import clear_counts
from layouts.pieces.participation import response_rate


def kind(unit: UnitLink, language: Language) -> str:
    """School and class rather than institution and child group, where the unit's type is known."""
    precise = f"kind_of.{unit.kind}.{unit.type}"
    return language.text(precise if unit.type and language.has(precise) else f"kind.{unit.kind}")


def breadcrumb(path: Sequence[UnitLink], here: UnitLink, selection: Selection, language: Language) -> html.Nav:
    above = [html.Li(link(unit, selection, language)) for unit in path]
    current = html.Li(html.Span(language.unit(here), **attributes(aria_current="page")))
    return html.Nav(
        html.Ol([*above, current]), className="path", **attributes(aria_label=language.text("profile.path"))
    )


def link(unit: UnitLink, selection: Selection, language: Language) -> Any:
    """To the same view of another unit; a unit that the reader may not open is named only."""
    name = language.unit(unit)
    return inside(name, selection.to(unit=unit.unit).address) if unit.may_open else html.Span(name)


def children(units: Sequence[UnitLink], selection: Selection, language: Language, note: str = "") -> html.Section:
    """A list to go on from. `note` says who is not in it."""
    lists = [part for group in by_kind(units, language) for part in _group(group, selection, language)]
    more = [html.P(note, className="about")] if note else []
    return html.Section([html.H2(language.text("profile.children")), *more, *lists], className="children")


def by_kind(units: Iterable[UnitLink], language: Language) -> list[list[UnitLink]]:
    """In alphabetical order within each kind and type, the highest kind first: never a ranking."""
    ordered = sorted(units, key=lambda unit: (depth(unit.kind), unit.type, sort_key(language.unit(unit))))
    return [list(group) for _, group in groupby(ordered, key=lambda unit: (unit.kind, unit.type))]


def _group(units: list[UnitLink], selection: Selection, language: Language) -> list[Any]:
    lines = [html.Li(_child(unit, selection, language)) for unit in units]
    return [html.H3(f"{kinds(units[0], language)} ({language.number(len(units))})"), html.Ul(lines)]


def _child(unit: UnitLink, selection: Selection, language: Language) -> list[Any]:
    closed = [] if unit.may_open else [html.Small(language.text("profile.closed_unit"))]
    rate = [response_rate(unit.response_rate, language)] if unit.asked else []
    return [link(unit, selection, language), *clear_counts(unit.clear, language), *closed, *rate]


def kinds(unit: UnitLink, language: Language) -> str:
    precise = f"kinds_of.{unit.kind}.{unit.type}"
    return language.text(precise if unit.type and language.has(precise) else f"kinds.{unit.kind}")

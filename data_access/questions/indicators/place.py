"""A unit as its indicators are read: how much the reader may know there, and what lies around it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from dashboard.access import Scope
from dashboard.indicators.rights import Reading, reading
from dashboard.profile import UnitLink
from data_access.catalogue import Catalogue
from data_access.questions import units
from data_access.questions.units import Trail


@dataclass(frozen=True, slots=True)
class Place:
    """`trail` leads from the programme down to the unit in `round_id`, the newest published round that it is in.

    `municipality` is the unit itself, or lies above it.
    """

    unit: int
    municipality: int | None
    round_id: int
    trail: Trail
    reading: Reading
    link: UnitLink
    path: tuple[UnitLink, ...]


def place(scope: Scope, store: Connection, catalogue: Catalogue, unit: int) -> Place | None:
    """None for a unit of which the reader may not be told any indicator."""
    return next(_places(scope, store, catalogue, [unit]), None)


def in_round(scope: Scope, catalogue: Catalogue, round_id: int, trail: Trail) -> Place | None:
    may = reading(scope, trail, catalogue.institutions(round_id, trail[-1].unit))
    if may is None:
        return None
    link, path = units.link(scope, catalogue, round_id, trail), units.path(scope, catalogue, round_id, trail)
    municipality = next((one.unit for one in trail if one.kind == "municipality"), None)
    return Place(trail[-1].unit, municipality, round_id, trail, may, link, path)


def below(scope: Scope, store: Connection, catalogue: Catalogue, at: Place) -> list[Place]:
    """The units just below of which the reader may be told as much as here, or more."""
    ways = units.ways_just_below(scope, store, at.round_id, at.trail)
    found = _places(scope, store, catalogue, [way[-1].unit for way in ways])
    return [one for one in found if one.reading.edition >= at.reading.edition]


def _places(scope: Scope, store: Connection, catalogue: Catalogue, numbers: Collection[int]) -> Iterator[Place]:
    """In the order of the numbers, in one statement."""
    known = units.ways_known(scope, store, numbers)
    for unit in numbers:
        ways = known.get(unit, {})
        there = [round_.id for round_ in catalogue.rounds if round_.id in ways]
        found = in_round(scope, catalogue, there[-1], ways[there[-1]]) if there else None
        if found is not None:
            yield found

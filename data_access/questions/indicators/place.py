"""A unit as its indicators are read: how much the reader may know there, and what lies around it."""

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
    ways = units.ways_known(scope, store, unit)
    there = [round_.id for round_ in catalogue.rounds if round_.id in ways]
    if not there:
        return None
    trail = ways[there[-1]]
    may = reading(scope, trail)
    return None if may is None else in_round(scope, catalogue, there[-1], trail, may)


def in_round(scope: Scope, catalogue: Catalogue, round_id: int, trail: Trail, may: Reading) -> Place:
    link, path = units.link(scope, catalogue, round_id, trail), units.path(scope, catalogue, round_id, trail)
    municipality = next((one.unit for one in trail if one.kind == "municipality"), None)
    return Place(trail[-1].unit, municipality, round_id, trail, may, link, path)


def below(scope: Scope, store: Connection, catalogue: Catalogue, at: Place) -> list[Place]:
    """The units just below of which the reader may be told indicators: none for whom the public edition is."""
    ways = units.ways_just_below(scope, store, at.round_id, at.trail)
    found = [place(scope, store, catalogue, way[-1].unit) for way in ways]
    return [one for one in found if one is not None and one.reading.edition is at.reading.edition]

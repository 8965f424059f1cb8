"""Where a unit stands in the tree, round by round, and what lies below it."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import ColumnElement, Connection, Select, select

from dashboard.access import Place, Scope, Sight
from dashboard.cells import Status
from dashboard.indicators.rights import reading
from dashboard.organisation import PROGRAMME
from dashboard.profile import UnitLink
from data_access import tables
from data_access.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class UnitInRound(Place):
    """A unit as it was called in one round."""

    code: str
    name: str
    type: str


Trail = tuple[UnitInRound, ...]  # from the programme down to the unit itself

_PLACES = select(
    tables.unit_in_round.c.unit_id,
    tables.unit_in_round.c.kind,
    tables.unit.c.code,
    tables.unit_in_round.c.name,
    tables.unit_in_round.c.type,
).join(tables.unit, tables.unit.c.id == tables.unit_in_round.c.unit_id)


def trails(scope: Scope, store: Connection, unit: int) -> dict[int, Trail]:
    """By round number: the way down to the unit, in the rounds where the reader may open it."""
    return {round_id: trail for round_id, trail in _trails(store, unit).items() if scope.may_open(trail, round_id)}


def ways_known(scope: Scope, store: Connection, numbers: Collection[int]) -> dict[int, dict[int, Trail]]:
    """By unit and round number: the ways to units whose results may be closed, but not what else is known of them.

    Whoever asks must judge every way by rules of his own (dashboard/indicators/rights.py).
    """
    return _trails_of(store, numbers) if scope.grants or scope.unlimited else {}


def ways_just_below(scope: Scope, store: Connection, round_id: int, trail: Trail) -> list[Trail]:
    """As `ways_known`: the ways to the units just below the last one."""
    here = tables.unit_in_round.c
    wanted = _PLACES.where(here.round_id == round_id, here.parent_id == trail[-1].unit)
    found = store.execute(wanted) if scope.grants or scope.unlimited else ()
    return [(*trail, UnitInRound(*tuple(row))) for row in found]


def ways_of_kinds(scope: Scope, store: Connection, round_id: int, kinds: Collection[str]) -> list[Trail]:
    """As `ways_known`: the ways to all units of the kinds, which hold every kind above them too."""
    if not (scope.grants or scope.unlimited):
        return []
    return _every_trail(store, round_id, tables.unit_in_round.c.kind.in_(kinds))


def ways(scope: Scope, store: Connection, round_id: int, numbers: Collection[int] | Select) -> dict[int, Trail]:
    """The ways to those of the units that the reader may open in that round, by number."""
    return {trail[-1].unit: trail for trail in _open_ways(scope, store, round_id, numbers)}


def programme(scope: Scope, store: Connection, round_id: int) -> Trail | None:
    """The way to the programme itself; None for a reader who sees nothing of it."""
    here = tables.unit_in_round.c
    trail = (UnitInRound(*store.execute(_PLACES.where(here.round_id == round_id, here.parent_id.is_(None))).one()),)
    return trail if scope.sight(trail, round_id) > Sight.NOTHING else None


def children(scope: Scope, store: Connection, round_id: int, trail: Trail) -> list[Trail]:
    """The ways to the units just below the last one that the reader may open."""
    ways = ways_just_below(scope, store, round_id, trail)
    return [way for way in ways if scope.may_open(way, round_id)]


def inside(scope: Scope, store: Connection, round_id: int, trail: Trail, kind: str) -> list[Trail]:
    """The ways to all units of a kind below the last one, at whatever depth, that the reader may open."""
    return list(_open_ways(scope, store, round_id, _below(round_id, trail, kind)))


def kinds_asked(
    scope: Scope, store: Connection, round_id: int, trail: Trail, form_id: int, kinds: Iterable[str]
) -> tuple[str, ...]:
    """Those of the kinds of which some unit below the last one has cells of the form, and may be opened."""
    cell = tables.cell.c
    asked = select(cell.unit_id).where(cell.form_id == form_id, cell.round_id == round_id)
    asked = asked.where(cell.status != Status.ABSENT.value)
    some = {kind: _below(round_id, trail, kind, asked) for kind in kinds}
    return tuple(kind for kind, below in some.items() if any(_open_ways(scope, store, round_id, below)))


def all_of_round(scope: Scope, store: Connection, round_id: int) -> list[Trail]:
    """The ways to all units of a round that the reader may open, in order of descent and code."""
    return [trail for trail in _every_trail(store, round_id) if scope.may_open(trail, round_id)]


def visible(scope: Scope, store: Connection, round_id: int) -> list[Trail]:
    """As `all_of_round`, and the units of which the reader sees figures only beside the own ones."""
    return [trail for trail in _every_trail(store, round_id) if scope.sight(trail, round_id) > Sight.NOTHING]


def link(
    scope: Scope,
    catalogue: Catalogue,
    round_id: int,
    trail: Trail,
    response_rate: float | None = None,
    *,
    asked: bool = True,
) -> UnitLink:
    """A class or room has no type of its own; whether it is one or the other follows from its institution."""
    last = trail[-1]
    return UnitLink(
        unit=last.unit,
        kind=last.kind,
        name=last.name,
        response_rate=response_rate,
        may_open=scope.may_open(trail, round_id),
        type=next((place.type for place in reversed(trail) if place.type), ""),
        names=catalogue.name if last.kind == PROGRAMME else None,
        asked=asked,
        has_indicators=reading(scope, trail, catalogue.institutions(round_id, last.unit)) is not None,
    )


def path(scope: Scope, catalogue: Catalogue, round_id: int, trail: Trail) -> tuple[UnitLink, ...]:
    """From the programme down to what the last one lies in."""
    return tuple(link(scope, catalogue, round_id, trail[:depth]) for depth in range(1, len(trail)))


def _below(round_id: int, trail: Trail, kind: str, asked: Select | None = None) -> Select:
    """Numbers of the units of a kind below the last one; of those `asked`, where that is given."""
    up, here = tables.ancestor.c, tables.unit_in_round.c
    found = select(up.unit_id).join(tables.unit_in_round, (here.round_id == up.round_id) & (here.unit_id == up.unit_id))
    found = found.where(up.round_id == round_id, up.ancestor_id == trail[-1].unit, up.distance > 0, here.kind == kind)
    return found if asked is None else found.where(asked.where(tables.cell.c.unit_id == up.unit_id).exists())


def _open_ways(scope: Scope, store: Connection, round_id: int, numbers: Collection[int] | Select) -> Iterator[Trail]:
    """One after the other as they are read: who looks for any stops at the first."""
    up, here = tables.ancestor.c, tables.unit_in_round.c
    over = (here.round_id == up.round_id) & (here.unit_id == up.ancestor_id)
    wanted = _PLACES.add_columns(up.unit_id.label("of")).join(tables.ancestor, over)
    wanted = wanted.where(up.round_id == round_id, up.unit_id.in_(numbers)).order_by(up.unit_id, up.distance.desc())
    with store.execute(wanted) as rows:
        for _, places in groupby(rows, key=lambda row: row.of):
            trail = tuple(UnitInRound(*place[:-1]) for place in places)
            if scope.may_open(trail, round_id):
                yield trail


def _every_trail(store: Connection, round_id: int, *which: ColumnElement[bool]) -> list[Trail]:
    here = tables.unit_in_round.c
    below: dict[int | None, list[UnitInRound]] = {}
    for *place, parent in store.execute(_PLACES.add_columns(here.parent_id).where(here.round_id == round_id, *which)):
        below.setdefault(parent, []).append(UnitInRound(*place))
    return _descending(below, ())


def _descending(below: dict[int | None, list[UnitInRound]], trail: Trail) -> list[Trail]:
    ways = []
    for unit in sorted(below.get(trail[-1].unit if trail else None, []), key=lambda unit: unit.code):
        ways += [(*trail, unit), *_descending(below, (*trail, unit))]
    return ways


def _trails(store: Connection, unit: int) -> dict[int, Trail]:
    return _trails_of(store, [unit]).get(unit, {})


def _trails_of(store: Connection, numbers: Collection[int]) -> dict[int, dict[int, Trail]]:
    up, here = tables.ancestor.c, tables.unit_in_round.c
    over = (here.round_id == up.round_id) & (here.unit_id == up.ancestor_id)
    rounds = select(here.round_id).where(here.unit_id.in_(numbers)).correlate(None)
    wanted = _PLACES.add_columns(up.unit_id.label("of"), up.round_id).join(tables.ancestor, over)
    wanted = wanted.where(up.unit_id.in_(numbers), up.round_id.in_(rounds)).order_by(up.round_id, up.distance.desc())
    found: dict[int, dict[int, Trail]] = {}
    for *place, unit, round_id in store.execute(wanted):
        ways = found.setdefault(unit, {})
        ways[round_id] = (*ways.get(round_id, ()), UnitInRound(*place))
    return found

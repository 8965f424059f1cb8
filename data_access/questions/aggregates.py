"""Which figures of municipalities and the programme a reader may be told, beside all that the reader knows by name."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, Row, select

from dashboard.access import Scope, Sight, is_aggregate
from dashboard.ownership import Count, Judged, Knowing
from data_access import tables
from data_access.telling import InRound, Telling

Form = dict[tuple[int, int], Judged]  # by unit and factor


def telling(
    scope: Scope, store: Connection, places: Iterable[InRound], forms: Collection[int] | None = None
) -> Telling:
    """What is told of those places that are above institutions, of some forms or of all."""
    if knows_one_at_most(scope):
        return Telling(everything=True)
    wanted: dict[int, set[int]] = defaultdict(set)
    programmes: dict[int, int] = {}
    for round_id, trail in places:
        if is_aggregate(trail[-1].kind):
            wanted[round_id].add(trail[-1].unit)
            programmes[round_id] = trail[0].unit
    told = set()
    for round_id, units in wanted.items():
        knowing = Knowing(scope.looks_down, programmes[round_id], _own(scope, store, round_id))
        for form, found in _judged(store, round_id, units | knowing.own.keys(), forms).items():
            told |= {(unit, round_id, form) for unit in units if knowing.may_be_told(unit, found)}
    return Telling(forms=frozenset(told))


def withheld_kinds(scope: Scope, store: Connection, place: InRound, forms: Collection[int]) -> frozenset[str]:
    """Kinds of the unit itself and those above it of which any of the forms is not told to this reader."""
    round_id, trail = place
    places = [(round_id, trail[:depth]) for depth in range(1, len(trail) + 1)]
    seen = [one for one in places if scope.sight(one[1], round_id) > Sight.NOTHING]
    told = telling(scope, store, seen, forms)
    return frozenset(one[1][-1].kind for one in seen if any(told.withholds(one, form) for form in forms))


def knows_one_at_most(scope: Scope) -> bool:
    """Of institutions by name; nobody is beside the operator, who may know them all."""
    return scope.unlimited or not (scope.looks_down or len(scope.homes) > 1)


def _own(scope: Scope, store: Connection, round_id: int) -> Mapping[int, int]:
    """How many of the reader's institutions lie in each unit above institutions."""
    counted: dict[int, int] = defaultdict(int)
    if scope.homes:
        up = tables.ancestor.c
        wanted = select(up.ancestor_id).where(up.unit_id.in_(scope.homes), up.round_id == round_id, up.distance > 0)
        for unit in store.execute(wanted).scalars():
            counted[unit] += 1
    return dict(counted)


def _judged(store: Connection, round_id: int, units: Iterable[int], forms: Collection[int] | None) -> dict[int, Form]:
    table = tables.aggregate
    wanted = select(table).where(table.c.round_id == round_id, table.c.unit_id.in_(list(units)))
    if forms is not None:
        wanted = wanted.where(table.c.form_id.in_(list(forms)))
    found: dict[int, Form] = defaultdict(dict)
    for row in store.execute(wanted):
        found[row.form_id][row.unit_id, row.factor_id] = _row(row)
    return found


def _row(row: Row) -> Judged:
    count = Count(row.institutions, row.certain, row.known, row.unknown, row.sure)
    return Judged(row.unit_id, row.factor_id, row.told, row.unreleased, count, row.tellable)

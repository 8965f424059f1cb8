"""Published cells, as far as the reader may see them."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Row, select

from dashboard.access import Scope, Sight
from dashboard.cells import Cell, Status
from dashboard.disclosure.universe import ALL
from dashboard.profile import Participation
from data_access import tables
from data_access.catalogue import Split
from data_access.questions.aggregates import telling
from data_access.questions.units import Trail
from data_access.telling import InRound

Address = tuple[int, int, int]  # unit, factor, round
_FIGURES = tuple(tables.cell.c[name] for name in ("n", "points", "low", "high", "bound", "groups"))
_STATUSES = {status.value: status for status in Status}


def of(scope: Scope, store: Connection, places: Iterable[InRound], form_id: int, split: Split) -> dict[Address, Cell]:
    """The factor cells of one form and split at several units and rounds."""
    return of_forms(scope, store, places, [form_id], split)


def of_forms(
    scope: Scope, store: Connection, places: Iterable[InRound], forms: Collection[int], split: Split
) -> dict[Address, Cell]:
    """The same of several forms at once; a factor belongs to one of them."""
    least = Sight.COMPARISON if split.key == ALL else Sight.EVERYTHING
    allowed = {(place[1][-1].unit, place[0]): place for place in places if scope.sight(place[1], place[0]) >= least}
    told = telling(scope, store, allowed.values(), forms)
    withheld = {(*at, form): told.withholds(place, form) for at, place in allowed.items() for form in forms}
    cell, fewest = tables.cell.c, scope.fewest
    units, rounds = {unit for unit, _ in allowed}, {round_id for _, round_id in allowed}
    wanted = select(cell.unit_id, cell.round_id, cell.form_id, cell.factor_id, cell.status, *_FIGURES)
    wanted = wanted.where(cell.form_id.in_(forms), cell.split_id == split.id)
    wanted = wanted.where(cell.unit_id.in_(units), cell.round_id.in_(rounds))
    return {
        (unit, factor, round_id): _as_told(status, figures, fewest, withheld=withheld[unit, round_id, form])
        for unit, round_id, form, factor, status, *figures in store.execute(wanted)
        if (unit, round_id) in allowed
    }


def by_split(
    scope: Scope, store: Connection, place: InRound, form_id: int, splits: Iterable[Split]
) -> dict[tuple[int, int], Cell]:
    """The factor cells of one form at one unit, by the numbers of split and factor."""
    round_id, trail = place
    sight, cell = scope.sight(trail, round_id), tables.cell
    allowed = [split.id for split in splits if sight >= (Sight.COMPARISON if split.key == ALL else Sight.EVERYTHING)]
    withheld = telling(scope, store, [place], [form_id]).withholds(place, form_id)
    wanted = select(cell).where(cell.c.unit_id == trail[-1].unit, cell.c.form_id == form_id)
    wanted = wanted.where(cell.c.split_id.in_(allowed), cell.c.round_id == round_id)
    return {(row.split_id, row.factor_id): as_told(scope, row, withheld=withheld) for row in store.execute(wanted)}


def as_told(scope: Scope, row: Row, *, withheld: bool) -> Cell:
    """Without its numbers where those would speak of too few institutions, or of too few people for this reader."""
    figures = (row.n, row.points, row.low, row.high, row.bound, row.groups)
    return _as_told(row.status, figures, scope.fewest, withheld=withheld)


def _as_told(written: str, figures: Sequence[Any], fewest: int, *, withheld: bool) -> Cell:
    """`figures` as in `_FIGURES`; `fewest` answers must lie behind them."""
    status = _STATUSES[written]
    if withheld and status is not Status.ABSENT:
        return Cell(Status.PROTECT)
    if fewest and status in (Status.SHOWN, Status.EXTREME) and (figures[0] or 0) < fewest:
        return Cell(Status.FEW)
    return Cell(status, *figures)


def forms_asked(scope: Scope, store: Connection, place: InRound) -> set[int]:
    """Numbers of the forms that have cells for the unit in that round."""
    return _asked(scope, store, place, tables.cell.c.form_id)


def forms_of_any(scope: Scope, store: Connection, round_id: int, trails: Iterable[Trail]) -> set[int]:
    """Numbers of the forms that have cells for at least one of the units in that round."""
    units = {trail[-1].unit for _, trail in _opened(scope, [(round_id, trail) for trail in trails])}
    cell = tables.cell.c
    wanted = select(cell.form_id).where(cell.unit_id.in_(units), cell.round_id == round_id)
    return set(store.execute(wanted.distinct()).scalars())


def units_asked(scope: Scope, store: Connection, places: Iterable[InRound], form_id: int) -> set[int]:
    """Numbers of the units that have cells of the form in that round."""
    cell, allowed = tables.cell.c, {(trail[-1].unit, round_id) for round_id, trail in _opened(scope, places)}
    units = {unit for unit, _ in allowed}
    wanted = select(cell.unit_id, cell.round_id).where(cell.form_id == form_id, cell.unit_id.in_(units))
    return {unit for unit, round_id in store.execute(wanted.distinct()) if (unit, round_id) in allowed}


def splits_asked(scope: Scope, store: Connection, place: InRound, form_id: int) -> set[int]:
    """Numbers of the splits that the form's cells at the unit are told for: `all`, and more for who sees more."""
    found = _asked(scope, store, place, tables.cell.c.split_id, tables.cell.c.form_id == form_id)
    if scope.sight(place[1], place[0]) >= Sight.EVERYTHING:
        return found
    whole = select(tables.split.c.id).where(tables.split.c.key == ALL)
    return found & set(store.execute(whole).scalars())


def _asked(
    scope: Scope, store: Connection, place: InRound, column: Column, *conditions: ColumnElement[bool]
) -> set[int]:
    round_id, trail = place
    if not scope.may_open(trail, round_id):
        return set()
    here = (tables.cell.c.unit_id == trail[-1].unit, tables.cell.c.round_id == round_id)
    return set(store.execute(select(column).where(*here, *conditions).distinct()).scalars())


def responses(
    scope: Scope, store: Connection, places: Iterable[InRound], form_id: int
) -> dict[tuple[int, int], Participation]:
    """By unit and round: how many answered; units whose number of answers is hidden are missing."""
    open_places = {(trail[-1].unit, round_id): (round_id, trail) for round_id, trail in _opened(scope, places)}
    told, table = telling(scope, store, open_places.values(), [form_id]), tables.response
    wanted = select(table).where(table.c.form_id == form_id, table.c.unit_id.in_({unit for unit, _ in open_places}))
    return {
        (row.unit_id, row.round_id): Participation(row.answered, row.invited)
        for row in store.execute(wanted)
        if (at := open_places.get((row.unit_id, row.round_id)))
        and not told.withholds(at, form_id)
        and row.answered >= scope.fewest
    }


def _opened(scope: Scope, places: Iterable[InRound]) -> list[InRound]:
    """The places whose page the reader may open."""
    return [(round_id, trail) for round_id, trail in places if scope.may_open(trail, round_id)]

"""Published cells as plain rows for the API and exports: one row per declared factor cell, hidden ones included."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypedDict

from sqlalchemy import Connection, Row, Select, select

from dashboard.access import Scope, Sight
from dashboard.cells import Cell
from dashboard.disclosure.universe import ALL
from data_access import tables
from data_access.catalogue import Catalogue, Factor, Form, Round
from data_access.questions import units
from data_access.questions.aggregates import telling
from data_access.questions.cells import as_told
from data_access.questions.units import Trail
from data_access.telling import InRound, Telling


class CellRow(TypedDict):
    """Columns of the contract (design.md section 9); numbers are None unless `status` is shown, extreme has `bound`."""

    round: str
    unit: int
    code: str
    kind: str
    name: str
    form: str
    informant: str
    factor: str
    split: str
    status: str
    n: int | None
    points: int | None
    low: int | None
    high: int | None
    bound: str | None
    response_rate: float | None


COLUMNS = tuple(CellRow.__annotations__)
UNITS_AT_A_TIME = 500  # keeps a statement's list of numbers within what every database takes


def rows(
    scope: Scope, store: Connection, catalogue: Catalogue, round_: Round, trails: Iterable[Trail] | None = None
) -> Iterator[CellRow]:
    """All cells of a round that the reader may see, at some units or at all: by unit, form, factor and split."""
    wanted = units.visible(scope, store, round_.id) if trails is None else list(trails)
    for start in range(0, len(wanted), UNITS_AT_A_TIME):
        part = wanted[start : start + UNITS_AT_A_TIME]
        yield from _rows(scope, store, catalogue, round_, {trail[-1].unit: trail for trail in part})


def _rows(
    scope: Scope, store: Connection, catalogue: Catalogue, round_: Round, trails: Mapping[int, Trail]
) -> Iterator[CellRow]:
    naming = _Naming(catalogue, round_)
    sights = {unit: scope.sight(trail, round_.id) for unit, trail in trails.items()}
    told = telling(scope, store, [(round_.id, trail) for trail in trails.values()])
    opened = [unit for unit, sight in sights.items() if sight >= Sight.WHOLE]
    rates = _rates(store, round_.id, opened)
    found: dict[int, list[tuple[tuple[int, ...], Row]]] = {unit: [] for unit in trails}
    for row in store.execute(_cells_of(round_.id, trails)):
        if sights[row.unit_id] >= naming.least_sight(row.split_id):
            found[row.unit_id].append((naming.order(row), row))
    for unit, cells in found.items():
        for _, row in sorted(cells, key=lambda pair: pair[0]):
            cell = _told(scope, told, (round_.id, trails[unit]), row)
            rate = rates.get((unit, row.form_id)) if cell.shown else None
            yield naming.row(trails[unit], row, cell, rate)


def _told(scope: Scope, told: Telling, place: InRound, row: Row) -> Cell:
    return as_told(scope, row, withheld=told.withholds(place, row.form_id))


class _Naming:
    """Keys for the numbers that cells carry."""

    def __init__(self, catalogue: Catalogue, round_: Round) -> None:
        self.round = round_
        self.forms: dict[int, Form] = {form.id: form for form in catalogue.forms.get(round_.id, ())}
        self.factors: dict[int, Factor] = {factor.id: factor for factor in catalogue.factors.get(round_.id, ())}
        self.splits = {split.id: split.key for split in catalogue.splits.values()}
        self._form_order = {number: place for place, number in enumerate(self.forms)}
        self._factor_order = {number: place for place, number in enumerate(self.factors)}

    def least_sight(self, split_id: int) -> Sight:
        return Sight.COMPARISON if self.splits[split_id] == ALL else Sight.EVERYTHING

    def order(self, row: Row) -> tuple[int, ...]:
        return self._form_order[row.form_id], self._factor_order[row.factor_id], row.split_id

    def row(self, trail: Trail, row: Row, cell: Cell, response_rate: float | None) -> CellRow:
        form, last = self.forms[row.form_id], trail[-1]
        return CellRow(
            round=self.round.key,
            unit=last.unit,
            code=last.code,
            kind=last.kind,
            name=last.name,
            form=form.key,
            informant=form.informant,
            factor=self.factors[row.factor_id].key,
            split=self.splits[row.split_id],
            status=cell.status.value,
            n=cell.n,
            points=cell.points,
            low=cell.low,
            high=cell.high,
            bound=cell.bound,
            response_rate=response_rate,
        )


def _cells_of(round_id: int, wanted: Iterable[int]) -> Select:
    return select(tables.cell).where(tables.cell.c.unit_id.in_(list(wanted)), tables.cell.c.round_id == round_id)


def _rates(store: Connection, round_id: int, wanted: Iterable[int]) -> dict[tuple[int, int], float]:
    response = tables.response.c
    told = select(tables.response).where(response.unit_id.in_(list(wanted)), response.round_id == round_id)
    return {
        (row.unit_id, row.form_id): round(row.answered / row.invited, 3) for row in store.execute(told) if row.invited
    }

"""The plain rows of published cells with what stands behind them: shares of answers, and a row for every question."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection, Select, Table, select

from dashboard.access import Scope
from dashboard.answer_bands import Bands, bands
from dashboard.asked import Asked
from dashboard.cells import Status
from dashboard.disclosure.universe import ALL
from data_access import tables
from data_access.catalogue import Catalogue, Round
from data_access.questions import table, units
from data_access.questions.table import CellRow
from data_access.questions.units import Trail
from data_access.wordings import asked


class DetailRow(CellRow):
    """A row of a factor has no `item`, and shares in per cent where they are told; a row of a question has its mean.

    A question is hidden with its factor, and to protect somebody where its factor is told and it is not.
    """

    item: str | None
    mean: float | None
    share_low: str | None
    share_middle: str | None
    share_high: str | None


COLUMNS = tuple(DetailRow.__annotations__)
TOLD = (Status.SHOWN, Status.EXTREME)


class Mean(NamedTuple):
    n: int
    mean: float


def rows(
    scope: Scope, store: Connection, catalogue: Catalogue, round_: Round, trails: Iterable[Trail] | None = None
) -> Iterator[DetailRow]:
    """As `table.rows`, each factor's row followed by those of its questions. Only of everybody, and only of units whose
    page the reader may open."""
    wanted = units.visible(scope, store, round_.id) if trails is None else list(trails)
    factors = {
        (form.key, factor.key): factor.id
        for form in catalogue.forms.get(round_.id, ())
        for factor in catalogue.factors_of(round_.id, form.id)
    }
    questions = asked(store, list(factors.values()), [round_.id])
    for start in range(0, len(wanted), table.UNITS_AT_A_TIME):
        part = wanted[start : start + table.UNITS_AT_A_TIME]
        opened = {trail[-1].unit for trail in part if scope.may_open(trail, round_.id)}
        behind = _Behind(factors, questions, round_.id, *_told(scope, store, round_.id, opened))
        for row in table.rows(scope, store, catalogue, round_, part):
            yield from behind.rows(row, opened=row["unit"] in opened)


@dataclass(frozen=True)
class _Behind:
    """`means` by unit, form and item, `shares` by unit and factor."""

    factors: Mapping[tuple[str, str], int]
    questions: Mapping[tuple[int, int], Asked]
    round_id: int
    means: Mapping[tuple[int, str, str], Mean]
    shares: Mapping[tuple[int, int], Bands]

    def rows(self, row: CellRow, *, opened: bool) -> Iterator[DetailRow]:
        factor = self.factors[row["form"], row["factor"]]
        tells = opened and row["split"] == ALL and row["status"] in TOLD
        yield _with_shares(row, self.shares.get((row["unit"], factor)) if tells else None)
        for question in self.questions[factor, self.round_id].questions if opened and row["split"] == ALL else ():
            mean = self.means.get((row["unit"], row["form"], question.key)) if tells else None
            yield _of_question(row, question.key, mean)


def _with_shares(row: CellRow, told: Bands | None) -> DetailRow:
    return DetailRow(
        **row,
        item=None,
        mean=None,
        share_low=told.low.text if told else None,
        share_middle=told.middle.text if told else None,
        share_high=told.high.text if told else None,
    )


def _of_question(row: CellRow, item: str, told: Mean | None) -> DetailRow:
    status = Status.SHOWN if told else Status.PROTECT if row["status"] in TOLD else Status(row["status"])
    return DetailRow(
        round=row["round"],
        unit=row["unit"],
        code=row["code"],
        kind=row["kind"],
        name=row["name"],
        form=row["form"],
        informant=row["informant"],
        factor=row["factor"],
        split=row["split"],
        status=status.value,
        n=told.n if told else None,
        points=None,
        low=None,
        high=None,
        bound=None,
        response_rate=None,
        item=item,
        mean=told.mean if told else None,
        share_low=None,
        share_middle=None,
        share_high=None,
    )


def _told(
    scope: Scope, store: Connection, round_id: int, opened: Collection[int]
) -> tuple[dict[tuple[int, str, str], Mean], dict[tuple[int, int], Bands]]:
    item, band, form, key = tables.item_cell.c, tables.band_cell.c, tables.form.c, tables.item.c
    means = select(item.unit_id, form.key.label("form"), key.key, item.n, item.mean)
    means = means.join(tables.item, key.id == item.item_id).join(tables.form, form.id == item.form_id)
    found = store.execute(_of_everybody(means, tables.item_cell, round_id, opened))
    shares = select(band.unit_id, band.factor_id, band.n, band.low, band.middle, band.high)
    spread = store.execute(_of_everybody(shares, tables.band_cell, round_id, opened))
    told = {(r.unit_id, r.factor_id): bands(r.n, r.low, r.middle, r.high) for r in spread if r.n >= scope.fewest}
    return (
        {(r.unit_id, r.form, r.key): Mean(r.n, r.mean) for r in found if r.n >= scope.fewest},
        {place: one for place, one in told.items() if one},
    )


def _of_everybody(wanted: Select, cells: Table, round_id: int, opened: Collection[int]) -> Select:
    everybody = select(tables.split.c.id).where(tables.split.c.key == ALL).scalar_subquery()
    return wanted.where(cells.c.unit_id.in_(opened), cells.c.round_id == round_id, cells.c.split_id == everybody)

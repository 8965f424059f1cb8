"""What stands behind a factor's figure: its questions with their means, and how the answers lie."""

from sqlalchemy import Connection, Row, Select, Table, select

from dashboard.access import Scope
from dashboard.answer_bands import Bands, bands
from dashboard.asked import Asked, Question
from dashboard.cells import Cell, Status
from dashboard.comparability import Mark, change
from dashboard.disclosure.universe import ALL
from dashboard.factor_page import Item, Since
from dashboard.wording import from_key
from data_access import tables
from data_access.catalogue import Factor, Round
from data_access.questions.aggregates import telling
from data_access.telling import InRound
from data_access.wordings import asked

Scale = tuple[float, float]
_CHANGED = {Mark.SAME: Since.SAME, Mark.REWORDED: Since.REWORDED, Mark.SCALE: Since.RESCALED}


def are_told(scope: Scope, store: Connection, place: InRound, form_id: int, cell: Cell) -> bool:
    """Only on a page that the reader may open, and only beside a figure that the reader is told."""
    round_id, trail = place
    if not scope.may_open(trail, round_id) or cell.status not in (Status.SHOWN, Status.EXTREME):
        return False
    return not telling(scope, store, [place], [form_id]).withholds(place, form_id)


def items(
    scope: Scope, store: Connection, place: InRound, factor: Factor, cell: Cell, before: Round | None
) -> tuple[Scale, tuple[Item, ...]]:
    """The answer scale and the questions in their order; `before` is the round in which the factor was asked last."""
    rounds = [place[0]] if before is None else [place[0], before.id]
    put = asked(store, [factor.id], rounds)
    now, then = put[factor.id, place[0]], put.get((factor.id, before.id)) if before else None
    told = _means(scope, store, place, factor) if are_told(scope, store, place, factor.form, cell) else {}
    return now.scale, tuple(_item(one, _since(one, now, then), told.get(one.key)) for one in now.questions)


def answer_bands(scope: Scope, store: Connection, place: InRound, factor: Factor, cell: Cell) -> Bands | None:
    if not are_told(scope, store, place, factor.form, cell):
        return None
    band = tables.band_cell
    row = store.execute(_of_everybody(select(band), band, place, factor).where(band.c.factor_id == factor.id)).first()
    if row is None or row.n < scope.fewest:
        return None
    return bands(row.n, row.low, row.middle, row.high)


def _means(scope: Scope, store: Connection, place: InRound, factor: Factor) -> dict[str, Row]:
    """By the item's key. Those of the form's other factors are few, and read along."""
    cell, item = tables.item_cell, tables.item
    wanted = select(item.c.key, cell.c.n, cell.c.mean).join(item, item.c.id == cell.c.item_id)
    found = store.execute(_of_everybody(wanted, cell, place, factor))
    return {row.key: row for row in found if row.n >= scope.fewest}


def _of_everybody(wanted: Select, table: Table, place: InRound, factor: Factor) -> Select:
    round_id, trail = place
    everybody = select(tables.split.c.id).where(tables.split.c.key == ALL).scalar_subquery()
    wanted = wanted.where(table.c.unit_id == trail[-1].unit, table.c.form_id == factor.form)
    return wanted.where(table.c.split_id == everybody, table.c.round_id == round_id)


def _item(question: Question, since: Since, told: Row | None) -> Item:
    return Item(
        key=question.key,
        text=question.text or from_key(question.key),
        reversed=question.reversed,
        since=since,
        n=told.n if told else None,
        mean=told.mean if told else None,
    )


def _since(question: Question, now: Asked, then: Asked | None) -> Since:
    before = next((one for one in then.questions if one.key == question.key), None) if then else None
    if then is None:
        return Since.FIRST
    return Since.NEW if before is None else _CHANGED[change((question, now), (before, then))]

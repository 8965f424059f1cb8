"""What a unit and those inside it have chosen to work on, as far as the reader may be told."""

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, select

from dashboard.access import Scope, institution_of
from dashboard.cells import Cell, Status
from dashboard.moments import utc
from dashboard.work import Turns
from data_access import tables
from data_access.catalogue import Round
from data_access.focus_areas import Address, Chosen
from data_access.questions import units
from data_access.questions.units import Trail

Ways = Mapping[int, Mapping[int, Trail]]  # by round and unit


def ways(scope: Scope, store: Connection, unit: int, rounds: Sequence[Round]) -> Ways:
    """In each of the rounds, to whatever chose something in one of them while it was inside the unit."""
    return {one.id: units.ways(scope, store, one.id, _with_areas(unit, rounds)) for one in rounds}


def stands(scope: Scope, store: Connection, unit: int, rounds: Sequence[Round], found: Ways) -> set[tuple[int, int]]:
    """Which of these units stands in which round: who may open it in one of them may know."""
    known = {one for round_id, there in found.items() for one, way in there.items() if scope.may_open(way, round_id)}
    here = tables.unit_in_round.c
    wanted = select(here.unit_id, here.round_id).where(here.unit_id.in_(_with_areas(unit, rounds)))
    return {(row.unit_id, row.round_id) for row in store.execute(wanted) if row.unit_id in known}


def chosen(
    scope: Scope, store: Connection, unit: int, rounds: Sequence[Round], found: Ways, turns: Mapping[int, Turns]
) -> list[Chosen]:
    """In order of choice. The figures of an institution that is open are told, what it does with them in its turn."""
    area = tables.focus_area
    wanted = select(area, tables.form.c.key.label("form"), tables.factor.c.key.label("factor"))
    wanted = wanted.join(tables.form, tables.form.c.id == area.c.form_id)
    wanted = wanted.join(tables.factor, tables.factor.c.id == area.c.factor_id)
    wanted = wanted.join(tables.ancestor, _inside(unit)).where(area.c.round_id.in_([one.id for one in rounds]))
    there = [(row, found[row.round_id].get(row.unit_id)) for row in store.execute(wanted.order_by(area.c.id))]
    return [
        _told(row, is_own=is_own(scope, way))
        for row, way in there
        if way and scope.may_open(way, row.round_id) and is_told(scope, way, turns[row.round_id])
    ]


def is_own(scope: Scope, way: Trail) -> bool:
    """Whether what an institution does is told by right."""
    return scope.unlimited or institution_of(way) in scope.workplaces


def is_told(scope: Scope, way: Trail, turns: Turns) -> bool:
    """Whether it is told at all: to its board and to those above once the round is open, in its turn."""
    return is_own(scope, way) or institution_of(way) in turns.by_name


def _told(row: Row, *, is_own: bool) -> Chosen:
    """Those above are told what the round says now, not what it said before it was corrected."""
    return Chosen(
        number=row.id,
        at=Address(row.unit_id, row.round_id, row.form_id, row.factor_id),
        form=row.form,
        factor=row.factor,
        cell=Cell(Status.SHOWN, row.n, row.points, row.low, row.high) if is_own else None,
        aim=row.aim,
        worked=row.worked,
        since=utc(row.at),
        ended=utc(row.ended_at) if row.ended_at else None,
    )


def _with_areas(unit: int, rounds: Sequence[Round]) -> Select:
    area = tables.focus_area
    wanted = select(area.c.unit_id).join(tables.ancestor, _inside(unit))
    return wanted.where(area.c.round_id.in_([one.id for one in rounds]))


def _inside(unit: int) -> ColumnElement[bool]:
    """The chosen area's place, then."""
    up, area = tables.ancestor.c, tables.focus_area.c
    return and_(up.unit_id == area.unit_id, up.round_id == area.round_id, up.ancestor_id == unit)

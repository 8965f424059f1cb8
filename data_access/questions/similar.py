"""What a reader of one institution is told of the group of similar ones that it belongs to.

Only whoever knows one institution by name at most, and only beside its own "all" figures: whoever knows more of them
could subtract those from the group and read the rest.
"""

from sqlalchemy import ColumnElement, Connection, Select, select

from dashboard.access import Scope
from dashboard.cells import Cell, Status
from dashboard.disclosure.universe import ALL
from dashboard.profile import Similar
from data_access import tables
from data_access.catalogue import Split
from data_access.questions.aggregates import knows_one_at_most
from data_access.telling import InRound


def similar(scope: Scope, store: Connection, place: InRound, form_id: int, split: Split) -> Similar | None:
    """What the institutions of the group have in common; None where nothing is told of one."""
    group = tables.similar_group.c
    wanted = _of_group(scope, place, form_id, split, group.type, group.size, group.background, group.institutions)
    row = None if wanted is None else store.execute(wanted).first()
    return None if row is None else Similar(*row)


def cells(scope: Scope, store: Connection, place: InRound, form_id: int, split: Split) -> dict[int, Cell]:
    """The group's figures by factor number."""
    cell = tables.similar_cell.c
    columns = (cell.factor_id, cell.n, cell.points, cell.low, cell.high, cell.groups)
    wanted = _of_group(scope, place, form_id, split, *columns)
    if wanted is None:
        return {}
    rows = store.execute(wanted.join(tables.similar_cell, cell.group_id == tables.similar_group.c.id))
    return {row.factor_id: Cell(Status.SHOWN, row.n, row.points, row.low, row.high, groups=row.groups) for row in rows}


def _of_group(scope: Scope, place: InRound, form_id: int, split: Split, *columns: ColumnElement) -> Select | None:
    """None where this reader is told of no group here."""
    round_id, trail = place
    if trail[-1].kind != "institution" or split.key != ALL:
        return None
    if not (knows_one_at_most(scope) and scope.may_open(trail, round_id)):
        return None
    group, member = tables.similar_group, tables.similar_unit.c
    wanted = select(*columns).select_from(group).join(tables.similar_unit, member.group_id == group.c.id)
    wanted = wanted.where(member.unit_id == trail[-1].unit, group.c.round_id == round_id)
    return wanted.where(group.c.form_id == form_id, group.c.withdrawn.is_(False))

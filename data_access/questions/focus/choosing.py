"""What of a unit's figures is chosen already, and whether the reader may choose."""

from sqlalchemy import Connection, select

from dashboard.access import Scope
from dashboard.choosing import Choosing
from dashboard.focus import may_choose, may_read
from data_access import tables
from data_access.standpoint import Standpoint


def choosing(scope: Scope, store: Connection, at: Standpoint) -> Choosing | None:
    """In the round in view. None for a reader who has no page of focus areas here."""
    if not may_read(scope, at.trail):
        return None
    return Choosing(at.is_newest and may_choose(scope, at.trail), _chosen(scope, store, at))


def _chosen(scope: Scope, store: Connection, at: Standpoint) -> frozenset[tuple[str, str]]:
    area, form, factor = tables.focus_area, tables.form.c, tables.factor.c
    if not scope.may_open(at.trail, at.round.id):
        return frozenset()
    wanted = select(form.key, factor.key).select_from(area).join(tables.form, form.id == area.c.form_id)
    wanted = wanted.join(tables.factor, factor.id == area.c.factor_id)
    here = (area.c.unit_id == at.trail[-1].unit, area.c.round_id == at.round.id, area.c.ended_at.is_(None))
    return frozenset((one, other) for one, other in store.execute(wanted.where(*here)))

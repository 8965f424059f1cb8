"""How an institution has written down that its teams work, for those who work there."""

from sqlalchemy import Connection, select

from dashboard.access import Scope
from dashboard.moments import danish
from dashboard.teams import WayOfWorking
from data_access import tables

_way, _plc = tables.way_of_working.c, tables.plc.c


def newest(scope: Scope, store: Connection, institution: int) -> WayOfWorking | None:
    """What stands now; None where nothing was ever written."""
    if not _works_there(scope, store, institution):
        return None
    wanted = select(tables.way_of_working, tables.account.c.name).join(tables.account)
    row = store.execute(wanted.where(_way.unit_id == institution).order_by(_way.id.desc()).limit(1)).first()
    return WayOfWorking(row.text, row.name, danish(row.at)) if row and row.text else None


def _works_there(scope: Scope, store: Connection, institution: int) -> bool:
    """By a role, or in a team of the whole institution."""
    if scope.unlimited or institution in scope.workplaces:
        return True
    own = select(_plc.id).where(_plc.institution_id == institution, _plc.id.in_(scope.plcs))
    return store.execute(own.limit(1)).first() is not None

"""What a unit did not want to work on, and why, for those who work there."""

from sqlalchemy import Connection, Row

from dashboard.access import Scope
from dashboard.focus import may_read
from dashboard.focus_page import Dismissed
from dashboard.moments import danish
from dashboard.proposals import named
from data_access import dismissals
from data_access.catalogue import Catalogue
from data_access.standpoint import Standpoint


def dismissed(scope: Scope, store: Connection, catalogue: Catalogue, at: Standpoint) -> tuple[Dismissed, ...]:
    """In the round in view, in order of time."""
    if not may_read(scope, at.trail):
        return ()
    rows = dismissals.standing(store, at.trail[-1].unit, at.round.id)
    return tuple(_told(catalogue, at, row) for row in rows)


def _told(catalogue: Catalogue, at: Standpoint, row: Row) -> Dismissed:
    form = catalogue.form(at.round.id, row.form)
    factor = catalogue.factor(at.round.id, row.form_id, row.factor)
    return Dismissed(
        number=row.id,
        form=named(row.form, form.name if form else None),
        factor=named(row.factor, factor.name if factor else None),
        turned=factor is not None and factor.turned,
        reason=row.reason,
        author=row.author,
        at=danish(row.at).date(),
    )

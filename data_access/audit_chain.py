"""Whether the audit log is whole, and the deletion of what has been kept long enough."""

import calendar
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select

from dashboard.chain import BEGINNING, hash_of
from dashboard.logged import Entry, Event
from dashboard.moments import utc
from dashboard.settings import AUDIT_MONTHS
from data_access import tables
from data_access.audit_log import append, head

_AT_ONCE = 1000  # rows
_CLOCKS = timedelta(days=1)  # ours and the database's may differ


def verify(store: Connection) -> int | None:
    """The first number that is missing, too many or not as it was written; None when all is whole."""
    log, (number, before) = tables.audit_log, _anchor(store)
    wanted = select(log).order_by(log.c.id).execution_options(yield_per=_AT_ONCE)
    with store.execute(wanted) as rows:
        for row in rows:
            if row.id != number + 1:
                return min(row.id, number + 1)
            if row.hash != hash_of(before, row._asdict()):
                return int(row.id)
            number, before = row.id, row.hash
    end = head(store)
    return None if (number, before) == end else min(number, end[0]) + 1


def purge(store: Connection, months: int, now: datetime) -> int:
    """Delete what is older than that many months, at least the shortest time; how many entries are gone.

    The chain goes on from the last one deleted, and what was deleted is itself in the log.
    """
    last = _last_before(store, _earlier(now, max(months, AUDIT_MONTHS[0])) - _CLOCKS)
    if last is None:
        return 0
    number, hash_ = last
    gone = store.execute(delete(tables.audit_log).where(tables.audit_log.c.id <= number)).rowcount
    store.execute(delete(tables.audit_anchor))
    store.execute(insert(tables.audit_anchor).values(id=number, hash=hash_))
    append(store, [Entry(Event.PURGED, "", None, {"last": str(number), "entries": str(gone)}, now)])
    return gone


def _anchor(store: Connection) -> tuple[int, str]:
    row = store.execute(select(tables.audit_anchor)).first()
    return (row.id, row.hash) if row else (0, BEGINNING)


def _last_before(store: Connection, limit: datetime) -> tuple[int, str] | None:
    """The last of the old entries that nothing younger stands between."""
    log = tables.audit_log.c
    young = store.execute(select(func.min(log.id)).where(log.at >= utc(limit))).scalar()
    wanted = select(log.id, log.hash).order_by(log.id.desc()).limit(1)
    row = store.execute(wanted if young is None else wanted.where(log.id < young)).first()
    return (row.id, row.hash) if row else None


def _earlier(now: datetime, months: int) -> datetime:
    """The same day of an earlier month, or its last day."""
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    return now.replace(year=year, month=month + 1, day=min(now.day, calendar.monthrange(year, month + 1)[1]))

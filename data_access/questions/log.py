"""Reading the audit log: searches, and a sample of a month that is the same for everybody who asks."""

import json
import random
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import ColumnElement, Connection, Row, Select, func, or_, select

from dashboard.access import Scope
from dashboard.log_page import SAMPLE, Line, Lines
from dashboard.logged import Event
from dashboard.moments import utc
from dashboard.paging import PER_PAGE, number
from dashboard.selection import Selection
from data_access import tables
from data_access.questions.sites import administers, named

_LOG = tables.audit_log.c


def search(scope: Scope, store: Connection, selection: Selection, units: Iterable[int] | None = None) -> Lines:
    """Newest first. `units`: of one of these, or of the institution that one of these is; None for all."""
    if not administers(scope):
        return Lines((), 1, 0, 0)
    conditions, page = list(_conditions(selection, units)), number(selection.page)
    count = select(func.count()).select_from(tables.audit_log)
    wanted = select(tables.audit_log).where(*conditions).order_by(_LOG.id.desc())
    lines = _lines(scope, store, wanted.limit(PER_PAGE).offset(PER_PAGE * (page - 1)))
    total = store.execute(count.where(*conditions)).scalar_one()
    return Lines(lines, page, total, store.execute(count).scalar_one())


def sample(scope: Scope, store: Connection, month: str, size: int = SAMPLE) -> tuple[Line, ...]:
    """Lines drawn by lot from a month, oldest first. The lot is the chain's hash at the month's end, so nobody could
    know beforehand what would be drawn, and whoever draws again gets the same."""
    if not administers(scope):
        return ()
    start, end = _month(month)
    there = (_LOG.at >= start) & (_LOG.at < end)
    numbers = list(store.execute(select(_LOG.id).where(there).order_by(_LOG.id)).scalars())
    if not numbers:
        return ()
    lot = store.execute(select(_LOG.hash).where(_LOG.id == numbers[-1])).scalar_one()
    drawn = random.Random(f"{month} {lot}").sample(numbers, min(size, len(numbers)))
    return _lines(scope, store, select(tables.audit_log).where(_LOG.id.in_(drawn)).order_by(_LOG.id))


def months(scope: Scope, store: Connection) -> list[str]:
    """Those that the log tells of, newest first."""
    if not administers(scope):
        return []
    first, last = store.execute(select(func.min(_LOG.at), func.max(_LOG.at))).one()
    if first is None:
        return []
    first, last = utc(first), utc(last)
    numbers = range(last.year * 12 + last.month - 1, first.year * 12 + first.month - 2, -1)
    return [f"{number // 12}-{number % 12 + 1:02}" for number in numbers]


def _conditions(selection: Selection, units: Iterable[int] | None) -> Iterable[ColumnElement[bool]]:
    if selection.who:
        yield _LOG.account == selection.who
    if selection.event in set(Event):
        yield _LOG.event == selection.event
    if selection.since:
        yield _LOG.at >= _midnight(date.fromisoformat(selection.since))
    if selection.until:
        yield _LOG.at < _midnight(date.fromisoformat(selection.until)) + timedelta(days=1)
    if units is not None:
        numbers = list(units)
        yield _LOG.unit_id.in_(numbers) | _LOG.institution_id.in_(numbers)
    for word in (selection.words or "").split():
        yield or_(*(column.icontains(word, autoescape=True) for column in (_LOG.account, _LOG.event, _LOG.detail)))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _month(month: str) -> tuple[datetime, datetime]:
    start = date.fromisoformat(f"{month}-01")
    return _midnight(start), _midnight((start + timedelta(days=31)).replace(day=1))


def _lines(scope: Scope, store: Connection, wanted: Select) -> tuple[Line, ...]:
    rows = store.execute(wanted).all()
    sites = named(scope, store, {unit for row in rows for unit in (row.unit_id, row.institution_id) if unit})
    return tuple(_line(row, {unit: site.name for unit, site in sites.items()}) for row in rows)


def _line(row: Row, names: dict[int, str]) -> Line:
    """A unit that no round knows is told by its number: somebody asked for it."""
    site = names.get(row.unit_id, str(row.unit_id)) if row.unit_id else ""
    institution = names.get(row.institution_id, "") if row.institution_id != row.unit_id else ""
    return Line(row.id, utc(row.at), row.event, row.account, site, institution, json.loads(row.detail))

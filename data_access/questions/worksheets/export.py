"""Whole worksheets for whoever reads their text, for the team itself with their history."""

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import Connection, select

from dashboard.access import Scope
from dashboard.moments import danish
from dashboard.plc import Access
from dashboard.worksheet.export import Export, Revision
from dashboard.worksheet.sheet import Sheet
from data_access import tables
from data_access.catalogue import Catalogue
from data_access.questions.worksheets import findings, meetings
from data_access.questions.worksheets.attachments import attached
from data_access.questions.worksheets.sheet import sheet
from data_access.questions.worksheets.written import written

_revision = tables.revision.c


def export(scope: Scope, store: Connection, catalogue: Catalogue, number: int) -> Export | None:
    """None where there is none, or its text is not the reader's."""
    found = sheet(scope, store, catalogue, number)
    return _whole(scope, store, catalogue, found) if found and found.access >= Access.TEXT else None


def every(scope: Scope, store: Connection, catalogue: Catalogue) -> Iterator[Export]:
    """One after the other, in the order in which they were begun."""
    for number in store.execute(select(tables.worksheet.c.id).order_by(tables.worksheet.c.id)).scalars().all():
        if found := export(scope, store, catalogue, number):
            yield found


def _whole(scope: Scope, store: Connection, catalogue: Catalogue, found: Sheet) -> Export:
    return Export(
        sheet=found,
        findings=tuple(findings.of_sheet(scope, store, catalogue, found)),
        written=written(scope, store, found),
        attached=tuple(attached(scope, store, found)),
        history=_history(store, found.number) if found.with_past else {},
        meetings=tuple(meetings.of_sheets(scope, store, [found]).get(found.number, ())),
    )


def _history(store: Connection, number: int) -> dict[str, list[Revision]]:
    wanted = select(tables.revision, tables.account.c.name).join(tables.account)
    rows = store.execute(wanted.where(_revision.worksheet_id == number).order_by(_revision.id))
    found = defaultdict[str, list[Revision]](list)
    for row in rows:
        one = Revision(row.rev, row.text, row.name, danish(row.at), row.base, row.both)
        found[row.field].append(one)
    return dict(found)

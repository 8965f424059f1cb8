"""What stands in several worksheets at once, asked together."""

from collections.abc import Collection

from sqlalchemy import Connection, func, or_, select

from data_access import tables

_revision = tables.revision.c


def texts_of(store: Connection, worksheets: Collection[int], beginnings: Collection[str]) -> dict[int, dict[str, str]]:
    """By worksheet and address, in order of birth: the fields whose addresses begin in one of these ways."""
    wanted = or_(*(_revision.field.startswith(one, autoescape=True) for one in beginnings))
    newest = select(func.max(_revision.id).label("id"), func.min(_revision.id).label("born"))
    newest = newest.where(_revision.worksheet_id.in_(worksheets), wanted)
    found = newest.group_by(_revision.worksheet_id, _revision.field).subquery()
    stands = select(_revision.worksheet_id, _revision.field, _revision.text).join(found, found.c.id == _revision.id)
    held: dict[int, dict[str, str]] = {one: {} for one in worksheets}
    for row in store.execute(stands.order_by(found.c.born)):
        held[row.worksheet_id][row.field] = row.text
    return held

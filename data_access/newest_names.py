"""Units by the name that the newest round knows them under."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from dashboard.profile import UnitLink
from data_access import rounds, tables


def links(store: Connection, units: Collection[int]) -> dict[int, UnitLink]:
    """By number; a unit that no round lists, as parts of joined teams, is left out."""
    here = tables.unit_in_round
    wanted = select(here).join(tables.round_).where(here.c.unit_id.in_(units)).order_by(*rounds.oldest_first())
    return {row.unit_id: UnitLink(row.unit_id, row.kind, row.name, type=row.type) for row in store.execute(wanted)}

"""The teams (PLF) of an institution in which the reader takes part."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dashboard.access import Scope
from dashboard.plc import Plc
from data_access import plcs, tables


@dataclass(frozen=True, slots=True)
class Team:
    """`places` are the units whose figures it works with, the one that it belongs to among them."""

    plc: Plc
    places: frozenset[int]


def teams(scope: Scope, store: Connection, institution: int) -> Sequence[Team]:
    """Those that still work, the one that was named first comes first."""
    plc, place = tables.plc.c, tables.plc_place.c
    wanted = select(tables.plc).where(plc.institution_id == institution, plc.ended_at.is_(None))
    rows = store.execute(wanted.where(plc.id.in_(scope.plcs)).order_by(plc.id)).all()
    held: dict[int, set[int]] = {row.id: {row.unit_id} for row in rows}
    for row in store.execute(select(tables.plc_place).where(place.plc_id.in_(held))):
        held[row.plc_id].add(row.unit_id)
    return [Team(plcs.of(row, row.id), frozenset(held[row.id])) for row in rows]

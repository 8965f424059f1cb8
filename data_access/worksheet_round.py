"""Which round a worksheet looks at: said in one place, for whoever begins one and whoever is told what would begin."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from dashboard.plc import Plc
from data_access import tables
from data_access.catalogue import Catalogue, Round


def round_for(store: Connection, catalogue: Catalogue, plc: Plc, areas: Collection[int] = ()) -> Round | None:
    """That of its focus `areas`, the newest of several; without any, and in a new cycle, the newest that the team's
    unit is in. None as long as nothing is published.

    A unit that no round has any more leaves its team with the newest of all.
    """
    area, here = tables.focus_area.c, tables.unit_in_round.c
    chosen_in = set(store.execute(select(area.round_id).where(area.id.in_(areas))).scalars())
    present_in = set(store.execute(select(here.round_id).where(here.unit_id == plc.unit)).scalars())
    held = chosen_in or present_in
    return next((one for one in reversed(catalogue.rounds) if one.id in held), catalogue.round(None))

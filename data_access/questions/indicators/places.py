"""All units of which a reader may be told indicators, each as in the newest round that it is in."""

from collections.abc import Iterator

from sqlalchemy import Connection

from dashboard.access import Scope
from dashboard.indicators.rights import KINDS
from data_access.catalogue import Catalogue
from data_access.questions import units
from data_access.questions.indicators.place import Place, in_round
from data_access.questions.units import Trail


def places(scope: Scope, store: Connection, catalogue: Catalogue) -> Iterator[Place]:
    """Those of the newest round first, in order of descent and code."""
    for trail, round_id in _newest(scope, store, catalogue).values():
        found = in_round(scope, catalogue, round_id, trail)
        if found is not None:
            yield found


def _newest(scope: Scope, store: Connection, catalogue: Catalogue) -> dict[int, tuple[Trail, int]]:
    found: dict[int, tuple[Trail, int]] = {}
    for round_ in reversed(catalogue.rounds):
        for trail in units.ways_of_kinds(scope, store, round_.id, KINDS):
            found.setdefault(trail[-1].unit, (trail, round_.id))
    return found

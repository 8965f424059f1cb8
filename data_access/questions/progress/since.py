"""Asking what a later round says of one form at several units, beside an earlier round."""

from collections.abc import Mapping

from sqlalchemy import Connection

from dashboard.access import Scope
from dashboard.disclosure.universe import ALL
from data_access.catalogue import Catalogue, Round
from data_access.questions import cells
from data_access.questions.units import Trail
from data_access.since import Since

Ways = Mapping[int, Trail]  # to the units that the reader may open in a round


def since(
    scope: Scope,
    store: Connection,
    catalogue: Catalogue,
    form_id: int,
    before: tuple[Round, Ways],
    now: tuple[Round, Ways],
) -> Since:
    """Units are looked at in each of the two rounds in which there is a way to them."""
    places = [(round_.id, way) for round_, ways in dict([before, now]).items() for way in ways.values()]
    found = cells.of(scope, store, places, form_id, catalogue.splits[ALL])
    factors = {one.id: one for one in catalogue.comparable(now[0].id, before[0].id, form_id)}
    return Since(before[0], now[0], factors, found)

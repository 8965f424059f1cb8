"""All indicators of the store: those of the product's catalogue, then those that municipalities added."""

import json

from sqlalchemy import Connection, select

from dashboard.indicators.catalogue import Indicators, indicators, shipped
from data_access import tables


def known(store: Connection) -> Indicators:
    """A key of the product's own catalogue is its own, also where a municipality had taken it before."""
    return {**shipped(), **_own(store)}


def in_use(store: Connection) -> Indicators:
    """Those that municipalities added and of which there are values."""
    here = tables.indicator_value.c.indicator
    own = _own(store)
    used = store.execute(select(here).distinct().where(here.in_(own))).scalars().all()
    return {key: one for key, one in own.items() if key in used}


def _own(store: Connection) -> Indicators:
    rows = store.execute(select(tables.own_indicator.c.definition).order_by(tables.own_indicator.c.position))
    found = indicators({"indicator": [json.loads(definition) for definition in rows.scalars()]})
    return {key: one for key, one in found.items() if key not in shipped()}

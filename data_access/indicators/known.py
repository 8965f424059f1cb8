"""All indicators of the store: those of the product's catalogue, then those that municipalities added."""

import json

from sqlalchemy import Connection, select

from dashboard.indicators.catalogue import Indicators, indicators, shipped
from data_access import tables


def known(store: Connection) -> Indicators:
    rows = store.execute(select(tables.own_indicator.c.definition).order_by(tables.own_indicator.c.position))
    return {**shipped(), **indicators({"indicator": [json.loads(definition) for definition in rows.scalars()]})}

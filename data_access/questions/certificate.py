"""The protection certificate of a round."""

from sqlalchemy import Connection

from dashboard.access import Scope
from dashboard.gate.certificate import Certificate
from data_access import certificates


def certificate(scope: Scope, store: Connection, round_id: int) -> Certificate | None:
    """The same for every reader, since it tells of no unit; None for a round that was published without one."""
    return certificates.read(store, round_id)

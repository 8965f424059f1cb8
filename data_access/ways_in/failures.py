"""Failed sign-ins of the last minutes, counted for all processes together; whose they were is kept as keyed hashes."""

import hmac
import math
from datetime import datetime
from hashlib import sha256

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, text

from dashboard import patience
from dashboard.moments import utc
from dashboard.patience import WINDOW, Failures, network
from data_access import tables

_failure = tables.failure.c


def wait(store: Connection, key: bytes, name: str, address: str, now: datetime) -> int:
    """Whole seconds until this name may be tried from this network address; 0 for at once. A name is taken as it is:
    if another spelling counted as the same one, whoever may sign in as ANNA could wipe out the failures of anna.

    In a transaction that writes, others who ask wait until it ends.
    """
    _one_at_a_time(store)
    whose, where = _by_name(key, name), _by_address(key, address)
    wanted = select(func.count(_failure.address_hash.distinct())).where(whose, _failure.at > now - WINDOW)
    addresses = store.execute(wanted).scalar() or 0
    seconds = patience.wait(
        _counted(store, now, whose, where), _counted(store, now, where), _counted(store, now, whose), addresses
    )
    return math.ceil(seconds)


def remember(store: Connection, key: bytes, name: str, address: str, now: datetime) -> None:
    """The name may be one that no account has: it counts the same."""
    store.execute(delete(tables.failure).where(_failure.at <= now - WINDOW))
    whose, where = _hash(key, "name", name), _hash(key, "address", network(address))
    store.execute(insert(tables.failure).values(name_hash=whose, address_hash=where, at=now))


def forget(store: Connection, key: bytes, name: str, address: str) -> None:
    """After success: what was mistyped before no longer counts."""
    store.execute(delete(tables.failure).where(_by_name(key, name), _by_address(key, address)))


def _one_at_a_time(store: Connection) -> None:
    """SQLite takes turns by itself."""
    if store.dialect.name == "postgresql" and store.get_execution_options().get("laeringsblik_write"):
        store.execute(text("LOCK TABLE failure IN SHARE ROW EXCLUSIVE MODE"))


def _counted(store: Connection, now: datetime, *which: ColumnElement[bool]) -> Failures:
    wanted = select(func.count(), func.max(_failure.at)).where(*which, _failure.at > now - WINDOW)
    count, last = store.execute(wanted).one()
    if last is None:
        return Failures()
    ago = (now - utc(last)).total_seconds()
    return Failures(count, max(ago, 0.0))  # somebody else's may have been written since `now` was taken


def _by_name(key: bytes, name: str) -> ColumnElement[bool]:
    return _failure.name_hash == _hash(key, "name", name)


def _by_address(key: bytes, address: str) -> ColumnElement[bool]:
    return _failure.address_hash == _hash(key, "address", network(address))


def _hash(key: bytes, what: str, value: str) -> str:
    """`what` keeps a name and an address that read alike apart, and these hashes from any others made with the key."""
    return hmac.new(key, f"failure {what} {value}".encode(errors="replace"), sha256).hexdigest()

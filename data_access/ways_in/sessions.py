"""Sessions as they are kept: the browser holds a random name, the store its SHA-256 and everything else."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, not_, or_, select, update

from data_access import tables
from data_access.ways_in.fingerprints import fingerprint

IDLE, WHOLE = timedelta(minutes=60), timedelta(hours=12)  # trust.md AC-6
ON_THE_WAY_IN = timedelta(minutes=15)  # for what is kept between the steps of signing in
SEEN_EVERY = timedelta(minutes=1)
BYTES = 32

_session = tables.session.c


@dataclass(frozen=True, slots=True)
class Kept:
    """`account` is None for somebody on the way in; `unseen`: that it was used is to be written down again."""

    account: int | None
    data: dict[str, Any]
    unseen: bool


def find(store: Connection, name: str, now: datetime) -> Kept | None:
    """None for a session that has run out, was ended or never was."""
    unseen = (_session.seen_at <= now - SEEN_EVERY).label("unseen")
    wanted = select(_session.account_id, _session.data, unseen).where(_is(name), _is_live(now))
    row = store.execute(wanted).first()
    return Kept(row.account_id, json.loads(row.data), bool(row.unseen)) if row else None


def begin(store: Connection, account: int | None, data: Mapping[str, Any], now: datetime) -> str:
    """The new session's name. Those that have run out are deleted on the way."""
    store.execute(delete(tables.session).where(not_(_is_live(now))))
    name = secrets.token_urlsafe(BYTES)
    kept = {"hash": fingerprint(name), "account_id": account, "data": json.dumps(data), "began_at": now, "seen_at": now}
    store.execute(insert(tables.session).values(kept))
    return name


def change(store: Connection, name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """Carry over what one request changed; what another one changed meanwhile stays, and an ended session ended."""
    found = store.execute(select(_session.data).where(_is(name)).with_for_update()).scalar()
    if found is None:
        return
    data = json.loads(found)
    gone = {key for key in before if key not in after and data.get(key) == before[key]}
    changed = {key: value for key, value in after.items() if key not in before or before[key] != value}
    left = {key: value for key, value in data.items() if key not in gone} | changed
    store.execute(update(tables.session).where(_is(name)).values(data=json.dumps(left)))


def see(store: Connection, name: str, now: datetime) -> None:
    store.execute(update(tables.session).where(_is(name)).values(seen_at=now))


def end(store: Connection, name: str) -> None:
    store.execute(delete(tables.session).where(_is(name)))


def end_all(store: Connection, account: int) -> None:
    """Wherever the account is signed in, it no longer is."""
    store.execute(delete(tables.session).where(_session.account_id == account))


def _is(name: str) -> ColumnElement[bool]:
    return _session.hash == fingerprint(name)


def _is_live(now: datetime) -> ColumnElement[bool]:
    signed_in = or_(_session.account_id.is_not(None), _session.began_at > now - ON_THE_WAY_IN)
    return and_(_session.began_at > now - WHOLE, _session.seen_at > now - IDLE, signed_in)

"""Keeping what a reader is to be told until the next page, which says it once."""

import json
from dataclasses import asdict, dataclass

from flask import current_app, session

from dashboard.said import Said
from data_access.ways_in.sealing import opened, sealed

_KEY = "told"


@dataclass(frozen=True, slots=True)
class Answer:
    """Where a sent form leads, and what is said there."""

    address: str
    said: Said | None = None


def keep(said: Said | None) -> None:
    """Sealed, so that no copy of the sessions holds a secret, or what was refused because it could be somebody's."""
    if said is not None:
        session[_KEY] = sealed(_key(), json.dumps(asdict(said)))


def heard() -> Said | None:
    """What was kept, and no longer is."""
    kept: str | None = session.pop(_KEY, None)
    found = opened(_key(), kept) if kept else None
    return Said(**json.loads(found)) if found else None


def _key() -> bytes:
    key = current_app.secret_key
    return key if isinstance(key, bytes) else str(key).encode()

"""Keeping what a reader is to be told until the next page, which says it once."""

from dataclasses import asdict, dataclass, replace
from typing import Any

from flask import current_app, session

from dashboard.said import Said
from data_access.ways_in.sealing import opened, sealed

_KEY = "said"


@dataclass(frozen=True, slots=True)
class Answer:
    """Where a sent form leads, and what is said there."""

    address: str
    said: Said | None = None


def keep(said: Said | None) -> None:
    """A secret is sealed on its way, so that no copy of the sessions holds one."""
    if said is not None:
        session[_KEY] = asdict(replace(said, secret=said.secret and sealed(_key(), said.secret)))


def heard() -> Said | None:
    """What was kept, and no longer is."""
    found: dict[str, Any] | None = session.pop(_KEY, None)
    if not found:
        return None
    said = Said(**found)
    return replace(said, secret=said.secret and opened(_key(), said.secret))


def _key() -> bytes:
    key = current_app.secret_key
    return key if isinstance(key, bytes) else str(key).encode()

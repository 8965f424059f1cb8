"""Keeping what a reader is to be told until the next page, which says it once."""

from dataclasses import asdict, dataclass
from typing import Any

from flask import session

from dashboard.said import Said

_KEY = "said"


@dataclass(frozen=True, slots=True)
class Answer:
    """Where a sent form leads, and what is said there."""

    address: str
    said: Said | None = None


def keep(said: Said | None) -> None:
    if said is not None:
        session[_KEY] = asdict(said)


def heard() -> Said | None:
    """What was kept, and no longer is."""
    found: dict[str, Any] | None = session.pop(_KEY, None)
    return Said(**found) if found else None

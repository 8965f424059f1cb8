"""How entries of the audit log hang together: each hash is of an entry and of the hash before it."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from dashboard.moments import utc

BEGINNING = "0" * 64  # stands before the first hash
HASHED = ("id", "at", "event", "account", "unit_id", "institution_id", "detail")


def hash_of(before: str, row: Mapping[str, Any]) -> str:
    """`row` has the fields of HASHED, `detail` as the text that is kept."""
    fields = [_plain(row[name]) for name in HASHED]
    text = json.dumps([before, *fields], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    return utc(value).isoformat(timespec="microseconds") if isinstance(value, datetime) else value

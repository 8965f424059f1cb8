"""What forms send, read as what it is meant to be: claims of a browser, so anything may stand there."""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from urllib.parse import urlencode

from callbacks.mounting import Denied
from dashboard.selection import KEPT_BY_FORMS, Malformed, Selection

_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
_DAY = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}")
LONGEST = 128


class Refused(ValueError):
    """What was typed cannot be done; `key` and `values` are the text that says why."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key)
        self.key, self.values = key, values


def number(fields: Mapping[str, str], name: str) -> int:
    """Our own pages always send one: anything else is forged, and is denied."""
    found = fields.get(name, "")
    if not _NUMBER.fullmatch(found):
        raise Denied
    return int(found)


def page(fields: Mapping[str, str], view: str) -> Selection:
    """The page of a unit that a form says it stood on, by the grammar of addresses, so that it leads nowhere else."""
    asked = urlencode([(name, fields[name]) for name in KEPT_BY_FORMS if fields.get(name)])
    try:
        return Selection.from_address(f"/{view}/{number(fields, 'unit')}", asked)
    except Malformed:
        raise Denied from None


def text(fields: Mapping[str, str], name: str) -> str:
    """What was typed, without space around it; too long or unreadable is taken for nothing."""
    found = fields.get(name, "").strip()
    return found if len(found) <= LONGEST and found.isprintable() else ""


def days(fields: Mapping[str, str]) -> tuple[date | None, date | None]:
    """From and to, both of which may be left open."""
    start, end = _day(fields.get("start", "")), _day(fields.get("end", ""))
    if start and end and end < start:
        raise Refused("administration.refused.order")
    return start, end


def _day(typed: str) -> date | None:
    if not typed:
        return None
    with suppress(ValueError):
        if _DAY.fullmatch(typed):
            return date.fromisoformat(typed)
    raise Refused("administration.refused.day")

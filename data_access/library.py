"""The library as it is kept: every change, withdrawal and return is a row of its own, and nothing is deleted."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, select

from dashboard.library import Entry, Kind
from dashboard.moments import present
from data_access import tables
from data_access.accounts import number_of
from data_access.rows import inserted

_entry = tables.library_entry.c
_ROWS = select(tables.library_entry, tables.account.c.name.label("author")).join(tables.account).order_by(_entry.id)


class Outdated(Exception):
    """Somebody else has changed the entry since it was read."""


@dataclass(frozen=True, slots=True)
class Written:
    """What is to be kept. `shipped` is the key of what it stands for, `worksheet_id` where a practice comes from."""

    topic: str
    kind: str
    age_group: str
    evidence: str
    title: str
    parts: Mapping[str, str]
    link: str = ""
    shipped: str | None = None
    worksheet_id: int | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """One row: what was written, by whom and when."""

    number: int
    written: Written
    author: str
    at: datetime
    withdrawn: bool


def as_written(entry: Entry) -> Written:
    """An entry as it would be kept: in Danish where it is there in two languages."""
    return Written(
        topic=entry.topics[0],
        kind=entry.kind.value,
        age_group=entry.age_group.value,
        evidence=entry.evidence.value,
        title=entry.title.da,
        parts={part: words.da for part, words in entry.parts.items()},
        link=entry.link,
        shipped=entry.shipped,
    )


def write(
    store: Connection, account: str, written: Written, replaces: int | None = None, *, withdrawn: bool = False
) -> int | None:
    """The new row's number; None where the same stands already, since a form that is sent twice writes once.

    `replaces` is the row that stood when the writer read it, None where there was none. Raises Outdated and
    UnknownAccount.
    """
    _one_at_a_time(store)
    if any((lines[-1].written, lines[-1].withdrawn) == (written, withdrawn) for lines in histories(store)):
        return None
    if _is_outdated(store, written, replaces):
        raise Outdated(replaces)
    now = present()
    values = {name: getattr(written, name) for name in Written.__slots__ if name != "parts"}
    values |= {"text": json.dumps(dict(written.parts), ensure_ascii=False), "replaces_id": replaces, "at": now}
    values |= {"account_id": number_of(store, account), "withdrawn_at": now if withdrawn else None}
    return inserted(store, tables.library_entry, values)


def kept(store: Connection, number: int) -> Kept | None:
    row = store.execute(_ROWS.where(_entry.id == number)).first()
    return _kept(row) if row else None


def histories(store: Connection) -> list[list[Kept]]:
    """Every entry that was ever written, each with its rows in order; the last one stands."""
    found: dict[int, list[Kept]] = {}
    for row in store.execute(_ROWS):
        lines = found.pop(row.replaces_id, [])
        found[row.id] = [*lines, _kept(row)]
    return sorted(found.values(), key=lambda lines: lines[0].number)


def proposed(store: Connection, worksheet: int) -> Kept | None:
    """What was last proposed from the worksheet and waits for its leader."""
    waiting = [lines[-1] for lines in histories(store) if lines[-1].written.worksheet_id == worksheet]
    return next((one for one in waiting if one.written.kind == Kind.PROPOSAL and not one.withdrawn), None)


def _is_outdated(store: Connection, written: Written, replaces: int | None) -> bool:
    """Something replaces it already, or there is a row where the writer saw none."""
    if replaces is not None:
        wanted = select(_entry.id).where(_entry.replaces_id == replaces)
    elif written.shipped is not None:
        wanted = select(_entry.id).where(_entry.shipped == written.shipped)
    else:
        return False
    return store.execute(wanted.limit(1)).first() is not None


def _kept(row: Row) -> Kept:
    written = Written(
        topic=row.topic,
        kind=row.kind,
        age_group=row.age_group,
        evidence=row.evidence,
        title=row.title,
        parts=json.loads(row.text),
        link=row.link,
        shipped=row.shipped,
        worksheet_id=row.worksheet_id,
    )
    return Kept(row.id, written, row.author, row.at, row.withdrawn_at is not None)


def _one_at_a_time(store: Connection) -> None:
    """Two who change the same at once would not see each other; SQLite takes turns by itself."""
    store.execute(select(tables.programme).with_for_update())

"""What was typed into worksheets as it is kept: only ever added to, put together where two wrote, never overwritten."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection, Row, Select, func, select

from dashboard.logged import holds_cpr
from dashboard.moments import danish, present
from dashboard.worksheet.form import ROW, THERE, Field, Kind, field
from dashboard.worksheet.merging import BESIDE, LINES, Merged, merge
from data_access import tables
from data_access.accounts import number_of
from data_access.rows import inserted
from data_access.worksheets import take_turns

_revision = tables.revision.c
_WITH_AUTHOR = select(tables.revision, tables.account.c.name).join(tables.account)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in a field. `number` grows with every change in the store, `born` is that of its first.

    `at` is told as a clock in Denmark shows it. `both`: two wrote in the same place, and nobody has sorted it out yet.
    """

    rev: int
    text: str
    author: str
    at: datetime
    both: bool
    number: int
    born: int = 0


@dataclass(frozen=True, slots=True)
class Edit:
    """`text` is what somebody made of revision `base` of the field, 0 for an empty one. `op` is the change's own name,
    by which it is known when it is sent again. Changes of one page that are all made of the same base are called
    `<chain>.1`, `<chain>.2` …: each holds what is in those before it, whether they have arrived or not."""

    field: str
    base: int
    op: str
    text: str


@dataclass(frozen=True, slots=True)
class Saved:
    """`rev` holds what was sent, by itself or as a part of what the same page sent after it; `head` is what stands."""

    rev: int
    head: Head


class Refused(ValueError):
    """It cannot stand in the field; the argument is the key of the text that says why."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One of the many texts that a field has held, by its `length` in characters."""

    rev: int
    author: str
    at: datetime
    length: int
    both: bool


class Clash(Exception):
    """One of the two must be picked, and nothing was kept: somebody else has changed it to `head`. So it is with dates
    and choices, and with texts that cannot stand together in the field."""

    def __init__(self, head: Head) -> None:
        super().__init__()
        self.head = head


def heads(store: Connection, worksheet: int, since: int = 0) -> dict[str, Head]:
    """By address, of the fields with changes after number `since`; in order of birth."""
    newest = select(_revision.field, func.max(_revision.id).label("id"), func.min(_revision.id).label("born"))
    newest = newest.where(_revision.worksheet_id == worksheet).group_by(_revision.field)
    if since:
        changed = select(_revision.field).where(_revision.worksheet_id == worksheet, _revision.id > since)
        newest = newest.where(_revision.field.in_(changed))
    found = newest.subquery()
    wanted = _WITH_AUTHOR.add_columns(found.c.born).join(found, found.c.id == _revision.id).order_by(found.c.born)
    return {row.field: _head(row, row.born) for row in store.execute(wanted)}


def history(store: Connection, worksheet: int, address: str, only: Collection[int] | None = None) -> list[Head]:
    """Everything that was ever written in the field, or the revisions `only`; the oldest first."""
    wanted = _of_field(worksheet, address)
    if only is not None:
        wanted = wanted.where(_revision.rev.in_(only))
    return [_head(row) for row in store.execute(wanted.order_by(_revision.rev))]


def outline(store: Connection, worksheet: int, address: str) -> list[Outline]:
    """Of everything that was ever written in the field, without the texts; the oldest first."""
    length = func.length(_revision.text).label("length")
    wanted = _of_field(worksheet, address).with_only_columns(
        _revision.rev, tables.account.c.name, _revision.at, length, _revision.both
    )
    found = store.execute(wanted.order_by(_revision.rev))
    return [Outline(row.rev, row.name, danish(row.at), row.length, row.both) for row in found]


def save(store: Connection, worksheet: int, account: str, edit: Edit) -> Saved:
    """The same change twice is one change. Raises Refused, Clash, UnknownAccount."""
    take_turns(store, worksheet)
    known = store.execute(select(tables.revision).where(_revision.op == edit.op)).first()
    if known is not None:
        return _known(store, known, worksheet, edit)
    place = _taken(edit)
    standing = _standing(store, worksheet, edit.field)
    before = _chained(store, worksheet, edit)
    if before and standing and _place(before.op) > _place(edit.op):
        return Saved(before.rev, standing)
    if before:
        edit = replace(edit, base=before.rev)
    base = _base(store, worksheet, edit)
    merged = _together(place, standing, base, edit)
    author = number_of(store, account)
    _bring_row_back(store, worksheet, author, edit)
    return _added(store, worksheet, author, edit, standing, merged)


def write(store: Connection, worksheet: int, account: str, address: str, text: str) -> Saved:
    """On top of whatever stands there, for what is not typed into a page. Raises Refused, UnknownAccount."""
    take_turns(store, worksheet)
    standing = _standing(store, worksheet, address)
    return save(store, worksheet, account, Edit(address, standing.rev if standing else 0, str(uuid4()), text))


def _known(store: Connection, known: Row, worksheet: int, edit: Edit) -> Saved:
    """A name that somebody gave another change is refused."""
    if (known.worksheet_id, known.field, known.text) != (worksheet, edit.field, edit.text):
        raise Refused("sheet.refused.unknown")
    head = _standing(store, worksheet, edit.field)
    assert head is not None  # the change itself is there
    return Saved(known.rev, head)


def _chained(store: Connection, worksheet: int, edit: Edit) -> Row | None:
    """The latest change of the same chain that has arrived."""
    chain, dot, _ = edit.op.rpartition(".")
    if not dot:
        return None
    wanted = _of_field(worksheet, edit.field).with_only_columns(_revision.rev, _revision.op)
    wanted = wanted.where(_revision.op.startswith(f"{chain}.", autoescape=True))
    return max(store.execute(wanted), key=lambda row: _place(row.op), default=None)


def _place(op: str) -> int:
    """In its chain; nowhere for a name of another form."""
    place = op.rpartition(".")[2]
    return int(place) if place.isascii() and place.isdecimal() else 0


def _taken(edit: Edit) -> Field:
    found = field(edit.field)
    if found is None or "\0" in edit.text:  # which PostgreSQL cannot keep
        raise Refused("sheet.refused.unknown")
    why = _why_not(found, edit.text)
    if why:
        raise Refused(f"sheet.refused.{why}")
    return found


def _why_not(found: Field, text: str) -> str | None:
    if not found.takes(text):
        return "long" if found.kind.is_written else "value"
    return "cpr" if found.kind.is_written and holds_cpr(text) else None


def _standing(store: Connection, worksheet: int, address: str) -> Head | None:
    row = store.execute(_of_field(worksheet, address).order_by(_revision.rev.desc()).limit(1)).first()
    return _head(row) if row is not None else None


def _base(store: Connection, worksheet: int, edit: Edit) -> str:
    """The text that the change was made on."""
    if edit.base == 0:
        return ""
    found = store.execute(_of_field(worksheet, edit.field).where(_revision.rev == edit.base)).first()
    if found is None:
        raise Refused("sheet.refused.unknown")
    return found.text


def _together(place: Field, standing: Head | None, base: str, edit: Edit) -> Merged:
    """Of what is sent and what others wrote meanwhile. Raises Clash where one of them must be picked."""
    if standing is None or standing.rev == edit.base:
        return Merged(edit.text, both=False)
    if not place.kind.is_written:
        if standing.text not in (base, edit.text):
            raise Clash(standing)
        return Merged(edit.text, both=False)
    merged = merge(base, standing.text, edit.text, LINES if place.kind is Kind.TEXT else BESIDE)
    if _why_not(place, merged.text):
        raise Clash(standing)
    return Merged(merged.text, merged.both or standing.both)


def _added(store: Connection, worksheet: int, author: int, edit: Edit, standing: Head | None, merged: Merged) -> Saved:
    """First exactly what was sent, then what it makes together with what others wrote meanwhile."""
    values = {"worksheet_id": worksheet, "field": edit.field, "account_id": author, "at": present()}
    rev = (standing.rev if standing else 0) + 1
    inserted(store, tables.revision, _row(values, rev, edit.text, op=edit.op, base=edit.base))
    if merged.both or merged.text != edit.text:
        inserted(store, tables.revision, _row(values, rev + 1, merged.text, base=rev, both=merged.both))
    head = _standing(store, worksheet, edit.field)
    assert head is not None
    return Saved(rev, head)


def _row(values: dict, rev: int, text: str, *, base: int, op: str | None = None, both: bool = False) -> dict:
    return values | {"rev": rev, "text": text, "op": op, "base": base, "both": both}


def _bring_row_back(store: Connection, worksheet: int, author: int, edit: Edit) -> None:
    """Whoever writes in a row that somebody has removed meanwhile wants it: else the words would be out of sight."""
    section, *rest = edit.field.split(".")
    if len(rest) != 2 or rest[1] == ROW or not edit.text:
        return
    address = f"{section}.{rest[0]}.{ROW}"
    standing = _standing(store, worksheet, address)
    if standing is None or standing.text != THERE:
        rev = standing.rev if standing else 0
        values = {"worksheet_id": worksheet, "field": address, "account_id": author, "at": present()}
        inserted(store, tables.revision, _row(values, rev + 1, THERE, base=rev))


def _of_field(worksheet: int, address: str) -> Select:
    return _WITH_AUTHOR.where(_revision.worksheet_id == worksheet, _revision.field == address)


def _head(row: Row, born: int = 0) -> Head:
    return Head(row.rev, row.text, row.name, danish(row.at), row.both, row.id, born)

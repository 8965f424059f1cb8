"""What was typed into worksheets as it is kept: only ever added to, put together where two wrote, never overwritten."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection, Row, Select, func, select

from dashboard.logged import holds_cpr
from dashboard.moments import danish, present
from dashboard.worksheet.form import ROW, THERE, Field, Kind, field
from dashboard.worksheet.merging import BESIDE, LINES, merge
from data_access import tables
from data_access.accounts import number_of
from data_access.rows import inserted

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
    """`text` is what somebody made of revision `base` of the field, 0 for an empty one; `op` is the change's own name,
    by which the same change is known when it is sent again."""

    field: str
    base: int
    op: str
    text: str


@dataclass(frozen=True, slots=True)
class Saved:
    """`rev` holds exactly what was sent; `head` is what stands now."""

    rev: int
    head: Head


class Refused(ValueError):
    """It cannot stand in the field; the argument is the key of the text that says why."""


class Clash(Exception):
    """Of two dates or choices one must be picked: somebody else has changed it to `head`."""

    def __init__(self, head: Head) -> None:
        super().__init__()
        self.head = head


def heads(store: Connection, worksheet: int, since: int = 0) -> dict[str, Head]:
    """By address, of the fields with changes after number `since`; in order of birth."""
    newest = select(_revision.field, func.max(_revision.id).label("id"), func.min(_revision.id).label("born"))
    newest = newest.where(_revision.worksheet_id == worksheet).group_by(_revision.field)
    found = newest.having(func.max(_revision.id) > since).subquery()
    wanted = _WITH_AUTHOR.add_columns(found.c.born).join(found, found.c.id == _revision.id).order_by(found.c.born)
    return {row.field: _head(row, row.born) for row in store.execute(wanted)}


def history(store: Connection, worksheet: int, address: str) -> list[Head]:
    """Everything that was ever written in the field, the oldest first."""
    return [_head(row) for row in store.execute(_of_field(worksheet, address).order_by(_revision.rev))]


def save(store: Connection, worksheet: int, account: str, edit: Edit) -> Saved:
    """The same change twice is one change. Raises Refused, Clash, UnknownAccount."""
    _take_turns(store, worksheet)
    known = store.execute(select(tables.revision).where(_revision.op == edit.op)).first()
    if known is not None:
        return _known(store, known, worksheet, edit)
    kind = _taken(edit).kind
    standing = _standing(store, worksheet, edit.field)
    base = _base(store, worksheet, edit)
    if standing and not kind.is_written and standing.text not in (base, edit.text):
        raise Clash(standing)
    author = number_of(store, account)
    _bring_row_back(store, worksheet, author, edit)
    return _added(store, worksheet, author, edit, base, standing, kind)


def write(store: Connection, worksheet: int, account: str, address: str, text: str) -> Saved:
    """On top of whatever stands there, for what is not typed into a page. Raises Refused, UnknownAccount."""
    _take_turns(store, worksheet)
    standing = _standing(store, worksheet, address)
    return save(store, worksheet, account, Edit(address, standing.rev if standing else 0, str(uuid4()), text))


def _take_turns(store: Connection, worksheet: int) -> None:
    """One change of a worksheet at a time; SQLite takes turns by itself."""
    store.execute(select(tables.worksheet.c.id).where(tables.worksheet.c.id == worksheet).with_for_update())


def _known(store: Connection, known: Row, worksheet: int, edit: Edit) -> Saved:
    """A name that somebody gave another change is refused."""
    if (known.worksheet_id, known.field, known.text) != (worksheet, edit.field, edit.text):
        raise Refused("sheet.refused.unknown")
    head = _standing(store, worksheet, edit.field)
    assert head is not None  # the change itself is there
    return Saved(known.rev, head)


def _taken(edit: Edit) -> Field:
    found = field(edit.field)
    if found is None or "\0" in edit.text:  # which PostgreSQL cannot keep
        raise Refused("sheet.refused.unknown")
    if not found.takes(edit.text):
        raise Refused("sheet.refused.long" if found.kind.is_written else "sheet.refused.value")
    if found.kind.is_written and holds_cpr(edit.text):
        raise Refused("sheet.refused.cpr")
    return found


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


def _added(
    store: Connection, worksheet: int, author: int, edit: Edit, base: str, standing: Head | None, kind: Kind
) -> Saved:
    """First exactly what was sent, then what it makes together with what others wrote meanwhile."""
    values = {"worksheet_id": worksheet, "field": edit.field, "account_id": author, "at": present()}
    rev = (standing.rev if standing else 0) + 1
    inserted(store, tables.revision, _row(values, rev, edit.text, op=edit.op, base=edit.base))
    if standing and kind.is_written and standing.rev != edit.base:
        merged = merge(base, standing.text, edit.text, LINES if kind is Kind.TEXT else BESIDE)
        both = merged.both or standing.both
        if both or merged.text != edit.text:
            inserted(store, tables.revision, _row(values, rev + 1, merged.text, base=rev, both=both))
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

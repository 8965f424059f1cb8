"""Notes as they are kept: written once, never changed, and hidden rather than deleted when they are withdrawn."""

from dataclasses import asdict, dataclass

from sqlalchemy import Connection, select, update

from dashboard.moments import present
from data_access import tables
from data_access.accounts import number_of
from data_access.rows import inserted

_note = tables.note.c


@dataclass(frozen=True, slots=True)
class Written:
    """What is to be kept. `parent_id` is the note that began the thread, None for one that begins it."""

    unit_id: int
    round_id: int
    form_id: int
    factor_id: int
    parent_id: int | None
    role: str
    audience: str
    text: str


def write(store: Connection, account: str, written: Written) -> bool:
    """False where the account has said the same in the same place already: a form that was sent twice says it once."""
    _one_at_a_time(store, written.unit_id)
    values = asdict(written) | {"account_id": number_of(store, account)}
    same = [_note[name] == value for name, value in values.items() if name != "role"]
    if store.execute(select(_note.id).where(*same, _note.withdrawn_at.is_(None))).first() is not None:
        return False
    inserted(store, tables.note, values | {"at": present()})
    return True


def withdraw(store: Connection, number: int) -> bool:
    """From now on it is not shown; False where it was withdrawn before."""
    standing = update(tables.note).where(_note.id == number, _note.withdrawn_at.is_(None))
    return store.execute(standing.values(withdrawn_at=present())).rowcount == 1


def _one_at_a_time(store: Connection, unit: int) -> None:
    """Two that say the same at once would not see each other; SQLite takes turns by itself."""
    store.execute(select(tables.unit.c.id).where(tables.unit.c.id == unit).with_for_update())

"""Files of worksheets as they are kept, in the store itself: hidden rather than deleted when they are removed."""

import hashlib
from dataclasses import dataclass

from sqlalchemy import Connection, func, select, update

from dashboard.attachments import LARGEST_TOGETHER, MEDIA_TYPES, MOST, Refused, Type, name_of, type_of
from dashboard.logged import holds_cpr
from dashboard.moments import present
from data_access import office_files, pictures, tables
from data_access.accounts import number_of
from data_access.rows import inserted
from data_access.worksheets import take_turns

_file = tables.attachment.c


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be kept, as it will be."""

    name: str
    type: Type
    content: bytes

    @property
    def fingerprint(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def checked(name: str, content: bytes) -> Checked:
    """Pictures are made anew. Raises Refused."""
    type_ = type_of(name, content)
    kept = name_of(name, type_)
    if type_.is_picture:
        content = pictures.made_anew(content, type_)
    elif type_.is_office:
        office_files.look_through(content, type_)
    elif type_ is Type.TXT and holds_cpr(content.decode("utf-8", errors="replace")):
        raise Refused("cpr")
    return Checked(kept, type_, content)


def attach(store: Connection, worksheet: int, row: str, file: Checked, account: str) -> int | None:
    """The file's number; None where the same one is there already. Raises Refused, UnknownAccount."""
    take_turns(store, worksheet)
    same = (_file.worksheet_id == worksheet, _file.row == row, _file.fingerprint == file.fingerprint)
    if store.execute(select(_file.id).where(*same, _file.removed_at.is_(None))).first() is not None:
        return None
    wanted = select(func.count(), func.coalesce(func.sum(_file.size), 0)).where(_file.worksheet_id == worksheet)
    count, size = store.execute(wanted).one()
    if count >= MOST or size + len(file.content) > LARGEST_TOGETHER:
        raise Refused("many")
    values = {"worksheet_id": worksheet, "row": row, "name": file.name, "media_type": MEDIA_TYPES[file.type]}
    values |= {"size": len(file.content), "fingerprint": file.fingerprint, "content": file.content}
    return inserted(store, tables.attachment, values | {"account_id": number_of(store, account), "at": present()})


def remove(store: Connection, number: int) -> bool:
    """From now on it is not shown; False where it was removed before."""
    standing = update(tables.attachment).where(_file.id == number, _file.removed_at.is_(None))
    return store.execute(standing.values(removed_at=present())).rowcount == 1


def put_back(store: Connection, number: int) -> bool:
    """False where it was not removed."""
    removed = update(tables.attachment).where(_file.id == number, _file.removed_at.is_not(None))
    return store.execute(removed.values(removed_at=None)).rowcount == 1

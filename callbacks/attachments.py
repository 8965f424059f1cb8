"""Files of a worksheet: put to a piece of evidence, removed, put back, and handed out to whoever reads the text."""

from flask import request

from callbacks import fields as read
from callbacks.changing import Change, change
from callbacks.fields import Refused
from callbacks.mounting import Denied, Fields, File, Mounted
from callbacks.reader import Reader
from callbacks.said import Answer
from callbacks.view import Store
from dashboard.attachments import LARGEST, MEDIA_TYPES, MEGABYTE, Attached, Type
from dashboard.attachments import Refused as FileRefused
from dashboard.logged import Entry, Event
from dashboard.said import Said
from dashboard.selection import Selection
from dashboard.worksheet import form
from dashboard.worksheet.sheet import Sheet
from data_access import attachments, pictures
from data_access.attachments import Checked
from data_access.engine import Connection
from data_access.questions.worksheets import attachments as questions
from data_access.questions.worksheets.sheet import sheet

LARGEST_REQUEST = LARGEST + 64 * 1024  # bytes: the file and what is sent along


def register(on: Mounted) -> None:
    on.form("attach", attach, largest=LARGEST_REQUEST)
    on.form("detach", lambda who, store, fields: turn(who, store, fields, removed=True))
    on.form("reattach", lambda who, store, fields: turn(who, store, fields, removed=False))
    on.numbered_file("attachment", kept)
    on.numbered_picture("thumbnail", thumbnail)


def attach(who: Reader, store: Store, fields: Fields) -> Answer:
    """Only the open worksheet of one's own team, and only where a piece of evidence can be."""
    found, row = _written_in(who, store, fields), fields.get("row", "")
    if form.field(f"evidence.{row}.{form.ROW}") is None:
        raise Denied
    sent = request.files.get("file")
    if sent is None:
        raise Denied
    name, content = sent.filename or "", sent.stream.read(LARGEST + 1)
    back = _back(found, row)
    try:
        file = attachments.checked(name, content)  # before anybody else has to wait for it
    except FileRefused as refused:
        return Answer(back, Said(refused.key, {"n": str(LARGEST // MEGABYTE)}, refused=True))
    return change(store, back, "attach", {}, lambda connection: _attach(who, connection, found, row, file))


def _attach(who: Reader, connection: Connection, found: Sheet, row: str, file: Checked) -> Change:
    try:
        number = attachments.attach(connection, found.number, row, file, who.name)
    except FileRefused as refused:
        raise Refused(refused.key) from refused
    entries = [_entry(who, found, number, "attached")] if number else []
    return Change(Said("attachment.said.attached", {"name": file.name}), entries)


def turn(who: Reader, store: Store, fields: Fields, *, removed: bool) -> Answer:
    """Removed, or put back."""
    found, number = _written_in(who, store, fields), read.number(fields, "file")
    with store.asked() as (connection, _):
        file = next((one for one in questions.attached(who.scope, connection, found) if one.number == number), None)
    if file is None:
        raise Denied
    done, move = ("removed", attachments.remove) if removed else ("put_back", attachments.put_back)

    def do(connection: Connection) -> Change:
        entries = [_entry(who, found, number, done)] if move(connection, number) else []
        return Change(Said(f"attachment.said.{done}", {"name": file.name}), entries)

    return change(store, _back(found, file.row), done, {}, do)


def kept(who: Reader, store: Store, number: int, asked: Fields) -> File:
    """To be kept, never to be opened in the page. Raises Denied."""
    file, content = _content(who, store, number, asked)
    media_type = "text/plain; charset=utf-8" if file.media_type == MEDIA_TYPES[Type.TXT] else file.media_type
    return File(file.name, content, media_type, {"worksheet": str(number), "attachment": str(file.number)})


def thumbnail(who: Reader, store: Store, number: int, asked: Fields) -> File:
    """Raises Denied for what is no picture."""
    file, content = _content(who, store, number, asked)
    type_ = next((one for one in Type if one.is_picture and MEDIA_TYPES[one] == file.media_type), None)
    if type_ is None:
        raise Denied
    return File(file.name, pictures.thumbnail(content, type_), MEDIA_TYPES[Type.JPEG], {})


def _content(who: Reader, store: Store, number: int, asked: Fields) -> tuple[Attached, bytes]:
    with store.asked() as (connection, catalogue):
        found = sheet(who.scope, connection, catalogue, number)
        file = questions.content(who.scope, connection, found, read.number(asked, "file")) if found else None
    if file is None:
        raise Denied
    return file


def _written_in(who: Reader, store: Store, fields: Fields) -> Sheet:
    """Raises Denied where the reader may not write."""
    with store.asked() as (connection, catalogue):
        found = sheet(who.scope, connection, catalogue, read.number(fields, "worksheet"))
    if found is None or not found.may_write:
        raise Denied
    return found


def _back(found: Sheet, row: str) -> str:
    return f"{Selection('worksheet', found.number).address}#attached-{row}"


def _entry(who: Reader, found: Sheet, number: int, done: str) -> Entry:
    """Never what the file is called: a name can tell of somebody."""
    detail = {"worksheet": str(found.number), "attachment": str(number), "done": done}
    return Entry(Event.ATTACHED, who.name, found.plc.institution, detail)

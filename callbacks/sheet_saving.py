"""What the script of a worksheet asks and tells: parse, ask, hand on."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from flask_login import current_user

from callbacks import sheet_key
from callbacks.mounting import Denied, Fields, Mounted, Reply
from callbacks.reader import Reader
from callbacks.view import Store
from callbacks.ways_in.entrance import key
from dashboard.moments import danish, present
from dashboard.one_child import may_be_about_one
from dashboard.plc import Access
from dashboard.worksheet.form import LONGEST_TEXT, field
from dashboard.worksheet.sheet import Sheet
from dashboard.worksheet.steps import steps
from data_access import presence, revisions, sheet_edits
from data_access.catalogue import Catalogue
from data_access.engine import Connection, StoreUnavailable, writing, writing_at_once
from data_access.questions.worksheets.sheet import sheet
from data_access.revisions import Clash, Edit, Head, Refused, Saved

_AT_ONCE = 20  # steps of a history in one answer
_LONGEST_OP, _MOST_EARLIER = 36, 5


def register(on: Mounted) -> None:
    on.asks("fields", fields, by_itself=True)
    on.asks("history", history)
    on.asks("key", own_key, by_itself=True)
    on.tells("save", save)


def fields(who: Reader, store: Store, number: int, asked: Fields) -> Reply:
    """What was changed since the cursor that the script got the last time."""
    account = int(current_user.get_id())
    since = _number(asked.get("since", "0"))
    with store.asked() as (connection, catalogue):
        found = _open(who, connection, catalogue, number)
        heads = revisions.heads(connection, number, since)
        others = presence.others(connection, number, who.name)
        seen = presence.is_fresh(connection, number, account)
    if not seen:
        with suppress(StoreUnavailable), writing_at_once(store.engine) as connection:
            presence.see(connection, number, account)
    cursor = max([since, *(head.number for head in heads.values())])
    told = {address: _told(head) | {"born": head.born} for address, head in heads.items()}
    return Reply({"cursor": cursor, "fields": told, "present": others, "may_write": found.may_write, "now": _now()})


def history(who: Reader, store: Store, number: int, asked: Fields) -> Reply:
    """The newest first; `before` is the revision that the script has got down to."""
    address, before = asked.get("field", ""), _number(asked.get("before", "0"))
    with store.asked() as (connection, catalogue):
        _open(who, connection, catalogue, number)
        if field(address) is None:
            raise Denied
        found = revisions.history(connection, number, address)
    wanted = [one for one in reversed(found if asked.get("all") else steps(found)) if not before or one.rev < before]
    more = len(wanted) > _AT_ONCE
    return Reply({"revisions": [_told(one) for one in wanted[:_AT_ONCE]], "more": more, "now": _now()})


def own_key(who: Reader, store: Store, number: int, asked: Fields) -> Reply:
    with store.asked() as (connection, catalogue):
        _open(who, connection, catalogue, number)
    return Reply(sheet_key.of_account(key(), who.name))


def save(who: Reader, store: Store, number: int, body: Mapping[str, Any]) -> Reply:
    edits = _edits(body)
    with store.asked() as (connection, catalogue):
        found = _open(who, connection, catalogue, number)
    if not edits:
        raise Denied
    if not found.may_write:
        key = "sheet.refused.closed" if found.access is Access.WRITE else "sheet.refused.reader"
        return Reply({"why": who.language.text(key)}, 422)
    try:
        with writing(store.engine) as connection:
            saved = _in_turn(connection, number, who.name, edits)
    except Refused as refused:
        return Reply({"why": who.language.text(str(refused), longest=LONGEST_TEXT)}, 422)
    except Clash as clash:
        return Reply(_told(clash.head) | {"now": _now()}, 409)
    more = {"rev": saved.rev, "head": saved.head.rev, "number": saved.head.number, "now": _now()}
    return Reply(_told(saved.head) | more | {"one_child": may_be_about_one(edits[-1].text)})


def _in_turn(store: Connection, number: int, account: str, edits: list[Edit]) -> Saved:
    """Each was made on the one before it, whether that had arrived or not."""
    saved = sheet_edits.save(store, number, account, edits[0])
    for edit in edits[1:]:
        saved = sheet_edits.save(store, number, account, Edit(edit.field, saved.rev, edit.op, edit.text))
    return saved


def _edits(body: Mapping[str, Any]) -> list[Edit]:
    """Those whose answer never came, and the newest; empty where it is not what our script sends."""
    address, base, earlier = body.get("field"), body.get("base"), body.get("earlier", [])
    if not isinstance(address, str) or type(base) is not int or not 0 <= base < 2**31:
        return []
    if not isinstance(earlier, list) or len(earlier) > _MOST_EARLIER:
        return []
    edits = [_edit(address, base, one) for one in [*earlier, body]]
    return [one for one in edits if one] if all(edits) else []


def _edit(address: str, base: int, one: Any) -> Edit | None:
    op, text = (one.get("op"), one.get("text")) if isinstance(one, dict) else (None, None)
    if not isinstance(op, str) or not isinstance(text, str) or not 0 < len(op) <= _LONGEST_OP or "\0" in op:
        return None
    return Edit(address, base, op, text)


def _open(who: Reader, store: Connection, catalogue: Catalogue, number: int) -> Sheet:
    """The worksheet, for whoever reads its text. Raises Denied."""
    found = sheet(who.scope, store, catalogue, number)
    if found is None or found.access < Access.TEXT:
        raise Denied
    return found


def _told(head: Head) -> dict[str, Any]:
    at = head.at.replace(microsecond=0).isoformat()
    return {"rev": head.rev, "text": head.text, "author": head.author, "at": at, "both": head.both}


def _now() -> str:
    """By the server's clock, since a browser's may be wrong."""
    now: datetime = danish(present())
    return now.replace(microsecond=0).isoformat()


def _number(text: str) -> int:
    """Raises Denied."""
    if not text.isascii() or not text.isdecimal() or len(text) > 18:
        raise Denied
    return int(text)

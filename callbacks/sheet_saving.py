"""What the script of a worksheet asks and tells: parse, ask, hand on."""

import re
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
from dashboard.worksheet.form import field
from dashboard.worksheet.sheet import Sheet
from dashboard.worksheet.steps import steps
from dashboard.worksheet.written import Written
from data_access import presence, revisions, sheet_edits
from data_access.catalogue import Catalogue
from data_access.engine import Connection, StoreUnavailable, writing, writing_at_once
from data_access.questions.worksheets.sheet import sheet
from data_access.revisions import Clash, Edit, Head, Refused
from data_access.worksheets import take_turns

_AT_ONCE = 20  # steps of a history in one answer
_OP = re.compile(r"[0-9A-Za-z-]{1,36}|[0-9A-Za-z]{1,26}\.[1-9][0-9]{0,8}")
_NO_REVISION = 2**31  # the databases count no further


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
        heads = _news(connection, found, since)
        others = presence.others(connection, number, who.name)
        seen = presence.is_fresh(connection, number, account)
    if not seen:
        with suppress(StoreUnavailable), writing_at_once(store.engine) as connection:
            presence.see(connection, number, account)
    cursor = max([since, *(head.number for head in heads.values())])
    told = {address: _told(head) | {"born": head.born} for address, head in heads.items()}
    return Reply({"cursor": cursor, "fields": told, "present": others, "may_write": found.may_write, "now": _now()})


def _news(store: Connection, over: Sheet, since: int) -> dict[str, Head]:
    """Others than the team get all that stands now each time: what they were told before may be theirs no more."""
    if over.with_past:
        return revisions.heads(store, over.number, since)
    heads = revisions.heads(store, over.number)
    standing = Written({address: head.text for address, head in heads.items()}).standing
    return {address: head for address, head in heads.items() if address in standing.texts}


def history(who: Reader, store: Store, number: int, asked: Fields) -> Reply:
    """The newest first; `before` is the revision that the script has got down to."""
    address, before = asked.get("field", ""), _number(asked.get("before", "0"))
    with store.asked() as (connection, catalogue):
        over = _open(who, connection, catalogue, number)
        if field(address) is None or not over.with_past:
            raise Denied
        outline = revisions.outline(connection, number, address)
        shown = reversed(outline if asked.get("all") else steps(outline))
        wanted = [one.rev for one in shown if not before or one.rev < before]
        found = revisions.history(connection, number, address, wanted[:_AT_ONCE])
    told = [_told(one) for one in reversed(found)]
    return Reply({"revisions": told, "more": len(wanted) > _AT_ONCE, "now": _now()})


def own_key(who: Reader, store: Store, number: int, asked: Fields) -> Reply:
    with store.asked() as (connection, catalogue):
        _open(who, connection, catalogue, number)
    return Reply(sheet_key.of_account(key(), who.name))


def save(who: Reader, store: Store, number: int, body: Mapping[str, Any]) -> Reply:
    edit = _edit(body)
    with store.asked() as (connection, catalogue):
        _open(who, connection, catalogue, number)
    try:
        with writing(store.engine) as connection:
            take_turns(connection, number)
            _check_may_write(_open(who, connection, catalogue, number))
            saved = sheet_edits.save(connection, number, who.name, edit)
    except Refused as refused:
        place = field(edit.field)
        return Reply({"why": who.language.text(str(refused), longest=place.longest if place else 0)}, 422)
    except Clash as clash:
        return Reply(_told(clash.head) | {"now": _now()}, 409)
    more = {"rev": saved.rev, "head": saved.head.rev, "one_child": may_be_about_one(edit.text), "now": _now()}
    return Reply(_told(saved.head) | more)


def _check_may_write(found: Sheet) -> None:
    """It may have been closed or ended while the text was on its way. Raises Refused."""
    if found.access is Access.WRITE and not found.may_write:
        raise Refused("sheet.refused.closed")
    if not found.may_write:
        raise Refused("sheet.refused.ended" if found.plc.ended and found.with_past else "sheet.refused.reader")


def _edit(body: Mapping[str, Any]) -> Edit:
    """Raises Denied for what no script of ours sends."""
    address, base, op, text = (body.get(name) for name in ("field", "base", "op", "text"))
    if not isinstance(address, str) or type(base) is not int or not 0 <= base < _NO_REVISION:
        raise Denied
    if not isinstance(op, str) or not _OP.fullmatch(op) or not isinstance(text, str):
        raise Denied
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

"""What the programme changes in the library: references and ideas written, withdrawn and taken up again."""

from dataclasses import replace

from callbacks import fields as read
from callbacks.library_fields import refused, said, written
from callbacks.mounting import Denied, Fields, Mounted
from callbacks.reader import Reader
from callbacks.said import Answer
from callbacks.view import Store
from dashboard.library import WRITTEN_BY_PROGRAMME, Kind, may_write
from dashboard.library_shipped import shipped
from dashboard.logged import Entry, Event
from dashboard.said import Said
from dashboard.selection import Malformed, Selection, is_key
from data_access import audit_log, library
from data_access.engine import Connection, writing
from data_access.library import Outdated, Written, as_written
from data_access.questions.library import page
from data_access.questions.library.entries import Story, stories
from data_access.questions.library.topics import topics


def register(on: Mounted) -> None:
    on.form("write", write)
    on.form("withdraw", lambda who, store, fields: turn(who, store, fields, withdrawn=True))
    on.form("restore", lambda who, store, fields: turn(who, store, fields, withdrawn=False))


def write(who: Reader, store: Store, fields: Fields) -> Answer:
    kind = fields.get("kind", "")
    if not may_write(who.scope) or kind not in WRITTEN_BY_PROGRAMME:
        raise Denied
    back = _back(fields)
    with store.asked() as (connection, catalogue):
        entries = [one.entry for one in stories(who.scope, connection)]
        known = {one.key for one in topics(who.scope, catalogue, entries)}
        before = _before(connection, fields, Kind(kind))
    original = shipped().get(fields.get("shipped", ""))
    topic = original.topics[0] if original else fields.get("topic", "")
    new = written({**fields, "topic": topic}, Kind(kind), known)
    new = replace(new, shipped=original.shipped if original else None)
    if reason := refused(new, fields):
        return Answer(back, reason)
    return _keep(who, store, new, before, "written", back) or Answer(
        back, said("library.refused.outdated", fields, Kind(kind))
    )


def turn(who: Reader, store: Store, fields: Fields, *, withdrawn: bool) -> Answer:
    """Withdrawn, or taken up again: by the programme, and what a team did by its leader too."""
    back = _back(fields)
    with store.asked() as (connection, _):
        story = _story(who, connection, fields)
        row = library.kept(connection, story.entry.number) if story and story.entry.number else None
    if story is None:
        return Answer(back, Said("library.refused.outdated_turn", refused=True))
    if not page.may_change(who.scope, story):
        raise Denied
    same = row.written if row else as_written(story.entry)
    done = "withdrawn" if withdrawn else "restored"
    kept = _keep(who, store, same, story.entry.number, done, back, withdrawn=withdrawn)
    return kept or Answer(back, Said("library.refused.outdated_turn", refused=True))


def _keep(
    who: Reader, store: Store, new: Written, before: int | None, done: str, back: str, *, withdrawn: bool = False
) -> Answer | None:
    """None where somebody else changed it in the meantime."""
    try:
        with writing(store.engine) as connection:
            number = library.write(connection, who.name, new, before, withdrawn=withdrawn)
            detail = {"entry": new.shipped or str(number), "topic": new.topic, "done": done}
            audit_log.append(connection, [Entry(Event.LIBRARY, who.name, None, detail)] if number else [])
    except Outdated:
        return None
    return Answer(back, Said(f"library.said.{done}"))


def _before(store: Connection, fields: Fields, kind: Kind) -> int | None:
    """The row that the form was filled in from: of the same kind, and standing for the same. Raises Denied."""
    key = fields.get("shipped", "")
    if key and (key not in shipped() or shipped()[key].kind is not kind):
        raise Denied
    if fields.get("stands") == "0":
        return None
    row = library.kept(store, read.number(fields, "stands"))
    if row is None or row.written.kind != kind or (row.written.shipped or "") != key:
        raise Denied
    return row.number


def _story(who: Reader, store: Connection, fields: Fields) -> Story | None:
    """None where the row does not stand any more. Raises Denied for what never was."""
    told = stories(who.scope, store)
    if fields.get("stands") == "0":
        key = fields.get("shipped", "")
        if key not in shipped():
            raise Denied
        return next((one for one in told if one.entry.shipped == key and one.entry.number is None), None)
    number = read.number(fields, "stands")
    if library.kept(store, number) is None:
        raise Denied
    return next((one for one in told if one.entry.number == number), None)


def _back(fields: Fields) -> str:
    """The page the form stood on, by the grammar of addresses. Raises Denied."""
    chosen = {"factor": fields.get("factor"), "kind": fields.get("at_kind"), "type": fields.get("type")}
    try:
        if any(value and not is_key(value) for value in chosen.values()):
            raise Malformed
        return Selection("library").to(**{name: value or None for name, value in chosen.items()}).address
    except Malformed:
        raise Denied from None

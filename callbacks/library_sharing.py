"""What a team did on its way to everybody: proposed by the team, let out or declined by its leader."""

from collections.abc import Sequence
from dataclasses import replace

from callbacks import fields as read
from callbacks.library_fields import refused, said, written
from callbacks.mounting import Denied, Fields, Mounted
from callbacks.reader import Reader
from callbacks.said import Answer
from callbacks.view import Store
from dashboard.library import PROPOSE, RELEASE, Kind
from dashboard.logged import Entry, Event
from dashboard.said import Said
from dashboard.selection import Selection
from data_access import audit_log, library
from data_access.engine import Connection, writing
from data_access.library import Outdated, Written
from data_access.questions.library import sharing
from data_access.questions.library.entries import Story, stories
from data_access.questions.library.topics import topics

WAITING = Selection("library", section=RELEASE).address


def register(on: Mounted) -> None:
    on.form("propose", propose)
    on.form("release", release)
    on.form("decline", decline)


def propose(who: Reader, store: Store, fields: Fields) -> Answer:
    """Once more, it takes the place of what the team proposed before."""
    sheet = read.number(fields, "worksheet")
    here = Selection("library", section=PROPOSE, set=str(sheet))
    with store.asked() as (connection, catalogue):
        found = sharing.to_propose(who.scope, connection, catalogue, here)
        if found is None:
            raise Denied
        new = replace(written(fields, Kind.PROPOSAL, {one.key for one in found.topics}), worksheet_id=sheet)
        names = sharing.names(who.scope, connection, sheet)
        before = library.proposed(connection, sheet)
    if reason := refused(new, fields, names):
        return Answer(here.address, reason)
    try:
        with writing(store.engine) as connection:
            number = library.write(connection, who.name, new, before.number if before else None)
            audit_log.append(connection, [_entry(who, sheet, "proposed")] if number else [])
    except Outdated:
        return Answer(here.address, said("library.refused.outdated", fields, Kind.PROPOSAL))
    return Answer(Selection("worksheet", sheet).address, Said("library.said.proposed"))


def release(who: Reader, store: Store, fields: Fields) -> Answer:
    with store.asked() as (connection, catalogue):
        told = stories(who.scope, connection)
        story = _waiting(who, told, fields)
        known = {one.key for one in topics(who.scope, catalogue, [one.entry for one in told])}
        row = _row(connection, fields)
        sheet = row.worksheet_id or 0
        names = sharing.names(who.scope, connection, sheet)
    if story is None:
        return _gone()
    new = replace(written(fields, Kind.PRACTICE, known), worksheet_id=sheet)
    here = f"{WAITING}#release-{fields['stands']}"
    if reason := refused(new, fields, names):
        return Answer(here, reason)
    if fields.get("sure") != "on":
        return Answer(here, said("library.refused.sure", fields, Kind.PRACTICE))
    return _turned(who, store, new, read.number(fields, "stands"), "released")


def decline(who: Reader, store: Store, fields: Fields) -> Answer:
    """The team may propose it again."""
    with store.asked() as (connection, _):
        story, row = _waiting(who, stories(who.scope, connection), fields), _row(connection, fields)
    if story is None:
        return _gone()
    return _turned(who, store, row, read.number(fields, "stands"), "declined", withdrawn=True)


def _turned(who: Reader, store: Store, new: Written, before: int, done: str, *, withdrawn: bool = False) -> Answer:
    try:
        with writing(store.engine) as connection:
            number = library.write(connection, who.name, new, before, withdrawn=withdrawn)
            audit_log.append(connection, [_entry(who, new.worksheet_id or 0, done)] if number else [])
    except Outdated:
        return _gone()
    return Answer(WAITING, Said(f"library.said.{done}"))


def _waiting(who: Reader, told: Sequence[Story], fields: Fields) -> Story | None:
    """The proposal that waits for the reader; None where it does not any more. Raises Denied where it never did."""
    number = read.number(fields, "stands")
    found = sharing.proposal(who.scope, told, number)
    if found is None and not sharing.waited(who.scope, told, number):
        raise Denied
    return found


def _row(store: Connection, fields: Fields) -> Written:
    row = library.kept(store, read.number(fields, "stands"))
    if row is None:
        raise Denied
    return row.written


def _gone() -> Answer:
    return Answer(WAITING, Said("library.refused.gone", refused=True))


def _entry(who: Reader, sheet: int, done: str) -> Entry:
    return Entry(Event.LIBRARY, who.name, None, {"worksheet": str(sheet), "done": done})

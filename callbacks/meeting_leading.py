"""Leading a meeting: begun, taken from step to step on every screen, ended and, by mistake, taken up again."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import abort

from callbacks import fields as read
from callbacks.changing import Change, change
from callbacks.meeting_asking import asked, people, roles_for
from callbacks.meeting_plan import address, told, writing_over
from callbacks.mounting import Fields, Mounted, Reply
from callbacks.reader import Reader
from callbacks.said import Answer
from callbacks.view import Store
from dashboard.meeting import GUESS, Meeting, State, agenda, must_guess
from dashboard.meeting_page import seconds_left
from dashboard.moments import present
from dashboard.work import Work
from data_access import meetings, revisions, sheet_work
from data_access.engine import Connection, writing
from data_access.questions.worksheets.written import written

NEEDS_GUESS = "guess"  # why a meeting does not go on


def register(on: Mounted) -> None:
    on.form("begin", begin)
    on.form("end", end)
    on.form("resume", resume)
    on.asks("state", state, by_itself=True)
    on.tells("step", step)
    on.tells("roles", roles)


def begin(who: Reader, store: Store, fields: Fields) -> Answer:
    return _changed(who, store, fields, State.PLANNED, "begun", meetings.begin)


def end(who: Reader, store: Store, fields: Fields) -> Answer:
    return _changed(who, store, fields, State.RUNNING, "ended", _end)


def resume(who: Reader, store: Store, fields: Fields) -> Answer:
    return _changed(who, store, fields, State.ENDED, "resumed", meetings.resume)


def _end(connection: Connection, number: int) -> None:
    """It counts as held the first time."""
    worksheet = meetings.worksheet_of(connection, number)
    if meetings.end(connection, number):
        sheet_work.done(connection, worksheet, Work.MEETING_HELD)


def _changed(
    who: Reader, store: Store, fields: Fields, before: State, done: str, do: Callable[[Connection, int], object]
) -> Answer:
    """Whoever comes second, when two press a button, is led to the same page."""
    over = writing_over(who, store, read.number(fields, "meeting"))
    here = over.meeting.number
    if over.meeting.state is not before:
        return Answer(address(here))

    def both(connection: Connection) -> Change:
        do(connection, here)
        return told(who, over.sheet, here, done)

    return change(store, address(here), done, fields, both)


def state(who: Reader, store: Store, number: int, _fields: Fields) -> Reply:
    """Where the meeting stands, and how long its step has left by the clock of the server."""
    with store.asked() as (connection, catalogue):
        return Reply(standing(asked(who, connection, catalogue, number).meeting))


def step(who: Reader, store: Store, number: int, body: Mapping[str, Any]) -> Reply:
    """From one step to another; the answer says where it stands then, and `why` where the team has to guess first."""
    before, to, skipped = body.get("from"), body.get("to"), body.get("skip") is True
    if not isinstance(before, str) or not isinstance(to, str) or agenda().step(to) is None:
        abort(400)
    over = writing_over(who, store, number)
    with store.asked() as (connection, _):
        guessed = bool(written(who.scope, connection, over.sheet).text(over.meeting.address_of(GUESS)).strip())
    needs = must_guess(over.meeting.step, to, guessed=guessed, skipped=skipped)
    _go(store, number, before, GUESS if needs else to)
    with store.asked() as (connection, catalogue):
        there = standing(asked(who, connection, catalogue, number).meeting)
    return Reply(there | ({"why": NEEDS_GUESS} if needs else {}))


def _go(store: Store, number: int, before: str, to: str) -> None:
    """The clock of a step that it stands at already runs on."""
    if before != to:
        with writing(store.engine) as connection:
            meetings.go(connection, number, before, to)


def roles(who: Reader, store: Store, number: int, _body: Mapping[str, Any]) -> Reply:
    """The suggestion is written into the fields that are still empty, under the name of who took it."""
    over = writing_over(who, store, number)
    with store.asked() as (connection, catalogue):
        found = roles_for(who, connection, catalogue, over)
        present_ = over.meeting.address_of("present")
        if not written(who.scope, connection, over.sheet).text(present_).strip():
            found = {"present": ", ".join(people(connection, over))} | found
    with writing(store.engine) as connection:
        for key, name in found.items():
            revisions.write(connection, over.sheet.number, who.name, over.meeting.address_of(key), name)
    return Reply({"written": sorted(found)})


def standing(found: Meeting) -> dict[str, Any]:
    left = seconds_left(found, present()) if found.state is State.RUNNING else 0
    return {"state": found.state.value, "step": found.step or "", "left": left}

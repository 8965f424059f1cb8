"""Leading a meeting: begun, taken from step to step on every screen, ended and, by mistake, taken up again."""

from collections.abc import Mapping
from typing import Any, TypeGuard

from flask import abort

from callbacks.meeting_asking import asked, roles_for, writing_over
from callbacks.meeting_changing import when_it_stands
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
from data_access.questions.worksheets.meetings import Over
from data_access.questions.worksheets.written import written

NEEDS_GUESS = "guess"  # why a meeting does not go on
NO_STEP = ""  # where a meeting stands that is not under way


def register(on: Mounted) -> None:
    on.form("begin", begin)
    on.form("end", end)
    on.form("resume", resume)
    on.asks("state", state, by_itself=True)
    on.tells("step", step)
    on.tells("roles", roles)


def begin(who: Reader, store: Store, fields: Fields) -> Answer:
    def do(connection: Connection, over: Over) -> bool:
        return meetings.begin(connection, over.meeting.number)

    return when_it_stands(who, store, fields, State.PLANNED, "begun", do)


def end(who: Reader, store: Store, fields: Fields) -> Answer:
    """It counts as held the first time."""

    def do(connection: Connection, over: Over) -> bool:
        if meetings.end(connection, over.meeting.number):
            sheet_work.done(connection, over.sheet.number, Work.MEETING_HELD)
        return True

    return when_it_stands(who, store, fields, State.RUNNING, "ended", do)


def resume(who: Reader, store: Store, fields: Fields) -> Answer:
    def do(connection: Connection, over: Over) -> bool:
        return meetings.resume(connection, over.meeting.number)

    return when_it_stands(who, store, fields, State.ENDED, "resumed", do)


def state(who: Reader, store: Store, number: int, _fields: Fields) -> Reply:
    """Where the meeting stands, and how long its step has left by the clock of the server."""
    with store.asked() as (connection, catalogue):
        return Reply(standing(asked(who, connection, catalogue, number).meeting))


def step(who: Reader, store: Store, number: int, body: Mapping[str, Any]) -> Reply:
    """From one step to another; the answer says where it stands then, and `why` where the team has to guess first."""
    before, to, skipped = body.get("from"), body.get("to"), body.get("skip") is True
    if not _is_step(to) or not (before == NO_STEP or _is_step(before)):
        abort(400)
    with writing(store.engine) as connection:
        catalogue = store.catalogue(connection)
        over = writing_over(who, connection, catalogue, number)
        needs = _needs_guess(who, connection, over, to, skipped=skipped)
        _go(connection, number, before, GUESS if needs else to)
        there = standing(asked(who, connection, catalogue, number).meeting)
    return Reply(there | ({"why": NEEDS_GUESS} if needs else {}))


def _is_step(found: Any) -> TypeGuard[str]:
    return isinstance(found, str) and agenda().step(found) is not None


def _needs_guess(who: Reader, store: Connection, over: Over, to: str, *, skipped: bool) -> bool:
    guessed = bool(written(who.scope, store, over.sheet).text(over.meeting.address_of(GUESS)).strip())
    return must_guess(over.meeting.step, to, guessed=guessed, skipped=skipped)


def _go(store: Connection, number: int, before: str, to: str) -> None:
    """The clock of a step that it stands at already runs on."""
    if before != to:
        meetings.go(store, number, before, to)


def roles(who: Reader, store: Store, number: int, _body: Mapping[str, Any]) -> Reply:
    """The suggestion is written into the fields that are still empty, under the name of who took it.

    Who was there is a fact, and is written by those who know it.
    """
    with writing(store.engine) as connection:
        catalogue = store.catalogue(connection)
        over = writing_over(who, connection, catalogue, number)
        found = roles_for(who, connection, catalogue, over)
        for key, name in found.items():
            revisions.write(connection, over.sheet.number, who.name, over.meeting.address_of(key), name)
    return Reply({"written": sorted(found)})


def standing(found: Meeting) -> dict[str, Any]:
    left = seconds_left(found, present()) if found.state is State.RUNNING else 0
    return {"state": found.state.value, "step": found.step or NO_STEP, "left": left}

"""The meetings of a worksheet as they are kept: planned, begun, led from step to step, ended."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, select, update

from dashboard.meeting import agenda
from dashboard.moments import from_danish, present
from data_access import tables
from data_access.rows import inserted
from data_access.worksheets import take_turns

_meeting = tables.meeting.c


def plan(store: Connection, worksheet: int, planned: datetime | None, minutes: int) -> int:
    """The meeting's number. `planned` is as a clock in Denmark shows it; None for one that begins at once."""
    take_turns(store, worksheet)  # two who plan at once would give both the same place
    last = select(func.coalesce(func.max(_meeting.number), 0)).where(_meeting.worksheet_id == worksheet)
    values = {"worksheet_id": worksheet, "number": store.execute(last).scalar_one() + 1}
    return inserted(store, tables.meeting, values | _when(planned, minutes))


def waiting(store: Connection, worksheet: int, planned: datetime) -> int | None:
    """The number of the meeting that is planned for that moment, and has not begun."""
    then = (_meeting.worksheet_id == worksheet, _meeting.planned_at == from_danish(planned))
    return _first(store, *then, _meeting.began_at.is_(None))


def running(store: Connection, worksheet: int) -> int | None:
    """The number of the meeting that is held now."""
    return _first(store, _meeting.worksheet_id == worksheet, _meeting.step.is_not(None))


def move(store: Connection, number: int, planned: datetime | None, minutes: int) -> bool:
    """To another time; None where it has been called off. False where it has begun."""
    ahead = update(tables.meeting).where(_meeting.id == number, _meeting.began_at.is_(None))
    return store.execute(ahead.values(_when(planned, minutes))).rowcount == 1


def begin(store: Connection, number: int, when: datetime | None = None) -> bool:
    """False where it had begun before: two who begin it at once begin one. `when` is now, unless given."""
    now, first = when or present(), agenda().steps[0].key
    fresh = update(tables.meeting).where(_meeting.id == number, _meeting.began_at.is_(None))
    return store.execute(fresh.values(began_at=now, step=first, step_at=now)).rowcount == 1


def go(store: Connection, number: int, before: str, to: str) -> bool:
    """From one step to another; False where it no longer stood there, since somebody else has led it on meanwhile."""
    here = update(tables.meeting).where(_meeting.id == number, _meeting.step == before)
    return store.execute(here.values(step=to, step_at=present())).rowcount == 1


def end(store: Connection, number: int, when: datetime | None = None) -> bool:
    """Whether it is the first time: only then it counts as held."""
    going = (_meeting.id == number, _meeting.step.is_not(None))
    first = select(_meeting.id).where(*going, _meeting.ended_at.is_(None)).with_for_update()
    is_first = store.execute(first).first() is not None
    store.execute(update(tables.meeting).where(*going).values(step=None, step_at=None, ended_at=when or present()))
    return is_first


def resume(store: Connection, number: int) -> bool:
    """Back to the last step, where it was ended too early; False where it runs, or never began."""
    over = (_meeting.id == number, _meeting.step.is_(None), _meeting.ended_at.is_not(None))
    values = {"step": agenda().steps[-1].key, "step_at": present()}
    return store.execute(update(tables.meeting).where(*over).values(values)).rowcount == 1


def hold_still(store: Connection, number: int) -> bool:
    """Until the change is made nobody else changes its worksheet, or leads it on. False where there is no meeting."""
    worksheet = store.execute(select(_meeting.worksheet_id).where(_meeting.id == number)).scalar()
    if worksheet is not None:
        take_turns(store, worksheet)
    return worksheet is not None


def _when(planned: datetime | None, minutes: int) -> dict[str, object]:
    return {"planned_at": from_danish(planned) if planned else None, "minutes": minutes}


def _first(store: Connection, *conditions: ColumnElement[bool]) -> int | None:
    wanted = select(_meeting.id).where(*conditions).order_by(_meeting.number).limit(1)
    return store.execute(wanted).scalar()

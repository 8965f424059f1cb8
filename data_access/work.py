"""Counts of the work with results as they are kept: how often, in which institution, with which round; never who."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import UTC, datetime, time
from typing import Any

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from dashboard.logged import Event
from dashboard.organisation import PROGRAMME
from dashboard.release import Happened
from dashboard.work import Done, Opening, Places, Work, told_by_name
from data_access import aggregates, tables

_UPSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_done = tables.work_done.c


def add(store: Connection, round_id: int, institution: int, work: Work, times: int = 1) -> None:
    """In one statement, so that two who add at once are both counted."""
    row = {"round_id": round_id, "unit_id": institution, "work": work.value, "times": times}
    new = _UPSERT[store.dialect.name](tables.work_done).values(row)
    key = [column.name for column in tables.work_done.primary_key]
    store.execute(new.on_conflict_do_update(index_elements=key, set_={"times": _done.times + times}))


def count_openings(store: Connection, openings: Iterable[Opening]) -> None:
    """Each person once a day in each institution and round. Before what they read is logged in the same transaction.

    Who it was is asked of the audit log alone and kept nowhere else.
    """
    fresh: Counter[tuple[int, int]] = Counter()
    counted = set[tuple[str, int, int]]()
    for one in openings:
        place = _place(store, one)
        if place is None or place[1] not in one.homes or (one.account, *place) in counted:
            continue
        counted.add((one.account, *place))
        if not _has_read(store, one, place[1]):
            fresh[place] += 1
    for (round_id, institution), times in sorted(fresh.items()):
        add(store, round_id, institution, Work.PROFILE_OPENED, times)


def place(store: Connection, round_id: int) -> None:
    """Settle under which municipality each institution is counted; once, when the round is first published."""
    here = tables.work_place.c
    if store.execute(select(here.unit_id).where(here.round_id == round_id).limit(1)).first() is None:
        above = aggregates.places(store, round_id).municipality
        rows = [{"round_id": round_id, "unit_id": unit, "above_id": over} for unit, over in above.items()]
        if rows:
            store.execute(insert(tables.work_place), rows)


def places(store: Connection, round_id: int) -> Places:
    here = tables.work_place.c
    found = store.execute(select(here.unit_id, here.above_id).where(here.round_id == round_id))
    return Places(_programme(store, round_id), {row.unit_id: row.above_id for row in found})


def opened(store: Connection, round_id: int) -> list[int]:
    """The institutions that were ever open to those above, in the order in which they opened."""
    event = tables.release_event.c
    wanted = select(event.unit_id).where(event.round_id == round_id, event.event == Happened.OPENED.value)
    return list(store.execute(wanted.group_by(event.unit_id).order_by(func.min(event.id))).scalars())


def by_name(store: Connection, round_id: int) -> frozenset[int]:
    """The institutions whose work with the round may be told of by name, where they are open."""
    return told_by_name(places(store, round_id), opened(store, round_id))


def done_in(store: Connection, round_id: int, institutions: Collection[int]) -> dict[int, Done]:
    """What is registered, by institution; those with nothing too."""
    times: dict[int, dict[Work, int]] = {unit: {} for unit in institutions}
    for row in store.execute(select(tables.work_done).where(_done.round_id == round_id, _done.unit_id.in_(times))):
        times[row.unit_id][Work(row.work)] = row.times
    chosen = _chosen(store, round_id, times.keys())
    return {unit: Done(chosen.get(unit, 0), found) for unit, found in times.items()}


def _chosen(store: Connection, round_id: int, institutions: Collection[int]) -> dict[int, int]:
    """How many focus areas there are in each, its teams' among them."""
    up, area = tables.ancestor.c, tables.focus_area.c
    inside = (up.unit_id == area.unit_id) & (up.round_id == area.round_id)
    wanted = select(up.ancestor_id, func.count()).select_from(tables.focus_area).join(tables.ancestor, inside)
    wanted = wanted.where(area.round_id == round_id, up.ancestor_id.in_(institutions)).group_by(up.ancestor_id)
    return dict(store.execute(wanted).all())


def _programme(store: Connection, round_id: int) -> int:
    here = tables.unit_in_round.c
    wanted = select(here.unit_id).where(here.round_id == round_id, here.kind == PROGRAMME)
    return int(store.execute(wanted).scalar_one())


def _place(store: Connection, one: Opening) -> tuple[int, int] | None:
    """Round and institution; None above institutions."""
    up, here = tables.ancestor.c, tables.unit_in_round.c
    over = (here.round_id == up.round_id) & (here.unit_id == up.ancestor_id)
    wanted = select(up.round_id, up.ancestor_id).join(tables.unit_in_round, over)
    wanted = wanted.join(tables.round_, tables.round_.c.id == up.round_id)
    wanted = wanted.where(up.unit_id == one.unit, tables.round_.c.key == one.round, here.kind == "institution")
    row = store.execute(wanted).first()
    return None if row is None else (row.round_id, row.ancestor_id)


def _has_read(store: Connection, one: Opening, institution: int) -> bool:
    """Whether the log knows that this person opened a profile of the institution in this round earlier that day."""
    log, midnight = tables.audit_log.c, datetime.combine(one.at.date(), time(), UTC)
    wanted = select(log.id).where(log.account == one.account, log.at >= midnight, log.event == Event.READ.value)
    wanted = wanted.where(log.institution_id == institution)
    for said in ('"view": "profile"', f'"round": "{one.round}"'):
        wanted = wanted.where(log.detail.contains(said, autoescape=True))
    return store.execute(wanted.limit(1)).first() is not None

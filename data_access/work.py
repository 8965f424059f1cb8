"""Counts of the work with results as they are kept: how often, in which institution, with which round; never who."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection, Select, func, insert, or_, select, union

from dashboard.logged import Event
from dashboard.moments import danish, from_danish
from dashboard.organisation import PROGRAMME
from dashboard.release import Happened
from dashboard.work import Done, Opening, Places, Turns, Work
from data_access import aggregates, tables
from data_access.rows import put

_done = tables.work_done.c


def add(store: Connection, round_id: int, institution: int, work: Work, times: int = 1) -> None:
    """In one statement, so that two who add at once are both counted."""
    row = {"round_id": round_id, "unit_id": institution, "work": work.value, "times": times}
    put(store, tables.work_done, row, {"times": _done.times + times})


def count_openings(store: Connection, openings: Iterable[Opening]) -> None:
    """Each person once a day in each institution and round. Before what they read is logged in the same transaction.

    Who it was is asked of the audit log alone and kept nowhere else.
    """
    fresh: Counter[tuple[int, int]] = Counter()
    counted = set[tuple[str, date, int, int]]()
    for one in openings:
        place = _place(store, one)
        if place is None or place[1] not in one.homes:
            continue
        key = (one.account, danish(one.at).date(), *place)
        if key in counted:
            continue
        counted.add(key)
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


def turns(store: Connection, rounds: Collection[int]) -> dict[int, Turns]:
    """Whose work with each of the rounds may be told of by name, where they are open."""
    there, ever = places(store, rounds), opened(store, rounds)
    return {one: Turns(there[one], tuple(ever[one])) for one in rounds}


def places(store: Connection, rounds: Collection[int]) -> dict[int, Places]:
    above: dict[int, dict[int, int | None]] = {one: {} for one in rounds}
    for row in store.execute(select(tables.work_place).where(tables.work_place.c.round_id.in_(rounds))):
        above[row.round_id][row.unit_id] = row.above_id
    here = tables.unit_in_round.c
    programmes = select(here.round_id, here.unit_id).where(here.round_id.in_(rounds), here.kind == PROGRAMME)
    return {row.round_id: Places(row.unit_id, above[row.round_id]) for row in store.execute(programmes)}


def opened(store: Connection, rounds: Collection[int]) -> dict[int, list[int]]:
    """The institutions that were ever open to those above, in the order in which they opened."""
    event, found = tables.release_event.c, {one: list[int]() for one in rounds}
    wanted = select(event.round_id, event.unit_id).where(event.event == Happened.OPENED.value)
    wanted = wanted.where(event.round_id.in_(rounds)).group_by(event.round_id, event.unit_id)
    for row in store.execute(wanted.order_by(func.min(event.id))):
        found[row.round_id].append(row.unit_id)
    return found


def inside(unit: int, rounds: Collection[int]) -> Select:
    """The unit, whatever lies in it in one of the rounds, and the institutions whose work is counted under it."""
    up, here, top = tables.ancestor.c, tables.work_place.c, tables.unit_in_round.c
    now = select(up.unit_id).where(up.round_id.in_(rounds), up.ancestor_id == unit)
    is_all = select(top.unit_id).where(top.unit_id == unit, top.kind == PROGRAMME).exists()
    counted = select(here.unit_id).where(here.round_id.in_(rounds), or_(here.above_id == unit, is_all))
    return select(union(now, counted).subquery().c.unit_id)


def standing(store: Connection, rounds: Collection[int], unit: int) -> dict[int, frozenset[int]]:
    """The institutions inside the unit as each round is now."""
    up, here = tables.ancestor.c, tables.unit_in_round.c
    same = (here.round_id == up.round_id) & (here.unit_id == up.unit_id)
    wanted = select(up.round_id, up.unit_id).join(tables.unit_in_round, same)
    wanted = wanted.where(up.round_id.in_(rounds), up.ancestor_id == unit, here.kind == "institution")
    rows = store.execute(wanted).all()
    return {one: frozenset(row.unit_id for row in rows if row.round_id == one) for one in rounds}


def done_in(
    store: Connection,
    rounds: Collection[int],
    institutions: Collection[int] | Select,
    within: Mapping[int, Collection[int]] | None = None,
) -> dict[tuple[int, int], Done]:
    """What is registered, by round and institution; those with nothing too, once they are asked for.

    Focus areas are those of the institution itself, and of the units `within` it that are given for the round.
    """
    times = _times(store, rounds, institutions)
    chosen = _chosen(store, rounds, institutions, within or {})
    found = {key: Done(chosen.get(key, 0), times.get(key, {})) for key in chosen.keys() | times.keys()}
    return defaultdict(Done, found)


def _times(
    store: Connection, rounds: Collection[int], institutions: Collection[int] | Select
) -> dict[tuple[int, int], dict[Work, int]]:
    """Whoever has looked before looks were counted has opened the profile once at least."""
    looked, times = tables.first_look.c, defaultdict[tuple[int, int], dict[Work, int]](dict)
    wanted = select(looked.round_id, looked.unit_id)
    for row in store.execute(wanted.where(looked.round_id.in_(rounds), looked.unit_id.in_(institutions))):
        times[row.round_id, row.unit_id][Work.PROFILE_OPENED] = 1
    counted = select(tables.work_done).where(_done.round_id.in_(rounds), _done.unit_id.in_(institutions))
    for row in store.execute(counted):
        here = times[row.round_id, row.unit_id]
        here[Work(row.work)] = max(row.times, here.get(Work(row.work), 0))
    return times


def _chosen(
    store: Connection,
    rounds: Collection[int],
    institutions: Collection[int] | Select,
    within: Mapping[int, Collection[int]],
) -> Counter[tuple[int, int]]:
    up, area = tables.ancestor.c, tables.focus_area.c
    same = (up.unit_id == area.unit_id) & (up.round_id == area.round_id)
    counted = select(up.round_id, up.ancestor_id, up.unit_id, func.count()).select_from(tables.focus_area)
    counted = counted.join(tables.ancestor, same).where(area.round_id.in_(rounds), up.ancestor_id.in_(institutions))
    found = Counter[tuple[int, int]]()
    for round_id, institution, unit, count in store.execute(counted.group_by(up.round_id, up.ancestor_id, up.unit_id)):
        if unit == institution or unit in within.get(round_id, ()):
            found[round_id, institution] += count
    return found


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
    """Whether the log knows that this person opened a profile of the institution in this round that Danish day."""
    log, today = tables.audit_log.c, danish(one.at).date()
    midnights = [from_danish(datetime.combine(day, time())) for day in (today, today + timedelta(days=1))]
    wanted = select(log.detail).where(log.institution_id == institution, log.at >= midnights[0])
    wanted = wanted.where(log.at < midnights[1], log.account == one.account)
    read = store.execute(wanted.where(log.event == Event.READ.value)).scalars()
    return any(_is_profile(json.loads(detail), one.round) for detail in read)


def _is_profile(detail: dict[str, str], round_: str) -> bool:
    return detail.get("view") == "profile" and detail.get("round") == round_

"""Releases of rounds as they are kept: events that are never changed, and what is open because of them."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime

from sqlalchemy import Connection, Row, delete, exists, func, insert, select, text
from sqlalchemy.exc import IntegrityError

from dashboard.mapping import Name
from dashboard.moments import utc
from dashboard.ownership import holding_back, openings
from dashboard.profile import Choice
from dashboard.release import Happened, Logged
from dashboard.release_state import Stands, State
from data_access import aggregates, tables, work


class NotLooked(ValueError):
    """No leader has opened the profile of the round yet."""


class Revised(ValueError):
    """The round has several versions, and opening the institution could give away others by their difference."""


def opened(store: Connection) -> dict[tuple[int, int], bool]:
    """By round and institution: what is open now, and whether its teams are too."""
    here = tables.open_institution.c
    rows = store.execute(select(here.round_id, here.unit_id, here.with_teams)).all()
    return {(round_id, unit): with_teams for round_id, unit, with_teams in rows}


def stands(store: Connection, round_id: int, unit: int) -> Stands:
    """In one question, since every look at a profile asks it."""
    looked, event, is_open = tables.first_look.c, tables.release_event.c, tables.open_institution.c
    last = select(event.event).where(event.unit_id == unit, event.round_id == round_id).order_by(event.id.desc())
    row = store.execute(
        select(
            exists().where(looked.round_id == round_id, looked.unit_id == unit),
            exists().where(is_open.round_id == round_id, is_open.unit_id == unit),
            last.limit(1).scalar_subquery(),
        )
    ).one()
    waits = State.WAITING if row[2] == Happened.RELEASED else State.OWN
    return Stands(State.OPEN if row[1] else waits, bool(row[0]))


def look(store: Connection, round_id: int, unit: int, account: str) -> None:
    """Remember that a leader has opened the own profile of the round; the first time only."""
    if not stands(store, round_id, unit).looked:
        row = {"round_id": round_id, "unit_id": unit, "account": account, "at": datetime.now(UTC)}
        with suppress(IntegrityError), store.begin_nested():  # two looks at once are one
            store.execute(insert(tables.first_look).values(row))


def release(store: Connection, round_id: int, unit: int, account: str, *, with_teams: bool) -> None:
    """It takes effect at once, or waits. Raises NotLooked, Revised."""
    _one_at_a_time(store)
    if not stands(store, round_id, unit).looked:
        raise NotLooked(unit)
    known, here = _ever(_events(store, round_id), Happened.OPENED), aggregates.round_of(store, round_id)
    if here.revised and unit not in known and not here.is_safe(known, frozenset({unit})):
        raise Revised(unit)
    _note(store, round_id, unit, Happened.RELEASED, account, with_teams=with_teams)
    settle(store, round_id)


def undo(store: Connection, round_id: int, unit: int, account: str) -> bool:
    """Close it to those above, or wait no longer; False where it was neither open nor waiting."""
    _one_at_a_time(store)
    release_ = _standing(_events(store, round_id)).get(unit)
    if release_ is None:
        return False
    here = tables.open_institution.c
    store.execute(delete(tables.open_institution).where(here.round_id == round_id, here.unit_id == unit))
    _note(store, round_id, unit, Happened.UNDONE, account, with_teams=release_.with_teams)
    settle(store, round_id)
    return True


def settle(store: Connection, round_id: int) -> None:
    """Open what may open now, and count what sums above may tell. Whenever releases or cells of the round change."""
    _one_at_a_time(store)
    work.place(store, round_id)
    here, events = aggregates.round_of(store, round_id), _events(store, round_id)
    known, now = _ever(events, Happened.OPENED), opened(store)
    standing = {unit: row for unit, row in _standing(events).items() if unit in here.municipality}
    fresh = openings(here, [unit for unit in standing if unit not in known], known)
    for unit in [*(unit for unit in standing if unit in known), *fresh]:
        if now.get((round_id, unit)) != standing[unit].with_teams:
            _open(store, standing[unit])
    aggregates.write(store, round_id, here, _ever(events, Happened.RELEASED), known | frozenset(fresh))


def settle_all(store: Connection) -> None:
    """Of every round, the first published first, for a store from before there were releases."""
    publication = tables.publication.c
    rounds = select(publication.round_id).group_by(publication.round_id).order_by(func.min(publication.id))
    for round_id in store.execute(rounds).scalars().all():
        settle(store, round_id)


def missing(store: Connection, round_id: int, unit: int) -> int:
    """How many others have not released, in the sums that keep a waiting institution from opening."""
    here, events = aggregates.round_of(store, round_id), _events(store, round_id)
    return len(holding_back(here, unit, _ever(events, Happened.RELEASED), _ever(events, Happened.OPENED)))


def never_released(store: Connection, unit: int) -> list[int]:
    """Numbers of the rounds in which the institution stands and that nobody has released."""
    here, event = tables.unit_in_round.c, tables.release_event.c
    once = select(event.round_id).where(event.unit_id == unit)
    found = select(here.round_id).where(here.unit_id == unit, here.kind == "institution", here.round_id.not_in(once))
    return list(store.execute(found).scalars())


def released_in(store: Connection, round_id: int) -> frozenset[int]:
    """The institutions whose round was ever released."""
    return _ever(_events(store, round_id), Happened.RELEASED)


def waiting_in(store: Connection, round_id: int) -> frozenset[int]:
    """The institutions that are released and not open yet."""
    is_open = {unit for found, unit in opened(store) if found == round_id}
    return frozenset(_standing(_events(store, round_id))) - is_open


def log(store: Connection, institutions: Iterable[int] | None = None) -> list[Logged]:
    """Newest first; of all institutions or of some."""
    event, here, round_ = tables.release_event, tables.unit_in_round, tables.round_
    named = (here.c.unit_id == event.c.unit_id) & (here.c.round_id == event.c.round_id)
    wanted = select(event, here.c.name, round_.c.key, round_.c.name_da, round_.c.name_en)
    wanted = wanted.join(round_, round_.c.id == event.c.round_id).outerjoin(here, named)
    if institutions is not None:
        wanted = wanted.where(event.c.unit_id.in_(list(institutions)))
    return [_logged(row) for row in store.execute(wanted.order_by(event.c.id.desc()))]


def _logged(row: Row) -> Logged:
    choice = Choice(row.key, Name(da=row.name_da, en=row.name_en))
    name, happened = row.name or "", Happened(row.event)
    return Logged(choice, row.unit_id, name, happened, row.with_teams, row.account, utc(row.at))


def _one_at_a_time(store: Connection) -> None:
    """Two leaders at once, each unaware of the other, could open what only one may; SQLite takes turns by itself."""
    if store.dialect.name == "postgresql":
        store.execute(text("LOCK TABLE release_event IN EXCLUSIVE MODE"))


def _events(store: Connection, round_id: int) -> Sequence[Row]:
    event = tables.release_event
    return store.execute(select(event).where(event.c.round_id == round_id).order_by(event.c.id)).all()


def _standing(events: Iterable[Row]) -> dict[int, Row]:
    """By institution, in order of release: the newest release that has not been undone."""
    found: dict[int, Row] = {}
    for row in events:
        if row.event == Happened.RELEASED:
            found[row.unit_id] = row
        elif row.event == Happened.UNDONE:
            found.pop(row.unit_id, None)
    return found


def _ever(events: Iterable[Row], happened: Happened) -> frozenset[int]:
    return frozenset(row.unit_id for row in events if row.event == happened)


def _open(store: Connection, release_: Row) -> None:
    """As far as the release reaches."""
    address = {"round_id": release_.round_id, "unit_id": release_.unit_id}
    table = tables.open_institution
    store.execute(delete(table).where(*(table.c[name] == value for name, value in address.items())))
    store.execute(insert(table).values(address | {"with_teams": release_.with_teams}))
    _note(store, **address, happened=Happened.OPENED, account=release_.account, with_teams=release_.with_teams)


def _note(
    store: Connection, round_id: int, unit_id: int, happened: Happened, account: str, *, with_teams: bool
) -> None:
    row = {"round_id": round_id, "unit_id": unit_id, "event": happened.value, "with_teams": with_teams}
    store.execute(insert(tables.release_event).values(row | {"account": account, "at": datetime.now(UTC)}))

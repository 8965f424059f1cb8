"""Focus areas as they are kept: the figure as it stood when the area was chosen, and never deleted."""

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from dashboard.cells import Cell
from dashboard.moments import present
from dashboard.work import Work
from data_access import tables, work
from data_access.rows import inserted

POINTS = range(1001)

_area = tables.focus_area.c


class NotShown(ValueError):
    """A value that nobody may see cannot be chosen to be worked on."""


class NoSuchAim(ValueError):
    """The aim lies outside the scale of points."""


@dataclass(frozen=True, slots=True)
class Address:
    """Numbers of the unit, and of the round, form and factor whose figure was looked at."""

    unit_id: int
    round_id: int
    form_id: int
    factor_id: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """A focus area as a reader may know it. `factor` and `form` are keys, which outlive a corrected questionnaire.

    `cell` is the figure as it stood then, None for whoever is told only what the round says now.
    """

    number: int
    at: Address
    form: str
    factor: str
    cell: Cell | None
    aim: int | None
    worked: int
    since: datetime
    ended: datetime | None


def choose(
    store: Connection, at: Address, cell: Cell, aim: int | None, account: str, when: datetime | None = None
) -> int:
    """The area's number; that of the same one where it is chosen already. Raises NotShown, NoSuchAim.

    `cell` is what the reader was shown, and is kept as it stands.
    """
    if not cell.shown:
        raise NotShown(cell.status.value)
    if aim is not None and aim not in POINTS:
        raise NoSuchAim(aim)
    _one_at_a_time(store, at.unit_id)
    same = [_area[name] == value for name, value in asdict(at).items()]
    found = store.execute(select(_area.id).where(*same, _area.ended_at.is_(None))).scalar()
    if found is not None:
        return int(found)
    figure = {"n": cell.n, "points": cell.points, "low": cell.low, "high": cell.high}
    more = {"aim": aim, "worked": 0, "account": account, "at": when or present()}
    return inserted(store, tables.focus_area, asdict(at) | figure | more)


def end(store: Connection, number: int, when: datetime | None = None) -> bool:
    """From now on nobody works on it any more; False where it had ended before. It is followed up all the same."""
    standing = update(tables.focus_area).where(_area.id == number, _area.ended_at.is_(None))
    return store.execute(standing.values(ended_at=when or present())).rowcount == 1


def worked(store: Connection, number: int, institution: int, done: Work, times: int = 1) -> None:
    """Something was done about the area: it counts there, and an institution's own also among all that it does.

    What a team does counts at its area alone: the counts of its institution may be told where the team is not open.
    """
    found = store.execute(select(_area.round_id, _area.unit_id).where(_area.id == number)).one()
    store.execute(update(tables.focus_area).where(_area.id == number).values(worked=_area.worked + times))
    if found.unit_id == institution:
        work.add(store, found.round_id, institution, done, times)


def is_any(store: Connection, round_id: int) -> bool:
    """Whether anything was ever chosen from the results of the round."""
    return store.execute(select(_area.id).where(_area.round_id == round_id).limit(1)).first() is not None


def _one_at_a_time(store: Connection, unit: int) -> None:
    """Two who choose the same at once would not see each other; SQLite takes turns by itself."""
    store.execute(select(tables.unit.c.id).where(tables.unit.c.id == unit).with_for_update())

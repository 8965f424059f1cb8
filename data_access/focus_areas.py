"""Focus areas as they are kept: the figure as it stood when the area was chosen, and never deleted."""

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from dashboard.cells import Cell
from dashboard.moments import present
from data_access import tables
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


@dataclass(frozen=True, slots=True)
class Serves:
    """What an area serves: the key of a national goal, and a target of the municipality in its own words."""

    goal: str | None = None
    target: str | None = None


NOTHING = Serves()


@dataclass(frozen=True, slots=True)
class Standing:
    """An area that is worked on, with what is hoped for and served there."""

    number: int
    aim: int | None
    serves: Serves


def choose(
    store: Connection,
    at: Address,
    cell: Cell,
    aim: int | None,
    account: str,
    when: datetime | None = None,
    *,
    serves: Serves = NOTHING,
) -> int:
    """The area's number; that of the same one where it is chosen already. Raises NotShown, NoSuchAim.

    `cell` is what the reader was shown, and is kept as it stands.
    """
    if not cell.shown:
        raise NotShown(cell.status.value)
    _check(aim)
    one_at_a_time(store, at.unit_id)
    if found := standing(store, at):
        return found.number
    figure = {"n": cell.n, "points": cell.points, "low": cell.low, "high": cell.high}
    more = {"aim": aim, "worked": 0, "account": account, "at": when or present()}
    return inserted(store, tables.focus_area, asdict(at) | figure | asdict(serves) | more)


def change(store: Connection, number: int, aim: int | None, serves: Serves) -> None:
    """Another aim, goal or target; the figure stays as it stood. Raises NoSuchAim."""
    _check(aim)
    store.execute(update(tables.focus_area).where(_area.id == number).values(aim=aim, **asdict(serves)))


def resume(store: Connection, number: int) -> bool:
    """It is worked on again; False where it had not ended, or the same was chosen once more since then."""
    at = address(store, number)
    one_at_a_time(store, at.unit_id)
    if standing(store, at):
        return False
    store.execute(update(tables.focus_area).where(_area.id == number).values(ended_at=None))
    return True


def end(store: Connection, number: int, when: datetime | None = None) -> bool:
    """From now on nobody works on it any more; False where it had ended before. It is followed up all the same."""
    standing = update(tables.focus_area).where(_area.id == number, _area.ended_at.is_(None))
    return store.execute(standing.values(ended_at=when or present())).rowcount == 1


def worked(store: Connection, number: int, times: int = 1) -> None:
    """Something was done about the area: it counts there. What counts for its institution is data_access/work.py."""
    store.execute(update(tables.focus_area).where(_area.id == number).values(worked=_area.worked + times))


def standing(store: Connection, at: Address) -> Standing | None:
    """The area that is chosen for the very same figure, unless it has ended."""
    same = [_area[name] == value for name, value in asdict(at).items()]
    row = store.execute(select(tables.focus_area).where(*same, _area.ended_at.is_(None))).first()
    return Standing(row.id, row.aim, Serves(row.goal, row.target)) if row else None


def is_worked_on(store: Connection, at: Address) -> bool:
    """Whether the unit works on the topic, whatever round it was chosen from."""
    same = (_area.unit_id == at.unit_id, _area.form_id == at.form_id, _area.factor_id == at.factor_id)
    return store.execute(select(_area.id).where(*same, _area.ended_at.is_(None)).limit(1)).first() is not None


def address(store: Connection, number: int) -> Address:
    row = store.execute(select(tables.focus_area).where(_area.id == number)).one()
    return Address(row.unit_id, row.round_id, row.form_id, row.factor_id)


def is_any(store: Connection, round_id: int) -> bool:
    """Whether anything was ever chosen from the results of the round."""
    return store.execute(select(_area.id).where(_area.round_id == round_id).limit(1)).first() is not None


def _check(aim: int | None) -> None:
    if aim is not None and aim not in POINTS:
        raise NoSuchAim(aim)


def one_at_a_time(store: Connection, unit: int) -> None:
    """Two who choose the same at once would not see each other; SQLite takes turns by itself."""
    store.execute(select(tables.unit.c.id).where(tables.unit.c.id == unit).with_for_update())

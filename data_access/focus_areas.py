"""Focus areas as they are kept: the figure as it stood when the area was chosen, and never deleted."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, Select, select, update

from dashboard.cells import Cell, Status
from dashboard.moments import present, utc
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
    """A focus area as it is kept. `factor` and `form` are keys, which outlive a corrected questionnaire."""

    number: int
    at: Address
    form: str
    factor: str
    cell: Cell
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
    """Something was done about the area: it counts there, and among all that its institution does."""
    found = store.execute(select(_area.round_id).where(_area.id == number)).scalar_one()
    store.execute(update(tables.focus_area).where(_area.id == number).values(worked=_area.worked + times))
    work.add(store, found, institution, done, times)


def is_any(store: Connection, round_id: int) -> bool:
    """Whether anything was ever chosen from the results of the round."""
    return store.execute(select(_area.id).where(_area.round_id == round_id).limit(1)).first() is not None


def of_units(store: Connection, units: Collection[int] | Select, round_id: int) -> list[Chosen]:
    """Those that were chosen from the results of a round, in order of choice."""
    table = tables.focus_area
    wanted = select(table, tables.form.c.key.label("form"), tables.factor.c.key.label("factor"))
    wanted = wanted.join(tables.form, tables.form.c.id == _area.form_id)
    wanted = wanted.join(tables.factor, tables.factor.c.id == _area.factor_id)
    wanted = wanted.where(_area.round_id == round_id, _area.unit_id.in_(units)).order_by(_area.id)
    return [_chosen(row) for row in store.execute(wanted)]


def _chosen(row: Row) -> Chosen:
    return Chosen(
        number=row.id,
        at=Address(row.unit_id, row.round_id, row.form_id, row.factor_id),
        form=row.form,
        factor=row.factor,
        cell=Cell(Status.SHOWN, row.n, row.points, row.low, row.high),
        aim=row.aim,
        worked=row.worked,
        since=utc(row.at),
        ended=utc(row.ended_at) if row.ended_at else None,
    )


def _one_at_a_time(store: Connection, unit: int) -> None:
    """Two who choose the same at once would not see each other; SQLite takes turns by itself."""
    store.execute(select(tables.unit.c.id).where(tables.unit.c.id == unit).with_for_update())

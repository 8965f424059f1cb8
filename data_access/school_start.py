"""Who went from which daycare to which school, as units.csv says, and what they were asked with: no answers at all."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, ScalarSelect, Select, Subquery, select

from dashboard.municipal import EARLY
from data_access import tables

OF_THEMSELVES = ("child", "pupil")  # the informants who answer as the children they are


@dataclass(frozen=True, slots=True)
class Move:
    """A child group of a school, and the one that its children were in at a daycare in the round before."""

    group: int
    school: int
    room: int
    daycare: int


class Moves:
    """From or to a unit, or what lies in it, between two rounds, of which the first is the one just before the other.

    Each institution is looked up group by group: a join would leave it to the database to begin with all of them.
    """

    def __init__(self, before: int, now: int, unit: int) -> None:
        self._before, self._now = before, now
        self._columns = _told(before, now, unit).c
        self._every = (self._columns.school.is_not(None), self._columns.daycare.is_not(None))

    def found(self, store: Connection) -> list[Move]:
        told = self._columns
        wanted = select(told.group, told.school, told.room, told.daycare).where(*self._every).order_by(told.group)
        return [Move(*row) for row in store.execute(wanted)]

    @property
    def daycares(self) -> Select[int]:
        return select(self._columns.daycare).where(*self._every)

    @property
    def schools(self) -> Select[int]:
        return select(self._columns.school).where(*self._every)

    @property
    def pairs(self) -> Select[int, int]:
        """Of a daycare and a school, each once."""
        return select(self._columns.daycare, self._columns.school).where(*self._every).distinct()

    def forms_before(self, store: Connection) -> list[int]:
        """Numbers of the forms in which any of the children were asked about themselves in the daycare."""
        return self._forms(store, self._before, self._columns.room)

    def forms_now(self, store: Connection) -> list[int]:
        """The same in the school."""
        return self._forms(store, self._now, self._columns.group)

    def _forms(self, store: Connection, round_id: int, asked: ColumnElement[int]) -> list[int]:
        form, cell = tables.form_in_round.c, tables.cell.c
        here = (cell.unit_id == asked, cell.form_id == form.form_id, cell.round_id == round_id)
        some = select(cell.unit_id).where(*here, *self._every).exists()
        wanted = select(form.form_id).where(form.round_id == round_id, form.informant.in_(OF_THEMSELVES), some)
        return list(store.execute(wanted.order_by(form.position)).scalars())


def _told(before: int, now: int, unit: int) -> Subquery:
    """Every group and where its children came from; no institution where that is not a school, or not a daycare."""
    group = tables.unit_in_round.alias("moved").c
    room, early = group.same_children_as_id, tables.unit_in_round.c.type.in_(EARLY)
    return (
        select(
            group.unit_id.label("group"),
            _institution(group.unit_id, now, ~early).label("school"),
            room.label("room"),
            _institution(room, before, early).label("daycare"),
        )
        .where(group.round_id == now, room.is_not(None))
        .where(group.unit_id.in_(_inside(unit, now)) | room.in_(_inside(unit, before)))
        .subquery()
    )


def _institution(group: ColumnElement[int], round_id: int, condition: ColumnElement[bool]) -> ScalarSelect[int]:
    up, here = tables.ancestor.c, tables.unit_in_round.c
    wanted = select(here.unit_id).join(tables.ancestor, up.ancestor_id == here.unit_id)
    wanted = wanted.where(here.round_id == round_id, up.round_id == round_id, up.unit_id == group)
    return wanted.where(here.kind == "institution", condition).scalar_subquery()


def _inside(unit: int, round_id: int) -> Select[int]:
    up = tables.ancestor.c
    return select(up.unit_id).where(up.round_id == round_id, up.ancestor_id == unit)

"""Who went from which daycare to which school, as units.csv says, and what they were asked with: no answers at all."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select

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


def round_before(store: Connection, round_id: int) -> int | None:
    """Number of the round just before, published or not: it is the one that units.csv speaks of."""
    round_ = tables.round_.c
    order = list(store.execute(select(round_.id).order_by(round_.opened, round_.key)).scalars())
    place = order.index(round_id)
    return order[place - 1] if place else None


def moves(store: Connection, before: int, now: int) -> list[Move]:
    """Of the whole programme."""
    group, up, down = tables.unit_in_round.c, tables.ancestor.alias(), tables.ancestor.alias()
    school, daycare = tables.unit_in_round.alias(), tables.unit_in_round.alias()
    room = group.same_children_as_id
    wanted = select(group.unit_id, school.c.unit_id, room, daycare.c.unit_id).select_from(tables.unit_in_round)
    wanted = wanted.join(up, (up.c.round_id == now) & (up.c.unit_id == group.unit_id))
    wanted = wanted.join(school, (school.c.round_id == now) & (school.c.unit_id == up.c.ancestor_id))
    wanted = wanted.join(down, (down.c.round_id == before) & (down.c.unit_id == room))
    wanted = wanted.join(daycare, (daycare.c.round_id == before) & (daycare.c.unit_id == down.c.ancestor_id))
    wanted = wanted.where(group.round_id == now, room.is_not(None), school.c.kind == "institution")
    wanted = wanted.where(daycare.c.kind == "institution", daycare.c.type.in_(EARLY), school.c.type.not_in(EARLY))
    return [Move(*row) for row in store.execute(wanted.order_by(group.unit_id))]


def forms_of(store: Connection, round_id: int, groups: Collection[int]) -> list[int]:
    """Numbers of the forms in which children of any of these groups were asked about themselves."""
    form, cell = tables.form_in_round.c, tables.cell.c
    asked = select(cell.unit_id).where(cell.unit_id.in_(groups), cell.form_id == form.form_id)
    wanted = select(form.form_id).where(form.round_id == round_id, form.informant.in_(OF_THEMSELVES))
    wanted = wanted.where(asked.where(cell.round_id == round_id).exists()).order_by(form.position)
    return list(store.execute(wanted).scalars())

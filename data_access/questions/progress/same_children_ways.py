"""Where the children of a group were, round by round: the chain of groups that are told to be the same children."""

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

from sqlalchemy import Connection, select

from dashboard.access import Scope
from data_access import tables
from data_access.catalogue import Catalogue, Round
from data_access.questions import units
from data_access.questions.units import Trail
from data_access.trend_lines import Visit


def ways_back(
    scope: Scope, store: Connection, catalogue: Catalogue, round_: Round, groups: Mapping[int, Trail]
) -> dict[int, list[Visit]]:
    """By group of that round: where its children were, oldest first and the group itself last, as far as is known.

    A group that the reader may not open has no trail.
    """
    found = {group: [Visit(round_, trail)] for group, trail in groups.items()}
    seats = {group: group for group in groups}
    for now, before in _backwards(store, catalogue, round_):
        came = _came_from(store, now, seats.values())
        there = _listed(store, before, came.values())
        seats = {group: came[seat] for group, seat in seats.items() if came.get(seat) in there}
        opened = units.ways(scope, store, before.id, set(seats.values()))
        for group, seat in seats.items():
            found[group].insert(0, Visit(before, opened.get(seat)))
    return found


def _backwards(store: Connection, catalogue: Catalogue, round_: Round) -> Iterator[tuple[Round, Round]]:
    """Each round with the one just before it, as long as that is published: a chain cannot leave a round out."""
    held = tables.round_.c
    order = list(store.execute(select(held.id).order_by(held.opened, held.key)).scalars())
    known = {one.id: one for one in catalogue.rounds}
    newest_first = order[order.index(round_.id) :: -1]
    for now, before in pairwise(newest_first):
        if before not in known:
            return
        yield known[now], known[before]


def _came_from(store: Connection, round_: Round, groups: Collection[int]) -> dict[int, int]:
    """By group: the one that its children were in in the round before."""
    here = tables.unit_in_round.c
    wanted = select(here.unit_id, here.same_children_as_id).where(here.round_id == round_.id)
    known = wanted.where(here.unit_id.in_(set(groups)), here.same_children_as_id.is_not(None))
    return {row.unit_id: row.same_children_as_id for row in store.execute(known)}


def _listed(store: Connection, round_: Round, numbers: Collection[int]) -> set[int]:
    here = tables.unit_in_round.c
    wanted = select(here.unit_id).where(here.round_id == round_.id, here.unit_id.in_(set(numbers)))
    return set(store.execute(wanted).scalars())

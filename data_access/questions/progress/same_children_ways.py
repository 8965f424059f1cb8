"""Where the children of a group were, round by round: the chain of groups that are told to be the same children."""

from collections.abc import Iterator, Mapping, Set

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
    for now, before in _backwards(catalogue, round_):
        came = _came_from(store, now, before, set(seats.values()))
        seats = {group: came[seat] for group, seat in seats.items() if seat in came}
        if not seats:
            break
        opened = units.ways(scope, store, before.id, set(seats.values()))
        for group, seat in seats.items():
            found[group].insert(0, Visit(before, opened.get(seat)))
    return found


def _backwards(catalogue: Catalogue, round_: Round) -> Iterator[tuple[Round, Round]]:
    """Each round with the one just before it, as long as that is published: a chain cannot leave a round out."""
    now, before = round_, catalogue.before(round_)
    while before is not None:
        yield now, before
        now, before = before, catalogue.before(before)


def _came_from(store: Connection, now: Round, before: Round, groups: Set[int]) -> dict[int, int]:
    """By group: the one that its children were in in the round before, if it was there."""
    here, there = tables.unit_in_round.c, tables.unit_in_round.alias("there").c
    then = (there.round_id == before.id) & (there.unit_id == here.same_children_as_id)
    wanted = select(here.unit_id, there.unit_id).where(here.round_id == now.id, here.unit_id.in_(groups), then)
    return {row[0]: row[1] for row in store.execute(wanted)}

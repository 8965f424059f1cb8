"""What became of focus areas, beside what was done: of one institution, or of those below a unit above."""

from collections.abc import Collection

from sqlalchemy import Connection

from dashboard.access import LOOKING_DOWN, Scope, institution_of
from dashboard.profile import Choice
from dashboard.work import Others, Places, Silence, Trace, Worked, in_sum, told_by_name, total
from data_access import releases
from data_access import work as kept
from data_access.catalogue import Catalogue, Round
from data_access.frame import Frame
from data_access.questions import units
from data_access.questions.progress.follow_up import follow_up
from data_access.questions.units import Trail


def work(scope: Scope, store: Connection, catalogue: Catalogue, frame: Frame) -> Worked:
    """The work with the results of the two rounds in view."""
    rounds = [round_ for round_ in (frame.before, frame.at.round) if round_ is not None]
    found = tuple(_trace(scope, store, catalogue, frame.at.trails[round_.id], round_) for round_ in rounds)
    return Worked(follow_up(scope, store, catalogue, frame), found)


def _trace(scope: Scope, store: Connection, catalogue: Catalogue, trail: Trail, round_: Round) -> Trace:
    """What the own institutions do is told by right, what others do as far as it tells of nobody who is not open."""
    places, opened = kept.places(store, round_.id), kept.opened(store, round_.id)
    ways, known = _institutions(scope, store, round_, trail), told_by_name(places, opened)
    told = [unit for unit in ways if scope.unlimited or unit in known | scope.homes]
    done = kept.done_in(store, round_.id, told)
    link = {unit: units.link(scope, catalogue, round_.id, way) for unit, way in ways.items()}
    return Trace(
        round=Choice(round_.key, round_.name),
        named=tuple((link[unit], done[unit]) for unit in told),
        waiting=tuple(link[unit] for unit in ways if unit not in told),
        others=_others(scope, store, round_, trail[-1].unit, places, opened),
    )


def _institutions(scope: Scope, store: Connection, round_: Round, trail: Trail) -> dict[int, Trail]:
    """The one the unit is or belongs to, else those below it that the reader may open."""
    home = institution_of(trail)
    if home is not None:
        return {home: next(trail[: depth + 1] for depth, place in enumerate(trail) if place.unit == home)}
    ways = units.inside(scope, store, round_.id, trail, "institution")
    return {way[-1].unit: way for way in ways}


def _others(
    scope: Scope, store: Connection, round_: Round, unit: int, places: Places, opened: Collection[int]
) -> Others | Silence:
    """A sum with an own institution in it would tell its leader of one less than it seems to."""
    opened, members = list(opened), places.inside(unit)
    if scope.roles.isdisjoint(LOOKING_DOWN):
        return Silence.CLOSED
    if members <= told_by_name(places, opened):
        return Silence.NOBODY
    some = in_sum(places, unit, opened, releases.released_in(store, round_.id))
    if not some or not scope.homes.isdisjoint(members):
        return Silence.FEW
    return Others(len(some), total(kept.done_in(store, round_.id, some).values()))

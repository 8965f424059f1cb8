"""What became of focus areas, beside what was done: of one institution, or of those below a unit above."""

from collections.abc import Mapping

from sqlalchemy import Connection

from dashboard.access import LOOKING_DOWN, Scope, institution_of
from dashboard.profile import Choice
from dashboard.work import Done, Others, Silence, Trace, Turns, Worked, in_sum, total
from data_access import releases
from data_access import work as kept
from data_access.catalogue import Catalogue, Round
from data_access.frame import Frame
from data_access.questions import units
from data_access.questions.progress.chosen import ways
from data_access.questions.progress.follow_up import follow_up
from data_access.questions.units import Trail

All = Mapping[tuple[int, int], Done]  # by round and institution


def work(scope: Scope, store: Connection, catalogue: Catalogue, frame: Frame) -> Worked:
    """The work with the results of the two rounds in view."""
    seen = catalogue.rounds[: catalogue.rounds.index(frame.at.round) + 1]
    turns = kept.turns(store, [round_.id for round_ in seen])
    rounds = [round_ for round_ in (frame.before, frame.at.round) if round_ is not None]
    found = follow_up(scope, store, catalogue, frame, turns)
    home, numbers = institution_of(frame.trail), [round_.id for round_ in rounds]
    is_own = home is not None and (scope.unlimited or home in scope.workplaces)
    done = _done(scope, store, frame, rounds, is_own=is_own)
    there = kept.standing(store, numbers, frame.unit) if home is None else {}
    traces = (
        _trace(scope, store, catalogue, (one, frame.at.trails[one.id]), turns[one.id], done, there) for one in rounds
    )
    return Worked(found, tuple(traces), is_own=is_own)


def _done(scope: Scope, store: Connection, frame: Frame, rounds: list[Round], *, is_own: bool) -> All:
    """Of those above nobody is told what a team has chosen but by its own card."""
    numbers = [round_.id for round_ in rounds]
    homes = {home for one in numbers if (home := institution_of(frame.at.trails[one])) is not None}
    if not is_own:
        return kept.done_in(store, numbers, homes or kept.inside(frame.unit, numbers))
    within = dict[int, set[int]]()
    for home in homes:
        for number, there in ways(scope, store, home, rounds).items():
            within.setdefault(number, set()).update(there)
    return kept.done_in(store, numbers, homes, within)


def _trace(
    scope: Scope,
    store: Connection,
    catalogue: Catalogue,
    at: tuple[Round, Trail],
    turns: Turns,
    done: All,
    there: Mapping[int, frozenset[int]],
) -> Trace:
    """What the own institutions do is told by right, what others do as far as it tells of nobody who is not open."""
    round_, trail = at
    found = _institutions(scope, store, round_, trail)
    told = [unit for unit in found if scope.unlimited or unit in turns.by_name | scope.workplaces]
    link = {unit: units.link(scope, catalogue, round_.id, way) for unit, way in found.items()}
    return Trace(
        round=Choice(round_.key, round_.name),
        named=tuple((link[unit], done[round_.id, unit]) for unit in told),
        waiting=tuple(link[unit] for unit in found if unit not in told),
        others=_others(scope, store, at, turns, done, there.get(round_.id, frozenset())),
    )


def _institutions(scope: Scope, store: Connection, round_: Round, trail: Trail) -> dict[int, Trail]:
    """The one the unit is or belongs to, else those below it that the reader may open."""
    home = institution_of(trail)
    if home is not None:
        return {home: next(trail[: depth + 1] for depth, place in enumerate(trail) if place.unit == home)}
    ways = units.inside(scope, store, round_.id, trail, "institution")
    return {way[-1].unit: way for way in ways}


def _others(
    scope: Scope, store: Connection, at: tuple[Round, Trail], turns: Turns, done: All, standing: frozenset[int]
) -> Others | Silence:
    """A sum with an own institution in it would tell its leader of one less than it seems to."""
    round_, unit = at[0], at[1][-1].unit
    members = turns.places.inside(unit)
    if scope.roles.isdisjoint(LOOKING_DOWN):
        return Silence.CLOSED
    if members | standing <= turns.by_name:
        return Silence.NOBODY
    some = in_sum(turns.places, unit, turns.opened, releases.released_in(store, round_.id), standing)
    if not some or not scope.homes.isdisjoint(members):
        return Silence.FEW
    return Others(len(some), total(done[round_.id, one] for one in some))

"""What children said in the daycare before, and what they say in the school now, as far as a reader may see both."""

from collections.abc import Collection

from sqlalchemy import Connection, Select

from dashboard.access import Scope, is_aggregate
from dashboard.disclosure.universe import ALL
from dashboard.language import sort_key
from dashboard.profile import Choice
from dashboard.transition import Route, Side, Transition, crossings, with_the_whole
from data_access.catalogue import Catalogue, Round
from data_access.frame import Frame
from data_access.one_side import OneSide
from data_access.questions import cells, units
from data_access.questions.units import Trail
from data_access.school_start import Moves

Ends = tuple[Trail, Trail]  # the ways to whose figures stand before school start, and after it


def transition(scope: Scope, store: Connection, catalogue: Catalogue, frame: Frame) -> Transition:
    """From the round just before the one in view, if it is published: units.csv names the groups of that one."""
    now = frame.at.round
    before = catalogue.before(now)
    if before is None:
        return Transition(now=Choice(now.key, now.name))
    return _Page(scope, store, catalogue, frame, before).told()


class _Page:
    """`whole` is the municipality or programme that the page is about, or that its institution lies in."""

    def __init__(self, scope: Scope, store: Connection, catalogue: Catalogue, frame: Frame, before: Round) -> None:
        self.scope, self.store, self.catalogue = scope, store, catalogue
        self.trail, self.before, self.now = frame.trail, before, frame.at.round
        self.is_above = is_aggregate(frame.trail[-1].kind)
        self.whole = frame.trail if self.is_above else frame.trail[:-1]

    def told(self) -> Transition:
        known, ends = self._between_institutions() if self.is_above else self._of_own()
        everybodys = self._moves(self.whole)
        then = self._side(self.before, everybodys.forms_before(self.store), [one for one, _ in ends])
        later = self._side(self.now, everybodys.forms_now(self.store), [other for _, other in ends])
        whole = self._pair((self.whole, self.whole), then, later, None)
        found = [self._pair(pair, then, later, whole) for pair in ends]
        return Transition(
            now=Choice(self.now.key, self.now.name),
            before=Choice(self.before.key, self.before.name),
            whole=whole,
            pairs=tuple(sorted((pair for pair in found if pair), key=_by_name)),
            known=known,
        )

    def _between_institutions(self) -> tuple[bool, set[Ends]]:
        """Whether any are told at all; and those of which the reader may open both."""
        found = self._moves(self.whole)
        then, later = self._ways(self.before, found.daycares), self._ways(self.now, found.schools)
        pairs = [(row[0], row[1]) for row in self.store.execute(found.pairs)]
        return bool(pairs), {(then[one], later[other]) for one, other in pairs if one in then and other in later}

    def _of_own(self) -> tuple[bool, set[Ends]]:
        """On each side the group, else its institution, else the whole: the nearest that the reader may open."""
        moves = self._moves(self.trail).found(self.store)
        then = self._ways(self.before, {unit for move in moves for unit in (move.room, move.daycare)})
        later = self._ways(self.now, {unit for move in moves for unit in (move.group, move.school)})
        ends = {
            (
                then.get(move.room) or then.get(move.daycare) or self.whole,
                later.get(move.group) or later.get(move.school) or self.whole,
            )
            for move in moves
        }
        return bool(moves), ends - {(self.whole, self.whole)}

    def _moves(self, trail: Trail) -> Moves:
        return Moves(self.before.id, self.now.id, trail[-1].unit)

    def _ways(self, round_: Round, numbers: Collection[int] | Select) -> dict[int, Trail]:
        return units.ways(self.scope, self.store, round_.id, numbers)

    def _side(self, round_: Round, forms: Collection[int], trails: Collection[Trail]) -> OneSide:
        places = {(round_.id, one) for trail in (self.whole, *trails) for one in (trail, trail[:1])}
        found = cells.of_forms(self.scope, self.store, places, forms, self.catalogue.splits[ALL])
        return OneSide(self.catalogue, round_, forms, found)

    def _pair(self, ends: Ends, then: OneSide, later: OneSide, whole: Route | None) -> Route | None:
        """None where nothing was asked on both sides."""
        met = crossings(then.standings(ends[0]), later.standings(ends[1]))
        told = with_the_whole(met, whole)
        if not told:
            return None
        return Route(self._named(ends[0], self.before), self._named(ends[1], self.now), told)

    def _named(self, trail: Trail, round_: Round) -> Side:
        depth = next((depth for depth, place in enumerate(trail, 1) if place.kind == "institution"), len(trail))
        links = [units.link(self.scope, self.catalogue, round_.id, way) for way in (trail, trail[:depth])]
        return Side(links[0], links[1] if depth < len(trail) else None, whole=trail == self.whole)


def _by_name(pair: Route) -> list[tuple[bool, list[tuple[int, int, str]], list[tuple[int, int, str]]]]:
    """What is told of everybody together comes last."""
    sides = (pair.then, pair.now)
    return [(side.whole, sort_key((side.home or side.place).name), sort_key(side.place.name)) for side in sides]

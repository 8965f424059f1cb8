"""Who takes part in a round, as far as the reader may know: while it is open from what is told of its course, and once
it is published from its published answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection, Row, select

from dashboard import open_sums
from dashboard.access import Scope, is_aggregate
from dashboard.cells import Status
from dashboard.focus import may_read
from dashboard.forecast import ceiling
from dashboard.levels import is_group
from dashboard.moments import danish
from dashboard.participation import FormTurnout, Group, Moment, Participating, Turnout
from dashboard.profile import Choice
from dashboard.selection import Selection
from data_access import aggregates, tables
from data_access.catalogue import Catalogue, Form, Round, forms, open_rounds
from data_access.questions import cells, units
from data_access.questions.aggregates import telling
from data_access.questions.units import Trail

_HIDDEN = Turnout(Status.PROTECT)


def participation(scope: Scope, store: Connection, catalogue: Catalogue, selection: Selection) -> Participating | None:
    """None where there is no such page for this reader, and for keys that the store does not know."""
    trails = units.trails(scope, store, selection.unit) if selection.unit is not None else {}
    being_answered = open_rounds(store)
    rounds = sorted([*catalogue.rounds, *being_answered], key=lambda one: (one.opened, one.key))
    here = [one for one in rounds if one.id in trails]
    if not here or selection.round not in {None, *(one.key for one in rounds)}:
        return None
    round_ = next((one for one in here if one.key == selection.round), here[-1])
    asked = forms(store, select(tables.round_.c.id))
    if selection.form not in {None, *(form.key for some in asked.values() for form in some)}:
        return None
    at = _At(scope, store, round_, trails[round_.id], asked.get(round_.id, ()), is_open=round_ in being_answered)
    return _page(at, catalogue, selection, [Choice(one.key, one.name) for one in here])


def _page(at: "_At", catalogue: Catalogue, selection: Selection, rounds: Sequence[Choice]) -> Participating:
    ways = at.below(at.trail)
    turnouts = {form.key: at.turnouts([at.trail, *ways], form) for form in at.forms}
    told = [form for form in at.forms if at.unit in turnouts[form.key]]
    chosen = next((form for form in told if form.key == selection.form), told[0] if told else None)
    course = at.course(chosen) if chosen else ()
    return Participating(
        selection=Selection("participation", at.unit, at.round.key, chosen.key if chosen else None),
        unit=units.link(at.scope, catalogue, at.round.id, at.trail),
        path=tuple(units.link(at.scope, catalogue, at.round.id, at.trail[:n]) for n in range(1, len(at.trail))),
        rounds=tuple(rounds),
        forms=tuple(
            FormTurnout(Choice(form.key, form.name), form.informant, turnouts[form.key][at.unit], _about_others(form))
            for form in told
        ),
        groups=tuple(
            Group(units.link(at.scope, catalogue, at.round.id, way), len(way) - len(at.trail), asked)
            for way in ways
            if (asked := {key: found[way[-1].unit] for key, found in turnouts.items() if way[-1].unit in found})
        ),
        course=course,
        ceiling=_ceiling(at, course),
        is_open=at.is_open,
        newest=max((danish(moment) for moment in at.newest.values()), default=None),
        opened=at.round.opened,
        closed=at.round.closed,
        k=at.round.k,
        in_the_house=may_read(at.scope, at.trail),
    )


def _about_others(form: Form) -> bool:
    return form.informant == "staff" and form.subject == "child"


def _ceiling(at: "_At", course: Sequence[Moment]) -> int | None:
    told = [(one.at, one.turnout.answered) for one in course if one.turnout.answered is not None]
    invited = course[-1].turnout.invited if course else None
    return ceiling(told, invited, at.round.closed) if at.is_open and invited else None


@dataclass(frozen=True)
class _At:
    """One unit in one round, as one reader stands before it."""

    scope: Scope
    store: Connection
    round: Round
    trail: Trail
    forms: tuple[Form, ...]
    is_open: bool

    @property
    def unit(self) -> int:
        return self.trail[-1].unit

    def below(self, trail: Trail) -> list[Trail]:
        """What the reader may open: just below a sum of institutions, all the way down from an institution."""
        ways = units.children(self.scope, self.store, self.round.id, trail)
        if is_aggregate(trail[-1].kind):
            return ways
        return [part for way in ways for part in (way, *self.below(way))]

    @cached_property
    def newest(self) -> dict[int, datetime]:
        """By form: when the latest numbers are from. The programme has a row at every time."""
        here, found = tables.participation.c, dict[int, datetime]()
        wanted = select(here.form_id, here.at).where(here.unit_id == self.trail[0].unit)
        for form, moment in self.store.execute(wanted.where(here.round_id == self.round.id).order_by(here.at)):
            found[form] = moment
        return found

    def turnouts(self, ways: Sequence[Trail], form: Form) -> dict[int, Turnout]:
        """By unit, those that are asked."""
        groups = {way[-1].unit for way in ways if is_group(way[-1].kind)}
        rows = {
            row.unit_id: self._turnout(row, together=row.unit_id in groups)
            for row in self._latest([way[-1].unit for way in ways], form)
        }
        withheld = self._withheld(ways, form)
        found = rows if self.is_open else self._published(ways, form, rows)
        return {unit: Turnout(Status.PROTECT, withheld=True) if unit in withheld else found[unit] for unit in found}

    def course(self, form: Form) -> tuple[Moment, ...]:
        """Nothing where the sum is withheld."""
        if self._withheld([self.trail], form):
            return ()
        here = tables.participation.c
        at = (here.unit_id == self.unit, here.form_id == form.id, here.round_id == self.round.id)
        rows = self.store.execute(select(tables.participation).where(*at).order_by(here.at))
        return tuple(Moment(danish(row.at), self._turnout(row)) for row in rows)

    def _latest(self, wanted: Iterable[int], form: Form) -> Iterable[Row]:
        if form.id not in self.newest:
            return ()
        here = tables.participation.c
        at = (here.form_id == form.id, here.round_id == self.round.id, here.at == self.newest[form.id])
        return self.store.execute(select(tables.participation).where(here.unit_id.in_(list(wanted)), *at))

    def _turnout(self, row: Row, *, together: bool = False) -> Turnout:
        if row.answered is not None and row.answered < self.scope.fewest:
            return Turnout(Status.FEW)
        hidden = together and row.answered is None
        return Turnout(Status(row.status), row.answered, row.invited, together=hidden)

    def _published(self, ways: Sequence[Trail], form: Form, rows: dict[int, Turnout]) -> dict[int, Turnout]:
        """A unit of which nothing is published although it was asked has had too few answers."""
        places = [(self.round.id, way) for way in ways]
        told = cells.responses(self.scope, self.store, places, form.id)
        asked = cells.units_asked(self.scope, self.store, places, form.id)
        enough = self._with_enough(asked, form)
        hidden = {unit: _HIDDEN if unit in enough else Turnout(Status.FEW) for unit in asked | rows.keys()}
        shown = {unit: Turnout(Status.SHOWN, one.answered, one.invited) for (unit, _), one in told.items()}
        return hidden | shown

    def _with_enough(self, wanted: Iterable[int], form: Form) -> set[int]:
        """Units with a cell that is not hidden for want of answers."""
        cell = tables.cell.c
        found = select(cell.unit_id).where(cell.unit_id.in_(list(wanted)), cell.form_id == form.id)
        found = found.where(cell.round_id == self.round.id, cell.status.not_in([Status.FEW, Status.ABSENT]))
        return set(self.store.execute(found.distinct()).scalars())

    def _withheld(self, ways: Sequence[Trail], form: Form) -> set[int]:
        """Sums above institutions that would speak of too few of them to this reader."""
        sums = [way for way in ways if is_aggregate(way[-1].kind)]
        if not sums or self.scope.unlimited:
            return set()
        if self.is_open:
            return {way[-1].unit for way in sums} - self._told_above(form)
        places = [(self.round.id, way) for way in sums]
        told = telling(self.scope, self.store, places, [form.id])
        return {place[1][-1].unit for place in places if told.withholds(place, form.id)}

    def _told_above(self, form: Form) -> frozenset[int]:
        """Of forms that are told of no institution by itself, all of them may have been asked."""
        here = aggregates.places(self.store, self.round.id)
        asked = {row.unit_id for row in self._latest(here.municipality, form)} or set(here.municipality)
        above = {one: at for one, at in here.municipality.items() if one in asked}
        return open_sums.told(here.programme, above, self.scope.homes)

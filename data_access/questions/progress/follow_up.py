"""What became of the focus areas of a unit and of those inside it, as far as the reader may open them."""

from functools import cached_property

from sqlalchemy import Connection, Select, select

from dashboard.access import Scope, institution_of, is_aggregate
from dashboard.cells import NOT_ASKED
from dashboard.follow_up import Area, FollowUp, Later, Outcome, corrected, outcome
from dashboard.mapping import Name
from dashboard.moments import danish
from dashboard.profile import Choice
from data_access import focus_areas, tables, work
from data_access.catalogue import Catalogue, Factor, Round
from data_access.focus_areas import Chosen
from data_access.frame import Frame
from data_access.questions import units
from data_access.questions.progress.since import since
from data_access.questions.units import Trail
from data_access.since import Since


def follow_up(scope: Scope, store: Connection, catalogue: Catalogue, frame: Frame) -> FollowUp:
    """As seen from the round in view: areas chosen in it or before, those of the newest round first.

    Whoever looks down is told nothing of institutions whose work is not told by name, and on the page of one no area
    whose next round is not open too.
    """
    seen = catalogue.rounds[: catalogue.rounds.index(frame.at.round) + 1]
    areas = [
        area
        for place in reversed(range(len(seen)))
        for area in _Chosen(scope, store, catalogue, frame.unit, seen[place:]).areas()
    ]
    is_above = is_aggregate(frame.trail[-1].kind)
    if not is_above:
        areas = [area for area in areas if area.outcome is not Outcome.CLOSED]
    return FollowUp(tuple(areas), is_above)


class _Chosen:
    """Areas inside a unit that were chosen from the results of the first of `rounds`; the others came after it."""

    def __init__(
        self, scope: Scope, store: Connection, catalogue: Catalogue, unit: int, rounds: tuple[Round, ...]
    ) -> None:
        self.scope, self.store, self.catalogue = scope, store, catalogue
        self.round, self.after = rounds[0], rounds[1:]
        ways = units.ways(scope, store, self.round.id, _with_areas(unit, self.round.id))
        self.ways = {number: way for number, way in ways.items() if self._is_told(way)}
        self._all_ways = {self.round.id: self.ways}
        self._found: dict[tuple[int, int], Since] = {}

    def areas(self) -> list[Area]:
        chosen = focus_areas.of_units(self.store, self.ways.keys(), self.round.id)
        self._units = {form: {one.at.unit_id for one in chosen if one.at.form_id == form} for form in _forms(chosen)}
        return [self._area(one) for one in chosen]

    def _is_told(self, way: Trail) -> bool:
        """The figures of an institution that is open are told, and what it does with them only in its turn."""
        return self._is_own(way) or institution_of(way) in self._by_name

    def _is_own(self, way: Trail) -> bool:
        return self.scope.unlimited or institution_of(way) in self.scope.homes

    @cached_property
    def _by_name(self) -> frozenset[int]:
        return work.by_name(self.store, self.round.id)

    def _area(self, one: Chosen) -> Area:
        """Those above are told what the round says now, not what it said before it was corrected."""
        way, later, factor = self.ways[one.at.unit_id], self._later(one), self._factor(one)
        then = self._since(self.round, one.at.form_id).cell(one.at.unit_id, one.at.factor_id)
        chosen = one.cell if self._is_own(way) else then
        return Area(
            number=one.number,
            unit=units.link(self.scope, self.catalogue, self.round.id, way),
            round=_choice(self.round),
            form=self._form(one),
            factor=factor.name if factor else Name(da=one.factor),
            turned=factor is not None and factor.turned,
            chosen=chosen,
            corrected=corrected(chosen, then),
            aim=one.aim,
            worked=one.worked,
            since=danish(one.since).date(),
            ended=danish(one.ended).date() if one.ended else None,
            later=later,
            outcome=later[0].outcome if later else Outcome.GONE if self.after else Outcome.WAITING,
        )

    def _later(self, one: Chosen) -> tuple[Later, ...]:
        """What the next round with the unit says, and the newest."""
        there = [round_ for round_ in self.after if (one.at.unit_id, round_.id) in self._stands]
        return tuple(self._said(one, round_) for round_ in dict.fromkeys([*there[:1], *there[-1:]]))

    def _said(self, one: Chosen, round_: Round) -> Later:
        unit, factor = one.at.unit_id, one.at.factor_id
        if unit not in self._ways(round_):
            return Later(_choice(round_), Outcome.CLOSED, NOT_ASKED)
        found = self._since(round_, one.at.form_id)
        now, difference = found.cell(unit, factor), found.difference(unit, factor)
        said = outcome(found.then(unit, factor), now, difference, is_comparable=found.is_comparable(factor))
        return Later(_choice(round_), said, now, difference)

    def _since(self, round_: Round, form_id: int) -> Since:
        """Of all units with an area in the form, asked for once."""
        if (round_.id, form_id) not in self._found:
            some = self._units[form_id]
            before, now = (
                (one, {unit: way for unit, way in self._ways(one).items() if unit in some})
                for one in (self.round, round_)
            )
            found = since(self.scope, self.store, self.catalogue, form_id, before, now)
            self._found[round_.id, form_id] = found
        return self._found[round_.id, form_id]

    def _ways(self, round_: Round) -> dict[int, Trail]:
        if round_.id not in self._all_ways:
            self._all_ways[round_.id] = units.ways(self.scope, self.store, round_.id, self.ways.keys())
        return self._all_ways[round_.id]

    @cached_property
    def _stands(self) -> set[tuple[int, int]]:
        """Which unit stands in which round, whoever may open it."""
        here, rounds = tables.unit_in_round.c, [one.id for one in self.after]
        wanted = select(here.unit_id, here.round_id).where(here.unit_id.in_(self.ways), here.round_id.in_(rounds))
        return {(row.unit_id, row.round_id) for row in self.store.execute(wanted)}

    def _form(self, one: Chosen) -> Choice:
        """By its key where a corrected package has no such form any more."""
        found = self.catalogue.form(self.round.id, one.form)
        return Choice(one.form, found.name if found else Name(da=one.form))

    def _factor(self, one: Chosen) -> Factor | None:
        return self.catalogue.factor(self.round.id, one.at.form_id, one.factor)


def _with_areas(unit: int, round_id: int) -> Select:
    """The unit and those inside it that have chosen something."""
    up, area = tables.ancestor.c, tables.focus_area.c
    chosen = select(area.unit_id).where(area.round_id == round_id)
    return select(up.unit_id).where(up.round_id == round_id, up.ancestor_id == unit, up.unit_id.in_(chosen))


def _forms(chosen: list[Chosen]) -> set[int]:
    return {one.at.form_id for one in chosen}


def _choice(round_: Round) -> Choice:
    return Choice(round_.key, round_.name)

"""The changes of the units below one, factor by factor, between two rounds."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dashboard.access import Scope
from dashboard.cells import NOT_ASKED, Cell, Status
from dashboard.disclosure.universe import ALL
from dashboard.heat_map import Change, Column, Earlier, HeatMap, Line, judged
from dashboard.levels import below
from dashboard.mapping import Name
from dashboard.quality import YOUNG
from data_access import tables
from data_access.catalogue import Catalogue, Factor, Round
from data_access.frame import Frame
from data_access.questions import cells, units
from data_access.questions.units import Trail


@dataclass(frozen=True)
class _Two:
    """A form in two rounds, as far as the reader may see it: its factors now, those of them that are comparable, and
    the cells. `stood` are the units of the table that were there before, `open_before` those the reader may open."""

    now: Round
    before: Round
    factors: Sequence[Factor]
    comparable: Collection[Factor]
    cells: Mapping[cells.Address, Cell]
    stood: Collection[int]
    open_before: Collection[int]

    def cell(self, unit: int, factor: Factor, round_: Round) -> Cell:
        return self.cells.get((unit, factor.id, round_.id), NOT_ASKED)

    def was_asked(self, unit: int, round_: Round) -> bool:
        return any(self.cell(unit, factor, round_).status is not Status.ABSENT for factor in self.factors)

    def put_to(self, some: Iterable[int]) -> list[Factor]:
        """The factors that at least one of the units was asked about."""
        asked = {unit for unit, _, round_id in self.cells if round_id == self.now.id} & set(some)
        return [
            factor
            for factor in self.factors
            if any(self.cell(unit, factor, self.now).status is not Status.ABSENT for unit in asked)
        ]

    def judged(self, some: Sequence[int], factors: Sequence[Factor]) -> list[tuple[Change, ...]]:
        """In one family."""
        columns = [_column(factor) for factor in factors]
        return judged([[self._sides(unit, factor) for factor in factors] for unit in some], columns)

    def earlier(self, unit: int) -> Earlier:
        if unit not in self.stood:
            return Earlier.NEW
        if unit not in self.open_before:
            return Earlier.CLOSED
        return Earlier.THERE if self.was_asked(unit, self.before) else Earlier.UNASKED

    def _sides(self, unit: int, factor: Factor) -> tuple[Cell, Cell]:
        return self.cell(unit, factor, self.now), self.cell(unit, factor, self.before)


def changes(scope: Scope, store: Connection, catalogue: Catalogue, frame: Frame) -> HeatMap | None:
    """None without an earlier round or a form; else the units below that were asked and that the reader may open."""
    if frame.before is None or frame.form is None:
        return None
    offered, here = below(frame.trail[-1].kind, frame.form.informant), frame.at.round.id
    kinds = units.kinds_asked(scope, store, here, frame.trail, frame.form.id, offered)
    kind = frame.selection.kind if frame.selection.kind in kinds else next(iter(kinds), None)
    ways = units.inside(scope, store, here, frame.trail, kind) if kind else []
    two = _two(scope, store, catalogue, frame, ways)
    asked = [way for way in ways if two.was_asked(way[-1].unit, two.now)]
    put = two.put_to([frame.unit, *(way[-1].unit for way in asked)])
    broken, fresh = _without_comparison(catalogue, two, put)
    factors = [factor for factor in put if factor in two.comparable]
    whole, *lines = _lines(scope, store, catalogue, frame, two, asked, factors)
    columns = tuple(_column(factor) for factor in factors)
    is_young = frame.form.informant == YOUNG
    return HeatMap(kind, kinds, columns, whole, tuple(lines), two.before.k, is_young, broken, fresh)


def _lines(
    scope: Scope,
    store: Connection,
    catalogue: Catalogue,
    frame: Frame,
    two: _Two,
    ways: Sequence[Trail],
    factors: Sequence[Factor],
) -> list[Line]:
    """The unit itself, judged alone, and those below it."""
    answered = _answered(scope, store, frame, ways)
    judged = [*two.judged([frame.unit], factors), *two.judged([way[-1].unit for way in ways], factors)]
    is_placed = frame.trail[-1].kind == "programme"
    return [
        Line(
            unit=units.link(scope, catalogue, two.now.id, way),
            earlier=Earlier.THERE if way is frame.trail else two.earlier(way[-1].unit),
            changes=row,
            answers=answered.get(way[-1].unit),
            place=_municipality(way) if is_placed else "",
        )
        for way, row in zip([frame.trail, *ways], judged, strict=True)
    ]


def _two(scope: Scope, store: Connection, catalogue: Catalogue, frame: Frame, ways: Sequence[Trail]) -> _Two:
    """A unit that has moved to another place in the tree is the same unit."""
    assert frame.before is not None
    assert frame.form is not None
    now, before, form = frame.at.round, frame.before, frame.form
    numbers = [way[-1].unit for way in ways]
    then = units.ways(scope, store, before.id, numbers)
    places = [(now.id, way) for way in [*ways, frame.trail]]
    places += [(before.id, way) for way in [*then.values(), frame.at.trails[before.id]]]
    return _Two(
        now=now,
        before=before,
        factors=catalogue.factors_of(now.id, form.id),
        comparable=frame.comparable(catalogue),
        cells=cells.of(scope, store, places, form.id, catalogue.splits[ALL]),
        stood=_stood(store, before, numbers),
        open_before=then.keys(),
    )


def _stood(store: Connection, round_: Round, numbers: Sequence[int]) -> set[int]:
    """Those of the units that were part of the round: who may open a unit may know since when there is one."""
    here = tables.unit_in_round.c
    wanted = select(here.unit_id).where(here.round_id == round_.id, here.unit_id.in_(numbers))
    return set(store.execute(wanted).scalars())


def _answered(scope: Scope, store: Connection, frame: Frame, ways: Sequence[Trail]) -> dict[int, int | None]:
    """How many, in the later round, where that is told."""
    assert frame.form is not None
    places = [(frame.at.round.id, way) for way in [*ways, frame.trail]]
    found = cells.responses(scope, store, places, frame.form.id)
    return {unit: one.answered for (unit, _), one in found.items()}


def _without_comparison(
    catalogue: Catalogue, two: _Two, put: Sequence[Factor]
) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """Of the factors that were put to somebody: those that were asked in another way before, and not at all."""
    then = {factor.id for factor in catalogue.factors.get(two.before.id, ())}
    apart = [factor for factor in put if factor not in two.comparable]
    broken, fresh = ([one.name for one in apart if (one.id in then) is before] for before in (True, False))
    return tuple(broken), tuple(fresh)


def _column(factor: Factor) -> Column:
    return Column(factor.key, factor.name, factor.turned, factor.within or 0, factor.between or 0)


def _municipality(way: Trail) -> str:
    """What an institution lies in; a municipality, and what lies above, stands in no place of its own."""
    return next((place.name for place in way[:-1] if place.kind == "municipality"), "")

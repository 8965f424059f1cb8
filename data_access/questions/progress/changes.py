"""The changes of the units below one, factor by factor, between two rounds."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dashboard.access import Scope
from dashboard.cells import NOT_ASKED, Cell, Status
from dashboard.disclosure.universe import ALL
from dashboard.heat_map import Change, Column, Earlier, HeatMap, Line, judged
from dashboard.levels import is_within, lowest_level
from dashboard.mapping import Name
from data_access import tables
from data_access.catalogue import Catalogue, Factor, Form, Round
from data_access.frame import Frame
from data_access.questions import cells, units
from data_access.questions.units import Trail

# Kinds of units in a table, the usual one first.
BELOW = {
    "programme": ("municipality", "institution"),
    "municipality": ("institution",),
    "institution": ("team", "child_group"),
    "team": ("child_group",),
}


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
    below = _below(scope, store, frame, frame.form)
    kind = frame.selection.kind if frame.selection.kind in below else next(iter(below), None)
    two = _two(scope, store, catalogue, frame, below.get(kind or "", []))
    ways = [way for way in below.get(kind or "", []) if two.was_asked(way[-1].unit, two.now)]
    numbers = [way[-1].unit for way in ways]
    factors = [factor for factor in two.put_to([frame.unit, *numbers]) if factor in two.comparable]
    [whole] = two.judged([frame.unit], factors)
    answered = _answered(scope, store, frame, ways)
    lines = [
        Line(
            unit=units.link(scope, catalogue, two.now.id, way),
            earlier=two.earlier(way[-1].unit),
            changes=row,
            answers=answered.get(way[-1].unit),
            place=_municipality(way) if frame.trail[-1].kind == "programme" and kind == "institution" else "",
        )
        for way, row in zip(ways, two.judged(numbers, factors), strict=True)
    ]
    return HeatMap(
        kind=kind,
        kinds=tuple(below),
        columns=tuple(_column(factor) for factor in factors),
        whole=Line(
            units.link(scope, catalogue, two.now.id, frame.trail), Earlier.THERE, whole, answered.get(frame.unit)
        ),
        lines=tuple(lines),
        k_before=two.before.k,
        broken=_without_comparison(catalogue, two, frame, numbers, asked_before=True),
        fresh=_without_comparison(catalogue, two, frame, numbers, asked_before=False),
    )


def _below(scope: Scope, store: Connection, frame: Frame, form: Form) -> dict[str, list[Trail]]:
    """By kind; only kinds that answers to the form may be told of, and that have units the reader may open."""
    lowest, there = lowest_level(form.informant), frame.at.round.id
    kinds = [kind for kind in BELOW.get(frame.trail[-1].kind, ()) if is_within(kind, lowest)]
    found = {kind: units.inside(scope, store, there, frame.trail, kind) for kind in kinds}
    return {kind: ways for kind, ways in found.items() if ways}


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
    catalogue: Catalogue, two: _Two, frame: Frame, numbers: Sequence[int], *, asked_before: bool
) -> tuple[Name, ...]:
    then = {factor.id for factor in catalogue.factors.get(two.before.id, ())}
    put = [factor for factor in two.put_to([frame.unit, *numbers]) if factor not in two.comparable]
    return tuple(factor.name for factor in put if (factor.id in then) is asked_before)


def _column(factor: Factor) -> Column:
    return Column(factor.key, factor.name, factor.turned, factor.within or 0, factor.between or 0)


def _municipality(way: Trail) -> str:
    return next((place.name for place in way if place.kind == "municipality"), "")

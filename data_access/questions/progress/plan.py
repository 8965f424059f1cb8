"""What it takes one unit to see a change, and how many of the units below it could."""

from sqlalchemy import Connection

from dashboard.access import Scope, is_aggregate
from dashboard.cells import NOT_ASKED, Cell, Status
from dashboard.disclosure.universe import ALL
from dashboard.planning import Below, Deviations, Plan, below, floor, needed, of_factor, sizes
from dashboard.profile import Participation, UnitLink
from data_access.catalogue import Catalogue, Factor, Form
from data_access.frame import Frame
from data_access.questions import cells, units
from data_access.questions.units import Trail


def plan(scope: Scope, store: Connection, catalogue: Catalogue, frame: Frame) -> Plan | None:
    """None where no form is asked of the unit. Needs no earlier round."""
    at, form = frame.at, frame.form
    if form is None:
        return None
    place = (at.round.id, at.trail)
    found = cells.of(scope, store, [place], form.id, catalogue.splits[ALL])
    here = {
        factor: cell
        for factor in catalogue.factors_of(at.round.id, form.id)
        if (cell := found.get((frame.unit, factor.id, at.round.id), NOT_ASKED)).status is not Status.ABSENT
    }
    answered = cells.responses(scope, store, [place], form.id).get((frame.unit, at.round.id), Participation())
    spreads = [_spread(factor) for factor in here if factor.within is not None]  # else it has no scale yet
    return Plan(
        factors=tuple(
            of_factor((one.key, one.name, one.turned), cell, _spread(one), len(here), answered)
            for one, cell in here.items()
        ),
        participation=answered,
        sizes=sizes(spreads),
        needed=needed(spreads, list(here.values())),
        floor=floor([(cell, _spread(factor)) for factor, cell in here.items()]),
        below=_below(scope, store, catalogue, frame, form) if is_aggregate(at.trail[-1].kind) else None,
    )


def _spread(factor: Factor) -> Deviations:
    return Deviations(factor.within or 0, factor.between or 0)


def _below(scope: Scope, store: Connection, catalogue: Catalogue, frame: Frame, form: Form) -> Below:
    """Of the institutions that were asked."""
    round_id = frame.at.round.id
    ways = units.inside(scope, store, round_id, frame.trail, "institution")
    found = cells.of(scope, store, [(round_id, way) for way in ways], form.id, catalogue.splits[ALL])
    factors = catalogue.factors_of(round_id, form.id)
    told = {way[-1].unit: _figures(way, round_id, factors, found) for way in ways}
    asked = [way for way in ways if told[way[-1].unit]]
    return below(_alike(scope, catalogue, round_id, asked), [told[way[-1].unit] for way in asked])


def _figures(
    way: Trail, round_id: int, factors: list[Factor], found: dict[cells.Address, Cell]
) -> list[tuple[Cell, Deviations]]:
    given = [(found.get((way[-1].unit, one.id, round_id), NOT_ASKED), _spread(one)) for one in factors]
    return [pair for pair in given if pair[0].status is not Status.ABSENT]


def _alike(scope: Scope, catalogue: Catalogue, round_id: int, ways: list[Trail]) -> UnitLink | None:
    """One of them, to say what they are, where all are of one type."""
    links = [units.link(scope, catalogue, round_id, way) for way in ways]
    return links[0] if len({one.type for one in links}) == 1 else None

"""What is told of the units below one in a single factor: levels, or changes between the two rounds in view."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from dashboard.access import Scope, Sight
from dashboard.cells import NOT_ASKED, Cell, Status
from dashboard.disclosure.universe import ALL
from dashboard.levels import below
from dashboard.profile import UnitLink
from dashboard.progress import Section, sections
from dashboard.spread import Below, Measure, Spread, Topic
from dashboard.statistics.heterogeneity import FEWEST_UNITS
from data_access.catalogue import Catalogue, Factor
from data_access.frame import Frame
from data_access.questions import cells, units
from data_access.questions.cells import Address
from data_access.questions.units import Trail

USUAL = "child_group"  # of an institution: its teams are seldom the five that a spread takes


def spread(scope: Scope, store: Connection, catalogue: Catalogue, frame: Frame) -> Spread:
    """Only of units that the reader may open, for changes in both rounds. The first factor is chosen where none is."""
    kinds = _kinds(scope, store, frame)
    kind = next((one for one in (frame.selection.kind, USUAL, *kinds) if one in kinds), None)
    measure = Measure.CHANGE if frame.before and frame.selection.order == Measure.CHANGE else Measure.LEVEL
    ways = _ways(scope, store, frame, kind, measure)
    factors, comparable = _factors(catalogue, frame), {one.key for one in frame.comparable(catalogue)}
    chosen = _chosen(factors, comparable if measure is Measure.CHANGE else set(factors), frame.selection.factor)
    here = frame.at.round.id
    found = Spread(
        kind=kind,
        kinds=kinds,
        measure=measure,
        topics=tuple(_topic(one, comparable) for one in factors.values()),
        topic=_topic(chosen, comparable) if chosen else None,
    )
    if chosen is None or found.is_broken:
        return found
    told = _Told(_cells(scope, store, catalogue, frame, ways), ways, chosen)
    links = {unit: units.link(scope, catalogue, here, way) for unit, way in ways[here].items()}
    whole = told.below(links.pop(frame.unit))
    asked = [one for link in links.values() if (one := told.below(link))]
    further = [one.unit for one in asked if _leads_on(scope, here, ways[here][one.unit.unit])]
    return replace(found.told(asked, whole), further=tuple(further))


@dataclass(frozen=True)
class _Told:
    """The cells in the rounds in view, this one first, with the ways to the units that are open in each."""

    cells: dict[Address, Cell]
    ways: dict[int, dict[int, Trail]]
    factor: Factor

    def below(self, link: UnitLink) -> Below | None:
        """None for a unit that is not open, or not asked, in all of the rounds."""
        found = [self.cells.get((link.unit, self.factor.id, round_id), NOT_ASKED) for round_id in self.ways]
        is_open = all(link.unit in here for here in self.ways.values())
        return Below(link, *found) if is_open and all(one.status is not Status.ABSENT for one in found) else None


def _kinds(scope: Scope, store: Connection, frame: Frame) -> tuple[str, ...]:
    """Those of which there are as many as a spread takes; where there are none such, all that were asked."""
    if frame.form is None:
        return ()
    offered = below(frame.trail[-1].kind, frame.form.informant)
    here = (scope, store, frame.at.round.id, frame.trail)
    asked = units.kinds_asked(*here, frame.form.id, offered)
    return tuple(one for one in asked if len(units.inside(*here, one)) >= FEWEST_UNITS) or asked


def _leads_on(scope: Scope, round_id: int, trail: Trail) -> bool:
    """Whether the reader may see what lies inside a unit, and has a spread of it."""
    return Section.SPREAD in sections(trail[-1].kind) and scope.sight(trail, round_id) >= Sight.EVERYTHING


def _ways(
    scope: Scope, store: Connection, frame: Frame, kind: str | None, measure: Measure
) -> dict[int, dict[int, Trail]]:
    """By round, this one first, and by number: the ways to the unit itself and to those below it."""
    before = frame.before if measure is Measure.CHANGE else None
    above = {one.id: frame.at.trails[one.id] for one in (frame.at.round, before) if one}
    return {
        round_id: {frame.unit: way}
        | {inner[-1].unit: inner for inner in (units.inside(scope, store, round_id, way, kind) if kind else ())}
        for round_id, way in above.items()
    }


def _cells(
    scope: Scope, store: Connection, catalogue: Catalogue, frame: Frame, ways: dict[int, dict[int, Trail]]
) -> dict[Address, Cell]:
    places = [(round_id, way) for round_id, here in ways.items() for way in here.values()]
    return cells.of(scope, store, places, frame.form.id, catalogue.splits[ALL]) if frame.form else {}


def _factors(catalogue: Catalogue, frame: Frame) -> dict[str, Factor]:
    """In the form's order."""
    asked = catalogue.factors_of(frame.at.round.id, frame.form.id) if frame.form else []
    return {one.key: one for one in asked}


def _chosen(factors: dict[str, Factor], first: set[str], wanted: str | None) -> Factor | None:
    """The wanted one, else the first that can be told, else the first."""
    order = [wanted, *(key for key in factors if key in first), *factors]
    return next((factors[key] for key in order if key in factors), None)


def _topic(factor: Factor, comparable: set[str]) -> Topic:
    is_comparable = factor.key in comparable
    return Topic(factor.key, factor.name, factor.turned, is_comparable, factor.within or 0, factor.between or 0)

"""The units just below: one factor of each against the unit it is part of, and how many are clear from further up."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from dashboard.access import Scope
from dashboard.cells import NOT_ASKED, Cell
from dashboard.comparison import FIRST_CHOICE, Pair, against_whole
from dashboard.disclosure.universe import ALL
from dashboard.factor_page import Below
from dashboard.profile import Clear
from dashboard.statistics.verdicts import Difference
from data_access.catalogue import Catalogue, Factor
from data_access.questions import cells, units
from data_access.questions.units import Trail
from data_access.standpoint import Standpoint, wholes

Cells = Mapping[cells.Address, Cell]


def here_and_below(
    scope: Scope, store: Connection, catalogue: Catalogue, at: Standpoint, factor: Factor
) -> tuple[Cell, tuple[Below, ...]]:
    """The unit's own figure and those of the units below that the reader may open and that were asked: of everybody.

    Each of these has its differences judged in a family of its own, as on its own profile.
    """
    ways = units.children(scope, store, at.round.id, at.trail)
    places = [(at.round.id, way) for way in [at.trail, *ways]]
    found = cells.of(scope, store, places, factor.form, catalogue.splits[ALL])
    factors = catalogue.factors_of(at.round.id, factor.form)
    here = at.trail[-1].unit
    return found.get((here, factor.id, at.round.id), NOT_ASKED), tuple(
        Below(
            units.link(scope, catalogue, at.round.id, way),
            found[way[-1].unit, factor.id, at.round.id],
            _differences(way[-1].unit, here, at.round.id, factors, found).get(factor.key),
        )
        for way in ways
        if (way[-1].unit, factor.id, at.round.id) in found
    )


def clear_below(
    scope: Scope, store: Connection, catalogue: Catalogue, at: Standpoint, *, is_doubtful: bool = False
) -> dict[int, Clear]:
    """By unit: what its own profile counts, held against the same municipality or programme as the one in view."""
    ways = units.children(scope, store, at.round.id, at.trail)
    whole = _yardstick(at, ways)
    if at.form is None or whole is None:
        return {}
    places = [(at.round.id, way) for way in [*ways, whole]]
    found = cells.of(scope, store, places, at.form.id, catalogue.splits[ALL])
    factors = catalogue.factors_of(at.round.id, at.form.id)
    told = {
        way[-1].unit: _differences(way[-1].unit, whole[-1].unit, at.round.id, factors, found).values() for way in ways
    }
    return {unit: Clear.of(differences, is_doubtful=is_doubtful) for unit, differences in told.items()}


def _yardstick(at: Standpoint, ways: Sequence[Trail]) -> Trail | None:
    """What is chosen, where that lies above the units; else what their own profiles are held against at first."""
    above = wholes(ways[0]) if ways else {}
    return next((above[kind] for kind in (at.against, *FIRST_CHOICE) if kind in above), None)


def _differences(
    unit: int, whole: int, round_id: int, factors: Sequence[Factor], found: Cells
) -> dict[str, Difference]:
    def cell(place: int, factor: Factor) -> Cell:
        return found.get((place, factor.id, round_id), NOT_ASKED)

    return against_whole({f.key: Pair(cell(unit, f), cell(whole, f), f.within or 0, f.between or 0) for f in factors})

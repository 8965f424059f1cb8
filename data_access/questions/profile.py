"""Everything the profile page shows of one unit."""

from sqlalchemy import Connection

from dashboard.access import Scope
from dashboard.disclosure.universe import ALL
from dashboard.profile import Choice, Participation, Profile, UnitLink
from dashboard.selection import Selection
from data_access.catalogue import Catalogue
from data_access.questions import cells, units
from data_access.questions.factors import factors
from data_access.questions.standpoint import standpoint
from data_access.standpoint import Standpoint


def profile(scope: Scope, store: Connection, catalogue: Catalogue, selection: Selection) -> Profile | None:
    """None where there is no such page for this reader."""
    at = standpoint(scope, store, catalogue, selection)
    if at is None:
        return None
    return Profile(
        selection=_kept(at, selection),
        unit=units.link(scope, catalogue, at.trail),
        path=tuple(units.link(scope, catalogue, at.trail[:depth]) for depth in range(1, len(at.trail))),
        children=_children(scope, store, catalogue, at),
        rounds=tuple(Choice(found.key, found.name) for found in at.rounds),
        forms=tuple(Choice(form.key, form.name) for form in at.forms),
        splits=_splits(at),
        against=at.comparisons,
        participation=_participation(scope, store, at),
        factors=factors(scope, store, catalogue, at),
        k=at.round.k,
    )


def _children(scope: Scope, store: Connection, catalogue: Catalogue, at: Standpoint) -> tuple[UnitLink, ...]:
    ways = units.children(scope, store, at.round.id, at.trail)
    places = [(at.round.id, way) for way in ways]
    told = cells.responses(scope, store, places, at.form.id) if at.form else {}
    asked = cells.units_asked(scope, store, places, at.form.id) if at.form else set()
    rates = {unit: participation.rate for (unit, _), participation in told.items()}
    return tuple(
        units.link(scope, catalogue, way, rates.get(way[-1].unit), asked=way[-1].unit in asked) for way in ways
    )


def _participation(scope: Scope, store: Connection, at: Standpoint) -> Participation:
    if at.form is None:
        return Participation()
    told = cells.responses(scope, store, [(at.round.id, at.trail)], at.form.id)
    return told.get((at.trail[-1].unit, at.round.id), Participation())


def _splits(at: Standpoint) -> tuple[Choice, ...]:
    return tuple(Choice(split.key, split.name) for split in at.splits if split.key != ALL)


def _kept(at: Standpoint, selection: Selection) -> Selection:
    """The selection with what was left out or did not apply filled in."""
    form, split = at.form and at.form.key, at.split and at.split.key
    return selection.to(round=at.round.key, form=form, split=None if split == ALL else split, against=at.against)

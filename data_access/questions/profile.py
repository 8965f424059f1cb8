"""Everything the profile page shows of one unit."""

from dataclasses import replace

from sqlalchemy import Connection

from dashboard.access import Scope
from dashboard.disclosure.universe import ALL
from dashboard.factor_order import DISTANCE, ordered
from dashboard.profile import Choice, Clear, FactorRow, Participation, Profile, UnitLink
from dashboard.quality import YOUNG, doubtful
from dashboard.selection import Selection
from data_access.catalogue import Catalogue, Form
from data_access.questions import cells, units
from data_access.questions.aggregates import withheld_kinds
from data_access.questions.below import clear_below
from data_access.questions.factors import factors
from data_access.questions.focus.choosing import choosing
from data_access.questions.notes import counts
from data_access.questions.quality import quality
from data_access.questions.release import stands
from data_access.questions.standpoint import standpoint
from data_access.standpoint import Standpoint


def profile(
    scope: Scope, store: Connection, catalogue: Catalogue, selection: Selection, account: str = ""
) -> Profile | None:
    """None where there is no such page for this reader, whose notes for few are those of the account."""
    at = standpoint(scope, store, catalogue, selection)
    if at is None:
        return None
    found = profile_at(scope, store, catalogue, at, selection)
    said = counts(scope, store, catalogue, account, at)
    below = clear_below(scope, store, catalogue, at, is_doubtful=found.is_doubtful)
    children = tuple(replace(child, clear=below.get(child.unit, Clear())) for child in found.children)
    return replace(found, clear=_clear(scope, store, catalogue, at, found), notes=said, children=children)


def profile_at(scope: Scope, store: Connection, catalogue: Catalogue, at: Standpoint, selection: Selection) -> Profile:
    """Without what is clear in the other forms, which only the profile itself tells beside their names."""
    return Profile(
        selection=_kept(at, selection),
        unit=units.link(scope, catalogue, at.round.id, at.trail),
        path=units.path(scope, catalogue, at.round.id, at.trail),
        children=_children(scope, store, catalogue, at),
        rounds=tuple(Choice(found.key, found.name) for found in at.rounds),
        forms=tuple(Choice(form.key, form.name) for form in at.forms),
        splits=_splits(at),
        against=at.comparisons,
        participation=_participation(scope, store, at),
        factors=ordered(factors(scope, store, catalogue, at), selection.order),
        k=at.round.k,
        withheld=withheld_kinds(scope, store, (at.round.id, at.trail), [at.form.id] if at.form else []),
        release=stands(scope, store, at.round.id, at.trail),
        similar=at.similar,
        quality=quality(scope, store, at),
        informant=at.form.informant if at.form else "",
        choosing=choosing(scope, store, at),
    )


def _clear(scope: Scope, store: Connection, catalogue: Catalogue, at: Standpoint, here: Profile) -> dict[str, Clear]:
    """By form: of the one in view as it is shown, of the others with everybody's answers."""
    found = {form.key: _of_all(scope, store, catalogue, at, form) for form in at.forms if form != at.form}
    if at.form:
        found[at.form.key] = _of_rows(here.factors, is_doubtful=here.is_doubtful)
    return found


def _of_all(scope: Scope, store: Connection, catalogue: Catalogue, at: Standpoint, form: Form) -> Clear:
    there = replace(at, form=form, split=catalogue.splits[ALL])
    is_doubtful = form.informant == YOUNG and doubtful(quality(scope, store, there), form.informant)
    return _of_rows(factors(scope, store, catalogue, there), is_doubtful=is_doubtful)


def _of_rows(rows: tuple[FactorRow, ...], *, is_doubtful: bool) -> Clear:
    return Clear.of((row.difference for row in rows if row.difference), is_doubtful=is_doubtful)


def _children(scope: Scope, store: Connection, catalogue: Catalogue, at: Standpoint) -> tuple[UnitLink, ...]:
    ways = units.children(scope, store, at.round.id, at.trail)
    places = [(at.round.id, way) for way in ways]
    told = cells.responses(scope, store, places, at.form.id) if at.form else {}
    asked = cells.units_asked(scope, store, places, at.form.id) if at.form else set()
    rates = {unit: participation.rate for (unit, _), participation in told.items()}
    return tuple(
        units.link(scope, catalogue, at.round.id, way, rates.get(way[-1].unit), asked=way[-1].unit in asked)
        for way in ways
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
    order = DISTANCE if selection.order == DISTANCE else None
    kept = selection.to(round=at.round.key, form=form, split=None if split == ALL else split, against=at.against)
    return kept.to(order=order, factor=None)

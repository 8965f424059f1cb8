"""The page of releases: of one institution, or of those in a municipality or the programme."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from dashboard.access import LOOKING_DOWN, OF_INSTITUTIONS, Role, Scope, is_aggregate
from dashboard.ownership import may_be_shown
from dashboard.profile import Choice, UnitLink
from dashboard.release import Happened, Logged, OwnRelease, ReleasesBelow
from dashboard.release_state import Stands, State
from dashboard.selection import Selection
from data_access import aggregates, releases, tables
from data_access.catalogue import Catalogue, Round
from data_access.questions import units
from data_access.questions.units import Trail


def release(
    scope: Scope, store: Connection, catalogue: Catalogue, selection: Selection
) -> OwnRelease | ReleasesBelow | None:
    """None where there is no such page for this reader: everybody reads that of the unit they hold a role on."""
    unit = selection.unit or 0
    trails = units.trails(scope, store, unit)
    rounds = [round_ for round_ in catalogue.rounds if round_.id in trails]
    chosen = next((one for one in rounds[::-1] if selection.round in (None, one.key)), None)
    if chosen is None:
        return None
    found = stands(scope, store, chosen.id, trails[chosen.id])
    if found is None:
        return None
    page = _below if found.state is None else _own
    return page(scope, store, catalogue, (chosen, rounds, trails[chosen.id]))


def stands(scope: Scope, store: Connection, round_id: int, trail: Trail) -> Stands | None:
    """None where the reader has no page of releases for the unit."""
    last, roles = trail[-1], scope.roles_at(trail[-1].unit)
    if is_aggregate(last.kind):
        return Stands(None) if roles & LOOKING_DOWN else None
    is_theirs = last.kind == "institution" and roles & OF_INSTITUTIONS
    return releases.stands(store, round_id, last.unit) if is_theirs else None


def leads(scope: Scope, store: Connection, catalogue: Catalogue, unit: int, key: str) -> Round | None:
    """The round with that key if the reader is the institution's leader in it."""
    round_ = next((one for one in catalogue.rounds if one.key == key), None)
    if round_ is None or Role.LEADER not in scope.roles_at(unit):
        return None
    trail = units.trails(scope, store, unit).get(round_.id)
    return round_ if trail and trail[-1].kind == "institution" else None


At = tuple[Round, list[Round], Trail]  # the chosen round, all rounds of the unit, and the way to it


def _own(scope: Scope, store: Connection, catalogue: Catalogue, at: At) -> OwnRelease:
    chosen, rounds, trail = at
    unit = trail[-1].unit
    now = releases.stands(store, chosen.id, unit)
    log = releases.log(store, [unit])
    newest = _newest(log, chosen, now)
    return OwnRelease(
        selection=Selection("release", unit, chosen.key),
        unit=units.link(scope, catalogue, chosen.id, trail),
        rounds=tuple((_choice(one), releases.stands(store, one.id, unit)) for one in rounds),
        stands=now,
        with_teams=newest is not None and newest.with_teams,
        since=newest.at if newest else None,
        missing=releases.missing(store, chosen.id, unit) if now.state is State.WAITING else 0,
        may_release=Role.LEADER in scope.roles_at(unit),
        log=tuple(log),
    )


def _newest(log: list[Logged], round_: Round, now: Stands) -> Logged | None:
    """What brought the round where it stands; None where nothing has happened or everything was undone."""
    happened = {State.OPEN: Happened.OPENED, State.WAITING: Happened.RELEASED}.get(now.state or State.OWN)
    return next((one for one in log if one.round.key == round_.key and one.happened is happened), None)


def _below(scope: Scope, store: Connection, catalogue: Catalogue, at: At) -> ReleasesBelow:
    chosen, rounds, trail = at
    inside = aggregates.places(store, chosen.id).inside(trail[-1].unit)
    waiting = releases.waiting_in(store, chosen.id)
    opened = {unit for found, unit in releases.opened(store) if found == chosen.id}
    others = len(inside - releases.released_in(store, chosen.id))
    return ReleasesBelow(
        selection=Selection("release", trail[-1].unit, chosen.key),
        unit=units.link(scope, catalogue, chosen.id, trail),
        rounds=tuple(map(_choice, rounds)),
        opened=_named(store, chosen.id, inside & opened, may_open=True),
        waiting=_named(store, chosen.id, inside & waiting, may_open=False),
        others=others if may_be_shown(others) else None,
        log=tuple(one for one in releases.log(store, inside) if one.round.key == chosen.key),
    )


def _named(store: Connection, round_id: int, institutions: Iterable[int], *, may_open: bool) -> tuple[UnitLink, ...]:
    here = tables.unit_in_round.c
    wanted = select(here.unit_id, here.kind, here.name, here.type).where(here.round_id == round_id)
    rows = store.execute(wanted.where(here.unit_id.in_(list(institutions))))
    return tuple(UnitLink(row.unit_id, row.kind, row.name, may_open=may_open, type=row.type) for row in rows)


def _choice(round_: Round) -> Choice:
    return Choice(round_.key, round_.name)

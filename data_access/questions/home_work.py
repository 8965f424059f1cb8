"""What of the work with results the front page tells a reader, house by house."""

from collections.abc import Collection, Iterator
from datetime import timedelta

from sqlalchemy import Connection, func, select

from dashboard.access import Scope
from dashboard.home import AtWork
from dashboard.moments import danish, present
from dashboard.plc import LEADING, WORKING, Access, Visibility, may_set_up
from dashboard.profile import UnitLink
from dashboard.worksheet.overview import coming, due
from dashboard.worksheet.sheet import Sheet, Status
from data_access import newest_names, tables
from data_access.catalogue import Catalogue
from data_access.questions.focus.teams import Team, teams
from data_access.questions.worksheets.overview import lines
from data_access.questions.worksheets.sheet import of_institution

FRESH = timedelta(days=14)
_plc, _area, _revision = tables.plc.c, tables.focus_area.c, tables.revision.c


def work(scope: Scope, store: Connection, catalogue: Catalogue) -> Iterator[AtWork]:
    """Of each house where the reader works; in order of its number."""
    if not catalogue.rounds:
        return
    for home in sorted(scope.workplaces):
        unit = own_place(scope, store, home)
        if unit is not None:
            yield _at(scope, store, catalogue, home, unit)


def own_place(scope: Scope, store: Connection, home: int) -> UnitLink | None:
    """Where the reader's overview of worksheets in the house is: the one place that is theirs, else the house."""
    held = {grant.unit for grant in scope.grants if grant.home == home and grant.role in WORKING}
    leads = any(grant.home == home and grant.role in LEADING for grant in scope.grants)
    number = held.pop() if len(held) == 1 and not leads else home
    return newest_names.links(store, [number]).get(number)


def _at(scope: Scope, store: Connection, catalogue: Catalogue, home: int, unit: UnitLink) -> AtWork:
    sheets = of_institution(scope, store, catalogue, home)
    still_open = [one for one in sheets if one.status is Status.OPEN]
    own = teams(scope, store, home)
    leads = any(grant.home == home and grant.role in LEADING for grant in scope.grants)
    sets_up = may_set_up(scope, home)
    mine = {one.plc.number for one in own}
    theirs = lines(scope, store, [one for one in still_open if leads or one.plc.number in mine])
    named, now = _named(store, home), danish(present())
    busy = {one.plc.number for one in still_open}
    return AtWork(
        unit=unit,
        leads=leads,
        may_set_up=sets_up,
        teams=len(named),
        idle=len(named - busy) if leads else 0,
        own=tuple(one for one in still_open if one.plc.number in mine),
        without=len(mine - busy),
        chosen=_is_chosen(store, catalogue, home, own) if own or sets_up else True,
        written=_written(store, [one for one in sheets if one.plc.number not in mine]),
        due=tuple(due(theirs, now.date())),
        meetings=tuple(coming(theirs, now)),
    )


def _named(store: Connection, home: int) -> set[int]:
    wanted = select(_plc.id).where(_plc.institution_id == home, _plc.ended_at.is_(None))
    return set(store.execute(wanted).scalars())


def _is_chosen(store: Connection, catalogue: Catalogue, home: int, own: Collection[Team]) -> bool:
    """Whether the house or the reader's own teams work on something from the newest round."""
    places = {home}.union(*(one.places for one in own))
    wanted = select(_area.id).where(_area.unit_id.in_(places), _area.round_id == catalogue.rounds[-1].id)
    return store.execute(wanted.where(_area.ended_at.is_(None)).limit(1)).first() is not None


def _written(store: Connection, others: Collection[Sheet]) -> int:
    """In so many worksheets that their teams share somebody has written lately."""
    read = [one.number for one in others if one.access >= Access.TEXT and one.visibility is Visibility.HOUSE]
    wanted = select(func.count(_revision.worksheet_id.distinct()))
    wanted = wanted.where(_revision.worksheet_id.in_(read), _revision.at >= present() - FRESH)
    return store.execute(wanted).scalar_one() if read else 0

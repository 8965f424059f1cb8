"""What of the work with results the front page tells a reader, house by house."""

from collections.abc import Collection, Iterator
from datetime import timedelta

from sqlalchemy import Connection, func, select

from dashboard.access import Scope
from dashboard.home import AtWork
from dashboard.moments import danish, present
from dashboard.plc import Access, Visibility, leads_in, may_set_up, own_place
from dashboard.profile import UnitLink
from dashboard.worksheet.overview import coming, due
from dashboard.worksheet.sheet import Sheet, Status
from data_access import newest_names, tables
from data_access.catalogue import Catalogue, Round
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
        number = own_place(scope, home)
        unit = newest_names.links(store, [number]).get(number)
        if unit is not None:
            yield _at(scope, store, catalogue, home, unit)


def _at(scope: Scope, store: Connection, catalogue: Catalogue, home: int, unit: UnitLink) -> AtWork:
    sheets = of_institution(scope, store, catalogue, home)
    still_open = [one for one in sheets if one.status is Status.OPEN]
    own = teams(scope, store, home)
    leads = leads_in(scope, home)
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
        chosen=_is_chosen(store, catalogue.rounds[-1], home, own, everywhere=leads) if own or sets_up else True,
        written=_written(store, [one for one in sheets if one.plc.number not in mine]),
        due=tuple(due(theirs, now.date())),
        meetings=tuple(coming(theirs, now)),
    )


def _named(store: Connection, home: int) -> set[int]:
    wanted = select(_plc.id).where(_plc.institution_id == home, _plc.ended_at.is_(None))
    return set(store.execute(wanted).scalars())


def _is_chosen(store: Connection, newest: Round, home: int, own: Collection[Team], *, everywhere: bool) -> bool:
    """Whether the house or the reader's own teams work on something from the newest round; `everywhere`: or anybody
    else in the house."""
    up = tables.ancestor.c
    inside = select(up.unit_id).where(up.ancestor_id == home, up.round_id == newest.id)
    there = _area.unit_id.in_({home}.union(*(one.places for one in own)))
    wanted = select(_area.id).where(there | _area.unit_id.in_(inside) if everywhere else there)
    wanted = wanted.where(_area.round_id == newest.id, _area.ended_at.is_(None))
    return store.execute(wanted.limit(1)).first() is not None


def _written(store: Connection, others: Collection[Sheet]) -> int:
    """In so many worksheets that their teams share somebody has written lately."""
    read = [one.number for one in others if one.access >= Access.TEXT and one.visibility is Visibility.HOUSE]
    wanted = select(func.count(_revision.worksheet_id.distinct()))
    wanted = wanted.where(_revision.worksheet_id.in_(read), _revision.at >= present() - FRESH)
    return store.execute(wanted).scalar_one() if read else 0

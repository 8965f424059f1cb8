"""Who may sign in, with which roles: for administrators, and never with anything of results."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Row, Select, exists, func, or_, select

from dashboard.access import Scope
from dashboard.administration import Held, OpenInvitation, People, Person
from dashboard.moments import utc
from dashboard.paging import PER_PAGE
from data_access import tables
from data_access.questions.sites import administers, named

_ACCOUNT = tables.account.c


def people(scope: Scope, store: Connection, words: str, page: int, now: datetime) -> People:
    """Accounts by name. Every word stands in the name, or in the code or name of a unit on which a role is held."""
    if not administers(scope):
        return People((), 1, 0, 0)
    conditions = [_has(word) for word in words.split()]
    count = select(func.count()).select_from(tables.account)
    rows = store.execute(
        _accounts(now).where(*conditions).order_by(_ACCOUNT.name).limit(PER_PAGE).offset(PER_PAGE * (page - 1))
    ).all()
    total = store.execute(count.where(*conditions)).scalar_one()
    return People(_persons(scope, store, rows), page, total, store.execute(count).scalar_one())


def person(scope: Scope, store: Connection, number: int, now: datetime) -> Person | None:
    if not administers(scope):
        return None
    rows = store.execute(_accounts(now).where(_ACCOUNT.id == number)).all()
    return next(iter(_persons(scope, store, rows)), None)


def open_invitations(scope: Scope, store: Connection, now: datetime) -> list[OpenInvitation]:
    """Those that end first come first."""
    if not administers(scope):
        return []
    invitation = tables.invitation.c
    wanted = select(_ACCOUNT.id, _ACCOUNT.name, invitation.invited_by, invitation.made_at, invitation.ends_at)
    wanted = wanted.join(tables.invitation).where(_is_open(now)).order_by(invitation.ends_at)
    return [
        OpenInvitation(row.id, row.name, row.invited_by, utc(row.made_at), utc(row.ends_at))
        for row in store.execute(wanted)
    ]


def _accounts(now: datetime) -> Select:
    identity, invitation = tables.identity.c, tables.invitation.c
    until = select(func.max(invitation.ends_at)).where(invitation.account_id == _ACCOUNT.id, _is_open(now))
    return select(
        _ACCOUNT.id,
        _ACCOUNT.name,
        _ACCOUNT.disabled,
        or_(_ACCOUNT.password_hash.is_not(None), exists().where(identity.account_id == _ACCOUNT.id)).label("has_entry"),
        _ACCOUNT.second_factor.is_not(None).label("second_factor"),
        until.scalar_subquery().label("invited_until"),
    )


def _is_open(now: datetime) -> ColumnElement[bool]:
    invitation = tables.invitation.c
    return invitation.used_at.is_(None) & (invitation.ends_at > now)


def _has(word: str) -> ColumnElement[bool]:
    grant, here = tables.grant.c, tables.unit_in_round.c
    unit = select(tables.unit.c.id).join(tables.unit_in_round, here.unit_id == tables.unit.c.id)
    unit = unit.where((tables.unit.c.code == word) | here.name.icontains(word, autoescape=True))
    held = select(grant.account_id).where(grant.unit_id.in_(unit))
    return _ACCOUNT.name.icontains(word, autoescape=True) | _ACCOUNT.id.in_(held)


def _persons(scope: Scope, store: Connection, rows: Sequence[Row]) -> tuple[Person, ...]:
    grant = tables.grant
    numbers = [row.id for row in rows]
    wanted = select(grant).where(grant.c.account_id.in_(numbers)).order_by(grant.c.id)
    held = store.execute(wanted).all() if numbers else []
    sites = named(scope, store, {row.unit_id for row in held})
    of_account: dict[int, list[Held]] = {}
    for row in held:
        mine = of_account.setdefault(row.account_id, [])
        mine.append(Held(row.id, row.role, sites.get(row.unit_id), row.from_date, row.to_date))
    return tuple(_person(row, tuple(of_account.get(row.id, ()))) for row in rows)


def _person(row: Row, held: tuple[Held, ...]) -> Person:
    until = utc(row.invited_until) if row.invited_until else None
    return Person(row.id, row.name, row.disabled, row.has_entry, row.second_factor, until, held)

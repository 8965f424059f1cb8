"""What is said of a unit's figures, for those who take part there."""

from collections import Counter
from collections.abc import Iterable, Mapping

from sqlalchemy import ColumnElement, Connection, Row, select

from dashboard.access import Role, Scope
from dashboard.moments import danish
from dashboard.notes import (
    Audience,
    FactorNotes,
    Note,
    Thread,
    UnitNotes,
    audiences,
    may_read,
    may_withdraw,
    roles_there,
)
from dashboard.profile import Choice
from dashboard.selection import Selection
from data_access import tables
from data_access.catalogue import Catalogue, Factor, Form, Round
from data_access.questions import cells, units
from data_access.questions.units import Trail
from data_access.standpoint import Standpoint

_note = tables.note.c
_ROWS = select(tables.note, tables.account.c.name.label("author")).join(tables.account).order_by(_note.id)
Roles = tuple[Role, ...]
Asked = Mapping[tuple[int, int, int], tuple[Round, Form, Factor]]  # by numbers of round, form and factor


def of_factor(
    scope: Scope, store: Connection, account: str, at: Standpoint, factor: Factor, page: Selection
) -> FactorNotes | None:
    """On the factor's `page`. None where the reader does not take part."""
    roles = roles_there(scope, at.trail)
    if not roles or at.form is None:
        return None
    asked = {(at.round.id, at.form.id, factor.id): (at.round, at.form, factor)}
    threads = _threads(store, account, roles, asked, _here(at), _note.factor_id == factor.id)
    return FactorNotes(page, threads, audiences(roles))


def of_unit(
    scope: Scope, store: Connection, catalogue: Catalogue, account: str, selection: Selection
) -> UnitNotes | None:
    """Of every round in which the reader takes part there, and every form told of it. None as above."""
    trails = units.trails(scope, store, selection.unit or 0)
    rounds = [one for one in catalogue.rounds if one.id in trails and roles_there(scope, trails[one.id])]
    if not rounds:
        return None
    threads = [found for one in rounds for found in _of_round(scope, store, catalogue, account, one, trails[one.id])]
    return UnitNotes(
        selection=Selection("profile", selection.unit, section=selection.section, page=selection.page),
        unit=units.link(scope, catalogue, rounds[-1].id, trails[rounds[-1].id]),
        threads=tuple(sorted(threads, key=lambda one: -one.number)),
    )


def counts(
    scope: Scope, store: Connection, catalogue: Catalogue, account: str, at: Standpoint
) -> dict[str, int] | None:
    """How many notes the reader finds at each factor of the form in view, by its key. None as above."""
    roles = roles_there(scope, at.trail)
    if not roles or at.form is None:
        return None
    keys = {factor.id: factor.key for factor in catalogue.factors_of(at.round.id, at.form.id)}
    found = _readable(store, account, roles, _here(at))
    return Counter(keys[row.factor_id] for row in found if row.withdrawn_at is None and row.factor_id in keys)


def thread(
    scope: Scope, store: Connection, account: str, at: Standpoint, factor: Factor, number: int
) -> Audience | None:
    """Whom an answer in that thread is for; None where the reader finds no such thread at the factor."""
    found = _readable(store, account, roles_there(scope, at.trail), _here(at), _note.factor_id == factor.id)
    return next((Audience(row.audience) for row in found if row.id == number and row.parent_id is None), None)


def withdrawable(scope: Scope, store: Connection, account: str, at: Standpoint, factor: Factor, number: int) -> bool:
    """Whether the reader finds the note at the factor and may withdraw it."""
    roles = roles_there(scope, at.trail)
    found = _readable(store, account, roles, _here(at), _note.factor_id == factor.id)
    return any(row.id == number and may_withdraw(roles, wrote=row.author == account) for row in found)


def _here(at: Standpoint) -> ColumnElement[bool]:
    assert at.form is not None
    return (_note.unit_id == at.trail[-1].unit) & (_note.round_id == at.round.id) & (_note.form_id == at.form.id)


def _of_round(
    scope: Scope, store: Connection, catalogue: Catalogue, account: str, round_: Round, trail: Trail
) -> tuple[Thread, ...]:
    told = cells.forms_asked(scope, store, (round_.id, trail))
    forms = [form for form in catalogue.forms.get(round_.id, ()) if form.id in told]
    asked = {
        (round_.id, form.id, factor.id): (round_, form, factor)
        for form in forms
        for factor in catalogue.factors_of(round_.id, form.id)
    }
    here = (_note.unit_id == trail[-1].unit, _note.round_id == round_.id)
    return _threads(store, account, roles_there(scope, trail), asked, *here)


def _readable(store: Connection, account: str, roles: Roles, *conditions: ColumnElement[bool]) -> list[Row]:
    """The notes of the threads that the reader may read, in order of time, withdrawn ones included."""
    rows = store.execute(_ROWS.where(*conditions)).all()
    began = {row.id: row.author == account for row in rows if row.parent_id is None}
    return [
        row for row in rows if may_read(roles, Audience(row.audience), began=began.get(row.parent_id or row.id, False))
    ]


def _threads(
    store: Connection, account: str, roles: Roles, asked: Asked, *conditions: ColumnElement[bool]
) -> tuple[Thread, ...]:
    """In order of time, without those in which everything is withdrawn."""
    together: dict[int, list[Row]] = {}
    for row in _readable(store, account, roles, *conditions):
        if (row.round_id, row.form_id, row.factor_id) in asked:
            together.setdefault(row.parent_id or row.id, []).append(row)
    standing = [rows for rows in together.values() if any(row.withdrawn_at is None for row in rows)]
    return tuple(_thread(rows, account, roles, asked) for rows in standing)


def _thread(rows: list[Row], account: str, roles: Roles, asked: Asked) -> Thread:
    first = rows[0]
    round_, form, factor = asked[first.round_id, first.form_id, first.factor_id]
    return Thread(
        number=first.id,
        selection=Selection("profile", first.unit_id, round_.key, form.key, factor=factor.key),
        round=Choice(round_.key, round_.name),
        form=Choice(form.key, form.name),
        factor=Choice(factor.key, factor.name),
        audience=Audience(first.audience),
        notes=tuple(_notes(rows, account, roles)),
    )


def _notes(rows: list[Row], account: str, roles: Roles) -> Iterable[Note]:
    """An answer that was withdrawn is gone; where the first note was, the answers to it say so."""
    for row in rows:
        if row.withdrawn_at is None or row.parent_id is None:
            stands = row.withdrawn_at is None
            yield Note(
                number=row.id,
                author=row.author,
                role=Role(row.role),
                at=danish(row.at),
                text=row.text if stands else None,
                may_withdraw=stands and may_withdraw(roles, wrote=row.author == account),
            )

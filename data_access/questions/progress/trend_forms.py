"""Where the same people were asked about the same, but with another form than the one in view."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from dashboard.access import Scope
from data_access import tables
from data_access.catalogue import Catalogue, Form
from data_access.trend_lines import Visit

CHILDREN = ("child", "pupil")


def asked_otherwise(
    scope: Scope, store: Connection, catalogue: Catalogue, form: Form, visits: Collection[Visit]
) -> set[tuple[int, int]]:
    """Unit and round where the same people were asked about the same, but with another form."""
    rounds = {visit.round.id for visit in visits}
    others = {
        (round_id, one.id)
        for round_id in rounds
        for one in catalogue.forms.get(round_id, ())
        if one.id != form.id and _is_alike(one, form)
    }
    if not others:
        return set()
    asked = _asked(scope, store, visits, {form.id, *(other for _, other in others)})
    otherwise = {(unit, round_id) for unit, round_id, one in asked if (round_id, one) in others}
    return otherwise - {(unit, round_id) for unit, round_id, one in asked if one == form.id}


def _asked(
    scope: Scope, store: Connection, visits: Collection[Visit], forms: Collection[int]
) -> set[tuple[int, int, int]]:
    """Units, rounds and forms, of the visits that the reader may open."""
    places = [place for visit in visits for place in visit.place if scope.may_open(place[1], place[0])]
    allowed = {(trail[-1].unit, round_id) for round_id, trail in places}
    units, rounds = {unit for unit, _ in allowed}, {round_id for _, round_id in allowed}
    cell = tables.cell.c
    wanted = select(cell.unit_id, cell.round_id, cell.form_id).distinct()
    wanted = wanted.where(cell.unit_id.in_(units), cell.form_id.in_(forms), cell.round_id.in_(rounds))
    return {tuple(row) for row in store.execute(wanted) if (row.unit_id, row.round_id) in allowed}


def _is_alike(one: Form, form: Form) -> bool:
    """Small children answer for themselves as pupils do."""
    who = [CHILDREN if asked.informant in CHILDREN else (asked.informant,) for asked in (one, form)]
    return one.subject == form.subject and who[0] == who[1]

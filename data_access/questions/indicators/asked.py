"""What the mapping's newest round asked a unit about the same as the national goals."""

from sqlalchemy import Connection

from dashboard.access import Scope
from dashboard.disclosure.universe import ALL
from dashboard.indicators.asked import Answer, Asked
from dashboard.indicators.catalogue import constructs
from dashboard.profile import Choice
from data_access.catalogue import Catalogue
from data_access.questions import cells, units


def asked(scope: Scope, store: Connection, catalogue: Catalogue, unit: int) -> Asked | None:
    """Of everybody. None where the reader may not open the unit's results, or where it was not asked."""
    trails = units.trails(scope, store, unit)
    now = next((one for one in reversed(catalogue.rounds) if one.id in trails), None)
    if now is None:
        return None
    at, about = (now.id, trails[now.id]), {one.key for one in constructs()}
    put = cells.forms_asked(scope, store, at)
    forms = [one for one in catalogue.forms.get(now.id, ()) if one.id in put]
    told = cells.of_forms(scope, store, [at], [one.id for one in forms], catalogue.splits[ALL])
    answers = [
        Answer(factor.construct, factor.name, factor.turned, Choice(form.key, form.name), cell)
        for form in forms
        for factor in catalogue.factors_of(now.id, form.id)
        if factor.construct in about and (cell := told.get((unit, factor.id, now.id))) is not None
    ]
    return Asked(Choice(now.key, now.name), now.k, tuple(answers)) if answers else None

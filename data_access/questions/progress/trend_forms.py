"""Where the same people were asked about the same, but with another form than the one in view."""

from collections.abc import Collection

from sqlalchemy import Connection

from dashboard.access import Scope
from data_access.catalogue import Catalogue, Form
from data_access.questions import cells
from data_access.trend_lines import Visit

CHILDREN = ("child", "pupil")


def asked_otherwise(
    scope: Scope, store: Connection, catalogue: Catalogue, form: Form, visits: Collection[Visit]
) -> set[tuple[int, int]]:
    """Unit and round where the same people were asked about the same, but with another form."""
    found: set[tuple[int, int]] = set()
    for round_ in {visit.round.id: visit.round for visit in visits}.values():
        places = [place for visit in visits if visit.round == round_ for place in visit.place]
        alike = [one for one in catalogue.forms.get(round_.id, ()) if _is_alike(one, form)]
        others = {unit for one in alike for unit in cells.units_asked(scope, store, places, one.id)}
        own = cells.units_asked(scope, store, places, form.id) if others else set()
        found |= {(unit, round_.id) for unit in others - own}
    return found


def _is_alike(one: Form, form: Form) -> bool:
    """Small children answer for themselves as pupils do."""
    who = [CHILDREN if asked.informant in CHILDREN else (asked.informant,) for asked in (one, form)]
    return one.id != form.id and one.subject == form.subject and who[0] == who[1]

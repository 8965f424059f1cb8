"""Focus areas that a worksheet could work on as well."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from dashboard.access import Scope
from dashboard.mapping import Name
from dashboard.worksheet.sheet import Sheet, Topic
from data_access import tables
from data_access.catalogue import Catalogue
from data_access.questions.units import Trail

_area = tables.focus_area.c


def offered(
    scope: Scope, store: Connection, catalogue: Catalogue, sheet: Sheet, places: Iterable[Trail]
) -> list[Topic]:
    """Those of the places that are still worked on and that the worksheet does not work on yet, the newest first.

    `places` are ways that the team may open in the worksheet's round; the reader may as well.
    """
    round_ = catalogue.round(sheet.round.key)
    assert round_ is not None  # a worksheet looks at a published round
    units = [way[-1].unit for way in places if scope.may_open(way, round_.id)]
    wanted = select(tables.focus_area, tables.form.c.key.label("form"), tables.factor.c.key.label("factor"))
    wanted = wanted.join(tables.form, tables.form.c.id == _area.form_id)
    wanted = wanted.join(tables.factor, tables.factor.c.id == _area.factor_id)
    wanted = wanted.where(_area.unit_id.in_(units), _area.ended_at.is_(None))
    wanted = wanted.where(_area.id.not_in([topic.number for topic in sheet.topics]))
    found = []
    for row in store.execute(wanted.order_by(_area.id.desc())):
        factor = catalogue.factor(row.round_id, row.form_id, row.factor)
        name, turned = (factor.name, factor.turned) if factor else (Name(da=row.factor), False)
        found.append(Topic(row.id, row.unit_id, row.form, row.factor, name, turned))
    return found

"""One worksheet, for whoever reaches into it at all."""

from collections.abc import Iterable

from sqlalchemy import Connection, Row, Select, select

from dashboard.access import Scope
from dashboard.mapping import Name
from dashboard.moments import danish
from dashboard.plc import Access, Plc, Visibility, access, knows_past
from dashboard.profile import Choice, UnitLink
from dashboard.worksheet.sheet import Sheet, Status, Topic
from data_access import newest_names, plcs, tables
from data_access.catalogue import Catalogue

_sheet, _plc = tables.worksheet.c, tables.plc.c
_ROWS = select(
    tables.worksheet,
    _plc.name,
    _plc.unit_id,
    _plc.institution_id,
    _plc.ended_at,
).join(tables.plc, _plc.id == _sheet.plc_id)


def sheet(scope: Scope, store: Connection, catalogue: Catalogue, number: int) -> Sheet | None:
    """None where there is none, or it is nothing to the reader."""
    return next(iter(_sheets(scope, store, catalogue, _ROWS.where(_sheet.id == number))), None)


def of_institution(scope: Scope, store: Connection, catalogue: Catalogue, institution: int) -> list[Sheet]:
    """Every worksheet of its teams that the reader reaches into, the newest first."""
    return _sheets(scope, store, catalogue, _ROWS.where(_plc.institution_id == institution))


def _sheets(scope: Scope, store: Connection, catalogue: Catalogue, wanted: Select) -> list[Sheet]:
    rows = store.execute(wanted.order_by(_sheet.id.desc())).all()
    reached = [(row, reach) for row in rows if (reach := access(scope, _team(row), Visibility(row.visibility)))]
    units = newest_names.links(store, {row.unit_id for row, _ in reached})
    topics = _topics(store, catalogue, {row.id for row, _ in reached})
    named = {one.id: Choice(one.key, one.name) for one in catalogue.rounds}
    return [
        _told(
            row,
            reach,
            units[row.unit_id],
            named[row.round_id],
            topics.get(row.id, ()),
            with_past=knows_past(scope, _team(row)),
        )
        for row, reach in reached
    ]


def _told(
    row: Row, reach: Access, unit: UnitLink, round_: Choice, topics: tuple[Topic, ...], *, with_past: bool
) -> Sheet:
    return Sheet(
        number=row.id,
        plc=_team(row),
        unit=unit,
        round=round_,
        template=row.template,
        status=Status(row.status),
        visibility=Visibility(row.visibility),
        access=reach,
        topics=topics,
        previous=row.previous_id,
        made=danish(row.at),
        with_past=with_past,
    )


def _team(row: Row) -> Plc:
    return plcs.of(row, row.plc_id)


def _topics(store: Connection, catalogue: Catalogue, sheets: Iterable[int]) -> dict[int, tuple[Topic, ...]]:
    link, area = tables.worksheet_area, tables.focus_area
    wanted = select(link.c.worksheet_id, area, tables.form.c.key.label("form"), tables.factor.c.key.label("factor"))
    wanted = wanted.join(area, area.c.id == link.c.focus_area_id)
    wanted = wanted.join(tables.form, tables.form.c.id == area.c.form_id)
    wanted = wanted.join(tables.factor, tables.factor.c.id == area.c.factor_id)
    wanted = wanted.where(link.c.worksheet_id.in_(sheets)).order_by(area.c.id)
    found: dict[int, tuple[Topic, ...]] = {}
    for row in store.execute(wanted):
        found[row.worksheet_id] = (*found.get(row.worksheet_id, ()), _topic(catalogue, row))
    return found


def _topic(catalogue: Catalogue, row: Row) -> Topic:
    """By its key where a corrected package has no such factor any more."""
    factor = catalogue.factor(row.round_id, row.form_id, row.factor)
    name, turned = (factor.name, factor.turned) if factor else (Name(da=row.factor), False)
    return Topic(row.id, row.unit_id, row.form, row.factor, name, turned)

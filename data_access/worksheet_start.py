"""Beginning a worksheet: the figures of its focus areas are held fast at once, as the team is shown them."""

from collections.abc import Collection

from sqlalchemy import Connection, Row, select

from dashboard.access import Scope
from dashboard.plc import Plc
from dashboard.selection import Selection
from dashboard.worksheet.sheet import Sheet
from data_access import findings, tables, worksheets
from data_access.catalogue import Catalogue, Round
from data_access.grants import scope_of_team
from data_access.questions import units
from data_access.questions.worksheets.findings import shown


class NotTheirArea(LookupError):
    """No such focus area, or one of somewhere that the team may not open."""


def start(
    store: Connection,
    catalogue: Catalogue,
    plc: Plc,
    round_: Round,
    template: str,
    account: str,
    areas: Collection[int] = (),
    previous: int | None = None,
) -> int:
    """The worksheet's number. Raises UnknownAccount, NotTheirArea."""
    scope = scope_of_team(store, plc)
    about = [_area(store, scope, plc, area) for area in dict.fromkeys(areas)]
    number = worksheets.begin(store, plc.number, round_.id, template, account, areas, previous)
    for area in about:
        hold(store, catalogue, scope, number, _figure(area, round_), account, area.id)
    return number


def work_also(store: Connection, catalogue: Catalogue, sheet: Sheet, area: int, account: str) -> None:
    """On another focus area, whose figure is held fast as well. Raises UnknownAccount, NotTheirArea."""
    scope, round_ = scope_of_team(store, sheet.plc), catalogue.round(sheet.round.key)
    assert round_ is not None  # a worksheet looks at a published round
    found = _area(store, scope, sheet.plc, area)
    worksheets.work_on(store, sheet.number, area)
    hold(store, catalogue, scope, sheet.number, _figure(found, round_), account, area)


def hold(
    store: Connection,
    catalogue: Catalogue,
    scope: Scope,
    worksheet: int,
    what: Selection,
    account: str,
    area: int | None = None,
) -> bool:
    """Whether there is such a figure for the team, whose `scope` it is, that the worksheet did not hold yet."""
    found = shown(scope, store, catalogue, what)
    return found is not None and findings.freeze(store, worksheet, found, account, area)


def _area(store: Connection, scope: Scope, plc: Plc, number: int) -> Row:
    area = tables.focus_area
    wanted = select(area, tables.form.c.key.label("form"), tables.factor.c.key.label("factor"))
    wanted = wanted.join(tables.form, tables.form.c.id == area.c.form_id)
    wanted = wanted.join(tables.factor, tables.factor.c.id == area.c.factor_id)
    found = store.execute(wanted.where(area.c.id == number)).first()
    way = units.ways(scope, store, found.round_id, [found.unit_id]).get(found.unit_id) if found else None
    if found is None or way is None or plc.institution not in [place.unit for place in way]:
        raise NotTheirArea(number)
    return found


def _figure(area: Row, round_: Round) -> Selection:
    return Selection("profile", area.unit_id, round=round_.key, form=area.form, factor=area.factor)

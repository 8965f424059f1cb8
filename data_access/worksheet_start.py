"""Beginning a worksheet: the figures of its focus areas are held fast at once, as the team is shown them."""

from dataclasses import dataclass

from sqlalchemy import Connection, Row, select

from dashboard.access import Scope
from dashboard.moments import present
from dashboard.plc import Plc
from dashboard.selection import Selection
from dashboard.worksheet.sheet import Sheet
from data_access import findings, plcs, tables, worksheets
from data_access.accounts import number_of
from data_access.catalogue import Catalogue, Round
from data_access.grants import scope_of_team
from data_access.questions import units
from data_access.questions.worksheets.findings import shown

_sheet = tables.worksheet.c


class NotTheirArea(LookupError):
    """No such focus area, or one of somewhere that the team may not open."""


@dataclass(frozen=True, slots=True)
class NewSheet:
    """What a worksheet is begun with. `areas` are numbers of focus areas; `previous` is the worksheet that it is a new
    cycle of."""

    plc: Plc
    round: Round
    template: str
    account: str
    areas: tuple[int, ...] = ()
    previous: int | None = None


def start(store: Connection, catalogue: Catalogue, new: NewSheet) -> int:
    """The worksheet's number. Raises UnknownAccount, NotTheirArea."""
    scope = scope_of_team(store, new.plc)
    about = [_area(store, scope, new.plc, area) for area in dict.fromkeys(new.areas)]
    number = worksheets.begin(
        store, new.plc.number, new.round.id, new.template, new.account, new.areas, previous=new.previous
    )
    for area in about:
        hold(store, catalogue, scope, number, _figure(area, new.round), new.account, area.id)
    return number


def just_begun(store: Connection, new: NewSheet) -> int | None:
    """The worksheet that the same account has begun in the same way a moment ago: whoever presses twice means one."""
    same = (_sheet.plc_id == new.plc.number, _sheet.round_id == new.round.id, _sheet.template == new.template)
    wanted = select(_sheet.id).where(*same, _sheet.previous_id.is_not_distinct_from(new.previous))
    wanted = wanted.where(_sheet.account_id == number_of(store, new.account), _sheet.at >= present() - plcs.A_MOMENT)
    found = store.execute(wanted.order_by(_sheet.id.desc())).scalars().all()
    return next((number for number in found if _areas(store, number) == set(new.areas)), None)


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


def _areas(store: Connection, number: int) -> set[int]:
    link = tables.worksheet_area.c
    return set(store.execute(select(link.focus_area_id).where(link.worksheet_id == number)).scalars())


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

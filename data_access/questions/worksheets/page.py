"""Everything that the page of one worksheet shows."""

from sqlalchemy import ColumnElement, Connection, func, select

from dashboard.access import Scope, institution_of
from dashboard.moments import today
from dashboard.plc import Access
from dashboard.profile import Choice
from dashboard.selection import Selection
from dashboard.worksheet.page import Asked, Cycle, Figures, SheetPage
from dashboard.worksheet.sheet import Sheet
from data_access import plcs, tables
from data_access.catalogue import Catalogue, Round
from data_access.grants import scope_of_team
from data_access.questions import cells, units
from data_access.questions.library.suggestions import of_sheet
from data_access.questions.units import Trail
from data_access.questions.worksheets import findings, meetings
from data_access.questions.worksheets.areas import offered
from data_access.questions.worksheets.attachments import attached
from data_access.questions.worksheets.sheet import sheet
from data_access.questions.worksheets.written import written
from data_access.worksheet_round import round_for

_sheet, _finding = tables.worksheet.c, tables.finding.c


def page(scope: Scope, store: Connection, catalogue: Catalogue, selection: Selection) -> SheetPage | None:
    """None where there is no such worksheet for this reader."""
    found = sheet(scope, store, catalogue, selection.unit) if selection.unit is not None else None
    if found is None:
        return None
    is_read = found.access >= Access.TEXT
    held = findings.of_sheet(scope, store, catalogue, found) if is_read else []
    return SheetPage(
        selection=Selection("worksheet", found.number, section=selection.section),
        sheet=found,
        findings=tuple(held),
        closed=_how_many(store, found) - len(held) if is_read else 0,
        chosen_at=_chosen_at(scope, store, catalogue, found),
        written=written(scope, store, found),
        people=tuple(one.name for one in plcs.people(store, found.plc, today())) if is_read else (),
        meetings=tuple(meetings.of_sheets(scope, store, [found]).get(found.number, ())),
        attached=tuple(attached(scope, store, found)),
        previous=next(iter(_cycles(scope, store, catalogue, _sheet.id == found.previous)), None),
        next=_cycles(scope, store, catalogue, _sheet.previous_id == found.number),
        figures=figures(scope, store, catalogue, found) if found.may_write else Figures(),
        suggestions=of_sheet(scope, store, catalogue, found) if found.may_write else (),
        newest=_newest(store, catalogue, found),
    )


def _chosen_at(scope: Scope, store: Connection, catalogue: Catalogue, found: Sheet) -> int | None:
    round_ = catalogue.round(found.round.key)
    places = [topic.unit for topic in found.topics]
    ways = units.ways(scope, store, round_.id, places) if round_ and places else {}
    return next((place for place in places if place in ways), None)


def figures(scope: Scope, store: Connection, catalogue: Catalogue, found: Sheet) -> Figures:
    """What both the team and the reader may see in the worksheet's round."""
    round_ = catalogue.round(found.round.key)
    assert round_ is not None  # a worksheet looks at a published round
    ways = [way for way in _places(store, round_, found) if scope.may_open(way, round_.id)]
    asked = cells.forms_of_any(scope, store, round_.id, ways)
    factors = tuple(
        Asked(Choice(form.key, form.name), Choice(factor.key, factor.name), factor.turned)
        for form in catalogue.forms.get(round_.id, ())
        for factor in catalogue.factors_of(round_.id, form.id)
        if form.id in asked
    )
    places = tuple(units.link(scope, catalogue, round_.id, way) for way in ways)
    return Figures(tuple(offered(scope, store, catalogue, found, ways)), places, factors)


def _places(store: Connection, round_: Round, found: Sheet) -> list[Trail]:
    """The team's own with what lies below, and the institution."""
    team, up = scope_of_team(store, found.plc), tables.ancestor.c
    own = {grant.unit for grant in team.grants}
    below = select(up.unit_id).where(up.round_id == round_.id, up.ancestor_id.in_(own))
    numbers = own | {found.plc.institution} | set(store.execute(below).scalars())
    ways = units.ways(team, store, round_.id, numbers).values()
    return [way for way in ways if institution_of(way) == found.plc.institution]


def _how_many(store: Connection, found: Sheet) -> int:
    wanted = select(func.count()).select_from(tables.finding).where(_finding.worksheet_id == found.number)
    return store.execute(wanted).scalar_one()


def _cycles(scope: Scope, store: Connection, catalogue: Catalogue, condition: ColumnElement[bool]) -> tuple[Cycle, ...]:
    """Those that the reader reaches into as well."""
    numbers = store.execute(select(_sheet.id).where(condition).order_by(_sheet.id)).scalars().all()
    found = [sheet(scope, store, catalogue, number) for number in numbers]
    return tuple(Cycle(one.number, one.round) for one in found if one is not None)


def _newest(store: Connection, catalogue: Catalogue, found: Sheet) -> Choice:
    round_ = round_for(store, catalogue, found.plc)
    return Choice(round_.key, round_.name) if round_ else found.round

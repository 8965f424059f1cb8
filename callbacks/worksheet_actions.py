"""What is done to a worksheet as a whole, from holding figures fast to a new cycle: parse, ask, hand on."""

from collections.abc import Callable

from callbacks import fields as read
from callbacks.changing import Change, change
from callbacks.fields import Refused
from callbacks.mounting import Denied, Fields, Mounted
from callbacks.reader import Reader
from callbacks.said import Answer
from callbacks.view import Store
from callbacks.worksheet_begin import begun
from dashboard.logged import Entry, Event
from dashboard.plc import Access, Visibility
from dashboard.said import Said
from dashboard.selection import Selection, is_key
from dashboard.work import Work
from dashboard.worksheet import form
from dashboard.worksheet.page import OFFERED
from dashboard.worksheet.sheet import MOST_AREAS, Sheet, Status
from data_access import sheet_work, worksheets
from data_access.catalogue import Catalogue
from data_access.engine import Connection
from data_access.grants import scope_of_team
from data_access.questions.worksheets.sheet import sheet
from data_access.worksheet_cycle import carry_on
from data_access.worksheet_round import round_for
from data_access.worksheet_start import NewSheet, NotTheirArea, work_also
from data_access.worksheet_start import hold as hold_fast

Does = Callable[[Connection, Catalogue, Sheet], Change]


def register(on: Mounted) -> None:
    for action, handler in (("hold", hold), ("area", area), ("share", share), ("template", template), ("cycle", cycle)):
        on.form(action, handler)
    on.form("close", close)
    on.form("open", open_again)


def hold(who: Reader, store: Store, fields: Fields) -> Answer:
    """`unit`, and `what`: form and factor with a space between."""
    unit, (asked, factor) = read.number(fields, "unit"), _pair(fields)

    def do(connection: Connection, catalogue: Catalogue, found: Sheet) -> Change:
        what = Selection("profile", unit, round=found.round.key, form=asked, factor=factor)
        scope = scope_of_team(connection, found.plc)
        if not hold_fast(connection, catalogue, scope, found.number, what, who.name):
            raise Refused("worksheet.refused.figure")
        return _told(who, found, "held")

    return _changed(who, store, fields, "hold", do, must_be_open=True)


def area(who: Reader, store: Store, fields: Fields) -> Answer:
    """Another focus area, up to as many as a worksheet may begin with."""
    number = read.number(fields, "area")

    def do(connection: Connection, catalogue: Catalogue, found: Sheet) -> Change:
        if len(found.topics) >= MOST_AREAS:
            raise Refused("worksheet.refused.areas", n=str(MOST_AREAS))
        try:
            work_also(connection, catalogue, found, number, who.name)
        except NotTheirArea:
            raise Denied(found.plc.unit) from None
        return _told(who, found, "area")

    return _changed(who, store, fields, "area", do, must_be_open=True)


def share(who: Reader, store: Store, fields: Fields) -> Answer:
    wanted = fields.get("visibility", "")
    if wanted not in tuple(Visibility):
        raise Denied

    def do(connection: Connection, _: Catalogue, found: Sheet) -> Change:
        worksheets.share(connection, found.number, Visibility(wanted))
        return _told(who, found, f"shared_{wanted}", changed=found.visibility != wanted)

    return _changed(who, store, fields, "share", do)


def template(who: Reader, store: Store, fields: Fields) -> Answer:
    wanted = fields.get("template", "")
    if wanted not in form.templates():
        raise Denied

    def do(connection: Connection, _: Catalogue, found: Sheet) -> Change:
        worksheets.follow_template(connection, found.number, wanted)
        return _told(who, found, "template", changed=found.template != wanted)

    return _changed(who, store, fields, "template", do, must_be_open=True)


def close(who: Reader, store: Store, fields: Fields) -> Answer:
    """The first time counts as work done."""

    def do(connection: Connection, _: Catalogue, found: Sheet) -> Change:
        if worksheets.close(connection, found.number):
            sheet_work.done(connection, found.number, Work.WORKSHEET_CLOSED)
        return _told(who, found, "closed", changed=found.status is Status.OPEN)

    return _changed(who, store, fields, "close", do)


def open_again(who: Reader, store: Store, fields: Fields) -> Answer:
    def do(connection: Connection, _: Catalogue, found: Sheet) -> Change:
        worksheets.open_again(connection, found.number)
        return _told(who, found, "opened", changed=found.status is Status.CLOSED)

    return _changed(who, store, fields, "open", do)


def cycle(who: Reader, store: Store, fields: Fields) -> Answer:
    """A new worksheet about the newest round of the team's unit, with the sections that were ticked."""
    sections = [key for key in OFFERED if fields.get(f"carry-{key}")]

    def do(connection: Connection, catalogue: Catalogue, found: Sheet) -> Change:
        round_ = round_for(connection, catalogue, found.plc)
        assert round_ is not None  # the old one looks at a published round
        areas = tuple(topic.number for topic in found.topics)
        new = NewSheet(found.plc, round_, found.template, who.name, areas, previous=found.number)
        try:
            return begun(connection, new, lambda: carry_on(connection, catalogue, new, sections))
        except NotTheirArea:
            raise Refused("worksheet.refused.area") from None

    return _changed(who, store, fields, "cycle", do)


def _changed(who: Reader, store: Store, fields: Fields, action: str, do: Does, *, must_be_open: bool = False) -> Answer:
    """By somebody who takes part in the team, on the worksheet as it is once others are done. Raises Denied."""
    number = read.number(fields, "worksheet")
    with store.asked() as (connection, catalogue):
        _own(who, connection, catalogue, number)

    def done(connection: Connection) -> Change:
        worksheets.take_turns(connection, number)
        found = _own(who, connection, catalogue, number)
        if must_be_open and not found.may_write:
            raise Refused("worksheet.refused.closed")
        return do(connection, catalogue, found)

    return change(store, Selection("worksheet", number).address, action, fields, done)


def _own(who: Reader, store: Connection, catalogue: Catalogue, number: int) -> Sheet:
    """Raises Denied."""
    found = sheet(who.scope, store, catalogue, number)
    if found is None or found.access < Access.WRITE:
        raise Denied
    return found


def _told(who: Reader, found: Sheet, done: str, *, changed: bool = True) -> Change:
    """Nothing is logged where it was so already."""
    detail = {"done": done, "worksheet": str(found.number), "plc": str(found.plc.number)}
    entries = [Entry(Event.WORKSHEET, who.name, found.plc.unit, detail)]
    return Change(Said(f"worksheet.said.{done}"), entries if changed else [])


def _pair(fields: Fields) -> tuple[str, str]:
    """Raises Denied."""
    asked, _, factor = fields.get("what", "").partition(" ")
    if not (is_key(asked) and is_key(factor)):
        raise Denied
    return asked, factor

"""Changing a focus area, ending it and taking it up again: parse, ask, hand on."""

from callbacks import fields as read
from callbacks.changing import Change, change
from callbacks.focus_forms import aim, entry, page, serves, unless_refused
from callbacks.mounting import Denied, Fields, Mounted
from callbacks.reader import Reader
from callbacks.said import Answer
from callbacks.view import Store
from dashboard.focus_page import Chosen
from dashboard.logged import Entry
from dashboard.said import Said
from dashboard.selection import Selection
from data_access import dismissals, focus_areas
from data_access.engine import Connection


def register(on: Mounted) -> None:
    on.form("change", change_area)
    on.form("end", end)
    on.form("resume", resume)


def change_area(who: Reader, store: Store, fields: Fields) -> Answer:
    one, selection = _area(who, store, fields)
    card, form = f"{selection.address}#area-{one.area.number}", f"change-{one.area.number}"

    def act() -> Answer:
        hoped, served = aim(fields), serves(fields)

        def do(connection: Connection) -> Change:
            focus_areas.change(connection, one.area.number, hoped, served)
            return Change(Said("focus.said.changed"), [_of_area(who, "changed", one)])

        return change(store, card, form, fields, do)

    return unless_refused(card, form, fields, act)


def end(who: Reader, store: Store, fields: Fields) -> Answer:
    one, selection = _area(who, store, fields)

    def do(connection: Connection) -> Change:
        entries = [_of_area(who, "ended", one)] if focus_areas.end(connection, one.area.number) else []
        return Change(Said("focus.said.ended"), entries)

    return change(store, selection.address, "end", fields, do)


def resume(who: Reader, store: Store, fields: Fields) -> Answer:
    one, selection = _area(who, store, fields)

    def do(connection: Connection) -> Change:
        is_new = focus_areas.resume(connection, one.area.number)
        dismissals.withdraw_all(connection, focus_areas.address(connection, one.area.number))
        return Change(Said("focus.said.resumed"), [_of_area(who, "resumed", one)] if is_new else [])

    return change(store, selection.address, "resume", fields, do)


def _area(who: Reader, store: Store, fields: Fields) -> tuple[Chosen, Selection]:
    """One that stands on the page, and that the reader may change. Raises Denied."""
    number, (found, selection) = read.number(fields, "area"), page(who, store, fields)
    one = next((one for one in found.areas if one.area.number == number and one.may_change), None)
    if one is None:
        raise Denied(found.progress.unit.unit)
    return one, selection


def _of_area(who: Reader, done: str, one: Chosen) -> Entry:
    area = one.area
    return entry(who, done, area.unit.unit, area.round.key, (area.form.key, area.factor.key))

"""Own sets of units: looking at one, keeping it under a name, and removing it."""

import re

from callbacks import fields as read
from callbacks.changing import Change, change
from callbacks.fields import Refused
from callbacks.mounting import Denied, Fields, Mounted
from callbacks.reader import Reader
from callbacks.said import Answer
from callbacks.view import Shown, Store
from dashboard.comparisons import MOST_SETS, MOST_UNITS, Comparisons
from dashboard.logged import Event, holds_cpr
from dashboard.said import Said
from dashboard.selection import Selection, is_key
from data_access import accounts, comparison_sets
from data_access.catalogue import Catalogue
from data_access.comparison_sets import CannotKeep, NotTheirs
from data_access.engine import Connection
from data_access.questions import comparisons as questions
from layouts import comparisons as layout

_UNIT = re.compile(r"unit-([1-9][0-9]{0,8})")
SAVE = "save"


def show(who: Reader, store: Store, selection: Selection) -> Shown | None:
    with store.asked() as (connection, catalogue):
        account = accounts.number_of(connection, who.name)
        found = questions.comparisons(who.scope, connection, catalogue, account, selection)
    if found is None:
        return None
    _log(who, store, found)
    kept = who.said.kept if who.said else {}
    return layout.title(found, who.language), layout.page(found, kept, who.language), found.selection


def _log(who: Reader, store: Store, found: Comparisons) -> None:
    """Every unit whose figures were read."""
    told = {"view": "comparisons", "round": found.selection.round or "", "form": found.selection.form or ""}
    for unit in found.units if found.lines else ():
        store.log.soon(Event.READ, who.name, unit.unit, **told)


def register(on: Mounted, store: Store) -> None:
    on.form(SAVE, save)
    on.form("remove", remove)


def save(who: Reader, store: Store, fields: Fields) -> Answer:
    """A new set, or another name and other units for one that is there."""
    number = read.number(fields, "set") if fields.get("set") else None
    name, round_ = read.text(fields, "name"), fields.get("round", "")
    with store.asked() as (connection, catalogue):
        account = accounts.number_of(connection, who.name)
        units = _picked(who, connection, catalogue, _before(connection, account, number), fields)

    def do(connection: Connection) -> Change:
        if holds_cpr(name):
            raise Refused("comparisons.refused.cpr")
        try:
            kept = _keep(connection, account, number, name, units)
        except CannotKeep as refused:
            limits = {"units": str(MOST_UNITS), "sets": str(MOST_SETS)}
            raise Refused(f"comparisons.refused.{refused}", **limits) from None
        except NotTheirs:
            raise Denied from None
        return Change(Said("comparisons.said.saved", {"name": name}), address=_address(kept, round_))

    return change(store, _address(number, round_), SAVE, fields, do)


def remove(who: Reader, store: Store, fields: Fields) -> Answer:
    number = read.number(fields, "set")

    def do(connection: Connection) -> Change:
        account = accounts.number_of(connection, who.name)
        try:
            comparison_sets.members(connection, account, number)
            if not fields.get("sure"):
                raise Refused("comparisons.refused.sure")
            name = comparison_sets.remove(connection, account, number)
        except NotTheirs:
            raise Denied from None
        return Change(Said("comparisons.said.removed", {"name": name}), address=_address(None, ""))

    return change(store, _address(number, fields.get("round", "")), "remove", fields, do)


def _keep(connection: Connection, account: int, number: int | None, name: str, units: list[int]) -> int:
    if number is None:
        return comparison_sets.add(connection, account, name, units)
    comparison_sets.change(connection, account, number, name, units)
    return number


def _before(connection: Connection, account: int, number: int | None) -> list[int]:
    """The units of the set until now. Raises Denied."""
    try:
        return [] if number is None else comparison_sets.members(connection, account, number)
    except NotTheirs:
        raise Denied from None


def _picked(who: Reader, connection: Connection, catalogue: Catalogue, before: list[int], fields: Fields) -> list[int]:
    """What was ticked, and what stays because it could not be: units not shown just now. Raises Denied."""
    ticked = sorted(int(found[1]) for name in fields if (found := _UNIT.fullmatch(name)))
    if not questions.may_open_all(who.scope, connection, catalogue, ticked):
        raise Denied
    key = fields.get("round") or None
    stays = [] if fields.get("gone") else questions.closed(who.scope, connection, catalogue, key, before)
    kept = [unit for unit in before if unit in {*stays, *ticked}]
    return [*kept, *(unit for unit in ticked if unit not in kept)]


def _address(number: int | None, round_: str) -> str:
    chosen = str(number) if number else None
    return Selection("comparisons", round=round_ if is_key(round_) else None, set=chosen).address

"""Choosing what to work on, turning a proposal down, and bringing it back: parse, ask, hand on."""

from dataclasses import dataclass

from callbacks import fields as read
from callbacks.changing import Change, change
from callbacks.fields import Refused
from callbacks.focus_forms import aim, entry, page, serves, text, typed, unless_refused
from callbacks.mounting import Denied, Fields, Mounted
from callbacks.reader import Reader
from callbacks.said import Answer
from callbacks.view import Store
from dashboard.logged import Entry
from dashboard.proposals import Figure
from dashboard.said import Said
from dashboard.selection import Selection
from data_access import dismissals, focus_areas
from data_access.catalogue import Catalogue
from data_access.engine import Connection
from data_access.focus_areas import NOTHING, Address
from layouts.pieces.focus_proposals import dismissal_form


@dataclass(frozen=True)
class About:
    """What a form is about, once it is certain that the reader chooses there: exactly what it says, or nothing."""

    selection: Selection
    figure: Figure
    at: Address

    @property
    def back(self) -> str:
        return self.selection.to(form=None, factor=None).address

    def entry(self, who: Reader, done: str) -> Entry:
        return entry(who, done, self.at.unit_id, self.selection.round, self.figure.key)


def register(on: Mounted) -> None:
    on.form("choose", choose)
    on.form("dismiss", dismiss)
    on.form("propose", propose)


def choose(who: Reader, store: Store, fields: Fields) -> Answer:
    about = _about(who, store, fields)
    if not about.figure.cell.shown:
        raise Denied(about.at.unit_id)

    def act() -> Answer:
        hoped, served = aim(fields), serves(fields)

        def do(connection: Connection) -> Change:
            focus_areas.one_at_a_time(connection, about.at.unit_id)
            if standing := focus_areas.standing(connection, about.at):
                is_told = (hoped, served) in ((standing.aim, standing.serves), (None, NOTHING))
                return _stands(about, standing.number, {} if is_told else fields)
            number = focus_areas.choose(connection, about.at, about.figure.cell, hoped, who.name, serves=served)
            dismissals.withdraw_all(connection, about.at)
            return Change(Said("focus.said.chosen"), [about.entry(who, "chosen")], f"{about.back}#area-{number}")

        return change(store, about.selection.address, "choose", fields, do)

    return unless_refused(about.selection.address, "choose", fields, act)


def _stands(about: About, number: int, lost: Fields) -> Change:
    """Chosen before, by a form that is sent once more or by somebody else: what is lost then stands in its own form."""
    card = f"{about.back}#area-{number}"
    if not lost:
        return Change(Said("focus.said.chosen"), address=card)
    why = "focus.choosing.other"
    return Change(Said(why, refused=True, kept=typed(lost, f"change-{number}", why)), address=card)


def dismiss(who: Reader, store: Store, fields: Fields) -> Answer:
    about = _about(who, store, fields)
    back, form = about.back, dismissal_form(about.figure)

    def act() -> Answer:
        reason = text(fields, "reason", may_be_empty=False)

        def do(connection: Connection) -> Change:
            try:
                is_new = dismissals.dismiss(connection, about.at, reason, who.name)
            except dismissals.WorkedOn:  # by somebody else, while the form stood open
                raise Refused("focus.choosing.already") from None
            return Change(Said("focus.said.dismissed"), [about.entry(who, "dismissed")] if is_new else [])

        return change(store, back, form, fields, do)

    return unless_refused(back, form, fields, act)


def propose(who: Reader, store: Store, fields: Fields) -> Answer:
    """Undo what was turned down."""
    number, (found, selection) = read.number(fields, "dismissal"), page(who, store, fields)
    one = next((one for one in found.dismissed if one.number == number), None)
    if one is None or not found.may_choose:
        raise Denied(found.progress.unit.unit)

    def do(connection: Connection) -> Change:
        is_new = dismissals.withdraw(connection, number)
        said = entry(who, "proposed", found.progress.unit.unit, selection.round, one.key)
        return Change(Said("focus.said.proposed"), [said] if is_new else [])

    return change(store, selection.address, "propose", fields, do)


def _about(who: Reader, store: Store, fields: Fields) -> About:
    """Raises Denied."""
    found, selection = page(who, store, fields)
    figure, unit = found.wanted, found.progress.unit.unit
    if figure is None or not found.may_choose or found.progress.selection != selection:
        raise Denied(unit)
    with store.asked() as (_, catalogue):
        return About(selection, figure, _address(catalogue, unit, selection))


def _address(catalogue: Catalogue, unit: int, selection: Selection) -> Address:
    round_ = catalogue.round(selection.round)
    form = catalogue.form(round_.id, selection.form or "") if round_ else None
    factor = catalogue.factor(round_.id, form.id, selection.factor) if round_ and form else None
    if round_ is None or form is None or factor is None:
        raise Denied(unit)
    return Address(unit, round_.id, form.id, factor.id)

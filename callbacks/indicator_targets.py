"""A municipality sets a target for an indicator and takes it back: parse, ask, hand on."""

from callbacks import fields as read
from callbacks.changing import Change, change
from callbacks.mounting import Denied, Fields, Mounted
from callbacks.reader import Reader
from callbacks.said import Answer
from callbacks.view import Store
from dashboard.indicators import targets as meaning
from dashboard.indicators.targets import About, CannotSet, Targets
from dashboard.logged import Entry, Event
from dashboard.moments import today
from dashboard.notes import cleaned
from dashboard.said import Said
from dashboard.school_years import school_year, school_year_text
from dashboard.selection import Selection
from data_access.engine import Connection
from data_access.indicators import targets
from data_access.indicators.known import known
from data_access.questions.indicators.place import place
from data_access.questions.indicators.targets import of_one

KEPT = ("school_year", "value", "note")


def register(on: Mounted) -> None:
    on.form("target", set_target)
    on.form("withdraw", withdraw)


def set_target(who: Reader, store: Store, fields: Fields) -> Answer:
    found, about, page = _about(who, store, fields)
    if about.school_year >= found.years.stop:
        raise Denied(about.unit)
    try:
        meaning.not_ended(about.school_year, found.years)
        value = meaning.value(fields.get("value", ""), found.indicator)
        note = _note(fields)
    except CannotSet as refused:
        return Answer(_address(page), _refusal("target", refused, fields))

    def do(connection: Connection) -> Change:
        is_new = targets.put(connection, about, value, note, who.name)
        return Change(Said("indicator_targets.said.set"), [_entry(who, "set", about)] if is_new else [])

    return change(store, _address(page), "target", fields, do)


def withdraw(who: Reader, store: Store, fields: Fields) -> Answer:
    found, about, page = _about(who, store, fields)
    if about not in {step.about for step in found.history}:
        raise Denied(about.unit)
    try:
        note = _note(fields)
    except CannotSet as refused:
        return Answer(_address(page), _refusal("withdraw", refused, fields))

    def do(connection: Connection) -> Change:
        is_new = targets.withdraw(connection, about, note, who.name)
        return Change(Said("indicator_targets.said.withdrawn"), [_entry(who, "withdrawn", about)] if is_new else [])

    return change(store, _address(page), "withdraw", fields, do)


def _about(who: Reader, store: Store, fields: Fields) -> tuple[Targets, About, Selection]:
    """What the form is about, where the reader sets targets. Raises Denied."""
    page, year = read.page(fields, "indicators"), school_year(fields.get("school_year", ""))
    assert page.unit is not None  # the grammar of such a form
    with store.asked() as (connection, catalogue):
        at, indicator = place(who.scope, connection, catalogue, page.unit), known(connection).get(page.indicator or "")
        found = of_one(who.scope, connection, at, indicator, today()) if at and indicator else None
    if found is None or year is None or not found.may_set:
        raise Denied(page.unit)
    return found, About(page.unit, found.indicator.key, year), page


def _address(page: Selection) -> str:
    return f"{page.address}#targets"


def _note(fields: Fields) -> str:
    """Raises CannotSet."""
    return meaning.note(cleaned(fields.get("note", "")).replace("\n", " "))


def _refusal(form: str, refused: CannotSet, fields: Fields) -> Said:
    """With everything that was typed, however long it is."""
    why = {"form": form, "field": refused.field, "why": f"indicator_targets.refused.{refused}"}
    kept = {name: fields.get(name, "") for name in KEPT}
    return Said(f"indicator_targets.refused.{form}", refused=True, kept=kept | why)


def _entry(who: Reader, done: str, about: About) -> Entry:
    """Never the figure."""
    said = {"done": done, "indicator": about.indicator, "school_year": school_year_text(about.school_year)}
    return Entry(Event.TARGET, who.name, about.unit, said)

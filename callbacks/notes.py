"""Writing a note, answering one and withdrawing one: parse, ask, hand on."""

from collections.abc import Mapping
from dataclasses import dataclass

from callbacks import fields as read
from callbacks.mounting import Denied, Fields, Mounted
from callbacks.reader import Reader
from callbacks.said import Answer
from callbacks.view import Shown, Store
from dashboard import notes as rules
from dashboard.access import Role
from dashboard.logged import Entry, Event
from dashboard.notes import LONGEST, SECTION, Audience
from dashboard.said import Said
from dashboard.selection import Selection
from data_access import audit_log, notes
from data_access.catalogue import Catalogue, Factor
from data_access.engine import Connection, writing
from data_access.notes import Written
from data_access.questions import notes as questions
from data_access.questions.standpoint import standpoint
from data_access.standpoint import Standpoint
from layouts.pieces import note_panel as layout


@dataclass(frozen=True)
class About:
    """The figure that a form is about, once it is certain that the reader takes part there."""

    selection: Selection
    at: Standpoint
    factor: Factor
    roles: tuple[Role, ...]

    @property
    def unit(self) -> int:
        return self.at.trail[-1].unit

    def back(self, thread: int | None = None) -> str:
        """Where the form was sent from: the notes on the factor's page, or a thread among all notes of the unit."""
        if self.selection.section != SECTION:
            return f"{self.selection.address}#notes"
        all_notes = Selection("profile", self.unit, section=SECTION, page=self.selection.page).address
        return f"{all_notes}#thread-{thread}" if thread else all_notes

    def entry(self, event: Event, account: str) -> Entry:
        """Never what was written."""
        said = {"round": self.at.round.key, "form": self.selection.form or "", "factor": self.factor.key}
        return Entry(event, account, self.unit, said)


def register(on: Mounted) -> None:
    on.form("note", write)
    on.form("withdraw", withdraw)


def write(who: Reader, store: Store, fields: Fields) -> Answer:
    with store.asked() as (connection, catalogue):
        about = _about(who, connection, catalogue, fields)
        parent, audience = _place(who, connection, about, fields)
    text = rules.cleaned(fields.get("text", ""))
    if reason := rules.refusal(text):
        return Answer(about.back(parent), _refused(who, reason, parent, fields))
    assert about.at.form is not None
    written = Written(
        about.unit, about.at.round.id, about.at.form.id, about.factor.id, parent, about.roles[0], audience, text
    )
    with writing(store.engine) as connection:
        if notes.write(connection, who.name, written):
            audit_log.append(connection, [about.entry(Event.NOTED, who.name)])
    return Answer(about.back(parent), Said("notes.said.written"))


def page(who: Reader, store: Store, selection: Selection) -> Shown | None:
    """Everything that is said of a unit; None for whoever does not take part there."""
    with store.asked() as (connection, catalogue):
        found = questions.of_unit(who.scope, connection, catalogue, who.name, selection)
    if found is None:
        return None
    return layout.title(found, who.language), layout.note_panel(found, kept(who), who.language), found.selection


def kept(who: Reader) -> Mapping[str, str]:
    """What was typed into a form about notes, where it was refused."""
    return who.said.kept if who.said else {}


def withdraw(who: Reader, store: Store, fields: Fields) -> Answer:
    number = read.number(fields, "note")
    with store.asked() as (connection, catalogue):
        about = _about(who, connection, catalogue, fields)
        if not questions.withdrawable(who.scope, connection, who.name, about.at, about.factor, number):
            raise Denied(about.unit)
    with writing(store.engine) as connection:
        if notes.withdraw(connection, number):
            audit_log.append(connection, [about.entry(Event.NOTE_WITHDRAWN, who.name)])
    return Answer(about.back(), Said("notes.said.withdrawn"))


def _about(who: Reader, store: Connection, catalogue: Catalogue, fields: Fields) -> About:
    """Exactly what the form says, never another round or form instead. Raises Denied."""
    selection = read.page(fields, "profile")
    at = standpoint(who.scope, store, catalogue, selection)
    if at is None or at.form is None or (at.round.key, at.form.key) != (selection.round, selection.form):
        raise Denied(selection.unit)
    factor = catalogue.factor(at.round.id, at.form.id, selection.factor)
    roles = rules.roles_there(who.scope, at.trail)
    if factor is None or not roles:
        raise Denied(selection.unit)
    return About(selection, at, factor, roles)


def _place(who: Reader, store: Connection, about: About, fields: Fields) -> tuple[int | None, Audience]:
    """The thread, None for a new one, and who reads it: an answer is for those the thread is for. Raises Denied."""
    if "thread" not in fields:
        wanted, allowed = fields.get("audience", ""), rules.audiences(about.roles)
        if wanted not in allowed:
            raise Denied(about.unit)
        return None, Audience(wanted)
    number = read.number(fields, "thread")
    audience = questions.thread(who.scope, store, who.name, about.at, about.factor, number)
    if audience is None:
        raise Denied(about.unit)
    return number, audience


def _refused(who: Reader, reason: str, parent: int | None, fields: Fields) -> Said:
    """With everything that was typed, however long it is."""
    typed = {name: fields.get(name, "") for name in ("text", "audience")}
    kept = {"form": f"note-{parent or 'new'}", "why": reason} | typed
    limits = {"longest": who.language.number(LONGEST)}
    return Said(reason, limits, refused=True, kept=kept)

"""What the forms about focus areas have in common: the page they stood on, what was typed, and what the log is told."""

from collections.abc import Callable

from callbacks import fields as read
from callbacks.fields import Refused
from callbacks.mounting import Denied, Fields
from callbacks.reader import Reader
from callbacks.said import Answer
from callbacks.view import Store
from dashboard.focus import LONGEST, refusal
from dashboard.focus_page import FocusPage
from dashboard.goals import NONE, goals
from dashboard.logged import Entry, Event
from dashboard.notes import cleaned
from dashboard.said import Said
from dashboard.selection import Selection
from data_access import focus_areas
from data_access.focus_areas import Serves
from data_access.questions.focus.page import focus_page

KEPT = ("aim", "goal", "target", "reason")


def page(who: Reader, store: Store, fields: Fields) -> tuple[FocusPage, Selection]:
    """Raises Denied."""
    selection = read.page(fields, "focus")
    with store.asked() as (connection, catalogue):
        found = focus_page(who.scope, connection, catalogue, selection)
    if found is None:
        raise Denied(selection.unit)
    return found, selection


def aim(fields: Fields) -> int | None:
    typed = fields.get("aim", "").strip()
    if not typed:
        return None
    if not (typed.isascii() and typed.isdecimal() and len(typed) < 5 and int(typed) in focus_areas.POINTS):
        raise Refused("focus.refused.aim")
    return int(typed)


def serves(fields: Fields) -> Serves:
    goal = fields.get("goal", NONE)
    if goal not in (NONE, *goals()):
        raise Denied
    return Serves(goal if goal in goals() else None, text(fields, "target", may_be_empty=True) or None)


def text(fields: Fields, name: str, *, may_be_empty: bool) -> str:
    typed = cleaned(fields.get(name, ""))
    if reason := refusal(typed, may_be_empty=may_be_empty):
        raise Refused(reason)
    return typed


def unless_refused(address: str, form: str, fields: Fields, act: Callable[[], Answer]) -> Answer:
    """With everything that was typed, however long it is."""
    try:
        return act()
    except Refused as refused:
        limits = {"longest": str(LONGEST)}
        return Answer(address, Said(refused.key, limits, refused=True, kept=typed(fields, form, refused.key)))


def typed(fields: Fields, form: str, why: str) -> dict[str, str]:
    """To be shown once more in `form`, and why."""
    return {name: fields.get(name, "") for name in KEPT} | {"form": form, "why": why}


def entry(who: Reader, done: str, unit: int, round_: str | None, key: tuple[str, str]) -> Entry:
    """Never what was written."""
    said = {"done": done, "round": round_ or "", "form": key[0], "factor": key[1]}
    return Entry(Event.FOCUS, who.name, unit, said)

"""Voices and pages of perspectives, made from the few fields that matter to a test, and whole worlds of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from dashboard.asked import Asked, Question
from dashboard.cells import Cell, Status
from dashboard.comparison import Side
from dashboard.mapping import Name
from dashboard.perspectives import Perspectives, Voice, compared
from dashboard.profile import Choice, Participation
from dashboard.selection import Selection
from tests.layouts.values import MUNICIPALITY, PROGRAMME, ROUNDS, SCHOOL

FORMS = (
    Choice("pupil", Name(da="Elever", en="Pupils")),
    Choice("parent", Name(da="Forældre", en="Parents")),
    Choice("staff", Name(da="Personale", en="Staff")),
    Choice("leader", Name(da="Ledere", en="Leaders")),
)
TOPICS = {
    "wellbeing": Name(da="Trivsel", en="Wellbeing"),
    "teaching": Name(da="Undervisning", en="Teaching"),
    "bullying": Name(da="Mobning", en="Bullying"),
}
NOT_TOLD = (Cell(Status.FEW), Cell(Status.PROTECT), Cell(Status.EXTREME, bound=">=590"))


def shown(points: int, n: int = 200, groups: int = 8) -> Cell:
    return Cell(Status.SHOWN, n, points, points - 20, points + 20, None, groups)


def asked(*texts: str, **own: Any) -> Asked:
    questions = tuple(Question(f"q{place}", Name(da=text, en=text)) for place, text in enumerate(texts))
    usual: dict[str, Any] = {"scale": (1, 5), "turned": False, "signature": "as always", "questions": questions}
    return Asked(**(usual | own))


def voice(form: int, cell: Cell, **own: Any) -> Voice:
    usual: dict[str, Any] = {
        "form": FORMS[form],
        "factor": f"{FORMS[form].key}_own",
        "name": TOPICS["wellbeing"],
        "side": Side(cell, 90, 25),
        "asked": asked("Jeg har det godt"),
        "participation": Participation(214, 260),
    }
    return Voice(**(usual | own))


def page(voices: Mapping[str, Sequence[Voice]], **own: Any) -> Perspectives:
    usual: dict[str, Any] = {
        "selection": Selection("perspectives", SCHOOL.unit, "2019", factor=own.get("chosen")),
        "unit": SCHOOL,
        "path": (PROGRAMME, MUNICIPALITY),
        "rounds": ROUNDS,
        "forms": FORMS,
        "constructs": compared(voices),
        "alone": (),
        "chosen": None,
        "k": 5,
    }
    return Perspectives(**(usual | own))


cells = st.one_of(
    st.builds(shown, st.integers(420, 580), st.integers(5, 600), st.integers(0, 30)),
    st.builds(shown, st.integers(480, 520), st.integers(300, 900), st.integers(10, 30)),
    st.sampled_from(NOT_TOLD),
)


@st.composite
def worlds(draw: st.DrawFn) -> dict[str, list[Voice]]:
    """One to three topics that some of the four forms ask about, each with the name its own form has for it."""
    found = {}
    for key in draw(st.lists(st.sampled_from(sorted(TOPICS)), min_size=1, max_size=3, unique=True)):
        forms = sorted(draw(st.sets(st.integers(0, 3), min_size=1, max_size=4)))
        found[key] = [
            voice(form, draw(cells), name=TOPICS[key], asked=asked("Jeg har det godt", turned=key == "bullying"))
            for form in forms
        ]
    return found

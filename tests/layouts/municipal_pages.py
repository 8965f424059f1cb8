"""Views of all factors and of school start, made from the few fields that matter to a test."""

from typing import Any

from dashboard.cells import Cell
from dashboard.mapping import Name
from dashboard.municipal import Entry, FormTold, Municipal, Setting
from dashboard.profile import Choice, EarlierPoint, UnitLink
from dashboard.progress import Progress, Section, sections
from dashboard.selection import Selection
from dashboard.statistics.verdicts import Verdict
from dashboard.transition import Crossing, Route, Side, Standing, Transition
from tests.layouts.values import MUNICIPALITY, PROGRAMME, ROUNDS, SCHOOL, difference, shown

BEFORE, NOW = ROUNDS[1:]
CHILD, PUPIL, PARENT = (
    Choice(key, Name(da=name, en=name))
    for key, name in (("child", "Børn"), ("pupil", "Elever"), ("parent", "Forældre"))
)
DAYCARE = UnitLink(7, "institution", "Solhuset", type="daycare")
CLASS = UnitLink(8, "child_group", "0.A", type="school")
ALL = Side(MUNICIPALITY, whole=True)


def entry(key: str = "wellbeing", construct: str | None = "wellbeing", **own: Any) -> Entry:
    cell = own.pop("cell", shown(512))
    course = tuple(EarlierPoint(choice, shown(500 + 2 * place), True) for place, choice in enumerate(ROUNDS[:2]))
    usual: dict[str, Any] = {
        "name": Name(da=f"Emne {key}", en=f"Topic {key}"),
        "turned": False,
        "local": False,
        "cell": cell,
        "course": (*course, EarlierPoint(NOW, cell, True)),
        "asked_alike": True,
        "since": difference(4, Verdict.CHANCE) if cell.shown else None,
        "against": difference(12, Verdict.BETTER) if cell.shown else None,
    }
    return Entry(key=key, construct=construct, **(usual | own))


def municipal(*entries: Entry, **own: Any) -> Municipal:
    """The entries are those of the pupils; children and parents are asked about the same."""
    forms = (
        FormTold(PUPIL, Setting.SCHOOL, entries or (entry(),)),
        FormTold(CHILD, Setting.DAYCARE, (entry("child_wellbeing"), entry("play", "play"))),
        FormTold(PARENT, Setting.BOTH, (entry("parent_wellbeing"), entry("influence", None))),
    )
    usual: dict[str, Any] = {"forms": forms, "is_part": True, "transition": transition()}
    return Municipal(**(usual | own))


def progress(unit: UnitLink = MUNICIPALITY, **own: Any) -> Progress:
    path = {PROGRAMME: (), MUNICIPALITY: (PROGRAMME,)}.get(unit, (PROGRAMME, MUNICIPALITY))
    section = Section.TRANSITION if unit.kind == "institution" else Section.MUNICIPAL
    usual: dict[str, Any] = {
        "selection": Selection("progress", unit.unit, NOW.key, against=BEFORE.key, section=section.value),
        "unit": unit,
        "path": path,
        "rounds": ROUNDS,
        "earlier": ROUNDS[:2],
        "forms": (PUPIL, CHILD, PARENT),
        "sections": sections(unit.kind),
        "k": 5,
    }
    return Progress(**(usual | own))


def standing(form: Choice, cell: Cell, verdict: Verdict | None = Verdict.CHANCE, name: str = "Trivsel") -> Standing:
    position = difference(30, verdict) if verdict and cell.shown else None
    return Standing(form, "wellbeing", Name(da=name, en=name), False, cell, position)


def crossing(then: Cell, now: Cell, *verdicts: Verdict, pooled: bool = False) -> Crossing:
    first, second = verdicts or (Verdict.CHANCE, Verdict.CHANCE)
    return Crossing("wellbeing", standing(CHILD, then, first), standing(PUPIL, now, second), pooled)


def transition(*pairs: Route, **own: Any) -> Transition:
    whole = Route(ALL, ALL, (crossing(shown(503), shown(511), Verdict.CHANCE, Verdict.BETTER),))
    usual: dict[str, Any] = {"now": NOW, "before": BEFORE, "whole": whole, "pairs": pairs, "known": True}
    return Transition(**(usual | own))


def pair(then: Cell | None = None, now: Cell | None = None, *, pooled: bool = False) -> Route:
    return Route(Side(DAYCARE), Side(SCHOOL), (crossing(then or shown(480), now or shown(490), pooled=pooled),))

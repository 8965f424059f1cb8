"""Profiles and their parts, made from the few fields that matter to a test."""

from dataclasses import replace
from typing import Any

from dashboard.cells import Cell, Status
from dashboard.mapping import Name
from dashboard.profile import Choice, EarlierPoint, FactorRow, Participation, Profile, UnitLink
from dashboard.selection import Selection
from dashboard.statistics.verdicts import Difference, Verdict, size

PROGRAMME = UnitLink(1, "programme", "Program for Læring")
MUNICIPALITY = UnitLink(2, "municipality", "Egebæk")
SCHOOL = UnitLink(3, "institution", "Solbakkeskolen", 0.82, type="school")
ROUNDS = tuple(Choice(year, Name(da=f"Kortlægning {year}", en=f"Mapping {year}")) for year in ("2015", "2017", "2019"))
FORMS = (
    Choice("pupil", Name(da="Elever", en="Pupils")),
    Choice("parent", Name(da="Forældre", en="Parents")),
)
SPLITS = (
    Choice("gender=girl", Name(da="Piger", en="Girls")),
    Choice("gender=boy", Name(da="Drenge", en="Boys")),
)
AGAINST = (
    Choice("municipality", Name(da="Kommunen", en="Municipality")),
    Choice("programme", Name(da="Programmet", en="Programme")),
)


def shown(points: int = 512, spread: int = 14, n: int = 214) -> Cell:
    return Cell(Status.SHOWN, n, points, points - spread, points + spread, groups=9)


def difference(value: int, verdict: Verdict) -> Difference:
    return Difference(value, value - 12, value + 12, verdict, size(value))


def before(year: str, cell: Cell, *, comparable: bool = True) -> EarlierPoint:
    return EarlierPoint(next(choice for choice in ROUNDS if choice.key == year), cell, comparable)


def factor(key: str = "wellbeing", name: str = "Trivsel", **own: Any) -> FactorRow:
    usual: dict[str, Any] = {
        "turned": False,
        "local": False,
        "own": shown(),
        "comparisons": {"municipality": shown(500, 3, 2300), "programme": shown(503, 1, 74000)},
        "earlier": (before("2015", shown(495)), before("2017", shown(508))),
        "difference": difference(12, Verdict.CHANCE),
        "reliability": 0.85,
        "within": 90,
        "between": 20,
    }
    return FactorRow(key=key, name=Name(da=name, en=name), **(usual | own))


def hidden(status: Status = Status.FEW, **own: Any) -> FactorRow:
    return factor(**({"own": Cell(status), "difference": None} | own))


def three_verdicts() -> tuple[FactorRow, ...]:
    return (
        factor("wellbeing", "Trivsel", own=shown(534), difference=difference(34, Verdict.BETTER)),
        factor("relation", "Relation", own=shown(462), difference=difference(-38, Verdict.WORSE)),
        factor("bullying", "Mobning", own=shown(503), difference=difference(3, Verdict.CHANCE), turned=True),
    )


def profile(*factors: FactorRow, **own: Any) -> Profile:
    usual: dict[str, Any] = {
        "selection": Selection("profile", SCHOOL.unit, "2019", "pupil", against="municipality"),
        "unit": SCHOOL,
        "path": (PROGRAMME, MUNICIPALITY),
        "children": (),
        "rounds": ROUNDS,
        "forms": FORMS,
        "splits": SPLITS,
        "against": AGAINST,
        "participation": Participation(214, 260),
        "k": 5,
    }
    return Profile(factors=factors or three_verdicts(), **(usual | own))


def programme_profile() -> Profile:
    """The root has nothing above it to be compared with."""
    alone = [replace(row, comparisons={}, difference=None) for row in three_verdicts()]
    selection = Selection("profile", PROGRAMME.unit, "2019", "pupil")
    return profile(*alone, unit=PROGRAMME, path=(), against=(), splits=(), selection=selection)

"""Pages of factors in every state a reader may meet, made from the few fields that matter to a test."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from dashboard.answer_bands import SMALL, Bands, Share
from dashboard.cells import NOT_ASKED, Cell, Status
from dashboard.factor_page import Below, Elsewhere, FactorPage, Gap, Item, Part, Since, Split
from dashboard.mapping import Name
from dashboard.profile import Choice, FactorRow, UnitLink
from dashboard.release_state import Stands
from dashboard.statistics.verdicts import Verdict
from tests.layouts.values import (
    MUNICIPALITY,
    PROGRAMME,
    SPLITS,
    before,
    difference,
    factor,
    hidden,
    profile,
    programme_profile,
    shown,
    three_verdicts,
)

GIRLS, BOYS = SPLITS
CLASSES = (
    Below(UnitLink(11, "child_group", "10.A", type="school"), shown(540, 40, 21), difference(28, Verdict.BETTER)),
    Below(UnitLink(12, "child_group", "2.A", type="school"), shown(505, 40, 19), difference(-7, Verdict.CHANCE)),
    Below(UnitLink(13, "child_group", "9.B", type="school"), Cell(Status.FEW), None),
)
ITEMS = (
    Item("q1", Name(da="Jeg er glad", en="I am happy"), False, Since.SAME, 210, 4.3),
    Item("q2", Name(da="Jeg er ked af det", en="I am sad"), True, Since.REWORDED, 209, 1.7),
    Item("q3", Name(da="Jeg har det godt", en="I am well"), False, Since.NEW),
)
BANDS = Bands(214, SMALL, Share(40, 40), Share(50, 60))


def gender(girls: Cell, boys: Cell, apart: Any) -> Split:
    return Split(
        "gender", Name(da="Køn", en="Gender"), (Part(GIRLS, girls), Part(BOYS, boys)), (Gap(GIRLS, BOYS, apart),)
    )


def behind(row: FactorRow | None = None, **own: Any) -> FactorPage:
    """The first factor of the usual profile, or one of its own; whatever is not given is as it usually is."""
    rows = three_verdicts() if row is None else (row, *three_verdicts()[1:])
    found = own.pop("profile", None) or profile(*rows)
    found = replace(found, selection=found.selection.to(factor=found.factors[0].key))
    usual: dict[str, Any] = {
        "informant": "pupil",
        "construct": "wellbeing",
        "order": tuple(Choice(one.key, one.name) for one in found.factors),
        "reliability": 0.75,
        "scale": (1.0, 5.0),
        "everybody": shown(512),
        "items": ITEMS,
        "bands": BANDS,
        "splits": (gender(shown(530), shown(495), difference(35, Verdict.BETTER)),),
        "below": CLASSES,
        "elsewhere": (
            Elsewhere(Choice("parent", Name(da="Forældre", en="Parents")), Choice("child", Name(da="Barnet"))),
        ),
    }
    return FactorPage(profile=found, factor=found.factors[0], **(usual | own))


def _silent(status: Status) -> FactorPage:
    cell = Cell(status)
    return behind(
        hidden(status),
        everybody=cell,
        items=tuple(replace(item, n=None, mean=None) for item in ITEMS),
        bands=None,
        splits=(gender(cell, cell, None),),
        below=tuple(replace(one, cell=cell, difference=None) for one in CLASSES),
    )


def _withheld() -> FactorPage:
    row = hidden(Status.PROTECT, comparisons={"programme": shown(503)})
    found = profile(
        row,
        unit=MUNICIPALITY,
        path=(PROGRAMME,),
        withheld=frozenset({"municipality"}),
        release=Stands(None),
    )
    school = Below(UnitLink(3, "institution", "Solbakkeskolen", type="school"), shown(500), None)
    return replace(_silent(Status.PROTECT), profile=found, factor=row, below=(school,))


STATES: dict[str, Callable[[], FactorPage]] = {
    "all shown": behind,
    "worse": lambda: behind(three_verdicts()[1]),
    "turned": lambda: behind(three_verdicts()[2]),
    "few": lambda: _silent(Status.FEW),
    "protect": lambda: _silent(Status.PROTECT),
    "withheld": _withheld,
    "not asked": lambda: behind(hidden(own=NOT_ASKED, earlier=(), comparisons={}), splits=(), below=(), bands=None),
    "extreme": lambda: behind(hidden(own=Cell(Status.EXTREME, bound=">=590")), bands=None),
    "the programme": lambda: behind(profile=programme_profile(), splits=(), elsewhere=()),
    "a break": lambda: behind(factor(earlier=(before("2017", shown(480), comparable=False),))),
    "comparison hidden": lambda: behind(factor(comparisons={"municipality": Cell(Status.PROTECT)}, difference=None)),
    "weak": lambda: behind(reliability=0.55),
    "one question": lambda: behind(items=ITEMS[:1], reliability=None, construct=None),
    "one side hidden": lambda: behind(splits=(gender(shown(530), Cell(Status.PROTECT), None),)),
    "a split": lambda: behind(profile=_of_girls()),
    "three bands": lambda: behind(bands=Bands(80, Share(20, 20), Share(45, 45), Share(35, 35))),
    "nearly all high": lambda: behind(bands=Bands(80, SMALL, SMALL, Share(90, 100))),
}


def _of_girls() -> Any:
    found = profile()
    return replace(found, selection=found.selection.to(split=GIRLS.key))

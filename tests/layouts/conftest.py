"""The two languages, and a profile in every state a reader may meet."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dashboard.cells import NOT_ASKED, Cell, Status
from dashboard.language import LANGUAGES, Language
from dashboard.profile import Participation, Profile, UnitLink
from dashboard.release_state import Stands, State
from tests.layouts.values import (
    MUNICIPALITY,
    PROGRAMME,
    before,
    factor,
    hidden,
    profile,
    programme_profile,
    shown,
    three_verdicts,
)

CHILDREN = (
    UnitLink(11, "child_group", "10.A", 0.9, type="school"),
    UnitLink(12, "child_group", "2.A", None, type="school"),
    UnitLink(13, "team", "Årgang 1", 0.4),
    UnitLink(14, "team", "Zonen", 0.7, may_open=False),
)
STATES: dict[str, Callable[[], Profile]] = {
    "all shown": lambda: profile(children=CHILDREN),
    "the programme": programme_profile,
    "one factor": lambda: profile(three_verdicts()[0]),
    "few": lambda: profile(hidden(), factor("relation")),
    "protect": lambda: profile(hidden(Status.PROTECT), factor("relation")),
    "all hidden": lambda: profile(
        hidden(earlier=(before("2017", Cell(Status.FEW)),)), participation=Participation(None, None)
    ),
    "extreme": lambda: profile(
        hidden(own=Cell(Status.EXTREME, bound=">=590")), hidden(own=Cell(Status.EXTREME, bound="<=410"))
    ),
    "not asked": lambda: profile(hidden(Status.ABSENT), factor("relation")),
    "never asked": lambda: profile(hidden(own=NOT_ASKED, earlier=(), comparisons={})),
    "comparison hidden": lambda: profile(
        factor(comparisons={"municipality": Cell(Status.PROTECT), "programme": shown(503)}, difference=None)
    ),
    "a break": lambda: profile(factor(earlier=(before("2017", shown(480), comparable=False),))),
    "a new factor": lambda: profile(factor("wellbeing", earlier=()), factor("relation")),
    "first round": lambda: profile(
        *(replace(row, earlier=()) for row in three_verdicts()), rounds=profile().rounds[2:]
    ),
    "marks": lambda: profile(factor(turned=True, local=True, reliability=0.62)),
    "low response rate": lambda: profile(participation=Participation(100, 260)),
    "invitations unknown": lambda: profile(participation=Participation(100, None)),
    "withheld": lambda: profile(
        hidden(Status.PROTECT, comparisons={"programme": shown(503)}),
        unit=MUNICIPALITY,
        path=(PROGRAMME,),
        children=CHILDREN[2:3],
        withheld=frozenset({"municipality"}),
        release=Stands(None),
    ),
    "not released": lambda: profile(release=Stands(State.OWN)),
    "waiting": lambda: profile(release=Stands(State.WAITING, looked=True)),
    "open": lambda: profile(release=Stands(State.OPEN, looked=True)),
    "no answers": lambda: replace(profile(), factors=(), forms=(), selection=profile().selection.to(form=None)),
}


@pytest.fixture
def danish() -> Language:
    return LANGUAGES["da"]


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    return LANGUAGES[request.param]


@pytest.fixture(params=STATES)
def any_profile(request: pytest.FixtureRequest) -> Profile:
    return STATES[request.param]()

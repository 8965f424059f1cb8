"""The page of releases in every state, and what other pages say of them."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from dashboard.home import Home, Place, Unreleased
from dashboard.language import Language
from dashboard.profile import UnitLink
from dashboard.release import Happened, Logged, OwnRelease, ReleasesBelow
from dashboard.release_state import Stands, State
from dashboard.selection import Selection
from layouts import home
from layouts import profile as profile_page
from layouts.release import page, title
from tests.layouts.conftest import STATES
from tests.layouts.tree import attribute, find, links, payload, words
from tests.layouts.values import MUNICIPALITY, ROUNDS, SCHOOL

KEY = re.compile(r"\brelease\.[a-z_.]+")
AT = datetime(2026, 5, 2, 12, tzinfo=UTC)
OPEN, WAITING = UnitLink(31, "institution", "Åskolen"), UnitLink(32, "institution", "Bøgeskolen", may_open=False)


def logged(happened: Happened, unit: UnitLink = SCHOOL, *, with_teams: bool = True) -> Logged:
    return Logged(ROUNDS[2], unit.unit, unit.name, happened, with_teams, "anna", AT)


RELEASED, OPENED, UNDONE = (logged(one) for one in (Happened.RELEASED, Happened.OPENED, Happened.UNDONE))


def own(state: State = State.OWN, *log: Logged, looked: bool = True, may_release: bool = True) -> OwnRelease:
    stands = Stands(state, looked)
    return OwnRelease(
        selection=Selection("release", SCHOOL.unit, "2019"),
        unit=SCHOOL,
        rounds=((ROUNDS[1], Stands(State.OWN)), (ROUNDS[2], stands)),
        stands=stands,
        with_teams=state is not State.OWN,
        since=None if state is State.OWN else AT,
        missing=3 if state is State.WAITING else 0,
        may_release=may_release,
        log=log,
    )


def below(others: int | None = 7) -> ReleasesBelow:
    selection = Selection("release", MUNICIPALITY.unit, "2019")
    log = (logged(Happened.RELEASED, WAITING), logged(Happened.OPENED, OPEN), logged(Happened.RELEASED, OPEN))
    return ReleasesBelow(selection, MUNICIPALITY, ROUNDS, (OPEN,), (WAITING,), others, log)


PAGES: dict[str, Callable[[], OwnRelease | ReleasesBelow]] = {
    "not seen": lambda: own(looked=False),
    "not released": own,
    "waiting": lambda: own(State.WAITING, RELEASED),
    "open": lambda: own(State.OPEN, OPENED, RELEASED),
    "taken back": lambda: own(State.OWN, UNDONE, OPENED, RELEASED),
    "only read": lambda: own(State.OPEN, OPENED, RELEASED, may_release=False),
    "below": below,
    "below, few left": lambda: below(None),
    "below, nobody left": lambda: below(0),
    "below, nothing": lambda: ReleasesBelow(below().selection, MUNICIPALITY, ROUNDS[:1], (), (), 9, ()),
}


@pytest.mark.parametrize("state", PAGES)
def test_every_state_is_told_in_words_under_one_heading(language: Language, state: str) -> None:
    shown = page(PAGES[state](), language)
    assert not KEY.search(payload(shown))
    assert not re.search(r"\{\w*\}", words(shown))
    assert len(find(shown, "H1")) == 1
    assert title(PAGES[state](), language)


def forms(found: OwnRelease, language: Language) -> list[str]:
    return [attribute(form, "action") for form in find(page(found, language), "Form")]


@pytest.mark.parametrize(
    ("state", "actions"),
    [("not seen", []), ("not released", ["/release/release"]), ("waiting", ["/release/release", "/release/undo"]),
     ("open", ["/release/release", "/release/undo"]), ("only read", [])],
)  # fmt: skip
def test_a_leader_can_do_what_the_state_allows(danish: Language, state: str, actions: list[str]) -> None:
    found = PAGES[state]()
    assert isinstance(found, OwnRelease)
    assert forms(found, danish) == actions


def test_before_a_release_stands_what_it_means_and_a_tick(danish: Language) -> None:
    shown = page(own(), danish)
    assert "Klasser og stuer" in words(shown)
    assert [attribute(tick, "name") for tick in find(shown, "Checkbox")] == ["sure"]
    sent = {attribute(one, "name"): attribute(one, "value") for one in find(shown, "Input")}
    assert sent == {"unit": str(SCHOOL.unit), "round": "2019"}


def test_who_has_not_looked_is_led_to_the_profile(danish: Language) -> None:
    assert links(page(own(looked=False), danish))["Åbn profilen"] == f"/profile/{SCHOOL.unit}?round=2019"


def test_waiting_says_for_how_many(danish: Language) -> None:
    assert "Lige nu mangler 3 andre steder at frigive." in words(page(PAGES["waiting"](), danish))


def test_every_round_leads_to_its_own_state(danish: Language) -> None:
    found = links(page(PAGES["waiting"](), danish))
    assert found["2017 – ikke frigivet"] == f"/release/{SCHOOL.unit}?round=2017"
    assert "2019 – venter" in found


def test_what_opened_at_once_is_one_line_of_the_log(danish: Language) -> None:
    rows = [words(row) for row in find(page(PAGES["taken back"](), danish), "Tr")[1:]]
    assert [row.split(" 2019 ")[1] for row in rows] == [
        "Lukket igen anna",
        "Frigivet og åbnet: Hele stedet og teams anna",
    ]
    waited = page(own(State.OPEN, OPENED, UNDONE, RELEASED), danish)
    assert len(find(waited, "Tr")) == 4


def test_those_above_go_on_to_what_is_open_only(danish: Language) -> None:
    shown = page(below(), danish)
    assert links(shown)["Åskolen"] == "/profile/31?round=2019"
    assert "Bøgeskolen" in words(shown)
    assert "Bøgeskolen" not in links(shown)


@pytest.mark.parametrize(
    ("others", "text"),
    [(0, "Alle har frigivet runden."), (7, "7 steder har ikke frigivet runden."), (None, "vises ikke")],
)
def test_of_few_that_have_not_released_not_even_the_number_is_told(
    danish: Language, others: int | None, text: str
) -> None:
    assert text in words(page(below(others), danish))


def test_a_profile_says_whose_it_is_and_leads_to_the_release(danish: Language) -> None:
    shown = profile_page.page(STATES["not released"](), danish)
    assert "Ikke frigivet" in words(shown)
    assert links(shown)["Om at frigive"] == f"/release/{SCHOOL.unit}?round=2019"
    assert "Om at frigive" not in links(profile_page.page(STATES["all shown"](), danish))


def test_a_withheld_profile_says_why_and_leads_to_what_is_told(danish: Language) -> None:
    shown = profile_page.page(STATES["withheld"](), danish)
    assert danish.text("profile.lead.withheld") in words(shown)
    assert danish.text("hidden.withheld_more") in words(shown)
    assert danish.text("hidden.instead_open") in words(shown)


def test_the_front_page_leads_a_leader_to_the_newest_round_that_is_not_released(danish: Language) -> None:
    found = Home(("leader",), (Place(SCHOOL, "leader"),), (), (Unreleased(SCHOOL, ROUNDS[:2]),))
    shown = home.page(found, date(2026, 11, 22), danish)
    assert "Kortlægning 2015 og Kortlægning 2017 er ikke frigivet." in words(shown)
    assert links(shown)[f"Frigiv tallene for {SCHOOL.name}"] == f"/release/{SCHOOL.unit}?round=2017"

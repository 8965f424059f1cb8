"""The front page says who the reader is here, what is new, what waits and what comes next."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from dashboard.home import AtWork, Home, Place, PublishedRound, Released, Step, Steps, Unreleased, steps
from dashboard.language import LANGUAGES, Language
from dashboard.meeting import Meeting
from dashboard.worksheet.overview import Action, Due, Planned
from layouts.home import page
from layouts.pieces.home_steps import address
from tests.layouts.tree import find, links, words
from tests.layouts.values import PROGRAMME, ROUNDS, SCHOOL
from tests.layouts.worksheets import TEAM, sheet

ROLES = [key.removeprefix("role.") for key in LANGUAGES["da"].texts if key.startswith("role.")]
PUBLISHED = tuple(
    PublishedRound(one, date(int(one.key), 9, 14), date(int(one.key), 10, 30), 4210) for one in ROUNDS[:2]
)
LEADER = Home(("leader",), (Place(SCHOOL, "leader"),), PUBLISHED)
PROFILE = Step("open_profile", SCHOOL, (ROUNDS[1],))
TODAY = date(2017, 11, 22)
AHEAD = Planned(Meeting(7, 1, 2, 45, datetime(2017, 12, 1, 14, 15)), sheet(1))
RUNNING = Planned(Meeting(8, 1, 3, 45, step="guess"), sheet(1))


@pytest.mark.parametrize("role", ROLES)
def test_every_role_is_told_what_it_sees(language: Language, role: str) -> None:
    shown = page(Home((role,), (Place(SCHOOL, role),), PUBLISHED), TODAY, language)
    assert language.text(f"home.sees.{role}") in words(shown)


@pytest.mark.parametrize(
    ("home", "expected"),
    [
        (LEADER, Steps((PROFILE,), (), ())),
        (Home(("leader",), (Place(SCHOOL, "leader"),), ()), Steps((), (Step("wait_for_round"),), ())),
        (Home((), (), PUBLISHED), Steps((), (Step("ask_for_access"),), ())),
        (Home((), (), ()), Steps((), (Step("wait_for_round"), Step("ask_for_access")), ())),
        (Home(("administrator",), (), ()), Steps((), (Step("import_round"), Step("grant_access")), ())),
        (Home(("administrator",), (), PUBLISHED), Steps((), (Step("grant_access"),), ())),
    ],
)
def test_what_is_to_be_done_follows_from_what_is_there(home: Home, expected: Steps) -> None:
    assert steps(home) == expected


def test_those_above_are_told_how_many_have_released_and_led_to_progress() -> None:
    above = Home(
        ("programme",), (Place(PROGRAMME, "programme"),), PUBLISHED, released=(Released(PROGRAMME, ROUNDS[1], 17),)
    )
    found = steps(above)
    assert found.new[1] == Step("released", PROGRAMME, (ROUNDS[1],), n=17)
    assert found.later == (Step("follow", PROGRAMME),)


@pytest.mark.parametrize(
    ("work", "keys"),
    [
        (AtWork(SCHOOL, leads=True, may_set_up=True), ["name_teams"]),
        (AtWork(SCHOOL, leads=True, may_set_up=True, teams=3, idle=2), ["idle"]),
        (AtWork(SCHOOL, leads=True, may_set_up=True, teams=3), []),
        (AtWork(SCHOOL, teams=3, without=1, chosen=False), ["choose"]),
        (AtWork(SCHOOL, teams=3, without=1), ["begin"]),
        (AtWork(SCHOOL, teams=3, own=(sheet(1), sheet(2))), ["write", "write"]),
        (AtWork(SCHOOL, teams=3, meetings=(RUNNING,)), ["join_meeting"]),
    ],
)
def test_what_waits_is_what_is_missing_in_the_work(work: AtWork, keys: list[str]) -> None:
    assert [step.key for step in steps(replace(LEADER, work=(work,))).waits] == keys


def test_an_action_that_is_late_waits_and_one_that_is_near_comes_next() -> None:
    action = Action("Samme begyndelse", "Mette", "running", date(2017, 11, 21))
    due = (Due(action, sheet(1), is_late=True), Due(action, sheet(1), is_late=False))
    found = steps(replace(LEADER, work=(AtWork(SCHOOL, teams=1, due=due),)))
    assert (found.waits, found.later) == ((Step("late", SCHOOL, n=1),), (Step("soon", SCHOOL, n=1),))


def test_proposals_for_the_library_wait_before_all_else(danish: Language) -> None:
    home = replace(LEADER, work=(AtWork(SCHOOL, teams=1, meetings=(RUNNING,)),), proposals=2)
    assert [one.key for one in steps(home).waits] == ["proposals", "join_meeting"]
    shown = links(page(home, TODAY, danish))
    assert shown["2 forslag til biblioteket venter på dig"] == "/library?section=release"


def test_an_open_worksheet_without_a_meeting_ahead_asks_for_one() -> None:
    work = AtWork(SCHOOL, teams=1, own=(sheet(1),))
    assert [one.key for one in steps(replace(LEADER, work=(work,))).later] == ["plan_meeting"]
    with_meeting = steps(replace(LEADER, work=(replace(work, meetings=(AHEAD,)),))).later
    assert [(one.key, one.at) for one in with_meeting] == [("meet", AHEAD.meeting.planned)]


def test_every_step_leads_somewhere_that_has_words_in_both_languages(language: Language) -> None:
    due = Due(Action("", "", "", date(2017, 11, 20)), sheet(1), is_late=True)
    work = AtWork(SCHOOL, True, True, 3, 1, (sheet(1),), 1, False, 2, (due,), (AHEAD, RUNNING))
    everything = (work, AtWork(SCHOOL, may_set_up=True))
    home = replace(LEADER, unreleased=(Unreleased(SCHOOL, ROUNDS[:1]),), work=everything, proposals=1)
    found = steps(home)
    shown = links(page(home, TODAY, language))
    for step in (*found.new, *found.waits, *found.later):
        assert address(step) in shown.values()


def test_a_place_leads_to_its_profile(danish: Language) -> None:
    shown = links(page(LEADER, TODAY, danish))
    assert shown["Solbakkeskolen"] == shown["Åbn profilen for Solbakkeskolen"] == "/profile/3"


def test_only_what_comes_first_is_a_button(danish: Language) -> None:
    home = replace(LEADER, work=(AtWork(SCHOOL, teams=1, own=(sheet(1),)),))
    buttons = [one for one in find(page(home, TODAY, danish), "A") if getattr(one, "className", "") == "action"]
    assert [words(one) for one in buttons] == ["Arbejdsark om Trivsel"]


def test_a_worksheet_that_waits_says_whose_it_is(danish: Language) -> None:
    home = replace(LEADER, work=(AtWork(SCHOOL, teams=1, own=(sheet(1),)),))
    assert f"Åbent arbejdsark i {TEAM.name}" in words(page(home, TODAY, danish))


def test_the_newest_round_stands_first_with_its_dates_and_answers(danish: Language) -> None:
    [_, first, second] = find(page(LEADER, TODAY, danish), "Tr")
    assert words(first) == "Kortlægning 2017 14-09-2017 – 30-10-2017 4.210"
    assert words(second).startswith("Kortlægning 2015")


def test_the_yearly_wheel_says_what_is_on_today_and_what_comes_next(danish: Language) -> None:
    shown = words(page(LEADER, TODAY, danish))
    assert "november: arbejde i PLF" in shown
    assert "Det næste er profiler og kvalitetsrapport i februar." in shown


def test_an_empty_store_says_what_is_missing(danish: Language) -> None:
    empty = Home(("leader",), (Place(SCHOOL, "leader"),), ())
    assert "Der er ingen kortlægninger endnu" in words(page(empty, TODAY, danish))


def test_only_the_administrator_is_told_the_command(danish: Language) -> None:
    assert "python app.py import" in words(page(Home(("administrator",), (), ()), TODAY, danish))
    assert "python app.py" not in words(page(Home((), (), ()), TODAY, danish))


def test_an_account_without_a_role_is_told_whom_to_ask(danish: Language) -> None:
    assert "Du har endnu ikke adgang til nogen steder" in words(page(Home((), (), PUBLISHED), TODAY, danish))


def test_whoever_follows_goals_is_led_to_them(language: Language) -> None:
    home = replace(LEADER, goals=(SCHOOL,))
    assert steps(home).later == (Step("goals", SCHOOL),)
    assert f"/indicators/{SCHOOL.unit}" in links(page(home, TODAY, language)).values()

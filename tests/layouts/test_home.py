"""The front page says who the reader is here and what to do next."""

from datetime import date

import pytest

from dashboard.home import Home, Place, PublishedRound, Step, next_steps
from dashboard.language import LANGUAGES, Language
from layouts.home import page
from tests.layouts.tree import find, links, words
from tests.layouts.values import ROUNDS, SCHOOL

ROLES = [key.removeprefix("role.") for key in LANGUAGES["da"].texts if key.startswith("role.")]
PUBLISHED = tuple(
    PublishedRound(one, date(int(one.key), 9, 14), date(int(one.key), 10, 30), 4210) for one in ROUNDS[:2]
)
LEADER = Home(("leader",), (Place(SCHOOL, "leader"),), PUBLISHED)


@pytest.mark.parametrize("role", ROLES)
def test_every_role_is_told_what_it_sees(language: Language, role: str) -> None:
    shown = page(Home((role,), (Place(SCHOOL, role),), PUBLISHED), language)
    assert language.text(f"home.sees.{role}") in words(shown)


@pytest.mark.parametrize(
    ("home", "steps"),
    [
        (LEADER, (Step("open_profile", SCHOOL),)),
        (Home(("leader",), (Place(SCHOOL, "leader"),), ()), (Step("wait_for_round"),)),
        (Home((), (), PUBLISHED), (Step("ask_for_access"),)),
        (Home((), (), ()), (Step("wait_for_round"), Step("ask_for_access"))),
        (Home(("administrator",), (), ()), (Step("import_round"), Step("grant_access"))),
        (Home(("administrator",), (), PUBLISHED), (Step("grant_access"),)),
    ],
)
def test_the_next_step_follows_from_what_is_there(home: Home, steps: tuple[Step, ...]) -> None:
    assert next_steps(home) == steps


def test_a_place_leads_to_its_profile(danish: Language) -> None:
    shown = links(page(LEADER, danish))
    assert shown["Solbakkeskolen"] == shown["Åbn profilen for Solbakkeskolen"] == "/profile/3"


def test_the_newest_round_stands_first_with_its_dates_and_answers(danish: Language) -> None:
    [_, first, second] = find(page(LEADER, danish), "Tr")
    assert words(first) == "Kortlægning 2017 14-09-2017 – 30-10-2017 4.210"
    assert words(second).startswith("Kortlægning 2015")


def test_an_empty_store_says_what_is_missing(danish: Language) -> None:
    assert "Der er ingen kortlægninger endnu" in words(page(Home(("leader",), (Place(SCHOOL, "leader"),), ()), danish))


def test_only_the_administrator_is_told_the_command(danish: Language) -> None:
    assert "python app.py import" in words(page(Home(("administrator",), (), ()), danish))
    assert "python app.py" not in words(page(Home((), (), ()), danish))


def test_an_account_without_a_role_is_told_whom_to_ask(danish: Language) -> None:
    assert "Du har endnu ikke adgang til nogen steder" in words(page(Home((), (), PUBLISHED), danish))

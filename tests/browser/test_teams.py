"""The pages around the work of teams: the front page, naming teams and the overview, without a mouse and for all."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.opening import on_both, opened, serving_a_copy

SignIn = Callable[[str], Page]


@pytest.fixture(scope="module")
def address(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over a store that these tests may change."""
    with serving_a_copy(demonstration, tmp_path_factory.mktemp("teams")) as address:
        yield address


def led_to(page: Page, entry: str) -> Page:
    """Where the main menu leads."""
    at = page.get_by_role("navigation", name="Hovedmenu").get_by_role("link", name=entry).get_attribute("href")
    return opened(page, str(at))


def is_fine(page: Page, size: dict[str, int]) -> None:
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


@on_both
@pytest.mark.parametrize("role", ["leader", "coordinator", "municipality", "administrator"])
def test_the_front_page_is_accessible(signed_in: SignIn, role: str, size: dict[str, int]) -> None:
    page = signed_in(role)
    page.set_viewport_size(size)
    for language in ("en", "da"):
        page.goto(f"/language/{language}")
        is_fine(opened(page, "/"), size)
    page.get_by_role("button", name="Mørk skærm").click()
    is_fine(page, size)


@on_both
@pytest.mark.parametrize(("role", "entry"), [("leader", "PLF'er"), ("leader", "Arbejdsark"), ("member", "Arbejdsark")])
def test_the_pages_of_teams_and_worksheets_are_accessible(
    signed_in: SignIn, role: str, entry: str, size: dict[str, int]
) -> None:
    page = opened(signed_in(role), "/")
    page.set_viewport_size(size)
    led_to(page, entry)
    for details in page.locator("main details > summary").all():
        details.press("Enter")
    is_fine(page, size)
    page.get_by_role("button", name="Mørk skærm").click()
    is_fine(page, size)


def test_a_leader_names_a_team_and_puts_a_colleague_in_it_with_the_keyboard_alone(signed_in: SignIn) -> None:
    page = led_to(opened(signed_in("leader"), "/"), "PLF'er")
    page.locator("#begin-name").press_sequentially("PLF Trivsel")
    page.locator("#begin-name").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("PLF Trivsel er oprettet")
    card = page.get_by_role("region", name="PLF Trivsel")
    expect(card).to_contain_text("Her er ingen med endnu")
    card.locator("summary", has_text="Tilføj en kollega").press("Enter")
    card.get_by_label("Hvem?").select_option("member")
    card.get_by_label("Er teamkoordinator her").press("Space")
    card.get_by_role("button", name="Tilføj").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("member er med i PLF Trivsel")
    expect(page.get_by_role("region", name="PLF Trivsel")).to_contain_text("Teamkoordinator")


def test_a_team_goes_from_the_front_page_to_what_waits_in_one_step(signed_in: SignIn) -> None:
    page = opened(signed_in("coordinator"), "/")
    page.get_by_role("link", name="1 tiltag er over tiden").press("Enter")
    expect(page.get_by_role("heading", name="1 tiltag er over tiden")).to_be_in_viewport()
    page.locator("table.due tr:has(.late) th a").press("Enter")
    expect(page.locator("h2#actions")).to_be_in_viewport()


def test_a_meeting_is_planned_from_the_overview(signed_in: SignIn) -> None:
    page = led_to(opened(signed_in("member"), "/"), "Arbejdsark")
    page.get_by_label("Dag").fill("2035-05-14")
    page.get_by_label("Klokken").fill("14:15")
    page.get_by_role("button", name="Planlæg mødet").press("Enter")
    page.wait_for_url("**/meeting/*")
    led_to(opened(page, "/"), "Arbejdsark")
    expect(page.get_by_role("heading", name="2 møder er planlagt")).to_be_visible()
    expect(page.locator(".meetings li").last).to_contain_text("14-05-2035 kl. 14:15")

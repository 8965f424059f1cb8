"""Participation as a leader follows it: newer numbers come by themselves, and nobody loses the place."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.opening import on_both, opened
from tests.packages.open_round import KEY, WEEKS, open_round
from tests.services import application

SignIn = Callable[[str], Page]
HALF_A_MINUTE = "00:31"


@pytest.fixture(scope="module")
def store(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With a round that is open."""
    folder = tmp_path_factory.mktemp("participation")
    store = shutil.copytree(demonstration, folder / "store")
    application.succeed("import", open_round(folder), data=store)
    return store


@pytest.fixture(scope="module")
def address(store: Path) -> Iterator[str]:
    with application.serving(store) as address:
        yield address


def own_page(page: Page) -> str:
    """The page of participation that the reader's own profile leads to."""
    opened(page, str(page.locator("main a[href^='/profile/']").first.get_attribute("href")))
    return str(page.get_by_role("link", name="Deltagelse", exact=True).get_attribute("href")).partition("?")[0]


@on_both
@pytest.mark.parametrize("round_key", [KEY, "2019"])
@pytest.mark.parametrize("role", ["leader", "member", "municipality"])
def test_the_page_is_accessible(signed_in: SignIn, role: str, round_key: str, size: dict[str, int]) -> None:
    page = signed_in(role)
    page.set_viewport_size(size)
    opened(page, f"{own_page(page)}?round={round_key}")
    expect(page.get_by_role("table").first).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_the_dark_look_is_accessible(signed_in: SignIn) -> None:
    page = signed_in("leader")
    opened(page, own_page(page))
    page.get_by_role("button", name="Mørk skærm").click()
    assert violations(page) == []


def test_a_leader_goes_from_the_open_round_to_a_class_and_back(signed_in: SignIn) -> None:
    page = signed_in("leader")
    opened(page, own_page(page))
    school = page.locator("main h1").inner_text()
    expect(page.locator(".participation .meta")).to_contain_text("Runden er åben")
    page.get_by_role("link", name="Forældre", exact=True).press("Enter")
    expect(page.locator("h2.lead")).to_contain_text("Forældre:")
    page.locator(".turnout.groups").get_by_role("link", name="3.A", exact=True).press("Enter")
    expect(page.locator("main h1")).to_have_text("3.A")
    page.go_back()
    expect(page.locator("main h1")).to_have_text(school)
    expect(page.locator("h2.lead")).to_contain_text("Forældre:")


def test_newer_numbers_come_without_loading_the_page_and_focus_stays(
    signed_in: SignIn, store: Path, tmp_path: Path
) -> None:
    page = signed_in("leader")
    page.clock.install()
    opened(page, own_page(page))
    page.evaluate("window.notLoadedAnew = true")
    before = page.locator("h2.lead").inner_text()
    link = page.locator(".turnout.groups").get_by_role("link", name="3.A", exact=True)
    page.locator(".participation summary").click()
    link.focus()
    with page.expect_response(lambda answer: answer.status == 204):
        page.clock.fast_forward(HALF_A_MINUTE)
    expect(page.locator("h2.lead")).to_have_text(before)
    application.succeed("import", open_round(tmp_path, WEEKS + 1), data=store)
    page.clock.fast_forward(HALF_A_MINUTE)
    expect(page.locator("h2.lead")).not_to_have_text(before)
    expect(page.get_by_role("status")).to_contain_text("Der er kommet nye tal.")
    expect(page.get_by_role("status")).to_contain_text(page.locator("h2.lead").inner_text())
    expect(link).to_be_focused()
    expect(page.get_by_role("table", name="Tallene over tid")).to_be_visible()
    assert page.evaluate("window.notLoadedAnew")

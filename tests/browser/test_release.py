"""Releasing as a leader meets it, with the keyboard alone, and the page as axe and a telephone meet it."""

import re
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
    with serving_a_copy(demonstration, tmp_path_factory.mktemp("release")) as address:
        yield address


def own_release(page: Page) -> str:
    """The page of releases that the reader's own profile leads to, which has been seen by that."""
    opened(page, str(page.locator("main a[href^='/profile/']").first.get_attribute("href")))
    return str(page.locator(".ownership a").get_attribute("href"))


@on_both
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("role", ["leader", "municipality", "board"])
def test_the_page_is_accessible(signed_in: SignIn, role: str, language: str, size: dict[str, int]) -> None:
    page = signed_in(role)
    page.set_viewport_size(size)
    page.goto(f"/language/{language}")
    opened(page, own_release(opened(page, "/")))
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_the_dark_look_is_accessible(signed_in: SignIn) -> None:
    page = signed_in("leader")
    opened(page, own_release(opened(page, "/")))
    page.get_by_role("button", name="Mørk skærm").click()
    assert violations(page) == []


def test_a_leader_releases_and_takes_back_with_the_keyboard_alone(signed_in: SignIn) -> None:
    page = signed_in("leader")
    address = re.sub(r"round=\d+", "round=2015", own_release(opened(page, "/")))
    opened(page, address)
    expect(page.get_by_role("link", name="Åbn profilen")).to_be_visible()
    page.get_by_role("link", name="Åbn profilen").press("Enter")
    expect(page.locator(".ownership")).to_contain_text("Ikke frigivet")
    page.get_by_role("link", name="Om at frigive").press("Enter")
    page.get_by_label("Hvor meget må de se?").press("ArrowDown")
    page.get_by_label("Vi har set profilen").press("Space")
    page.get_by_role("button", name="Frigiv runden").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Runden er frigivet")
    expect(page.locator("table.list tbody tr").first).to_contain_text("Hele stedet og teams")
    page.get_by_role("button", name=re.compile("Fortryd|Luk runden")).press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Runden er lukket igen")
    expect(page.locator("main h1")).to_have_text("Kortlægning 2015 er ikke frigivet")


def test_a_release_without_the_tick_is_refused(signed_in: SignIn) -> None:
    page = signed_in("leader")
    opened(page, own_release(opened(page, "/")))
    page.get_by_role("button", name="Frigiv runden").click()
    expect(page.get_by_role("alert")).to_contain_text("Sæt kryds")


def test_those_above_go_from_the_page_to_a_profile_that_is_open(signed_in: SignIn) -> None:
    page = signed_in("municipality")
    opened(page, own_release(opened(page, "/")))
    link = page.locator(".released a").first
    name = link.inner_text()
    link.click()
    expect(page.locator("main h1")).to_have_text(name)
    expect(page.get_by_role("navigation", name="Vis svar fra")).to_have_count(0)

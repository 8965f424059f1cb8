"""The method page and the guided first visit as readers meet them."""

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
    with serving_a_copy(demonstration, tmp_path_factory.mktemp("method")) as address:
        yield address


@on_both
@pytest.mark.parametrize("language", ["da", "en"])
def test_the_method_is_accessible(signed_in: SignIn, language: str, size: dict[str, int]) -> None:
    page = signed_in("board")
    page.set_viewport_size(size)
    page.goto(f"/language/{language}")
    opened(page, "/method")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_the_way_from_under_a_page_to_a_rule(signed_in: SignIn) -> None:
    page = signed_in("board")
    page.locator("footer a[href='/method']").click()
    expect(page.locator("main h1")).to_have_text("Sådan er tallene lavet")
    page.locator(".contents").get_by_role("link", name="Fordeling af svar").click()
    expect(page.locator("#bands")).to_be_in_viewport()
    expect(page).to_have_url(re.compile("/method#bands$"))


def test_a_link_to_a_rule_opens_at_the_rule(signed_in: SignIn) -> None:
    page = signed_in("board")
    opened(page, "/method#careless")
    expect(page.locator("#careless")).to_be_in_viewport()
    expect(page.locator("#careless")).to_be_focused()


@on_both
def test_a_first_visit_is_guided_and_lies_in_nobodys_way(signed_in: SignIn, size: dict[str, int]) -> None:
    page = signed_in("leader" if size["width"] > 1000 else "resource")
    page.set_viewport_size(size)
    home = str(page.locator("main a[href^='/profile/']").first.get_attribute("href"))
    opened(page, home)
    box = page.locator("#guide")
    expect(box).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    box.get_by_role("link").nth(1).click()
    expect(page.locator("#finding")).to_be_in_viewport()
    box.get_by_role("button").press("Enter")
    expect(page.locator("main h1")).to_be_visible()
    expect(box).to_have_count(0)
    page.locator(".reading summary").click()
    page.locator(".reading").get_by_role("button", name="Vis rundt på siden igen").press("Enter")
    expect(box).to_be_in_viewport()

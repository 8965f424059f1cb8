"""The certificate as a reader meets it: from the promise under every page, and from a hidden figure."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.opening import on_both, opened

SignIn = Callable[[str], Page]


@pytest.fixture
def board(signed_in: SignIn) -> Page:
    return signed_in("board")


@on_both
@pytest.mark.parametrize("language", ["da", "en"])
def test_the_certificate_is_accessible(board: Page, language: str, size: dict[str, int]) -> None:
    board.set_viewport_size(size)
    board.goto(f"/language/{language}")
    opened(board, "/certificate")
    board.locator(".facts summary").click()
    assert violations(board) == []
    assert board.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_the_dark_look_is_accessible(board: Page) -> None:
    opened(board, "/certificate")
    board.get_by_role("button", name="Mørk skærm").click()
    expect(board.locator("html")).to_have_attribute("data-bs-theme", "dark")
    assert violations(board) == []


def test_the_promise_under_a_page_leads_to_the_certificate_and_back_leads_back(board: Page) -> None:
    board.locator("footer a[href='/certificate']").click()
    expect(board.locator("main h1")).to_have_text(re.compile("Ingen kan genkendes"))
    expect(board.locator("footer a[href='/certificate']")).to_have_attribute("aria-current", "page")
    board.go_back()
    expect(board.locator("main h1")).to_have_text("Velkommen")


def test_a_round_is_chosen_by_a_link_and_kept_in_the_address(board: Page) -> None:
    opened(board, "/certificate")
    board.get_by_role("link", name="2015", exact=True).click()
    expect(board.locator("main h1")).to_contain_text("Kortlægning 2015")
    expect(board).to_have_url(re.compile(r"/certificate\?round=2015$"))
    board.reload()
    expect(board.locator("main h1")).to_contain_text("Kortlægning 2015")


def test_a_hidden_figure_leads_to_the_certificate_of_its_round(signed_in: SignIn) -> None:
    page = signed_in("leader")
    units = page.request.get("/api/v1/units").json()
    class_ = next(unit["unit"] for unit in units if unit["kind"] == "child_group")
    page.goto(f"/profile/{class_}?form=staff_children&round=2017")
    page.locator(".hidden-why a[href^='/certificate']").click()
    expect(page.locator("main h1")).to_contain_text("Kortlægning 2017")


def test_the_whole_fingerprint_is_one_click_away(board: Page) -> None:
    opened(board, "/certificate")
    whole = board.locator(".facts code.whole")
    expect(whole).to_be_hidden()
    board.locator(".facts summary").click()
    expect(whole).to_have_text(re.compile(r"^[0-9a-f]{64}$"))

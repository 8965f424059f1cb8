"""The page of goals held against axe and used: by those inside and outside, wide and narrow, light and dark."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.opening import DESK, TELEPHONE, opened

SignIn = Callable[[str], Page]


@dataclass(frozen=True)
class View:
    """`shows` is what must be there, so that no page passes by telling nothing."""

    reader: str
    kind: str
    shows: str
    more: str = ""


VIEWS = (
    View("leader", "institution", ".indicator-card .chart"),
    View("municipality", "municipality", ".children a"),
    View("municipality", "municipality", ".indicator-card.in-words", "?edition=public"),
    View("board", "institution", ".indicator-card.in-words"),
    View("programme", "programme", ".indicator-card .chart"),
)
views = pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{view.reader} at {view.kind}{view.more}")


def number_of(page: Page, kind: str) -> int:
    units = page.request.get("/api/v1/units").json()
    return int(next(found["unit"] for found in units if found["kind"] == kind))


def read(page: Page, view: View, language: str = "da") -> Page:
    """With all that is folded away unfolded. A telephone has the tables under the charts, and no charts."""
    page.request.get(f"/language/{language}")
    opened(page, f"/indicators/{number_of(page, view.kind)}{view.more}")
    expect(page.locator("html")).to_have_attribute("lang", language)
    folded = page.locator("main details:not([open]) > summary")
    for _ in range(folded.count()):
        folded.first.click()
    narrow = page.viewport_size is not None and page.viewport_size["width"] == TELEPHONE["width"]
    shown = view.shows.replace(".chart", "table") if narrow else view.shows
    expect(page.locator("main").locator(shown).first).to_be_visible()
    return page


def overhang(page: Page) -> int:
    """How many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


@views
def test_the_page_is_accessible_and_fits_light_and_dark(signed_in: SignIn, view: View) -> None:
    page = signed_in(view.reader)
    page.set_viewport_size(DESK)
    read(page, view)
    assert violations(page) == []
    assert overhang(page) <= 0
    page.get_by_role("button", name="Mørk skærm").click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    assert violations(page) == []


@views
def test_the_page_is_accessible_and_fits_on_a_telephone_in_english(signed_in: SignIn, view: View) -> None:
    page = signed_in(view.reader)
    page.set_viewport_size(TELEPHONE)
    read(page, view, "en")
    assert violations(page) == []
    assert overhang(page) <= 0


def test_a_leader_looks_at_what_the_public_is_told_and_comes_back(signed_in: SignIn) -> None:
    page = signed_in("leader")
    opened(page, f"/indicators/{number_of(page, 'institution')}")
    reading = page.locator("figure.indicator-card", has=page.locator("#indicator-reading_good"))
    expect(reading.locator(".now strong")).to_be_visible()
    page.get_by_role("link", name="Offentlig udgave").click()
    words = page.locator("article.indicator-card", has=page.locator("#indicator-reading_good"))
    words.wait_for()
    expect(words).to_contain_text("fortroligt")
    page.wait_for_load_state("networkidle")
    page.go_back()
    reading.locator(".now strong").wait_for()


def test_a_card_leads_to_everything_about_its_indicator(signed_in: SignIn) -> None:
    page = signed_in("leader")
    opened(page, f"/indicators/{number_of(page, 'institution')}")
    page.get_by_role("link", name=re.compile("^Se mere.*Gode til at læse")).press("Enter")
    expect(page.locator("main h1")).to_have_text("Gode til at læse")


def test_the_profile_leads_to_the_goals_and_a_goal_to_its_part_of_the_page(signed_in: SignIn) -> None:
    page = signed_in("leader")
    opened(page, f"/profile/{number_of(page, 'institution')}")
    page.get_by_role("navigation", name="Sider om stedet").get_by_role("link", name="Nationale mål", exact=True).click()
    page.locator(".ways").get_by_role("link", name="Mål 3").click()
    expect(page.locator("#goal-trust")).to_be_in_viewport()

"""All factors at once and school start as readers meet them: wide and narrow, in both languages, light and dark."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.axe import violations
from tests.browser.opening import on_both, opened

SignIn = Callable[[str], Page]


def number_of(page: Page, kind: str) -> int:
    units = page.request.get("/api/v1/units").json()
    return int(next(found["unit"] for found in units if found["kind"] == kind))


@on_both
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    ("who", "kind", "section"),
    [
        ("programme", "programme", "municipal"),
        ("municipality", "municipality", "municipal"),
        ("leader", "institution", "transition"),
    ],
)
def test_the_page_is_accessible_and_fits(
    signed_in: SignIn, who: str, kind: str, section: str, language: str, size: ViewportSize
) -> None:
    page = signed_in(who)
    page.set_viewport_size(size)
    page.goto(f"/language/{language}")
    opened(page, f"/progress/{number_of(page, kind)}?section={section}")
    expect(page.locator("table.topics").first).to_be_visible()
    folded = page.locator("main details:not([open]) > summary")
    for _ in range(folded.count()):
        folded.first.click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


@pytest.mark.parametrize("section", ["municipal", "transition"])
def test_the_dark_look_is_accessible(signed_in: SignIn, section: str) -> None:
    page = signed_in("leader")
    kind = "municipality" if section == "municipal" else "institution"
    opened(page, f"/progress/{number_of(page, kind)}?section={section}")
    page.get_by_role("button", name="Mørk skærm").click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    assert violations(page) == []


def test_on_a_telephone_all_columns_of_a_topic_are_seen_at_once(signed_in: SignIn) -> None:
    page = signed_in("municipality")
    page.set_viewport_size({"width": 320, "height": 700})
    opened(page, f"/progress/{number_of(page, 'municipality')}?section=municipal")
    row = page.locator("table.topics tbody tr:not(.group)").first
    boxes = [box for cell in row.locator("td").all() if (box := cell.bounding_box())]
    assert len(boxes) == 3
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 320 for box in boxes)
    assert len({round(box["y"]) for box in boxes}) == 1


def test_the_table_stays_a_table_for_whoever_listens_on_a_telephone(signed_in: SignIn) -> None:
    page = signed_in("municipality")
    page.set_viewport_size({"width": 320, "height": 700})
    opened(page, f"/progress/{number_of(page, 'municipality')}?section=municipal")
    table = page.get_by_role("table", name="Emner fra dagtilbud og skole side om side")
    expect(table.get_by_role("rowheader", name="Trivsel", exact=True)).to_be_visible()
    expect(table.get_by_role("columnheader", name="Dagtilbud")).to_be_visible()


def test_a_factor_leads_to_its_course_and_back(signed_in: SignIn) -> None:
    page = signed_in("municipality")
    opened(page, f"/progress/{number_of(page, 'municipality')}?section=municipal")
    page.locator("table.topics .voice a").first.press("Enter")
    expect(page).to_have_url(re.compile("section=trend"))
    page.locator(".progress-page.trend").wait_for()
    page.wait_for_load_state("networkidle")
    page.go_back()
    page.locator("table.topics").first.wait_for()
    expect(page).to_have_url(re.compile("section=municipal"))

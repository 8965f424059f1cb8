"""All factors of a municipality at once as readers meet them: on a telephone, by ear, and on to one of them."""

import re
from collections.abc import Callable
from itertools import pairwise

from playwright.sync_api import Page, expect

from tests.browser.opening import opened

SignIn = Callable[[str], Page]


def number_of(page: Page, kind: str) -> int:
    units = page.request.get("/api/v1/units").json()
    return int(next(found["unit"] for found in units if found["kind"] == kind))


def test_on_a_telephone_the_forms_of_a_topic_stand_below_each_other(signed_in: SignIn) -> None:
    page = signed_in("municipality")
    page.set_viewport_size({"width": 320, "height": 700})
    opened(page, f"/progress/{number_of(page, 'municipality')}?section=municipal")
    row = page.locator("table.topics tbody tr:not(.group)").first
    boxes = [box for voice in row.locator(".voice").all() if (box := voice.bounding_box())]
    assert len(boxes) >= 2
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 320 for box in boxes)
    assert all(box["y"] + box["height"] <= below["y"] for box, below in pairwise(boxes))


def test_on_a_telephone_whoever_was_not_asked_takes_no_room(signed_in: SignIn) -> None:
    page = signed_in("municipality")
    page.set_viewport_size({"width": 320, "height": 700})
    opened(page, f"/progress/{number_of(page, 'municipality')}?section=municipal")
    silent = page.locator("table.voices td:not(:has(.voice))")
    boxes = [box for cell in silent.all() if (box := cell.bounding_box())]
    assert boxes
    assert all(box["height"] < 1 for box in boxes)


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

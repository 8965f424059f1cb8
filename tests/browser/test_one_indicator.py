"""The page of one indicator in a browser: held against axe, on a telephone, and on paper."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.opening import DESK, TELEPHONE, opened
from tests.browser.test_indicators import number_of, overhang

SignIn = Callable[[str], Page]
PAPER = {"width": 794, "height": 1123}


def read(page: Page, reader_of: str = "municipality") -> Page:
    opened(page, f"/indicators/{number_of(page, reader_of)}?indicator=reading_good")
    expect(page.locator(".one-indicator .chart").first).to_be_visible()
    return page


@pytest.mark.parametrize("size", [DESK, TELEPHONE], ids=["desk", "telephone"])
def test_the_page_is_accessible_and_fits(signed_in: SignIn, size: dict[str, int]) -> None:
    page = signed_in("municipality")
    page.set_viewport_size(size)  # type: ignore[arg-type]
    read(page)
    assert violations(page) == []
    assert overhang(page) <= 0


def test_a_telephone_shows_every_column_of_the_table_of_schools(signed_in: SignIn) -> None:
    page = signed_in("municipality")
    page.set_viewport_size(TELEPHONE)
    frame = read(page).locator(".scroller:has(> .of-institutions)")
    expect(frame).to_be_visible()
    assert frame.evaluate("frame => frame.scrollWidth - frame.clientWidth") <= 0


def test_on_paper_each_grade_has_a_line_of_its_own_and_what_is_folded_stays_so(signed_in: SignIn) -> None:
    page = signed_in("municipality")
    page.set_viewport_size(PAPER)  # type: ignore[arg-type]
    read(page)
    page.emulate_media(media="print")
    assert overhang(page) <= 0
    lefts = page.locator(".year-grid").first.evaluate("grid => [...grid.children].map(one => one.offsetLeft)")
    assert len(lefts) > 1
    assert len(set(lefts)) == 1
    expect(page.locator(".one-indicator details").first).to_be_hidden()
    expect(page.locator(".edition .choices")).to_be_hidden()
    expect(page.locator(".edition")).to_contain_text("Intern udgave")

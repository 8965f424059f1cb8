"""Own sets of units in a browser: made, changed and removed, at the desk and on a telephone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.axe import violations
from tests.browser.opening import on_both, opened, serving_a_copy

USER = {"username": "leader", "password": "demo"}


@pytest.fixture
def site(demonstration: Path, tmp_path: Path) -> Iterator[str]:
    with serving_a_copy(demonstration, tmp_path) as address:
        yield address


@on_both
def test_a_set_is_made_changed_and_removed(page: Page, site: str, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    assert page.request.post(f"{site}/login", form=USER).ok
    opened(page, f"{site}/comparisons")
    assert violations(page) == []
    page.get_by_label("Navn").fill("Vores hold")
    ticks = page.locator(".picks input")
    for place in range(3):
        ticks.nth(place).check()
    page.get_by_role("button", name="Gem").click()
    expect(page.locator("main h1")).to_have_text("Vores hold")
    names = page.locator("table.units thead a").all_inner_texts()
    assert len(names) == 3
    page.wait_for_load_state("networkidle")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]

    page.get_by_text("Skift navn eller steder").click()
    page.get_by_label("Navn").fill("To steder")
    ticks.nth(2).uncheck()
    page.get_by_role("button", name="Gem").click()
    expect(page.locator("main h1")).to_have_text("To steder")
    expect(page.locator("table.units thead a")).to_have_count(2)

    page.get_by_role("button", name="Slet").click()
    expect(page.get_by_role("alert")).to_have_text("Sæt kryds, før du sletter.")
    page.get_by_label("Ja, slet den for altid").check()
    page.get_by_role("button", name="Slet").click()
    expect(page.get_by_role("status").filter(has_text="Slettet: To steder")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("Dine sammenligninger")

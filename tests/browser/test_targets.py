"""The form of a municipality's targets in a browser: what was refused is marked for everybody, and says why."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.opening import opened
from tests.browser.test_indicators import number_of

SignIn = Callable[[str], Page]


def test_a_field_that_was_refused_is_marked_and_says_why_to_those_who_hear_the_page(signed_in: SignIn) -> None:
    page = signed_in("municipality")
    opened(page, f"/indicators/{number_of(page, 'municipality')}?indicator=transition")
    page.locator("#targets summary", has_text="Sæt et mål").click()
    page.locator("#target-value").fill("mange")
    page.locator("#target-note").fill("Byrådet")
    page.get_by_role("button", name="Gem målet").click()
    value = page.locator("#target-value")
    expect(value).to_have_attribute("aria-invalid", "true")
    why = "Skriv et tal, for eksempel 82 eller 82,5. Højst to tal efter kommaet."
    expect(value).to_have_accessible_description(why)
    expect(page.locator("#target-note")).not_to_have_attribute("aria-invalid", "true")
    assert violations(page) == []

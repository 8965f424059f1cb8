"""From a finding to a decision: a newcomer counts every click and every field on the way, and gets there in few."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.opening import serving_a_copy

TOO_MANY = 25  # interactions


class Newcomer:
    """Somebody who sees the pages for the first time, and every step of whom counts."""

    def __init__(self, page: Page) -> None:
        self.page, self.steps = page, list[str]()

    def click(self, there: Locator) -> None:
        self.steps.append(f"click {there.inner_text()[:40]!r}")
        there.click()

    def fill(self, there: Locator, text: str) -> None:
        self.steps.append(f"fill {text!r}")
        there.fill(text)
        there.blur()


@pytest.fixture
def site(demonstration: Path, tmp_path: Path) -> Iterator[str]:
    with serving_a_copy(demonstration, tmp_path) as address:
        yield address


def test_a_newcomer_gets_from_signing_in_to_a_decided_action(site: str, page: Page) -> None:
    page.goto(f"{site}/login")
    newcomer, main = Newcomer(page), page.locator("main")
    newcomer.click(page.get_by_role("button", name=re.compile("Teamkoordinator")))
    newcomer.click(main.locator("a[href^='/profile/']").first)
    newcomer.click(page.get_by_role("link", name="Indsatsområder", exact=True))
    newcomer.click(main.locator("details:has(a.choose-area) > summary").last)
    newcomer.click(main.locator("a.choose-area:visible").first)
    expect(main).to_contain_text(re.compile("næste runde (ventes at )?vise"))
    newcomer.click(main.get_by_role("button", name=re.compile("^Vælg som indsatsområde")).first)
    expect(page).to_have_url(re.compile("#area-"))
    card = main.locator(f"#{page.url.partition('#')[2]}")
    newcomer.click(card.get_by_role("button", name=re.compile("^Begynd et arbejdsark")).first)
    expect(page).to_have_url(re.compile("/worksheet/[0-9]+$"))
    expect(main).to_contain_text("Fingeraftryk")

    def field(address: str) -> Locator:
        return main.locator(f"[data-field='{address}'] :is(textarea, input, select)")

    newcomer.fill(field("challenge.text"), "Eleverne kommer for sjældent til orde i timerne.")
    newcomer.click(main.locator("[data-add='actions']"))
    row = main.locator("[data-rows='actions'] [data-field^='actions.']")
    newcomer.fill(row.locator("textarea").first, "To minutters makkersnak i hver time.")
    newcomer.fill(main.locator("[data-rows='actions'] [data-field$='.responsible'] input"), "coordinator")
    newcomer.fill(
        main.locator("[data-rows='actions'] [data-field$='.end'] input"),
        (date.today() + timedelta(weeks=6)).isoformat(),
    )
    expect(main).to_contain_text(re.compile("Gemt kl"))
    assert len(newcomer.steps) < TOO_MANY, newcomer.steps
    page.reload()
    expect(main.locator("[data-rows='actions'] textarea").first).to_have_value("To minutters makkersnak i hver time.")
    expect(field("challenge.text")).to_have_value("Eleverne kommer for sjældent til orde i timerne.")

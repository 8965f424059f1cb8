"""Focus areas and work as readers meet them: a card for each, and one click from the counts to a place."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.opening import opened

SignIn = Callable[[str], Page]


def section(page: Page, **chosen: str) -> Page:
    """The page that the reader's own profile leads to."""
    opened(page, "/")
    unit = str(page.locator("main a[href^='/profile/']").first.get_attribute("href")).split("?")[0].rpartition("/")[2]
    more = "".join(f"&{name}={value}" for name, value in chosen.items())
    return opened(page, f"/progress/{unit}?section=work{more}")


def test_a_leader_reads_a_card_for_each_focus_area(signed_in: SignIn) -> None:
    page = section(signed_in("leader"))
    cards = page.locator(".card-of-area")
    assert cards.count() >= 2
    for folded in page.locator(".earlier-areas > summary").all():
        folded.click()
    for card in cards.all():
        expect(card.get_by_role("heading")).to_contain_text(":")
        expect(card.get_by_role("table")).to_be_visible()
        expect(card).to_contain_text("registreret arbejde med det")


def test_the_first_round_says_that_there_is_more_to_see(signed_in: SignIn) -> None:
    page = section(signed_in("leader"), round="2015")
    expect(page.locator(".card-of-area").first).to_contain_text("Der er en nyere runde")
    page.get_by_role("navigation", name="Runde").get_by_role("link", name="2017").click()
    page.locator(".earlier-areas > summary").click()
    expect(
        page.locator(".card-of-area").get_by_role("rowheader", name="Kortlægning 2017", exact=True).first
    ).to_be_visible()


def test_those_above_go_from_the_counts_to_an_open_place(signed_in: SignIn) -> None:
    page = section(signed_in("municipality"))
    link = page.locator(".trace-of-work tbody a").first
    name = link.inner_text()
    link.press("Enter")
    expect(page.locator("main h1")).to_have_text(name)
    expect(page.get_by_role("heading", name="Kortlægning 2017").last).to_be_visible()

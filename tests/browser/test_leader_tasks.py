"""What a leader comes for, each done by clicking from the front page on."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.opening import opened

SignIn = Callable[[str], Page]
PUPILS = "Elever 4.-10. klasse"


@pytest.fixture
def profile(signed_in: SignIn) -> Page:
    """The own profile, where the pupils have something to say: a tab tells so before it is opened."""
    page = signed_in("leader")
    page.locator("main a[href^='/profile/']").first.click()
    page.locator("nav.tabs a", has_text="▼").filter(has_text=PUPILS).click()
    expect(page.locator(".meta")).to_contain_text(PUPILS)
    return page


def challenge(page: Page) -> Locator:
    """The first sentence among the challenges."""
    return page.locator("#summary .worse li").first


def factor_of(sentence: Locator) -> Locator:
    """The link of a sentence to its factor; beside it stands the one that chooses it as a focus area."""
    return sentence.locator("a:not(.choose-area)")


def followed(page: Page, link: Locator) -> str:
    """The heading of the page behind a link, once it has come."""
    name = link.inner_text()
    link.click()
    expect(page.locator("main h1")).to_contain_text(re.sub(r" \(.*", "", name))
    return page.locator("main h1").inner_text()


def test_finding_the_weakest_factor_and_whether_it_is_real(profile: Page) -> None:
    sentence = challenge(profile).inner_text()
    points = re.search(r"ligger (\d+) point under kommunen", sentence)
    assert points
    followed(profile, factor_of(challenge(profile)))
    expect(profile.locator("main")).to_contain_text(f"{points[1]} point under kommunen")
    expect(profile.locator("main")).to_contain_text("større, end tilfældighed kan forklare")


def test_seeing_which_classes_it_comes_from(profile: Page) -> None:
    factor = followed(profile, factor_of(challenge(profile)))
    below = profile.locator(".below a").first
    name = below.inner_text()
    below.click()
    expect(profile.locator("main")).to_contain_text(name)
    expect(profile.locator("main h1")).to_have_text(factor)


def test_seeing_what_the_parents_say_of_the_same(profile: Page) -> None:
    profile.get_by_role("navigation", name="Sider om stedet").get_by_role("link", name="Perspektiver").click()
    expect(profile).to_have_url(re.compile("/perspectives/"))
    expect(profile.locator("main table").first).to_contain_text("Forældre")
    expect(profile.locator("main table").first).to_contain_text(PUPILS)


def test_the_same_view_from_a_link_in_a_mail(profile: Page, address: str) -> None:
    followed(profile, factor_of(challenge(profile)))
    mailed, seen = profile.url, profile.locator("main").inner_text()
    assert mailed.startswith(address)
    other = profile.context.new_page()
    opened(other, mailed)
    assert other.locator("main").inner_text() == seen


def test_on_paper_the_numbers_stand_beside_the_chart(profile: Page) -> None:
    table = profile.locator("table.factors").first
    expect(table).not_to_be_visible()
    profile.emulate_media(media="print")
    assert table.evaluate("table => table.checkVisibility({contentVisibilityAuto: true}) && table.offsetHeight > 0")
    expect(profile.locator("nav.menu")).not_to_be_visible()


def test_walking_through_the_factors_with_the_keyboard(profile: Page) -> None:
    names = profile.locator(".factor-names a")
    names.first.focus()
    for place in range(names.count()):
        assert profile.evaluate("document.activeElement.innerText") == names.nth(place).inner_text()
        profile.keyboard.press("Tab")
    names.first.press("Enter")
    expect(profile.locator("main h1")).to_be_focused()

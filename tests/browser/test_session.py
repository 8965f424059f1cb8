"""What stays on the screen when a session is over: nothing."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from sqlalchemy import delete

from data_access import tables
from data_access.engine import open_store, writing
from tests.browser.guard import Guard

SignIn = Callable[[str], Page]
AN_HOUR = 60 * 60 * 1000
AT_THE_DOOR = re.compile("/login")


@pytest.fixture
def run_out(served: Path) -> Callable[[], None]:
    """As if all sessions had run out."""

    def end() -> None:
        engine = open_store(f"sqlite:///{served / 'laeringsblik.db'}")
        with writing(engine) as store:
            store.execute(delete(tables.session))
        engine.dispose()

    return end


@pytest.fixture
def profile(signed_in: SignIn) -> Page:
    """The leader's own profile, opened by clicking."""
    page = signed_in("leader")
    page.locator("main a[href^='/profile/']").first.click()
    page.locator("main h1").wait_for()
    expect(page).to_have_url(re.compile("/profile/"))
    page.wait_for_load_state("networkidle")  # or scripts still on their way are refused, and complain
    return page


def sign_in_again(page: Page) -> None:
    page.locator("input[name=username]:visible").fill("leader")
    page.locator("input[name=password]:visible").fill("demo")
    page.keyboard.press("Enter")


def test_a_click_after_the_session_ran_out_leads_to_the_door_and_back(
    profile: Page, run_out: Callable[[], None], guard: Guard
) -> None:
    guard.allow("401")
    link = profile.locator("main nav a[data-inside]:not([aria-current])").first
    wanted = link.get_attribute("href")
    run_out()
    link.click()
    expect(profile).to_have_url(AT_THE_DOOR)
    sign_in_again(profile)
    profile.locator("main h1").wait_for()
    assert profile.url.endswith(str(wanted))


def test_after_an_hour_without_use_nothing_is_left_on_the_screen(
    context: BrowserContext, profile: Page, run_out: Callable[[], None]
) -> None:
    profile.clock.install()
    profile.reload()
    profile.locator("main h1").wait_for()
    was = profile.url
    profile.clock.fast_forward(AN_HOUR - 60_000)
    assert profile.locator("main h1").is_visible()
    run_out()
    profile.clock.fast_forward(61_000)
    expect(profile).to_have_url(AT_THE_DOOR)
    sign_in_again(profile)
    expect(profile).to_have_url(was)


def test_a_page_that_is_used_stays(profile: Page) -> None:
    profile.clock.install()
    profile.reload()
    choice = profile.locator("main nav a[data-inside]:not([aria-current])").first
    choice.wait_for()
    for _ in range(3):
        profile.clock.fast_forward(AN_HOUR - 60_000)
        chosen = str(choice.get_attribute("href"))
        choice.click()
        expect(choice).not_to_have_attribute("href", chosen)
    expect(profile.locator("main h1")).to_be_visible()
    assert "/profile/" in profile.url


def test_back_shows_nothing_after_signing_out(profile: Page) -> None:
    profile.locator("a[href='/logout']").click()
    expect(profile).to_have_url(AT_THE_DOOR)
    profile.go_back()
    expect(profile).to_have_url(AT_THE_DOOR)
    expect(profile.locator("input[name=password]:visible")).to_have_count(1)
    expect(profile.locator("#page")).to_have_count(0)


def test_a_page_that_the_browser_had_put_by_is_loaded_anew(profile: Page, run_out: Callable[[], None]) -> None:
    run_out()
    profile.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(profile).to_have_url(AT_THE_DOOR)


def test_what_is_left_is_hidden_before_it_can_be_put_by(profile: Page) -> None:
    profile.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    expect(profile.locator("main h1")).to_be_hidden()


def test_signing_out_in_one_tab_empties_the_others(context: BrowserContext, profile: Page, guard: Guard) -> None:
    guard.allow("401")
    other = context.new_page()
    other.goto("/")
    other.locator("a[href='/logout']").click()
    expect(other).to_have_url(AT_THE_DOOR)
    expect(profile).to_have_url(AT_THE_DOOR)


def test_signing_in_as_somebody_else_shows_the_other_tabs_to_them(context: BrowserContext, profile: Page) -> None:
    other = context.new_page()
    other.goto("/login")
    other.locator("input[name=username]:visible").fill("member")
    other.locator("input[name=password]:visible").fill("demo")
    other.keyboard.press("Enter")
    other.locator("main h1").wait_for()
    expect(profile.locator("header")).to_contain_text("member")


def test_opening_the_door_again_takes_nothing_from_other_tabs(context: BrowserContext, profile: Page) -> None:
    was = profile.url
    other = context.new_page()
    with profile.expect_response("**/_dash-layout") as answer:
        other.goto("/login")
    assert answer.value.status == 200
    expect(profile).to_have_url(was)
    expect(profile.locator("main h1")).to_be_visible()

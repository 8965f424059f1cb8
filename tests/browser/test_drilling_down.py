"""From a leader's own school up to the programme and down to a class, and back, as a reader clicks."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page


def test_a_leader_walks_through_every_level_and_back(signed_in: Callable[[str], Page]) -> None:
    page = signed_in("leader")
    school = follow(page, page.locator(".places a").first)
    municipality = follow(page, page.locator(".path a").last)
    follow(page, page.locator(".path a").last)
    page.go_back()
    expect_profile(page, municipality)
    page.go_back()
    expect_profile(page, school)
    team = follow(page, page.locator(".children a").first)
    child_group = follow(page, page.locator(".children a").first)
    page.reload()
    expect_profile(page, child_group)
    page.go_back()
    expect_profile(page, team)


def follow(page: Page, link: Locator) -> str:
    """Click a link to a unit and stand on its profile; gives the unit's name."""
    name = link.inner_text()
    link.click()
    expect_profile(page, name)
    return name


def expect_profile(page: Page, name: str) -> None:
    page.locator(".profile h1", has_text=name).wait_for(timeout=10_000)

"""From the door to the front page, in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.axe import violations

ROLES = ["programme", "municipality", "leader", "coordinator", "member", "resource", "board", "administrator"]


@pytest.mark.parametrize("role", ROLES)
def test_every_role_of_the_demonstration_gets_in(signed_in: Callable[[str], Page], role: str) -> None:
    page = signed_in(role)
    page.locator("main h1").wait_for()
    assert page.url.endswith("/")
    assert violations(page) == []


def test_a_stranger_is_shown_the_door_and_gets_in_by_typing_name_and_password(page: Page, address: str) -> None:
    page.goto(f"{address}/profile/1")
    assert page.url.startswith(f"{address}/login")
    assert violations(page) == []
    page.locator("input[name=username]:visible").fill("leader")
    page.locator("input[name=password]:visible").fill("demo")
    page.keyboard.press("Enter")
    page.locator("main h1").wait_for()
    assert not page.url.startswith(f"{address}/login")

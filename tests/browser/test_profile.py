"""The profile page as a reader uses it: choosing, going back, mailing the address, reading it in other ways."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.guard import Guard
from tests.browser.opening import on_both, opened

SignIn = Callable[[str], Page]
LEVELS = ["programme", "municipality", "institution", "team", "child_group"]


@on_both
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("level", LEVELS)
def test_every_level_is_accessible(
    leader: Page, unit: Callable[[str], int], level: str, language: str, size: dict[str, int]
) -> None:
    leader.set_viewport_size(size)
    leader.goto(f"/language/{language}")
    opened(leader, f"/profile/{unit(level)}")
    assert leader.locator("html").get_attribute("lang") == language
    assert violations(leader) == []
    assert leader.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_hidden_cells_are_accessible_and_say_why(leader: Page, unit: Callable[[str], int]) -> None:
    opened(leader, f"/profile/{unit('child_group')}?form=staff_children")
    expect(leader.locator("main")).to_contain_text("Færre end 5 svar")
    assert violations(leader) == []


def test_the_dark_look_is_accessible(leader: Page, unit: Callable[[str], int]) -> None:
    opened(leader, f"/profile/{unit('institution')}")
    leader.get_by_role("button", name="Mørk skærm").click()
    expect(leader.locator("html")).to_have_attribute("data-bs-theme", "dark")
    assert violations(leader) == []
    leader.reload()
    expect(leader.locator("html")).to_have_attribute("data-bs-theme", "dark")


def test_a_choice_changes_the_address_and_back_takes_it_back(leader: Page, unit: Callable[[str], int]) -> None:
    opened(leader, f"/profile/{unit('institution')}?form=pupil_4_10&round=2019")
    leader.get_by_role("link", name="2015", exact=True).click()
    expect(leader.locator(".meta")).to_contain_text("Kortlægning 2015")
    expect(leader).to_have_url(re.compile("round=2015"))
    leader.go_back()
    expect(leader.locator(".meta")).to_contain_text("Kortlægning 2019")
    leader.go_forward()
    expect(leader.locator(".meta")).to_contain_text("Kortlægning 2015")


def test_a_mailed_address_opens_the_same_view_after_signing_in(
    leader: Page, unit: Callable[[str], int], address: str
) -> None:
    wanted = f"/profile/{unit('team')}?round=2017&form=staff&against=institution"
    opened(leader, wanted)
    seen = leader.locator("main").inner_text()
    leader.context.clear_cookies()
    leader.goto(wanted)
    leader.locator("input[name=username]:visible").fill("leader")
    leader.locator("input[name=password]:visible").fill("demo")
    leader.keyboard.press("Enter")
    leader.locator(".profile h1").wait_for()
    assert leader.url == f"{address}{wanted}"
    assert leader.locator("main").inner_text() == seen


def test_the_chart_and_the_table_tell_the_same_points(leader: Page, unit: Callable[[str], int]) -> None:
    opened(leader, f"/profile/{unit('institution')}?form=pupil_4_10")
    leader.locator("figure .js-plotly-plot").wait_for()
    cells = leader.request.get(f"/api/v1/cells?unit={unit('institution')}&form=pupil_4_10&split=all").json()
    points = {str(cell["points"]) for cell in cells if cell["status"] == "shown"}
    table = str(leader.locator("table.factors").text_content())
    drawn = leader.locator("figure .js-plotly-plot").evaluate("chart => JSON.stringify(chart.data)")
    assert points
    assert all(number in table and number in drawn for number in points)


def test_an_expired_session_leads_to_the_door_and_back(
    leader: Page, unit: Callable[[str], int], guard: Guard, address: str
) -> None:
    guard.allow("401")
    opened(leader, f"/profile/{unit('institution')}?form=pupil_4_10&round=2019")
    leader.context.clear_cookies()
    leader.get_by_role("link", name="2015", exact=True).click()
    leader.locator("input[name=username]:visible").fill("leader")
    leader.locator("input[name=password]:visible").fill("demo")
    leader.keyboard.press("Enter")
    expect(leader.locator(".meta")).to_contain_text("Kortlægning 2015")


def test_the_keyboard_reaches_the_content_first_and_the_heading_after_a_link(
    leader: Page, unit: Callable[[str], int]
) -> None:
    opened(leader, f"/profile/{unit('institution')}")
    leader.keyboard.press("Tab")
    assert leader.evaluate("document.activeElement.getAttribute('href')") == "#main"
    child = leader.locator(".children a").first
    name = child.inner_text()
    child.focus()
    leader.keyboard.press("Enter")
    expect(leader.locator(".profile h1", has_text=name)).to_be_focused()


def test_the_language_switch_stays_on_the_page(leader: Page, unit: Callable[[str], int]) -> None:
    opened(leader, f"/profile/{unit('institution')}?round=2017")
    before = leader.url
    leader.get_by_role("link", name="English").click()
    leader.locator(".profile h1").wait_for()
    assert leader.url == before
    expect(leader.locator(".meta")).to_contain_text("Mapping 2017")


def test_only_the_small_chart_bundle_is_fetched(leader: Page, unit: Callable[[str], int]) -> None:
    fetched: list[str] = []
    leader.on("request", lambda request: fetched.append(request.url))
    opened(leader, f"/profile/{unit('institution')}")
    charts = [url for url in fetched if "plotly" in url]
    assert len(charts) == 1
    assert "/assets/plotly-" in charts[0]


def test_an_address_that_means_nothing_has_a_friendly_page(leader: Page) -> None:
    leader.goto("/profile/999999")
    expect(leader.locator("main h1")).to_have_text("Siden findes ikke")
    assert violations(leader) == []


def test_after_signing_out_the_back_button_shows_no_results(
    leader: Page, unit: Callable[[str], int], guard: Guard
) -> None:
    guard.allow("401")
    opened(leader, f"/profile/{unit('institution')}")
    leader.get_by_role("link", name="Log ud").click()
    leader.wait_for_url(re.compile("/login"))
    leader.go_back()
    leader.wait_for_url(re.compile("/login"))
    assert leader.locator(".profile").count() == 0

"""The page behind a factor as a leader uses it: from the profile to a question, a class and the next factor."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.opening import on_both, opened

SignIn = Callable[[str], Page]
FORM = "form=pupil_4_10&round=2019"


@on_both
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    ("level", "chosen"),
    [
        ("programme", f"{FORM}&factor=wellbeing"),
        ("institution", f"{FORM}&factor=bullying&split=gender%3Dgirl"),
        ("team", "form=parent&round=2019&factor=satisfaction"),
        ("municipality", "form=staff_children&round=2019&factor=behaviour"),
    ],
)
def test_the_page_is_accessible_and_fits(
    leader: Page, unit: Callable[[str], int], level: str, chosen: str, language: str, size: dict[str, int]
) -> None:
    leader.set_viewport_size(size)
    leader.goto(f"/language/{language}")
    opened(leader, f"/profile/{unit(level)}?{chosen}")
    expect(leader.locator(".factor-page")).to_be_visible()
    for summary in leader.locator(".help summary").all():
        summary.click()
    assert violations(leader) == []
    assert leader.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_the_dark_look_is_accessible(leader: Page, unit: Callable[[str], int]) -> None:
    opened(leader, f"/profile/{unit('institution')}?{FORM}&factor=wellbeing")
    leader.get_by_role("button", name="Mørk skærm").click()
    expect(leader.locator("html")).to_have_attribute("data-bs-theme", "dark")
    assert violations(leader) == []


def test_the_keyboard_walks_from_factor_to_factor_and_back_to_the_profile(
    leader: Page, unit: Callable[[str], int]
) -> None:
    opened(leader, f"/profile/{unit('institution')}?{FORM}&factor=wellbeing&against=programme")
    names = []
    for _ in range(3):
        following = leader.locator(".factor-walk .to-after a")
        following.focus()
        leader.keyboard.press("Enter")
        names.append(re.sub(r"^Næste: | →$", "", following.inner_text()))
        expect(leader.locator("h1")).to_be_focused()
    assert leader.locator(".factor-walk .place").inner_text().startswith("Faktor 4 af 11")
    leader.locator(".factor-walk .to-before a").press("Enter")
    expect(leader.locator(".factor-walk .place")).to_contain_text("Faktor 3 af 11")
    leader.get_by_role("link", name="Hele profilen").press("Enter")
    leader.locator(".profile:not(.factor-page) h1").wait_for()
    expect(leader).to_have_url(re.compile(r"against=programme"))


def test_a_leader_sees_which_classes_a_figure_comes_from_and_opens_one(
    leader: Page, unit: Callable[[str], int]
) -> None:
    opened(leader, f"/profile/{unit('institution')}?{FORM}&factor=wellbeing")
    team = leader.locator(".below tbody a").first
    name = team.inner_text()
    team.click()
    expect(leader.locator(".heading .kind")).to_contain_text(name)
    expect(leader.locator("h1")).to_have_text("Trivsel")
    expect(leader).to_have_url(re.compile("factor=wellbeing"))
    leader.locator(".below tbody a").first.click()
    expect(leader.locator(".heading .kind")).to_contain_text("Klasse")


def test_bars_lie_where_the_numbers_say(leader: Page, unit: Callable[[str], int]) -> None:
    """On the axis of 350 to 650 points."""
    opened(leader, f"/profile/{unit('institution')}?{FORM}&factor=wellbeing")
    row = leader.locator(".own-figure tr.own")
    points = int(row.locator("strong").inner_text())
    bar, mark = (row.locator(part).bounding_box() for part in (".interval-bar", ".interval-bar .at"))
    assert bar is not None
    assert mark is not None
    share = (mark["x"] + mark["width"] / 2 - bar["x"]) / bar["width"]
    assert share == pytest.approx((points - 350) / 300, abs=0.02)


def test_help_opens_beside_the_figure(leader: Page, unit: Callable[[str], int]) -> None:
    opened(leader, f"/profile/{unit('institution')}?{FORM}&factor=wellbeing")
    help_ = leader.locator(".own-figure .help")
    expect(help_.locator("p").first).to_be_hidden()
    help_.locator("summary").press("Enter")
    expect(help_.locator("p").first).to_contain_text("500 er snittet")


def test_a_mailed_link_opens_the_same_page_and_a_factor_that_is_not_asked_gives_the_profile(
    leader: Page, unit: Callable[[str], int]
) -> None:
    opened(leader, f"/profile/{unit('institution')}?{FORM}&factor=motivation")
    seen = leader.locator("main").inner_text()
    opened(leader, leader.url)
    assert leader.locator("main").inner_text() == seen
    opened(leader, f"/profile/{unit('institution')}?form=parent&round=2019&factor=motivation")
    assert leader.locator(".factor-page").count() == 0
    expect(leader.locator(".profile h1")).to_be_visible()


def test_a_factor_that_nobody_knows_has_a_friendly_page(leader: Page, unit: Callable[[str], int]) -> None:
    leader.goto(f"/profile/{unit('institution')}?factor=happiness")
    expect(leader.locator("main h1")).to_have_text("Siden findes ikke")

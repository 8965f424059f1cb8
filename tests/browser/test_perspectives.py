"""Perspectives and the map of what can be compared as readers meet them: by mouse, by keyboard and on a telephone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.opening import on_both, opened

SignIn = Callable[[str], Page]
APART = re.compile(r"ser forskelligt på det|Ingen")


@on_both
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("kind", ["institution", "child_group"])
def test_perspectives_are_accessible(
    leader: Page, unit: Callable[[str], int], kind: str, language: str, size: dict[str, int]
) -> None:
    leader.set_viewport_size(size)
    leader.goto(f"/language/{language}")
    opened(leader, f"/perspectives/{unit(kind)}")
    for summary in leader.locator("main details > summary").all():
        summary.click()
    assert violations(leader) == []
    assert leader.evaluate("document.documentElement.scrollWidth") <= size["width"]


@on_both
@pytest.mark.parametrize("language", ["da", "en"])
def test_the_map_is_accessible(leader: Page, language: str, size: dict[str, int]) -> None:
    leader.set_viewport_size(size)
    leader.goto(f"/language/{language}")
    opened(leader, "/comparability?form=pupil_4_10")
    leader.locator("main details > summary").first.click()
    leader.locator(".map details > summary").first.click()
    assert violations(leader) == []
    assert leader.evaluate("document.documentElement.scrollWidth") <= size["width"]


@pytest.mark.parametrize("place", ["/perspectives/{school}", "/comparability"])
def test_the_dark_look_is_accessible(leader: Page, unit: Callable[[str], int], place: str) -> None:
    opened(leader, place.format(school=unit("institution")))
    leader.get_by_role("button", name="Mørk skærm").click()
    expect(leader.locator("html")).to_have_attribute("data-bs-theme", "dark")
    assert violations(leader) == []


def test_a_leader_sees_what_the_parents_say_beside_the_pupils(leader: Page, unit: Callable[[str], int]) -> None:
    school = unit("institution")
    opened(leader, f"/profile/{school}")
    leader.get_by_role("link", name="Perspektiver").click()
    expect(leader.locator(".perspectives #finding")).to_have_text(APART)
    leader.get_by_role("navigation", name="Emne").get_by_role("link", name="Trivsel", exact=True).click()
    expect(leader).to_have_url(re.compile(r"factor=wellbeing"))
    rows = leader.locator("table.voices tbody tr:not(.topic) th")
    expect(rows).to_have_text([re.compile("Elever 0"), re.compile("Elever 4"), re.compile("Forældre")])
    expect(leader.locator(".side-by-side > div")).to_have_count(3)
    leader.go_back()
    expect(leader.locator("table.voices .topic")).not_to_have_count(1)


def test_a_voice_leads_to_its_factor_on_the_profile(leader: Page, unit: Callable[[str], int]) -> None:
    school = unit("institution")
    opened(leader, f"/perspectives/{school}?factor=wellbeing")
    leader.get_by_role("link", name="Barnets trivsel", exact=True).press("Enter")
    expect(leader).to_have_url(re.compile(rf"/profile/{school}\?.*form=parent.*factor=child_wellbeing"))
    expect(leader.locator("main h1")).to_be_visible()


def test_every_mark_on_the_chart_tells_its_name_and_numbers(leader: Page, unit: Callable[[str], int]) -> None:
    opened(leader, f"/perspectives/{unit('institution')}?factor=wellbeing")
    leader.locator(".scatterlayer .point").first.hover(force=True)
    expect(leader.locator(".hoverlayer .hovertext")).to_contain_text(re.compile(r"Trivsel, .*: \d+ point"))


def test_the_rounds_of_the_map_are_chosen_by_links(leader: Page) -> None:
    opened(leader, "/comparability?form=pupil_4_10")
    expect(leader.locator(".since")).to_contain_text("Kortlægning 2019 er 1 spørgsmål skrevet om")
    leader.get_by_role("link", name="2017", exact=True).click()
    expect(leader.locator(".since")).to_have_text("I Kortlægning 2017 er alle spørgsmål stillet som i runden før.")
    leader.reload()
    expect(leader.locator(".map thead [aria-current]")).to_have_text("2017")


def test_the_old_words_of_a_question_are_one_click_away(leader: Page) -> None:
    opened(leader, "/comparability?form=pupil_4_10")
    row = leader.locator(".map tr", has_text="skrevet om")
    old = row.get_by_text("Jeg laver det, jeg skal, uden at blive mindet om det")
    expect(old).to_be_hidden()
    row.locator("summary").press("Enter")
    expect(old).to_be_visible()
    expect(row.locator("[lang=en]")).to_have_count(2)

"""Equity and the plan as readers meet them: by mouse, by keyboard, on a telephone and in the dark."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.opening import on_both, opened

SignIn = Callable[[str], Page]
SECTIONS = ["equity", "plan"]


@on_both
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("section", SECTIONS)
def test_a_leader_finds_the_section_accessible(
    leader: Page, unit: Callable[[str], int], section: str, language: str, size: dict[str, int]
) -> None:
    leader.set_viewport_size(size)
    leader.goto(f"/language/{language}")
    opened(leader, f"/progress/{unit('institution')}?section={section}&form=pupil_4_10")
    every_detail_is_open(leader)
    assert violations(leader) == []
    assert leader.evaluate("document.documentElement.scrollWidth") <= size["width"]


@on_both
@pytest.mark.parametrize("section", SECTIONS)
def test_those_above_find_the_section_accessible(signed_in: SignIn, section: str, size: dict[str, int]) -> None:
    above = signed_in("programme")
    above.set_viewport_size(size)
    opened(above, f"/progress/{programme(above)}?section={section}&form=pupil_4_10")
    every_detail_is_open(above)
    assert violations(above) == []
    assert above.evaluate("document.documentElement.scrollWidth") <= size["width"]


@pytest.mark.parametrize("section", SECTIONS)
def test_the_dark_look_is_accessible(signed_in: SignIn, section: str) -> None:
    above = signed_in("programme")
    opened(above, f"/progress/{programme(above)}?section={section}&form=pupil_4_10")
    above.get_by_role("button", name="Mørk skærm").click()
    expect(above.locator("html")).to_have_attribute("data-bs-theme", "dark")
    assert violations(above) == []


def test_groups_and_topics_are_chosen_by_links_and_back_undoes_them(signed_in: SignIn) -> None:
    above = signed_in("programme")
    opened(above, f"/progress/{programme(above)}?section=equity&form=pupil_4_10")
    expect(above.locator("main h2").first).to_contain_text("Piger og Drenge:")
    above.get_by_role("navigation", name="Grupper").get_by_role("link", name="Sproglig baggrund").press("Enter")
    expect(above).to_have_url(re.compile(r"split=background%3D"))
    expect(above.locator("main h2").first).to_contain_text("Dansk og Flersproget:")
    above.get_by_role("link", name="Relation elev–elev").click()
    expect(above).to_have_url(re.compile(r"factor=peer_relation"))
    expect(above.locator("main figure h3")).to_contain_text("Relation elev–elev:")
    above.go_back()
    above.go_back()
    expect(above.locator("main h2").first).to_contain_text("Piger og Drenge:")


def test_of_a_released_institution_those_above_are_told_why_they_see_no_groups(signed_in: SignIn) -> None:
    above = signed_in("programme")
    units = above.request.get("/api/v1/units").json()
    school = next(one["unit"] for one in units if one["kind"] == "institution")
    opened(above, f"/progress/{school}?section=equity")
    expect(above.locator("main .notice")).to_contain_text("Tal for grupper af børn på et enkelt sted")
    expect(above.locator("main table")).to_have_count(0)


@pytest.mark.parametrize("kind", ["team", "child_group"])
def test_a_class_has_a_plan_and_no_equity(leader: Page, unit: Callable[[str], int], kind: str) -> None:
    opened(leader, f"/progress/{unit(kind)}?section=plan")
    expect(leader.locator("main h2").first).to_contain_text(re.compile("kan man se en ændring på omkring|skjult"))
    expect(leader.get_by_role("link", name="Lige muligheder")).to_have_count(0)
    expect(leader.get_by_role("heading", name="Planlæg næste runde")).to_be_visible()


def test_a_municipality_reads_how_many_places_could_see_a_change(signed_in: SignIn) -> None:
    above = signed_in("municipality")
    units = above.request.get("/api/v1/units").json()
    town = next(one["unit"] for one in units if one["kind"] == "municipality")
    opened(above, f"/progress/{town}?section=plan&form=pupil_4_10")
    counted = above.get_by_role("heading", name=re.compile("kan se en ændring på"))
    too_few = above.get_by_text("Når mindst to steder i det samlede tal er åbne for dig")
    expect(counted.or_(too_few)).to_be_visible()


def programme(reader: Page) -> int:
    units = reader.request.get("/api/v1/units").json()
    return int(next(one["unit"] for one in units if one["kind"] == "programme"))


def every_detail_is_open(reader: Page) -> None:
    for summary in reader.locator("main details > summary").all():
        summary.click()

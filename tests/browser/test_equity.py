"""Equity and the plan as readers meet them: by mouse and by keyboard."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.opening import opened

SignIn = Callable[[str], Page]


def test_groups_and_topics_are_chosen_by_links_and_back_undoes_them(signed_in: SignIn) -> None:
    above = signed_in("programme")
    opened(above, f"/progress/{programme(above)}?section=equity&form=pupil_4_10")
    expect(above.locator("main h2").first).to_contain_text("Piger og drenge:")
    above.get_by_role("navigation", name="Grupper").get_by_role("link", name="Sproglig baggrund").press("Enter")
    expect(above).to_have_url(re.compile(r"split=background%3D"))
    expect(above.locator("main h2").first).to_contain_text("Dansk og flersproget:")
    above.get_by_role("link", name="Relation elev–elev").click()
    expect(above).to_have_url(re.compile(r"factor=peer_relation"))
    expect(above.locator("main figure h3")).to_contain_text("Relation elev–elev:")
    above.go_back()
    above.go_back()
    expect(above.locator("main h2").first).to_contain_text("Piger og drenge:")


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
    expect(leader.locator("main h2").first).to_contain_text(re.compile("kan vise en ændring på|skjult"))
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

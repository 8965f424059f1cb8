"""A unit's own way over the rounds as readers meet it: drawn with room for its words, and chosen by links."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.opening import DESK, TELEPHONE, opened

SignIn = Callable[[str], Page]
OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll('.chart.trend .annotation text, .chart.trend .xtick text')]
    .map(text => text.getBoundingClientRect());
  const chart = document.querySelector('.chart.trend').getBoundingClientRect();
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  return [
    boxes.filter(box => box.left < chart.left - 1 || box.right > chart.right + 1).length,
    boxes.filter((box, place) => boxes.slice(place + 1).some(other => meet(box, other))).length,
  ];
}"""


@pytest.mark.parametrize("kind", ["programme", "municipality", "institution", "team", "child_group"])
def test_the_words_of_the_chart_stand_free(leader: Page, unit: Callable[[str], int], kind: str) -> None:
    for size, language in ((DESK, "da"), (TELEPHONE, "da"), (TELEPHONE, "en")):
        leader.set_viewport_size(size)
        leader.request.get(f"/language/{language}")
        opened(leader, f"/progress/{unit(kind)}?section=trend")
        leader.locator(".chart.trend .xtick text").first.wait_for()
        assert leader.evaluate(OVERLAPS) == [0, 0], (size, language)


def test_a_topic_is_drawn_when_it_is_clicked_and_back_leads_back(leader: Page, unit: Callable[[str], int]) -> None:
    opened(leader, f"/progress/{unit('institution')}?section=trend&form=pupil_4_10")
    heading = leader.locator("#trend-finding")
    before = heading.inner_text()
    leader.locator(".trend-table").get_by_role("link", name="Motivation og arbejdsindsats", exact=True).click()
    expect(leader).to_have_url(re.compile(r"factor=motivation"))
    expect(heading).to_contain_text("Motivation og arbejdsindsats: Spørgsmålene var andre i 2017")
    expect(leader.locator(".trend-table tr.chosen")).to_have_count(1)
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    expect(leader.locator(".chart.trend .annotation", has_text="andre")).to_have_count(1)
    leader.go_back()
    expect(heading).to_have_text(before)


def test_children_are_followed_from_class_to_class(leader: Page) -> None:
    groups = {
        one["name"]: one["unit"] for one in leader.request.get("/api/v1/units").json() if one["kind"] == "child_group"
    }
    opened(leader, f"/progress/{groups['8.A']}?section=trend&form=pupil_4_10")
    ticks = leader.locator(".chart.trend .xtick text")
    expect(ticks).to_have_text([re.compile(r"2015.*4\.A"), re.compile(r"2017.*6\.A"), re.compile(r"2019.*8\.A")])
    leader.get_by_role("link", name="Gruppen med samme navn").press("Enter")
    expect(leader).to_have_url(re.compile("order=place"))
    expect(ticks).to_have_text(["2015", "2017", "2019"])
    expect(leader.get_by_text("Det er ikke de samme børn.")).to_be_visible()


def test_a_school_lists_its_groups_of_the_same_children(leader: Page, unit: Callable[[str], int]) -> None:
    opened(leader, f"/progress/{unit('institution')}?section=trend&form=pupil_4_10")
    table = leader.locator(".same-children")
    expect(table.get_by_role("heading")).to_contain_text("De samme børn")
    expect(table.locator("tr", has_text="8.A").locator(".group-then")).to_have_text(["4.A", "6.A", "8.A"])
    expect(table).to_contain_text("Før svarede børnene på et andet skema")
    table.get_by_role("link", name="8.A").click()
    expect(leader.locator("main h1")).to_have_text("8.A")


def test_those_above_have_no_table_of_children(signed_in: SignIn) -> None:
    reader = signed_in("municipality")
    school = next(one["unit"] for one in reader.request.get("/api/v1/units").json() if one["kind"] == "institution")
    opened(reader, f"/progress/{school}?section=trend")
    expect(reader.locator(".trend-table")).to_be_visible()
    expect(reader.locator(".same-children")).to_have_count(0)

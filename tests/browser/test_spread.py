"""The spread of the units below one as readers meet it: the funnel, its table and its choices, wide and narrow."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.access import OPERATOR
from data_access import releases
from data_access.catalogue import read
from data_access.engine import Connection, open_store, writing
from data_access.questions import units
from tests.browser.opening import on_both, opened
from tests.services import application

SignIn = Callable[[str], Page]
FUNNEL = "#funnel-chart .scatterlayer .point"


@pytest.fixture(scope="module")
def address(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over a store in which the five schools have released the last round, and most daycares have not."""
    data = tmp_path_factory.mktemp("spread") / "store"
    shutil.copytree(demonstration, data)
    engine = open_store(f"sqlite:///{data / 'laeringsblik.db'}")
    with writing(engine) as store:
        the_schools_release(store)
    engine.dispose()
    with application.serving(data) as address:
        yield address


def the_schools_release(store: Connection) -> None:
    last = read(store).rounds[-1].id
    for *_, place in units.all_of_round(OPERATOR, store, last):
        if place.kind == "institution" and place.type == "school":
            releases.look(store, last, place.unit, "demo")
            releases.release(store, last, place.unit, "demo", with_teams=False)


@pytest.fixture
def spread(leader: Page, unit: Callable[[str], int]) -> str:
    """The address for the leader's own institution."""
    return f"/progress/{unit('institution')}?section=spread"


@on_both
@pytest.mark.parametrize("measure", ["", "&order=change"])
def test_nothing_written_in_the_funnel_is_cut_off(
    leader: Page, spread: str, measure: str, size: dict[str, int]
) -> None:
    leader.set_viewport_size(size)
    opened(leader, spread + measure)
    expect(leader.locator(FUNNEL).first).to_be_visible()
    chart = leader.locator("#funnel-chart").bounding_box()
    assert chart is not None
    for text in leader.locator("#funnel-chart svg text").all():
        box = text.bounding_box()
        assert box is not None
        assert chart["x"] <= box["x"]
        assert box["x"] + box["width"] <= chart["x"] + chart["width"] + 1
        assert box["y"] + box["height"] <= chart["y"] + chart["height"] + 1


def test_every_row_of_the_table_is_a_dot_with_a_name(leader: Page, spread: str) -> None:
    opened(leader, spread)
    rows = leader.locator("table.spread-numbers tbody tr")
    expect(leader.locator(FUNNEL)).to_have_count(rows.count())
    leader.locator(FUNNEL).first.hover(force=True)
    names = leader.locator("table.spread-numbers tbody th").all_inner_texts()
    hover = leader.locator("#funnel-chart .hoverlayer text").first
    expect(hover).to_contain_text("svar")
    assert any((hover.text_content() or "").startswith(f"{name}:") for name in names)


def test_the_choices_change_the_view_and_back_undoes_them(leader: Page, spread: str) -> None:
    opened(leader, spread)
    before = leader.locator(".spread h2").inner_text()
    leader.get_by_role("navigation", name="Vis").get_by_role("link", name="Ændring siden").click()
    expect(leader).to_have_url(re.compile("order=change"))
    expect(leader.locator(".spread h2")).not_to_have_text(before)
    expect(leader.locator("table.spread-numbers")).to_contain_text(re.compile(r"[+−]\d"))
    leader.go_back()
    expect(leader.locator(".spread h2")).to_have_text(before)


def test_a_leader_is_led_from_the_municipality_to_the_own_institution(
    leader: Page, unit: Callable[[str], int], spread: str
) -> None:
    opened(leader, f"/progress/{unit('municipality')}?section=spread")
    expect(leader.locator(".spread h2")).to_have_text("Der skal mindst 5 institutioner til")
    expect(leader.locator("#funnel-chart")).to_have_count(0)
    leader.locator(".spread-further a").click()
    expect(leader.locator("#funnel-chart")).to_be_visible()
    assert leader.url.split("?")[0].endswith(spread.split("?")[0])


def test_a_municipality_is_told_of_those_that_are_open_once_they_are_five(signed_in: SignIn) -> None:
    page = signed_in("municipality")
    told = page.request.get("/api/v1/units").json()
    town = next(one["unit"] for one in told if one["kind"] == "municipality")
    is_open = {one["name"] for one in told if one["kind"] == "institution"}
    opened(page, f"/progress/{town}?section=spread")
    names = page.locator("table.spread-numbers tbody th").all_inner_texts()
    assert len(names) == 5
    assert set(names) <= is_open
    expect(page.locator(FUNNEL)).to_have_count(5)

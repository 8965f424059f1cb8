"""Focus areas as those who work somewhere meet them: from a figure to a choice, with the keyboard alone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.opening import on_both, opened, serving_a_copy

SignIn = Callable[[str], Page]
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def address(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over a store that these tests may change."""
    with serving_a_copy(demonstration, tmp_path_factory.mktemp("focus")) as address:
        yield address


def units(page: Page, kind: str) -> list[int]:
    return [unit["unit"] for unit in page.request.get("/api/v1/units").json() if unit["kind"] == kind]


def topic(page: Page, key: str) -> str:
    return f"/profile/{units(page, 'institution')[0]}?round=2019&form=pupil_4_10&factor={key}"


def test_from_a_figure_to_a_choice_with_the_keyboard_alone(signed_in: SignIn) -> None:
    page = signed_in("leader")
    opened(page, topic(page, "peer_relation"))
    page.locator(".choose-here a").press("Enter")
    expect(page.locator(".choosing h2")).to_contain_text("Næste runde kan vise en ændring på omkring")
    expect(page.locator(".choosing .told-of")).to_contain_text("fire ud af fem gange")
    page.locator("#choose-aim").fill("560")
    page.locator("#choose-target").fill("Alle har en ven")
    page.keyboard.press("Tab")
    expect(page.locator(".decision button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Indsatsområdet er valgt.")).to_be_visible()
    chosen = page.locator(".focus-area", has_text="Alle har en ven")
    expect(chosen.locator("h4")).to_contain_text("venter på næste runde")
    expect(chosen).to_be_in_viewport()
    opened(page, topic(page, "peer_relation"))
    expect(page.locator(".choose-here a")).to_contain_text("Valgt som indsatsområde")


def test_what_is_refused_still_stands_in_the_fields(signed_in: SignIn) -> None:
    page = signed_in("leader")
    opened(page, topic(page, "teaching"))
    page.locator(".choose-here a").press("Enter")
    page.locator("#choose-goal").select_option("able")
    page.locator("#choose-target").fill("Ring til 010190-1234")
    page.locator(".decision button").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("ligner et CPR-nummer")
    expect(page.locator("#choose-target")).to_have_value("Ring til 010190-1234")
    expect(page.locator("#choose-goal")).to_have_value("able")
    assert violations(page) == []


def test_a_change_of_mind_is_one_press_away(signed_in: SignIn) -> None:
    page = signed_in("coordinator")
    opened(page, f"/focus/{units(page, 'team')[0]}")
    page.locator(".own-choice > details > summary").first.press("Enter")
    page.locator(".own-choice .choose-area").first.press("Enter")
    page.locator("#choose-target").fill("Mere ro")
    page.locator(".decision button").press("Enter")
    card = page.locator(".focus-area", has_text="Mere ro")
    card.get_by_role("button", name="Afslut indsatsområdet").press("Enter")
    expect(page.get_by_role("status").filter(has_text="Indsatsområdet er afsluttet.")).to_be_visible()
    page.locator(".chosen-areas > details summary", has_text="afslutte").press("Enter")
    card.get_by_role("button", name="Tag indsatsområdet op igen").press("Enter")
    expect(page.get_by_role("status").filter(has_text="taget op igen")).to_be_visible()


@on_both
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_part_of_the_page_is_accessible_and_fits(signed_in: SignIn, language: str, size: dict[str, int]) -> None:
    page = signed_in("leader")
    page.set_viewport_size(size)
    page.goto(f"/language/{language}?next=/")
    home = units(page, "institution")[0]
    groups = units(page, "child_group")[:2]
    for address in (
        f"/focus/{home}",
        f"/focus/{home}?round=2017",
        f"/focus/{home}?round=2019&form=parent&factor=information",
        *(f"/focus/{one}" for one in groups),
    ):
        opened(page, address)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        assert violations(page) == [], address
        assert not page.evaluate(WIDER), address

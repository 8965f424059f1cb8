"""The worksheet as a team and a leader meet it: accessible wide and narrow, light and dark, and on paper."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.axe import violations
from tests.browser.opening import on_both, opened, serving_a_copy

SignIn = Callable[[str], Page]
TEXTS = {
    "challenge.text": "Frikvarteret er svært.\n\nDe yngste står alene.",
    "actions.a.row": "1",
    "actions.a.title": "Legegrupper",
    "actions.a.status": "running",
    "evidence.e.row": "1",
    "evidence.e.date": "2019-11-04",
}


@pytest.fixture(scope="module")
def address(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over a store that these tests may change."""
    with serving_a_copy(demonstration, tmp_path_factory.mktemp("worksheet")) as address:
        yield address


def begun(page: Page) -> str:
    """The address of a new worksheet of the coordinator's team, with a figure and some words."""
    answer = page.request.post("/worksheet/begin", form={"plc": 1, "template": "analysis"})
    here = urlsplit(answer.url).path
    units = page.request.get("/api/v1/units").json()
    home = next(unit["unit"] for unit in units if unit["kind"] == "institution")
    number = here.rpartition("/")[2]
    held = {"worksheet": number, "unit": home, "what": "pupil_4_10 wellbeing"}
    assert page.request.post("/worksheet/hold", form=held).ok
    for field, text in TEXTS.items():
        body = {"field": field, "base": 0, "op": str(uuid4()), "text": text}
        assert page.request.post(f"{here}/save", data=body).ok
    return here


@on_both
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_it_is_accessible_and_never_wider_than_the_screen(signed_in: SignIn, size: ViewportSize, dark: bool) -> None:
    page = signed_in("coordinator")
    page.set_viewport_size(size)
    page.emulate_media(color_scheme="dark" if dark else "light")
    sheet = begun(page)
    for address in (sheet, f"{sheet}?section=paper"):
        opened(page, address)
        for closed in page.locator("main details:not([open]) > summary").all():
            if closed.is_visible():
                closed.click()
        assert violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") == size["width"], address


def test_the_leader_oversees_what_is_not_shared(signed_in: SignIn) -> None:
    sheet = begun(signed_in("coordinator"))
    page = signed_in("leader")
    opened(page, sheet)
    expect(page.locator("main")).to_contain_text("Teksten læses kun af PLF'en")
    expect(page.locator("main textarea")).to_have_count(0)
    assert violations(page) == []


def test_a_step_is_one_link_away(signed_in: SignIn) -> None:
    page = signed_in("coordinator")
    opened(page, begun(page))
    page.locator(".sheet-steps a", has_text="Vælg tiltag").press("Enter")
    expect(page.locator("#actions")).to_be_in_viewport()


def test_paper_has_the_words_and_room_for_more_and_none_of_the_buttons(signed_in: SignIn) -> None:
    page = signed_in("coordinator")
    opened(page, f"{begun(page)}?section=paper")
    page.emulate_media(media="print")
    expect(page.locator(".frozen table").first).to_be_visible()
    words = page.locator(".typed", has_text="Frikvarteret")
    assert words.inner_text() == TEXTS["challenge.text"]
    assert page.locator(".blank").count() > 5
    for button in page.locator("main button, main textarea, main input").all():
        expect(button).to_be_hidden()


def test_a_worksheet_is_closed_and_opened_again_with_the_keyboard_alone(signed_in: SignIn) -> None:
    page = signed_in("coordinator")
    opened(page, begun(page))
    page.get_by_role("button", name="Luk", exact=True).press("Enter")
    expect(page.get_by_role("status").filter(has_text="Arbejdsarket er lukket.")).to_be_visible()
    expect(page.locator("main textarea")).to_have_count(0)
    assert violations(page) == []
    page.get_by_role("button", name="Åbn igen").press("Enter")
    expect(page.get_by_role("status").filter(has_text="Arbejdsarket er åbent igen.")).to_be_visible()
    expect(page.locator("main textarea").first).to_be_visible()

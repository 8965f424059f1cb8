"""The library in the browser: reachable for everybody, wide and narrow, and written in with the keyboard."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.axe import violations
from tests.browser.opening import on_both, opened, serving_a_copy

SignIn = Callable[[str], Page]
EVERYTHING = "/library?factor=teaching"


@pytest.fixture(scope="module")
def address(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over a store that these tests may change."""
    with serving_a_copy(demonstration, tmp_path_factory.mktemp("library")) as address:
        yield address


@on_both
@pytest.mark.parametrize("user", ["member", "programme"])
def test_the_library_has_no_barriers(signed_in: SignIn, user: str, size: ViewportSize) -> None:
    page = signed_in(user)
    page.set_viewport_size(size)
    for where in ("/library", EVERYTHING):
        opened(page, where)
        page.locator("main details").evaluate_all("all => all.forEach((one) => { one.open = true })")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


@on_both
def test_what_waits_for_a_leader_has_no_barriers(signed_in: SignIn, size: ViewportSize) -> None:
    page = signed_in("leader")
    page.set_viewport_size(size)
    opened(page, "/library?section=release")
    assert violations(page) == []


def test_an_idea_is_written_corrected_and_withdrawn_with_the_keyboard(signed_in: SignIn) -> None:
    page = opened(signed_in("programme"), EVERYTHING)
    page.get_by_text("Skriv en ny idé").press("Enter")
    for field, text in {"title": "Ud hver dag", "says": "Gå en tur.", "limits": "Det kan regne."}.items():
        page.locator(f"#library-new-idea-{field}").fill(text)
    page.locator("#library-new-idea-link").fill("ftp://x")
    page.locator("#library-new-idea-link").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Adressen skal begynde")
    expect(page.locator("#library-new-idea-says")).to_have_value("Gå en tur.")
    page.locator("#library-new-idea-link").fill("https://example.org/")
    page.locator("#library-new-idea-link").press("Enter")
    entry = page.get_by_role("article", name="Ud hver dag")
    expect(entry).to_contain_text("Idé, ikke undersøgt af os")
    entry.locator("summary", has_text="Ret:").press("Enter")
    title = entry.get_by_label("Overskrift")
    title.fill("Ud to gange om dagen")
    title.press("Enter")
    entry = page.get_by_role("article", name="Ud to gange om dagen")
    entry.get_by_text("Hvordan den har stået før").press("Enter")
    expect(entry.get_by_text("Ud hver dag")).to_be_visible()
    entry.get_by_role("button", name="Træk tilbage").press("Enter")
    expect(page.get_by_role("article", name="Ud to gange om dagen")).to_contain_text("Andre ser den ikke")


def test_the_choices_are_links_that_lead_back(signed_in: SignIn) -> None:
    page = opened(signed_in("member"), "/library")
    page.get_by_role("link", name="Mobning").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Mobning")
    page.get_by_role("navigation", name="Slags").get_by_role("link", name="Ideer").press("Enter")
    expect(page.get_by_role("article")).to_have_count(1)
    page.go_back()
    expect(page.get_by_role("article")).to_have_count(2)

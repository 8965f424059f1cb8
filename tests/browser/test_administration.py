"""Administering with the keyboard alone, and both pages as axe and a telephone meet them."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.opening import TELEPHONE, on_both, opened, serving_a_copy

SignIn = Callable[[str], Page]
PARTS = ["", "?account=1", *(f"?section={one}" for one in ("invitations", "releases", "log", "sample", "rounds"))]


@pytest.fixture(scope="module")
def address(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over a store that these tests may change."""
    with serving_a_copy(demonstration, tmp_path_factory.mktemp("administration")) as address:
        yield address


def tab_to(page: Page, role: str, name: str) -> None:
    """Press Tab until the focus is there, as somebody without a mouse does."""
    wanted = page.get_by_role(role, name=name, exact=True)  # type: ignore[arg-type]
    wanted.wait_for()
    for _ in range(120):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            outline = wanted.evaluate("one => getComputedStyle(one).outlineStyle")
            assert outline != "none", f"nothing shows that the focus is on {name}"
            return
    raise AssertionError(f"the Tab key never comes to {role} {name}")


def colleagues_of(page: Page) -> str:
    return str(page.locator("nav.menu a[href^='/colleagues']").get_attribute("href"))


@on_both
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_part_is_accessible(signed_in: SignIn, language: str, size: dict[str, int]) -> None:
    page = signed_in("administrator")
    page.set_viewport_size(size)
    page.goto(f"/language/{language}")
    for part in PARTS:
        opened(page, f"/administration{part}")
        assert violations(page) == [], part
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], part


@on_both
@pytest.mark.parametrize("role", ["leader", "coordinator"])
def test_the_page_of_colleagues_is_accessible(signed_in: SignIn, role: str, size: dict[str, int]) -> None:
    page = signed_in(role)
    page.set_viewport_size(size)
    opened(page, colleagues_of(page))
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


@pytest.mark.parametrize("address_", ["/administration", "/administration?account=1", "/administration?section=log"])
def test_the_dark_look_is_accessible(signed_in: SignIn, address_: str) -> None:
    page = opened(signed_in("administrator"), address_)
    page.get_by_role("button", name="Mørk skærm").click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    assert violations(page) == []


def test_invitations_stay_inside_a_telephone(signed_in: SignIn) -> None:
    page = opened(signed_in("administrator"), "/administration")
    page.locator("#add-name").fill("Carl " + "with a very long name " * 5)
    page.get_by_role("button", name="Tilføj").click()
    page.locator("#secret").wait_for()
    page.set_viewport_size(TELEPHONE)
    for part in ("?words=Carl", "?section=invitations", "?section=log"):
        opened(page, f"/administration{part}")
        assert page.evaluate("document.documentElement.scrollWidth") <= TELEPHONE["width"], part
        assert violations(page) == [], part


def test_somebody_is_added_given_a_role_and_closed_with_the_keyboard_alone(signed_in: SignIn) -> None:
    page = signed_in("administrator")
    page.locator("main h1").wait_for()
    tab_to(page, "link", "Administration")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_have_text("Brugere og roller")
    tab_to(page, "textbox", "Brugernavn")
    page.keyboard.type("Anna Holm")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_have_text("Anna Holm")
    expect(page.get_by_role("status")).to_contain_text("Her er linket til Anna Holm")
    tab_to(page, "textbox", "Linket. Det vises kun her og kun én gang")
    assert page.evaluate("getSelection().toString()").startswith("http")
    tab_to(page, "combobox", "Rolle")
    page.keyboard.type("Styregruppe")
    tab_to(page, "button", "Giv rollen")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Anna Holm har fået rollen")
    expect(page.locator(".held strong")).to_have_text("Styregruppe")
    tab_to(page, "button", "Luk kontoen")
    page.keyboard.press("Space")
    expect(page.locator(".state .mark-word")).to_have_text("lukket")
    page.reload()
    expect(page.locator("main h1")).to_have_text("Anna Holm")
    assert page.locator(".notice").count() == 0


def test_what_is_refused_is_said_beside_what_was_typed(signed_in: SignIn) -> None:
    page = opened(signed_in("administrator"), "/administration")
    page.locator("#add-name").fill("Bent Dam")
    page.locator("#add-role").select_option("leader")
    page.locator("#add-site").fill("nowhere")
    page.get_by_role("button", name="Tilføj").click()
    expect(page.get_by_role("alert")).to_contain_text("»nowhere«")
    expect(page.locator("#add-name")).to_have_value("Bent Dam")
    expect(page.locator("#add-role")).to_have_value("leader")
    expect(page.locator("#add-site")).to_have_value("nowhere")
    assert violations(page) == []


def test_a_search_stands_in_the_address_and_back_leads_back(signed_in: SignIn) -> None:
    page = opened(signed_in("administrator"), "/administration")
    page.locator("#search-words").fill("coordinator")
    page.keyboard.press("Enter")
    expect(page.locator("table.accounts tbody tr")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"\?words=coordinator$"))
    page.get_by_role("link", name="coordinator", exact=True).click()
    expect(page.locator("main h1")).to_have_text("coordinator")
    page.go_back()
    expect(page.locator("table.accounts tbody tr")).to_have_count(1)


def test_the_log_is_searched_and_its_sample_kept(signed_in: SignIn) -> None:
    page = opened(signed_in("administrator"), "/administration?section=log")
    page.locator("#log-event").select_option("signed_in")
    page.get_by_role("button", name="Søg").click()
    page.locator("table.log").wait_for()
    kinds = set(page.locator("table.log tbody td:nth-child(4)").all_inner_texts())
    assert kinds == {"Logget ind"}
    expect(page.locator("#log-event")).to_have_value("signed_in")
    page.get_by_role("button", name="Prøv, om loggen er hel").click()
    expect(page.get_by_role("status").first).to_contain_text("Loggen er hel")
    opened(page, "/administration?section=sample")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Hent som fil").click()
    assert waiting.value.suggested_filename.startswith("log-")


def test_a_leader_names_a_colleague_with_the_keyboard_alone(signed_in: SignIn) -> None:
    page = signed_in("leader")
    page.locator("main h1").wait_for()
    tab_to(page, "link", "Kolleger")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_contain_text("Kolleger:")
    tab_to(page, "textbox", "Brugernavn")
    page.keyboard.type("Eva Lund")
    places = page.get_by_role("checkbox")
    for place in (places.nth(0), places.nth(1)):
        tab_to(page, "checkbox", place.evaluate("one => one.labels[0].textContent"))
        page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Eva Lund er tilføjet")
    expect(page.locator("#secret")).to_have_value(re.compile(r"^http://.*/invitation/"))
    expect(page.locator(".workplace strong", has_text="Eva Lund")).to_have_count(2)
    taken = page.get_by_role("button", name=re.compile("^Fjern Eva Lund"))
    taken.first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".workplace strong", has_text="Eva Lund")).to_have_count(1)


def test_the_menu_says_where_the_reader_stands(signed_in: SignIn) -> None:
    page = opened(signed_in("administrator"), "/administration?section=log")
    expect(page.locator("nav.menu [aria-current=page]")).to_have_text("Administration")
    expect(page.locator("nav.tabs [aria-current]")).to_have_text("Log")

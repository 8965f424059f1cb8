"""Meetings as teams hold them: led with the keyboard alone, on several screens, on a wall and on a telephone."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.meeting import agenda
from data_access.engine import open_store
from tests.browser.axe import violations
from tests.browser.guard import Guard
from tests.browser.opening import DESK, TELEPHONE, opened
from tests.callbacks.meetings import Table, laid
from tests.services import application

SignIn = Callable[[str], Page]
STEPS = [one.key for one in agenda().steps]
GUESS = "Vi gætter på, at vi ligger lidt under skolen."


@pytest.fixture(scope="module")
def store(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(demonstration, tmp_path_factory.mktemp("meetings") / "store")


@pytest.fixture(scope="module")
def address(store: Path) -> Iterator[str]:
    with application.serving(store) as address:
        yield address


@pytest.fixture
def table(address: str, store: Path) -> Table:
    """A team, a worksheet and a meeting of the test's own."""
    engine = open_store(f"sqlite:///{store / 'laeringsblik.db'}")
    try:
        return laid(engine)
    finally:
        engine.dispose()


def stands_at(page: Page, step: str) -> None:
    expect(page.locator(f'.agenda [data-go="{step}"]')).to_have_attribute("aria-current", "step")
    expect(page.locator(f".step-head[data-panel={step}]")).to_be_visible()


def field(page: Page, name: str) -> str:
    return f'[data-field="{name}"] :is(textarea, input, select)'


def begun(page: Page, table: Table) -> None:
    opened(page, f"/meeting/{table.meeting}")
    page.get_by_role("button", name="Begynd mødet").press("Enter")
    stands_at(page, "welcome")


def on_the_wall(page: Page) -> None:
    expect(page.locator("#meeting-figures table").first).to_be_visible()


def test_a_meeting_is_led_from_guess_to_minutes_with_the_keyboard_alone(signed_in: SignIn, table: Table) -> None:
    page = signed_in("coordinator")
    begun(page, table)
    page.keyboard.press("n")
    stands_at(page, "guess")
    expect(page.locator("#step-guess")).to_be_focused()
    assert page.locator("#meeting-figures table").count() == 0
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-needed]")).to_be_visible()
    expect(page.locator("[data-skip]")).to_be_focused()
    page.locator(field(page, "meetings.1.guess")).focus()
    page.keyboard.type(GUESS)
    stands_at(page, "guess")  # the letters n and p were written, and led nowhere
    page.get_by_role("button", name="Næste punkt").press("Enter")
    stands_at(page, "facts")
    on_the_wall(page)
    expect(page.locator("#meeting-figures .verdict")).to_have_count(0)
    page.keyboard.press(" ")
    page.keyboard.press("ArrowRight")
    stands_at(page, "explain")  # and no further: the space key leads nowhere
    expect(page.locator("#meeting-figures .verdict").first).to_be_visible()
    for step in ("choose", "plan"):
        page.keyboard.press("PageDown")
        stands_at(page, step)
    page.get_by_role("button", name="Tilføj et tiltag").press("Enter")
    page.keyboard.type("Vi begynder alle timer ens")
    page.locator('.agenda [data-go="close"]').press("Enter")
    stands_at(page, "close")
    page.get_by_role("button", name="Slut mødet").press("Enter")
    minutes = page.locator(".minutes")
    expect(minutes).to_contain_text(GUESS)
    expect(minutes).to_contain_text("Vi begynder alle timer ens")
    assert violations(page) == []


def test_keys_of_one_letter_can_be_turned_off(signed_in: SignIn, table: Table) -> None:
    page = signed_in("coordinator")
    begun(page, table)
    page.locator(".keys summary").press("Enter")
    switch = page.get_by_role("button", name="Brug tasterne")
    switch.press("Enter")
    expect(switch).to_have_attribute("aria-pressed", "false")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("n")
    page.locator('.agenda [data-go="guess"]').press("Enter")
    stands_at(page, "guess")
    page.keyboard.press("p")
    stands_at(page, "guess")


def test_nobody_is_taken_from_what_they_write_when_the_meeting_goes_on(
    signed_in: SignIn, table: Table, browser: Browser, guard: Guard, address: str
) -> None:
    page = signed_in("coordinator")
    begun(page, table)
    page.keyboard.press("n")
    other = browser.new_context(base_url=address, locale="da-DK")
    guard.watch(other)
    beside = other.new_page()
    assert beside.request.post("/login", form={"username": "member", "password": "demo"}).ok
    opened(beside, f"/meeting/{table.meeting}")
    stands_at(beside, "guess")
    writing = beside.locator(field(beside, "meetings.1.guess"))
    expect(writing).to_be_editable()
    writing.press_sequentially("Jeg tror")
    page.locator("[data-skip]").press("Enter")
    stands_at(page, "facts")
    expect(beside.locator("[data-moved]")).to_be_visible()
    writing.press_sequentially(", vi ligger højt")
    assert beside.locator("#meeting-figures table").count() == 0
    beside.get_by_role("button", name="Følg med").press("Enter")
    stands_at(beside, "facts")
    on_the_wall(beside)
    page.keyboard.press("p")
    stands_at(page, "guess")
    expect(page.locator(field(page, "meetings.1.guess"))).to_have_value("Jeg tror, vi ligger højt")
    expect(page.locator("#meeting-figures table")).to_have_count(0)
    stands_at(beside, "guess")  # by itself: nothing is being written there
    other.close()


@pytest.mark.parametrize(("language", "size"), [("da", DESK), ("en", TELEPHONE)], ids=["desk", "telephone"])
def test_every_step_is_accessible_and_fits(
    signed_in: SignIn, table: Table, language: str, size: dict[str, int]
) -> None:
    page = signed_in("coordinator")
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.goto(f"/language/{language}?next=/meeting/{table.meeting}")
    page.locator(".meeting form").first.wait_for()
    assert _faults(page) == []
    page.locator(".ways form button").press("Enter")
    for step in STEPS:
        page.locator(f'.agenda [data-go="{step}"]').press("Enter")
        if step == "facts":
            page.locator("[data-skip]").press("Enter")
        stands_at(page, step)
        assert _faults(page) == [], step
    page.locator(".meeting-bar form button").press("Enter")
    expect(page.locator(".minutes")).to_be_visible()
    page.locator(".put-right summary").press("Enter")
    assert _faults(page) == []
    opened(page, f"/meeting/{table.meeting}?section=paper")
    assert _faults(page) == []


def _faults(page: Page) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return [*violations(page), *(["wider than the screen"] if wide else [])]

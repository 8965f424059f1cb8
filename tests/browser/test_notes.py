"""Notes as those who work somewhere meet them: written, refused, answered and withdrawn with the keyboard alone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.opening import on_both, opened, serving_a_copy

SignIn = Callable[[str], Page]
WORDS = "Vi talte om det.\n\nFrikvarteret er svært."


@pytest.fixture(scope="module")
def address(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over a store that these tests may change."""
    with serving_a_copy(demonstration, tmp_path_factory.mktemp("notes")) as address:
        yield address


def factor_page(page: Page, factor: str) -> str:
    units = page.request.get("/api/v1/units").json()
    home = next(unit["unit"] for unit in units if unit["kind"] == "institution")
    return f"/profile/{home}?round=2019&form=pupil_4_10&factor={factor}"


def write(page: Page, text: str, button: str = "Gem noten", field: str = "#note-new-text") -> None:
    page.locator(field).fill(text)
    page.keyboard.press("Tab")
    page.get_by_role("button", name=button).press("Enter")


def test_a_note_is_written_answered_and_withdrawn_with_the_keyboard_alone(signed_in: SignIn) -> None:
    page = signed_in("leader")
    opened(page, factor_page(page, "wellbeing"))
    write(page, WORDS)
    expect(page.locator(".thread .words")).to_have_text([WORDS])
    assert page.locator(".thread .words").inner_text() == WORDS
    expect(page.locator("#notes h2")).to_be_in_viewport()
    page.locator(".answer summary").press("Enter")
    write(page, "Ja, på tirsdag.", "Gem svaret", ".answer textarea")
    expect(page.locator(".thread li .words")).to_have_text(["Ja, på tirsdag."])
    expect(page.locator("#notes h2")).to_have_text("1 samtale om tallet")
    page.locator(".thread li .withdraw summary").press("Enter")
    page.locator(".thread li").get_by_role("button", name="Træk noten tilbage").press("Enter")
    expect(page.get_by_role("status").filter(has_text="Noten er trukket tilbage.")).to_be_visible()
    expect(page.locator(".thread .words")).to_have_text([WORDS])


def test_what_is_refused_still_stands_in_the_field(signed_in: SignIn) -> None:
    page = signed_in("leader")
    opened(page, factor_page(page, "adult_relation"))
    page.locator("#note-new-audience").select_option("leaders")
    write(page, "Ring til 010190-1234\n\n  i morgen")
    expect(page.get_by_role("alert")).to_contain_text("ligner et CPR-nummer")
    expect(page.locator("#note-new-text")).to_have_value("Ring til 010190-1234\n\n  i morgen")
    expect(page.locator("#note-new-audience")).to_have_value("leaders")
    assert violations(page) == []
    write(page, "Ring i morgen")
    expect(page.locator(".thread .words")).to_have_text(["Ring i morgen"])
    expect(page.locator(".thread .only")).to_be_visible()


@on_both
@pytest.mark.parametrize("language", ["da", "en"])
def test_notes_are_accessible_beside_the_figure_and_on_their_own_page(
    signed_in: SignIn, language: str, size: dict[str, int]
) -> None:
    page = signed_in("leader")
    page.set_viewport_size(size)
    opened(page, beside := factor_page(page, "wellbeing"))
    write(page, f"{language} {size['width']} {'a' * 200}")
    expect(page.get_by_role("status").filter(has_text="Noten er gemt.")).to_be_visible()
    page.goto(f"/language/{language}")
    for where in (beside, f"{beside.partition('?')[0]}?section=notes"):
        opened(page, where)
        for summary in page.locator(".thread summary").all():
            summary.click()
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_all_notes_of_a_place_lead_to_their_figures_and_are_answered_where_they_stand(signed_in: SignIn) -> None:
    page = signed_in("leader")
    opened(page, beside := factor_page(page, "adult_relation"))
    write(page, "Om relationen")
    expect(page.get_by_text("Om relationen")).to_be_visible()
    opened(page, f"{beside.partition('?')[0]}?section=notes")
    thread = page.locator(".thread").filter(has_text="Om relationen")
    thread.locator(".answer summary").click()
    thread.locator("textarea").fill("Et svar herfra")
    thread.get_by_role("button", name="Gem svaret").click()
    expect(page.locator(".thread li .words").filter(has_text="Et svar herfra")).to_be_in_viewport()
    page.locator("section").filter(has=page.get_by_text("Om relationen")).get_by_role("link").first.click()
    expect(page.locator("#notes .words").filter(has_text="Et svar herfra")).to_have_count(1)

"""Attaching files in the browser: inside the row of a worksheet, with the keyboard, and told where one stands."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from data_access import catalogue, plcs, revisions, worksheets
from data_access.engine import open_store, writing
from data_access.revisions import Edit
from tests.browser.axe import violations
from tests.browser.opening import opened
from tests.callbacks.conftest import unit_of
from tests.hostile.files import HTML, with_place
from tests.services import application

SignIn = Callable[[str], Page]
ROW = "e1"


@pytest.fixture(scope="module")
def made(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """A store with an empty worksheet of the member's own team, and the worksheet's number."""
    folder = shutil.copytree(demonstration, tmp_path_factory.mktemp("attachments") / "store")
    engine = open_store(f"sqlite:///{folder / 'laeringsblik.db'}")
    home, unit = unit_of(engine, "leader"), unit_of(engine, "member")
    with writing(engine) as store:
        team = plcs.begin(store, home, unit, "PLF Blå")
        number = worksheets.begin(store, team, catalogue.read(store).rounds[-1].id, "analysis", "member")
        revisions.save(store, number, "member", Edit(f"evidence.{ROW}.row", 0, "b" * 12, "1"))
    engine.dispose()
    return folder, number


@pytest.fixture(scope="module")
def address(made: tuple[Path, int]) -> Iterator[str]:
    with application.serving(made[0]) as address:
        yield address


def row(page: Page, sheet: int) -> Locator:
    found = opened(page, f"/worksheet/{sheet}").locator(f"[data-rows=evidence] [data-row={ROW}]")
    found.wait_for()
    return found


def attach(within: Locator, name: str, content: bytes) -> None:
    within.get_by_text("Vedhæft en fil").press("Enter")
    within.get_by_label("Vælg en fil").set_input_files(FilePayload(name=name, mimeType="x/y", buffer=content))
    within.get_by_role("button", name="Vedhæft", exact=True).press("Enter")


def test_a_picture_is_attached_removed_and_put_back_with_the_keyboard(
    signed_in: SignIn, made: tuple[Path, int]
) -> None:
    page = signed_in("member")
    there = row(page, made[1])
    attach(there, "Vores tavle.jpg", with_place())
    link = there.get_by_role("link", name="Vores tavle.jpg")
    expect(link).to_be_in_viewport()
    expect(there.locator(".notice")).to_have_text("Filen Vores tavle.jpg er vedhæftet.")
    assert there.locator("img").evaluate("picture => picture.decode().then(() => picture.naturalHeight)") == 60
    with page.expect_download() as download:
        link.press("Enter")
    assert download.value.suggested_filename == "Vores tavle.jpg"
    assert violations(page) == []
    there.get_by_role("button", name="Fjern Vores tavle.jpg").press("Enter")
    expect(link).to_have_count(0)
    there.get_by_text("En fjernet fil").press("Enter")
    there.get_by_role("button", name="Sæt tilbage Vores tavle.jpg").press("Enter")
    expect(link).to_be_visible()


def test_what_is_refused_is_told_inside_the_row(signed_in: SignIn, made: tuple[Path, int]) -> None:
    page = signed_in("member")
    there = row(page, made[1])
    attach(there, "side.png", HTML)
    expect(there.locator(".notice")).to_contain_text("ikke det, dens navn siger")
    expect(there.locator(".notice")).to_be_in_viewport()
    assert violations(page) == []


def test_a_file_that_is_too_large_is_told_before_it_is_sent(signed_in: SignIn, made: tuple[Path, int]) -> None:
    page = signed_in("member")
    there = row(page, made[1])
    before = page.url
    attach(there, "stor.txt", b"a" * (5 * 1024 * 1024 + 1))
    field = there.get_by_label("Vælg en fil")
    assert field.evaluate("field => field.validationMessage") == "Filen er for stor. Den må højst være 5 MB."
    assert page.url == before


def test_a_row_that_was_just_made_takes_files_too(signed_in: SignIn, made: tuple[Path, int]) -> None:
    page = signed_in("member")
    row(page, made[1])
    page.locator("[data-add=evidence]").press("Enter")
    new = page.locator(f"[data-rows=evidence] [data-row]:not([data-row={ROW}])").last
    key = new.get_attribute("data-row")
    attach(new, "Andet.jpg", with_place())
    there = page.locator(f"[data-rows=evidence] [data-row='{key}']")
    expect(there.get_by_role("link", name="Andet.jpg")).to_be_visible()

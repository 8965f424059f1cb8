"""Every section of the progress page held against axe: wide and narrow, light and dark, in both languages.

Each as the reader for whom it is fullest; where it tells two kinds of readers different things, as both.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.progress import Section
from tests.browser.axe import violations
from tests.browser.guard import Guard
from tests.browser.opening import DESK, TELEPHONE, opened


@dataclass(frozen=True)
class View:
    """`shows` is what must be there, so that no section passes by telling nothing."""

    section: Section
    reader: str
    kind: str
    shows: str
    more: str = ""


VIEWS = (
    View(Section.CHANGES, "leader", "institution", "table.heat-map td", "&kind=child_group&form=parent&round=2019"),
    View(Section.TREND, "leader", "institution", ".same-children", "&form=pupil_4_10"),
    View(Section.SPREAD, "leader", "institution", "table.spread-numbers"),
    View(Section.EQUITY, "programme", "programme", "figure", "&form=pupil_4_10"),
    View(Section.MUNICIPAL, "municipality", "municipality", "table.topics"),
    View(Section.TRANSITION, "leader", "institution", "table.topics"),
    View(Section.WORK, "leader", "institution", ".card-of-area"),
    View(Section.WORK, "municipality", "municipality", ".trace-of-work tbody a"),
    View(Section.PLAN, "programme", "programme", "table", "&form=pupil_4_10"),
)
views = pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{view.section} for a {view.reader}")


@pytest.fixture(scope="module")
def watching() -> Guard:
    return Guard()


@pytest.fixture(scope="module")
def pages(browser: Browser, address: str, watching: Guard) -> Iterator[dict[str, Page]]:
    """One for each reader, signed in once; every test chooses size, language and colours anew."""
    readers = {view.reader: browser.new_context(base_url=address, locale="da-DK") for view in VIEWS}
    for reader, context in readers.items():
        watching.watch(context)
        assert context.request.post("/login", form={"username": reader, "password": "demo"}).ok
    yield {reader: context.new_page() for reader, context in readers.items()}
    for context in readers.values():
        context.close()


@pytest.fixture
def read(pages: dict[str, Page], watching: Guard) -> Iterator[Callable[..., Page]]:
    """A view with all that is folded away unfolded."""
    watching.complaints.clear()

    def opening(view: View, size: dict[str, int] = DESK, language: str = "da") -> Page:
        page = pages[view.reader]
        page.context.clear_cookies(name="theme")
        page.set_viewport_size(size)
        page.request.get(f"/language/{language}")
        units = page.request.get("/api/v1/units").json()
        unit = next(one["unit"] for one in units if one["kind"] == view.kind)
        opened(page, f"/progress/{unit}?section={view.section}{view.more}")
        expect(page.locator("html")).to_have_attribute("lang", language)
        unfold(page)
        expect(page.locator("main").locator(view.shows).first).to_be_visible()
        return page

    yield opening
    assert not watching.unexpected, "the browser complained:\n" + "\n".join(watching.unexpected)


def unfold(page: Page) -> None:
    """With a cell of the heat map told in words, too."""
    folded = page.locator("main details:not([open]) > summary")
    for _ in range(folded.count()):
        folded.first.click()
    for cell in page.locator("table.heat-map tbody td").all()[:1]:
        cell.click()


def overhang(page: Page) -> int:
    """How many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def test_no_section_is_forgotten() -> None:
    assert {view.section for view in VIEWS} == set(Section)


@views
def test_a_section_is_accessible_and_fits_light_and_dark(read: Callable[..., Page], view: View) -> None:
    page = read(view)
    assert violations(page) == []
    assert overhang(page) <= 0
    page.get_by_role("button", name="Mørk skærm").click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    assert violations(page) == []


@views
def test_a_section_is_accessible_and_fits_on_a_telephone(read: Callable[..., Page], view: View) -> None:
    page = read(view, size=TELEPHONE)
    assert violations(page) == []
    assert overhang(page) <= 0


@views
def test_a_section_is_accessible_in_english(read: Callable[..., Page], view: View) -> None:
    page = read(view, language="en")
    assert violations(page) == []
    assert overhang(page) <= 0

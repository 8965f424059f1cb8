"""The heat map as it is used: walked with the keyboard, touched, sorted by its headings, printed."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.opening import opened

Unit = Callable[[str], int]
TABLE = "table.heat-map"
STANDS = "document.activeElement.closest('td, th')"


@pytest.fixture
def table(leader: Page, unit: Unit) -> Page:
    """The classes of the leader's own institution."""
    opened(leader, f"/progress/{unit('institution')}?section=changes&kind=child_group&form=parent&round=2019")
    expect(leader.locator(TABLE)).to_be_visible()
    return leader


def place(page: Page) -> tuple[int, int]:
    """Row and column of the cell that the reader stands at."""
    row, column = page.evaluate(f"[{STANDS}.parentElement.rowIndex, {STANDS}.cellIndex]")
    return row, column


def test_the_arrow_keys_walk_through_the_table_and_tell_each_cell(table: Page) -> None:
    table.locator(f"{TABLE} tbody td").first.click()
    assert place(table) == (1, 1)
    walk = [("ArrowRight", (1, 2)), ("ArrowDown", (2, 2)), ("ArrowLeft", (2, 1)), ("ArrowLeft", (2, 0))]
    last = table.locator(f"{TABLE} tr").count() - 1
    width = table.locator(f"{TABLE} thead th").count() - 1
    walk += [("End", (2, width)), ("Home", (2, 0)), ("Control+End", (last, width)), ("Control+Home", (0, 0))]
    for key, stands in walk:
        table.keyboard.press(key)
        assert place(table) == stands, key
    table.keyboard.press("ArrowDown")
    table.keyboard.press("ArrowRight")
    expect(table.locator(".cell-said")).to_have_text(re.compile(r"^Hele institutionen, Barnets trivsel: .*2019"))


def test_the_edges_of_the_table_hold(table: Page) -> None:
    table.locator(f"{TABLE} thead a").first.focus()
    for key in ("ArrowUp", "ArrowLeft"):
        table.keyboard.press(key)
        assert place(table) == (0, 0)
    table.keyboard.press("Control+End")
    at_the_end = place(table)
    for key in ("ArrowDown", "ArrowRight"):
        table.keyboard.press(key)
        assert place(table) == at_the_end


def test_the_tab_key_comes_to_one_cell_the_one_that_was_left(table: Page) -> None:
    table.locator(f"{TABLE} tbody td").nth(2).click()
    table.keyboard.press("ArrowRight")
    left = place(table)
    table.keyboard.press("Tab")
    table.keyboard.press("Shift+Tab")
    assert place(table) == left
    assert table.locator(f'{TABLE} td[tabindex="0"]').count() == 1


def test_a_heading_sorts_without_losing_the_reader(table: Page) -> None:
    head = table.locator(f"{TABLE} thead a").nth(1)
    name = head.inner_text()
    head.press("Enter")
    expect(table).to_have_url(re.compile(r"order=verdict"))
    expect(table.locator(f'{TABLE} th[aria-sort="other"]')).to_have_text(name)
    expect(table.locator(f"{TABLE} thead a").nth(1)).to_be_focused()
    table.keyboard.press("ArrowDown")
    assert place(table) == (1, 1)
    table.go_back()
    expect(table.locator(f'{TABLE} th[aria-sort="ascending"]')).to_have_count(1)


def test_what_is_said_of_a_cell_goes_with_the_reader(table: Page) -> None:
    table.locator(f"{TABLE} tbody td").first.click()
    expect(table.locator(".cell-said")).not_to_be_empty()
    table.locator(".help summary").focus()
    expect(table.locator(".cell-said")).to_be_empty()


def test_the_head_and_the_names_stay_in_view(table: Page) -> None:
    table.set_viewport_size({"width": 390, "height": 700})
    table.locator(f"{TABLE} tfoot td").last.click()
    frame = table.locator(".heat .scroller").bounding_box()
    head, name = (
        table.locator(f"{TABLE} {part}").bounding_box() for part in ("thead th:first-child", "tfoot tr:last-child th")
    )
    assert frame
    assert head
    assert name
    assert abs(head["y"] - frame["y"]) < 2
    assert abs(head["x"] - frame["x"]) < 2
    assert abs(name["x"] - frame["x"]) < 2


def test_it_prints_on_paper_laid_across(table: Page, tmp_path: Path) -> None:
    table.emulate_media(media="print")
    assert table.locator(f"{TABLE} thead").evaluate("part => getComputedStyle(part).display") == "table-header-group"
    assert table.locator(".heat .scroller").evaluate("part => getComputedStyle(part).maxHeight") == "none"
    paper = table.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper)
    assert boxes
    assert any(float(width) > float(height) for width, height in boxes)

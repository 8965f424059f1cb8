"""Long lists in pages: nothing is lost between two of them, and all at once is all of it."""

import pytest

from dashboard.paging import ALL, PER_PAGE, number, pages, restarted, shown


@pytest.mark.parametrize("total", [0, 1, PER_PAGE, PER_PAGE + 1, 3 * PER_PAGE, 3 * PER_PAGE + 7])
def test_every_row_stands_on_one_page(total: int) -> None:
    rows = list(range(total))
    found = [shown(rows, str(page)) for page in range(1, pages(total) + 1)]
    assert [row for page in found for row in page] == rows
    assert all(0 < len(page) <= PER_PAGE for page in found) or total == 0


def test_all_rows_may_be_asked_for_at_once() -> None:
    rows = list(range(4 * PER_PAGE))
    assert shown(rows, ALL) == rows


def test_without_a_page_or_after_the_last_there_are_rows_all_the_same() -> None:
    rows = list(range(PER_PAGE + 3))
    assert shown(rows, None) == rows[:PER_PAGE]
    assert shown(rows, "999999999") == rows[PER_PAGE:]


def test_a_list_that_is_never_shown_whole_begins_with_its_first_page() -> None:
    assert [number(page) for page in (None, ALL, "1", "7")] == [1, 1, 1, 7]


def test_another_order_begins_anew_and_leaves_all_rows_there() -> None:
    assert [restarted(page) for page in (None, "3", ALL)] == [None, None, ALL]

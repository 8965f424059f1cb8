"""Long lists, a page at a time, or all of it where that is offered."""

from collections.abc import Sequence
from typing import TypeVar

Row = TypeVar("Row")

PER_PAGE = 50
ALL = "all"  # in an address, instead of a page's number


def pages(total: int) -> int:
    return max(1, -(-total // PER_PAGE))


def number(page: str | None) -> int:
    """Of the page that an address asks for; a list that is never shown whole begins with its first page."""
    return 1 if page is None or page == ALL else int(page)


def shown(rows: Sequence[Row], page: str | None) -> Sequence[Row]:
    """Those of a list that may be shown whole; after the last page comes the last page again."""
    if page == ALL:
        return rows
    last = min(number(page), pages(len(rows)))
    return rows[PER_PAGE * (last - 1) : PER_PAGE * last]


def restarted(page: str | None) -> str | None:
    """For rows in another order: all of them still, else the first page."""
    return page if page == ALL else None

"""School years: a number, the year in which one begins, and how people write it."""

import re

FIRST, LAST = 1990, 2099
_WRITTEN = re.compile(r"(\d{4})\s*[/–-]\s*(\d{2}|\d{4})")


def school_year_text(year: int) -> str:
    """As 2019/20."""
    return f"{year}/{(year + 1) % 100:02d}"


def school_year(text: str) -> int | None:
    """The year in which it begins, from 2019/2020, 2019/20 or 2019-20; None where the text is not a school year.

    A single year is none: sources mean the beginning by it as often as the end.
    """
    found = _WRITTEN.fullmatch(text.strip())
    if not found:
        return None
    begins, ends = int(found[1]), found[2]
    follows = str(begins + 1)[-len(ends) :] == ends
    return begins if follows and FIRST <= begins <= LAST else None

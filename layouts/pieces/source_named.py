"""Where a figure was found, named so that two places can be told apart, with a link where it is a secure address."""

import re
from typing import Any
from urllib.parse import urlsplit

from dash import html

from dashboard.language import Language

PRESS = ("bt.dk", "finanz.dk")  # newspapers, which repeat figures that others have published
_YEAR = re.compile(r"/((?:19|20)[0-9]{2})/")


def source_named(source: str, language: Language) -> Any:
    """An address leads there without telling where the reader came from; whatever else it is stands as it is."""
    if not source.startswith("https://"):
        return source
    return html.A(_name(source, language), href=source, rel="noreferrer noopener", title=source)


def _name(source: str, language: Language) -> str:
    """The site, with the year that stands in the address; a newspaper is said to repeat only."""
    host = (urlsplit(source).hostname or source).removeprefix("www.")
    if host in PRESS:
        return language.text("one_indicator.source.press", host=host)
    found = _YEAR.search(source)
    return language.text("one_indicator.source.of_year", host=host, year=found[1]) if found else host

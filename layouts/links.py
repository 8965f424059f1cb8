"""Links inside the dashboard: ordinary addresses, which assets/navigation.js opens without loading the page anew."""

from typing import Any
from urllib.parse import quote

from dash import html

from layouts.attributes import attributes


def inside(children: Any, address: str, *, current: str | None = None, class_name: str = "") -> html.A:
    """`current` is the aria-current of the place or choice the reader stands at: "page" or "true".

    dcc.Link would do, but it knows no aria attributes and jumps to the top of the page at every choice.
    """
    marks = attributes(data_inside="yes", **({"aria_current": current} if current else {}))
    return html.A(children, href=address, className=class_name, **marks)


def returning(address: str, here: str) -> str:
    """An address outside the dashboard that sends the reader back to `here` when it is done."""
    return f"{address}?next={quote(here, safe='')}"

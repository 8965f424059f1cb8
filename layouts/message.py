"""A page that says why there is none, for when the dashboard itself cannot say it."""

from typing import Literal

from layouts.plain import Sheet, rendered

Message = Literal["not_found", "refused", "failure"]


def page(sheet: Sheet, message: Message, reference: str | None = None) -> str:
    """`reference` is the number under which a failure stands in the log."""
    return rendered("message", sheet, message=message, reference=reference)

"""Texts that a spreadsheet would take for a formula are told apart from numbers (trust.md AC-12)."""

from typing import Any

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")


def safe(value: Any) -> Any:
    """A text that starts like a formula gets an apostrophe in front; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_STARTS_A_FORMULA) else value

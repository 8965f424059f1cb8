"""Which names accounts may have: readable ones that cannot be mistaken for another, and never a CPR number."""

import unicodedata

from dashboard.logged import CONSOLE, LONGEST_NAME, holds_cpr


def normal(name: str) -> str:
    """One form for what looks the same."""
    return " ".join(part for part in unicodedata.normalize("NFC", name).split(" ") if part)


def refusal(name: str) -> str | None:
    """The key of the text that says why nobody may be called that."""
    if not name:
        return "account_name.empty"
    if len(name) > LONGEST_NAME:
        return "account_name.long"
    if holds_cpr(name):
        return "account_name.cpr"
    if name.casefold() == CONSOLE:
        return "account_name.taken"
    return None if name.isprintable() and name == normal(name) else "account_name.unreadable"

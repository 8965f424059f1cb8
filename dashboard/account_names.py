"""Which names accounts may have: readable ones that cannot be mistaken for another, and never a CPR number."""

import unicodedata

from dashboard.logged import CONSOLE, LONGEST_NAME, holds_cpr


def normal(name: str) -> str:
    """One form for what looks the same."""
    return " ".join(part for part in unicodedata.normalize("NFC", name).split(" ") if part)


def alike(name: str) -> str:
    """The same for names that a reader could take for each other: ANNA for anna."""
    return unicodedata.normalize("NFKC", name).casefold()


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

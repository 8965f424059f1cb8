"""What the audit log knows: events, never answers (trust.md AC-14)."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Event(StrEnum):
    SIGNED_IN = "signed_in"
    SIGN_IN_REFUSED = "sign_in_refused"
    SIGNED_OUT = "signed_out"
    DENIED = "denied"  # an address, an action or a unit that is not theirs
    READ = "read"  # results: whose, and of which round, form and split
    EXPORTED = "exported"
    RELEASED = "released"
    UNRELEASED = "unreleased"
    GRANTED = "granted"
    REVOKED = "revoked"
    ACCOUNT = "account"  # added, disabled, opened again, password or second factor changed
    INVITED = "invited"
    TOKEN = "token"
    IMPORTED = "imported"
    PUBLISHED = "published"
    PURGED = "purged"  # old entries of this log were deleted


@dataclass(frozen=True, slots=True)
class Entry:
    """`account` is the name of who did it, empty for somebody not signed in, `console` for the operator.

    `detail` holds keys, names and numbers of units, rounds, forms and roles: never an answer, a figure or a password.
    """

    event: Event
    account: str
    unit: int | None = None
    detail: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Logged:
    """An entry as it stands in the log."""

    number: int
    at: datetime
    entry: Entry
    institution: int | None
    hash: str

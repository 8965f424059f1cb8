"""What the audit log knows: events, never answers (trust.md AC-14)."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

CONSOLE = "console"  # the account of whoever runs commands on the server
LONGEST_NAME, LONGEST_DETAIL = 128, 200
_BETWEEN = r"[\s\u00ad\u2010-\u2015\u2212./_-]{0,3}"  # whatever people write between the parts of a CPR number
_REST = rf"{_BETWEEN}\d{{2}}{_BETWEEN}\d{{4}}"
_LIKE_CPR = re.compile(rf"\d{{2}}{_BETWEEN}\d{{2}}{_REST}")
# A day, or one of a replacement number, and a month. Digits of other scripts are taken for either.
_OTHER = r"(?![0-9]{2})\d{2}"
_DAY, _MONTH = rf"(?:[06][1-9]|[1278][0-9]|[39][01]|{_OTHER})", rf"(?:0[1-9]|1[0-2]|{_OTHER})"
_CPR = re.compile(rf"{_DAY}{_BETWEEN}{_MONTH}{_REST}")
_MASKED = "······-····"


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
    NOTED = "noted"  # a note on a figure, or an answer to one; never what it says
    NOTE_WITHDRAWN = "note_withdrawn"
    PLC = "plc"  # a team that works with results was named, changed or ended
    FOCUS = "focus"  # a focus area was chosen, dismissed or ended
    WORKSHEET = "worksheet"  # begun, shared, closed or opened again; never what stands in it
    MEETING = "meeting"  # planned, begun or ended
    ATTACHED = "attached"  # a file was put to a worksheet, or removed
    TARGET = "target"  # a municipality's target for an indicator was set or withdrawn
    LIBRARY = "library"  # an entry was written, changed or withdrawn
    PURGED = "purged"  # old entries of this log were deleted


@dataclass(frozen=True, slots=True)
class Entry:
    """`account` is the name of who did it, empty for somebody not signed in, CONSOLE for the operator.

    `detail` holds keys, names and numbers of units, rounds, forms and roles: never an answer, a figure or a password.
    `at` is when it happened; without it, when it is written.
    """

    event: Event
    account: str
    unit: int | None = None
    detail: dict[str, str] = field(default_factory=dict)
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Logged:
    """An entry as it stands in the log."""

    number: int
    at: datetime
    entry: Entry
    institution: int | None
    hash: str


def holds_cpr(text: str) -> bool:
    """Whether a part of the text could be a CPR number: it begins with a day and a month, whatever the year."""
    return _CPR.search(text) is not None


def cleaned(text: str, longest: int = LONGEST_DETAIL) -> str:
    """Fit for the log: one line, not too long, and without numbers that could be somebody's (trust.md AC-17)."""
    printable = "".join(sign if sign.isprintable() else " " for sign in text[: 2 * longest])
    return _LIKE_CPR.sub(_MASKED, printable)[:longest]

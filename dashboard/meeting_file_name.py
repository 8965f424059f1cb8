"""How a file about a meeting is called, so that it is found again in a folder of many: the team and the day."""

import re
import unicodedata

from dashboard.meeting import Meeting

_DANISH = {0xE6: "ae", 0xF8: "oe", 0xE5: "aa"}  # by code point: ae, o with a stroke, a with a ring
_LONGEST = 60  # signs of a name; some systems take no more than 255 with the folders


def file_name(kind: str, team: str, meeting: Meeting, ending: str) -> str:
    """`kind` says what it holds; a meeting without a day goes without."""
    day = meeting.at.date().isoformat() if meeting.at else ""
    return "-".join(part for part in (plain(kind), plain(team), day) if part) + f".{ending}"


def plain(text: str) -> str:
    """In small letters from a to z, digits and hyphens; empty where nothing of it can be written so."""
    danish = unicodedata.normalize("NFC", text).lower().translate(_DANISH)
    letters = unicodedata.normalize("NFKD", danish).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", letters)[:_LONGEST].strip("-")

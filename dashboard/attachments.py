"""Files that a team puts to its evidence: which kinds are taken, how they are told apart, and what they are called."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dashboard.logged import holds_cpr

KILOBYTE, MEGABYTE = 1024, 1024 * 1024  # bytes
LARGEST = 5 * MEGABYTE  # bytes
MOST, LARGEST_TOGETHER = 40, 60 * 1024 * 1024  # files and bytes of one worksheet, removed ones included
LONGEST_NAME = 100  # characters
ENDS_WITHIN = 1024  # bytes from its end that the end mark of a PDF lies in
THUMBNAIL = 320  # pixels of the longer side


class Type(StrEnum):
    """Its usual ending."""

    PNG = "png"
    JPEG = "jpg"
    WEBP = "webp"
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    TXT = "txt"

    @property
    def is_picture(self) -> bool:
        return self in PICTURES

    @property
    def is_office(self) -> bool:
        return self in (Type.DOCX, Type.XLSX)


PICTURES = (Type.PNG, Type.JPEG, Type.WEBP)
_OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA_TYPES: Mapping[Type, str] = {
    Type.PNG: "image/png",
    Type.JPEG: "image/jpeg",
    Type.WEBP: "image/webp",
    Type.PDF: "application/pdf",
    Type.DOCX: f"{_OFFICE}.wordprocessingml.document",
    Type.XLSX: f"{_OFFICE}.spreadsheetml.sheet",
    Type.TXT: "text/plain",
}
ENDINGS: Mapping[str, Type] = {str(one): one for one in Type} | {"jpeg": Type.JPEG}
ACCEPTED = ",".join(f".{ending}" for ending in ENDINGS)

_TAGS = "html|head|body|script|svg|iframe|object|embed|meta|link|style"  # of what a browser would show or run
_MARKUP = re.compile(rf"<(?:!doctype|\?xml|{_TAGS})\b", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')  # what some system does not take in a name
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


class Refused(ValueError):
    """It is not taken; `key` is the text that says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = f"attachment.refused.{key}"


@dataclass(frozen=True, slots=True)
class Attached:
    """A file as it is told of on the page. `row` is the piece of evidence that it belongs to, and `fingerprint` a
    SHA-256 of what is in it."""

    number: int
    row: str
    name: str
    media_type: str
    size: int
    author: str
    at: datetime
    removed: bool
    fingerprint: str = ""

    @property
    def is_picture(self) -> bool:
        return self.media_type in {MEDIA_TYPES[one] for one in PICTURES}


def type_of(name: str, content: bytes) -> Type:
    """By what it begins with, and only where its name says the same. Raises Refused."""
    if not content:
        raise Refused("empty")
    if len(content) > LARGEST:
        raise Refused("large")
    claimed = ENDINGS.get(_parts(name)[1].lower())
    if claimed is None:
        raise Refused("type")
    if not _begins_as(claimed, content):
        raise Refused("differs")
    return claimed


def name_of(name: str, type_: Type) -> str:
    """What it is kept as: one line that any system takes, that reads as it is written, and that ends as what it is.

    Raises Refused where it could hold a number of somebody.
    """
    stem = _parts(unicodedata.normalize("NFC", name))[0]
    seen = "".join(sign if unicodedata.category(sign)[0] not in "CZ" else " " * (sign not in _UNSEEN) for sign in stem)
    stem = " ".join(_FORBIDDEN.sub("_", seen).split()).strip(". ")[:LONGEST_NAME].strip(". ")
    if holds_cpr(stem):
        raise Refused("cpr")
    if not stem or _DEVICES.fullmatch(stem):
        stem = f"bilag {stem}".strip()
    return f"{stem}.{type_}"


# Signs that take no room, turn the writing around or are no signs at all: they leave nothing behind.
_RANGES = (range(0x20), (0x7F, 0xAD, 0xFEFF), range(0x200B, 0x2010), range(0x202A, 0x202F), range(0x2060, 0x2070))
_UNSEEN = frozenset(chr(code) for codes in _RANGES for code in codes)


def _parts(name: str) -> tuple[str, str]:
    """Stem and ending of the last part of a path, however it is written."""
    last = re.split(r"[/\\]", name)[-1]
    stem, _, ending = last.rpartition(".")
    return stem, ending.strip()


def _begins_as(type_: Type, content: bytes) -> bool:
    match type_:
        case Type.PNG:
            return content.startswith(b"\x89PNG\r\n\x1a\n")
        case Type.JPEG:
            return content.startswith(b"\xff\xd8\xff")
        case Type.WEBP:
            return content.startswith(b"RIFF") and content[8:12] == b"WEBP"
        case Type.PDF:
            return content.startswith(b"%PDF-") and b"%%EOF" in content[-ENDS_WITHIN:]
        case Type.DOCX | Type.XLSX:
            return content.startswith(b"PK\x03\x04")
        case Type.TXT:
            return _is_plain(content)


def _is_plain(content: bytes) -> bool:
    """Text without control signs, which is no page for a browser."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if any(sign < " " and sign not in "\t\r\n\f" for sign in text) or "\x7f" in text:
        return False
    return _MARKUP.search(text) is None

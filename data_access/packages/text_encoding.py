"""Turns the bytes of a text file into UTF-8, whichever of the usual encodings they came in."""

import codecs
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

KNOWN = {
    "utf-8",
    "utf-8-sig",
    "ascii",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "cp1252",
    "iso8859-1",
    "iso8859-15",
    "mac-roman",
    "cp850",
    "cp865",
    "cp437",
}
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_MULTI_BYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
_USUAL = set("æøåÆØÅäöüÄÖÜßéèëóòôáàâíïñçÉ’‘“”–—…«»€§°½´\xa0•")


_SPOILED = re.compile("Ã[¦¸¥†˜…\u2026\u0086\u0098\u0085©¤¶¼]|\ufffd")


def spoiled(text: str) -> bool:
    """Have its letters been converted wrongly, æ to Ã¦, before the text came here?"""
    return _SPOILED.search(text) is not None


class NotText(Exception):
    """The bytes are not text in the encoding. `row` is the line where it went wrong, if that is known."""

    def __init__(self, reason: str, row: int | None = None, **fields: object) -> None:
        super().__init__(reason)
        self.reason, self.row, self.fields = reason, row, fields


@dataclass(frozen=True)
class Text:
    """`data` is UTF-8 in composed form (NFC) with line feeds; `guessed` names an encoding that had to be guessed."""

    data: bytes
    guessed: str = ""


def normal_name(encoding: str) -> str | None:
    """The codec's own name, or None for an encoding that is not a text encoding we know."""
    try:
        name = codecs.lookup(encoding).name.replace("_", "-")
    except (LookupError, ValueError):
        return None
    return name if name in KNOWN else None


def decoded(data: bytes, encoding: str | None = None) -> Text:
    """Raises NotText. Without `encoding` it is decided by the byte-order mark, then UTF-8, then what is usual."""
    if encoding is None and data.isascii():
        return Text(_checked(data))
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return Text(_composed(_decode(data[len(mark) :], marked)))
    if encoding:
        return Text(_composed(_decode(data, encoding)))
    if (guess := _guess(data)) == "utf-8":
        return Text(_composed(_decode(data, guess)))
    return Text(_composed(_decode(data, guess)), guessed=guess)


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise NotText("not_in_encoding", row, encoding=encoding.upper()) from error


def _guess(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "utf-8" if _is_damaged_utf8(data) else _single_byte(data)
    return "utf-8"


def _is_damaged_utf8(data: bytes) -> bool:
    """Most of what is beyond ASCII is right UTF-8: then the rest is damage, not another encoding."""
    right = sum(len(found) for found in _MULTI_BYTE.findall(data))
    return right * 2 > sum(len(found) for found in _BEYOND_ASCII.findall(data))


def _single_byte(data: bytes) -> str:
    return max(("cp1252", "mac-roman"), key=lambda encoding: _usual_letters(data, encoding))


def _usual_letters(data: bytes, encoding: str) -> int:
    letters = Counter(b"".join(_BEYOND_ASCII.findall(data)).decode(encoding, errors="replace"))
    return sum(count if letter in _USUAL else -count for letter, count in letters.items())


def _composed(text: str) -> bytes:
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return _checked(text.encode("utf-8", "surrogatepass"))


def _checked(data: bytes) -> bytes:
    if (place := data.find(b"\0")) >= 0:
        raise NotText("nul_bytes", data.count(b"\n", 0, place) + 1)
    if b"\r" in data and b"\n" not in data:
        return data.replace(b"\r", b"\n")
    return data

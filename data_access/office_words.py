"""What is written in Word and Excel files, as far as it takes to see whether it holds somebody's CPR number."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime

from dashboard.attachments import Type
from dashboard.logged import holds_cpr

_TAG = re.compile(rb"<[^>]*>")
_LEFT_OUT = re.compile(rb"<w:(?:instrText|delText)\b[^>]*>[^<]*<")
_NUMBER = re.compile(rb"<v>(\d{9,10})</v>")
_PARAGRAPH, _CELL = b"</w:p>", re.compile(rb"<(?:is|si|comment)\b[^>]*>(.*?)</(?:is|si|comment)>", re.DOTALL)
_DIGITS = 10  # of a CPR number; a spreadsheet takes it for a number and leaves out the nought that it begins with


def is_read(name: str, type_: Type) -> bool:
    """Whether a member of the archive holds words of the document."""
    folder = "word/" if type_ is Type.DOCX else "xl/"
    return name.startswith(folder) and name.endswith(".xml") and "/theme/" not in name


def names_somebody(parts: Mapping[str, bytes], type_: Type) -> bool:
    """`parts` are the members that hold words, by name."""
    if type_ is Type.DOCX:
        return any(holds_cpr(text) for xml in parts.values() for text in _paragraphs(xml))
    if any(holds_cpr(text) for xml in parts.values() for text in _texts(xml)):
        return True
    return any(_begins_with_a_day(found.decode()) for xml in parts.values() for found in _NUMBER.findall(xml))


def _begins_with_a_day(digits: str) -> bool:
    with suppress(ValueError):
        return bool(datetime.strptime(digits.zfill(_DIGITS)[:6], "%d%m%y"))
    return False


def _paragraphs(xml: bytes) -> Iterator[str]:
    """As they are read: marks inside them, and what is not shown, are gone."""
    for one in xml.split(_PARAGRAPH):
        yield _plain(_LEFT_OUT.sub(b"<", one))


def _texts(xml: bytes) -> Iterator[str]:
    """Of cells, shared or not, and of comments."""
    for one in _CELL.findall(xml):
        yield _plain(one)


def _plain(xml: bytes) -> str:
    return _TAG.sub(b"", xml).decode("utf-8", errors="replace")

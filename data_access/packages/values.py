"""What the text in a cell means: when two texts are the same code, and when a text is a number."""

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

T = TypeVar("T")

_WHOLE = re.compile(r"([+-]?[0-9]+)[.,]0+")
_PLAIN_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(?:[.,][0-9]{3})+")
_WITH_COMMA = re.compile(r"[+-]?[0-9]*,[0-9]+")
_NOT_FINITE = re.compile(r"[+-]?(?:nan|inf|infinity|1\.#\w+)", re.IGNORECASE)


def code(value: object) -> str:
    """The text by which codes are compared: 1, "1" and "1.0" are the same; "01" is another."""
    text = str(value).strip()
    whole = _WHOLE.fullmatch(text)
    return whole[1] if whole else text


def by_code(meanings: Mapping[str, T], labels: Mapping[str, str]) -> dict[str, T]:
    """The meanings under their codes; a code whose label (in an SPSS file) has a meaning gets that meaning too."""
    known = {code(key): meaning for key, meaning in meanings.items()}
    worded = {code(number): known[code(label)] for number, label in labels.items() if code(label) in known}
    return worded | known


def decimal_sign(texts: Iterable[str]) -> str:
    """A comma when some number has one and it does not merely group thousands."""
    commas = (text for text in texts if _WITH_COMMA.fullmatch(text.strip()))
    return "," if any(not _THOUSANDS.fullmatch(text.strip()) for text in commas) else "."


def number(text: str, decimal: str, native: bool = False) -> float | None:
    """The finite or infinite number in a text, or None. `native` numbers have a decimal point whatever the sign is."""
    text = text.strip()
    if _NOT_FINITE.fullmatch(text):
        return float("nan")
    if "," in text:
        text = text.replace(",", ".") if decimal == "," and "." not in text else ""
    elif decimal == "," and not native and _THOUSANDS.fullmatch(text):
        return None
    return float(text) if _PLAIN_NUMBER.fullmatch(text) else None

"""What a number in a column means: decimal comma or point, signs between thousands, and what cannot be told."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_SPACED = re.compile(r"[+-]?[0-9]{1,3}(?:[ '\u00a0\u2009\u202f\u2019][0-9]{3})+(?:[.,][0-9]+)?")
_SPACES = re.compile(r"[ '\u00a0\u2009\u202f\u2019]")
_WHOLE = re.compile(r"[+-]?[0-9]+")
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)")
_SCIENTIFIC = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]+")
_GROUPED = re.compile(r"[+-]?[1-9][0-9]{0,2}(?P<sign>[.,])[0-9]{3}(?:(?P=sign)[0-9]{3})*(?:(?!(?P=sign))[.,][0-9]+)?")
_OTHER = {",": ".", ".": ","}


@dataclass(frozen=True, slots=True)
class Convention:
    """`decimal` is the sign before decimals, None where the column does not tell.

    `native` numbers came as numbers, which have a decimal point whatever sign the texts beside them use.
    """

    decimal: str | None
    native: bool = False

    def readings(self, text: str) -> tuple[float, ...]:
        """All numbers that the text may mean: none, one, or two where 1.234 may be a thousand or have decimals."""
        text = plain(text)
        if _WHOLE.fullmatch(text) or _SCIENTIFIC.fullmatch(text):
            return (float(text),)
        signs = [self.decimal] if self.decimal else [",", "."]
        if self.native and _may_be_native(text):
            signs = [",", "."] if self.decimal == "," else ["."]
        found = (_with_decimals(text, sign) for sign in signs)
        return tuple(dict.fromkeys(one for one in found if one is not None))


def plain(text: str) -> str:
    """Without the sign of per cent, and without spaces between thousands."""
    text = text.strip().removesuffix("%").rstrip()
    return _SPACES.sub("", text) if _SPACED.fullmatch(text) else text


def decimal_signs(texts: Iterable[str], native: bool = False) -> set[str]:
    """The decimal signs that the texts prove; two are a contradiction."""
    return {sign for text in texts if (sign := _proven(plain(text), native))}


def _proven(text: str, native: bool) -> str | None:
    if not any(sign in text for sign in _OTHER) or _SCIENTIFIC.fullmatch(text):
        return None
    if native and _may_be_native(text):
        return None
    possible = [sign for sign in _OTHER if _with_decimals(text, sign) is not None]
    return possible[0] if len(possible) == 1 else None


def _may_be_native(text: str) -> bool:
    """A number that came as a number has no zeros to the right: 25.000 is a text."""
    return "," not in text and text.count(".") == 1 and not text.endswith("0")


def _with_decimals(text: str, decimal: str) -> float | None:
    """The number, when that is its decimal sign and the other one stands between thousands."""
    thousands = _OTHER[decimal]
    if thousands in text:
        grouped = _GROUPED.fullmatch(text)
        if not grouped or grouped["sign"] != thousands:
            return None
        text = text.replace(thousands, "")
    return float(text.replace(decimal, ".")) if _DECIMAL.fullmatch(text) else None
